"""The site of a build: what stands in the old one is taken over, what is other is written, and the new one takes its place."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from edition.building import disk, pagefind
from edition.building.cataloguing import Surveyed
from edition.building.indexing import StoredIndex, picture_stamp
from edition.building.manifest import Manifest, Written
from edition.building.planning import Plan, holds, is_intact, written
from edition.building.pool import run
from edition.building.reducing import TOGETHER, Reducer, Reduction, everything
from edition.building.sources import listing
from edition.building.store import Kept, Store
from edition.building.writing import Staging

_TOGETHER = 500
"""Pages that are noted in the manifest at once."""
_Item = TypeVar("_Item")


class Site:
    """The old site beside the new one. First :meth:`look`, in the end :meth:`publish`."""

    def __init__(self, staging: Staging, store: Store, survey: Surveyed, *, parquet: bool = False) -> None:
        self._staging, self._store, self._survey, self._parquet = staging, store, survey, parquet
        self._pages: dict[str, Kept] = {}
        self._all_intact, self._damaged = True, False
        if self._is_hosted:
            pagefind.program()  # before any text is read

    @property
    def _is_hosted(self) -> bool:
        return self._survey.project.is_hosted

    @property
    def folder(self) -> Path:
        """Where workers write."""
        return self._staging.root

    def look(self, plan: Plan) -> None:
        """See which artifacts of the old site are as they were made: files whose artifacts are not are to be read again."""
        old, damaged = self._staging.output, set[str]()
        for kept in self._store.artifacts():
            if kept.file in plan.stale:
                continue
            if not is_intact(old, kept):
                self._all_intact = False
                self._damaged |= kept.mtime >= 0
                damaged.add(kept.file)
            elif not kept.file:
                self._pages[kept.path] = kept if self._store.is_settled else kept._replace(stamp="")
        plan.stale |= damaged & plan.keys.keys()
        plan.gone += [result for result in self._store.results() if result.path in damaged]

    def stands(self, plan: Plan) -> bool:
        """Whether the old site is what a build would make: nothing is to be read, and nothing else has changed."""
        store = self._store
        return (
            self._all_intact
            and store.is_settled
            and not (plan.changed or plan.stale)
            and bool(store.note("state"))
            and store.note("state") == self._state()
            and self._staging.is_marked(store.note("marker"))
        )

    def _state(self) -> str:
        """What pages of the whole edition depend on beside the texts."""
        survey = self._survey
        pictures = [picture_stamp(survey.root, path) for path in survey.lookups.all_media()]
        own = survey.project.folder / "static" if survey.project.folder else None
        files = [(path, picture_stamp(own, path)) for path in listing(own)] if own else []
        return repr(
            (
                survey.changes.generation,
                survey.project,
                survey.project.problems,
                pictures,
                files,
                self._parquet,
                pagefind.known() if self._is_hosted else "",
            )
        )

    def take_over(self) -> Iterator[Written]:
        """Give the artifacts of texts that are not read again a second name in the new site."""
        for kept in self._store.artifacts():
            if kept.file:
                try:
                    self._staging.take_over(kept.path)
                except ValueError as error:  # no path of ours
                    raise sqlite3.DatabaseError(str(error)) from error
                yield written(kept)

    def add_pages(self, index: StoredIndex, manifest: Manifest, jobs: int) -> None:
        """Make the artifacts of the whole edition; those that would be what they are stay."""
        making = self._reducer(index) if jobs > 1 else None
        later: dict[str, str] = {}

        def now() -> Iterator[tuple[Written, str]]:
            for artifact in everything(index, self._survey.lookups, self._parquet):
                kept = self._pages.get(artifact.path)
                if kept and artifact.stamp and kept.stamp == artifact.stamp:
                    self._staging.take_over(artifact.path)
                    yield written(kept), artifact.stamp
                elif making:
                    later[artifact.path] = artifact.stamp
                else:
                    yield self._settled(self._staging.write(artifact)), artifact.stamp
            if self._is_hosted:
                yield from ((self._settled(self._staging.write(one)), "") for one in pagefind.artifacts(index))

        for some in _some(now()):
            manifest.add(page for page, _ in some)
            self._store.keep_pages(some)
        if making:
            tasks = [list(part) for part in _some(later, TOGETHER)]
            with closing(run(Reducer, making, tasks, jobs)) as work:
                for _, pages in work:
                    manifest.add(pages)
                    self._store.keep_pages((self._settled(page), later[page.path]) for page in pages)
        self._store.forget_pages()

    def _reducer(self, index: StoredIndex) -> Reduction:
        survey = self._survey
        return Reduction(
            self._store.path,
            survey.catalog,
            survey.project,
            index.counts,
            survey.root,
            self._staging.root,
            self._parquet,
        )

    def _settled(self, page: Written) -> Written:
        """A page that was made anew and is what it was keeps its time and place on the disk."""
        kept = self._pages.get(page.path)
        if kept and page == written(kept):
            self._staging.take_over(page.path, instead=True)
        return page

    def publish(self, manifest: Manifest) -> bool:
        """The new site takes the old one's place; False where it is the same. The store is finished.

        The site is there then, whatever becomes of the store: what it does not know of, the next build makes again.
        """
        published = self._staging.publish(manifest, lambda: self._is_same(manifest))
        with suppress(sqlite3.DatabaseError, OSError):
            self._settle()
        return published

    def _settle(self) -> None:
        store, output = self._store, self._staging.output
        times = [(path, disk.lstat(f"{output}/{path}").st_mtime_ns) for path in store.unpublished()]
        store.put("state", self._state())
        store.put("marker", self._staging.marked())
        store.published(times)

    def _is_same(self, manifest: Manifest) -> bool:
        """Whether the old site, which lists the same files, holds them as well: somebody may have written into one."""
        output = str(self._staging.output)
        return not self._damaged and all(holds(output, manifest[path]) for path in self._store.unpublished())


def _some(items: Iterable[_Item], number: int = _TOGETHER) -> Iterator[list[_Item]]:
    rest = iter(items)
    while some := list(itertools.islice(rest, number)):
        yield some
