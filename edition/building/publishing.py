"""The site of a build: what stands in the old one is taken over, what is other is written, and the new one takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edition.building import disk
from edition.building.cataloguing import Surveyed
from edition.building.indexing import StoredIndex, picture_stamp
from edition.building.manifest import Manifest, Written
from edition.building.planning import Plan, holds, is_intact, written
from edition.building.plugins import renderers
from edition.building.store import Kept, Store
from edition.building.writing import Staging
from edition.model import Artifact


class Site:
    """The old site beside the new one. First :meth:`look`, in the end :meth:`publish`."""

    def __init__(self, staging: Staging, store: Store, survey: Surveyed) -> None:
        self._staging, self._store, self._survey = staging, store, survey
        self._pages: dict[str, Kept] = {}
        self._all_intact, self._damaged = True, False

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
                self._pages[kept.path] = kept
        plan.stale |= damaged & plan.keys.keys()
        plan.gone += [result for result in self._store.results() if result.path in damaged]

    def stands(self, plan: Plan) -> bool:
        """Whether the old site is what a build would make: nothing is to be read, and nothing else has changed."""
        store = self._store
        return (
            self._all_intact
            and not (plan.changed or plan.stale)
            and bool(store.note("state"))
            and store.note("state") == self._state()
            and self._staging.is_marked(store.note("marker"))
        )

    def _state(self) -> str:
        """What pages of the whole edition depend on beside the texts."""
        survey = self._survey
        pictures = [picture_stamp(survey.root, path) for path in survey.lookups.all_media()]
        return repr((survey.changes.generation, survey.project, survey.project.problems, pictures))

    def take_over(self) -> Iterator[Written]:
        """Give the artifacts of texts that are not read again a second name in the new site."""
        for kept in self._store.artifacts():
            if kept.file:
                self._staging.take_over(kept.path)
                yield written(kept)

    def add_pages(self, index: StoredIndex, manifest: Manifest) -> None:
        """Make the artifacts of the whole edition; those that would be what they are stay."""
        made: list[tuple[Written, str]] = []
        for renderer in renderers():
            for artifact in renderer.edition(index, self._survey.lookups):
                made.append((self._page(artifact), artifact.stamp))
                manifest.add((made[-1][0],))
        self._store.keep_pages(made)

    def _page(self, artifact: Artifact) -> Written:
        path = artifact.path
        kept = self._pages.get(path)
        if kept and artifact.stamp and kept.stamp == artifact.stamp:
            self._staging.take_over(path)
            return written(kept)
        new = self._staging.write(artifact)
        if kept and new == written(kept):
            self._staging.take_over(path, instead=True)
        return new

    def publish(self, manifest: Manifest) -> bool:
        """The new site takes the old one's place; False where it is the same. The store is finished."""
        published = self._staging.finish(manifest, lambda: self._is_same(manifest))
        output = self._staging.output
        times = [(path, disk.lstat(f"{output}/{path}").st_mtime_ns) for path in self._store.unpublished()]
        self._store.put("state", self._state())
        self._store.put("marker", self._staging.marked())
        self._store.published(times)
        return published

    def _is_same(self, manifest: Manifest) -> bool:
        """Whether the old site, which lists the same files, holds them as well: somebody may have written into one."""
        output = str(self._staging.output)
        return not self._damaged and all(holds(output, manifest[path]) for path in self._store.unpublished())
