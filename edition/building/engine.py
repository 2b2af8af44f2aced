"""Survey, map, reduce: the whole way from a folder of TEI to a site (DESIGN, section 3)."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from edition import project as projects
from edition.building.catalog import Catalog
from edition.building.discovery import LIMIT, Found, discover
from edition.building.gathering import gather
from edition.building.indexing import StoredIndex
from edition.building.lookups import Lookups
from edition.building.manifest import Written
from edition.building.mapping import Mapper, Surveyor, Workplace
from edition.building.naming import Collision
from edition.building.plugins import renderers
from edition.building.pool import batches, run
from edition.building.sources import read_source
from edition.building.store import Store
from edition.building.surveying import FileFacts
from edition.building.writing import Staging, open_site
from edition.errors import SourceError
from edition.model import Problem, worst
from edition.project import Project
from edition.reading import places

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done and how much there is, in files."""

_GARBAGE = 200_000
_COLLISION_HINT = "give each an xml:id of its own"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. ``jobs`` 0 means: as many as pay; ``cache`` is where working files stand (None: a temporary place)."""

    source: Path
    output: Path | None = None
    jobs: int = 0
    strict: bool = False
    cache: Path | None = None
    progress: Progress = field(default=lambda *_: None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build has come to. ``published`` is false where nothing had changed, or where ``strict`` stopped it."""

    counts: dict[str, int]
    problems: list[Problem]
    published: bool
    stopped: bool = False
    left_aside: int = 0


@dataclass(slots=True)
class _Surveyed:
    found: Found
    project: Project
    lookups: Lookups
    catalog: Path
    counts: dict[str, int]
    problems: list[Problem]
    sizes: dict[str, int]
    folder: Path


def build(order: Order) -> Outcome:
    """Build a site. Raises ``EditionError`` when it cannot be done; the old site is whole then."""
    if order.output is None:
        raise ValueError("a build needs an output")
    gc.set_threshold(
        _GARBAGE
    )  # trees hold no cycles: looking for some after every 700 elements costs a third of the time
    with open_site(order.output, order.source) as staging, _survey(order) as surveyed:
        written: list[Written] = []
        with closing(_mapped(order, surveyed, staging, written)) as store:
            index = _index(store, surveyed)
            problems = list(index.problems())
            if order.strict and worst(problems) == "error":
                return Outcome(surveyed.counts, problems, False, True, surveyed.found.left_aside)
            order.progress("pages", 0, 0)
            written += _reduce(index, surveyed, staging)
        order.progress("publishing", 0, 0)
        return Outcome(surveyed.counts, problems, staging.finish(written), left_aside=surveyed.found.left_aside)


@contextmanager
def indexed(order: Order) -> Iterator[StoredIndex]:
    """The index of an edition without a site: what ``edition index`` prints from."""
    with _survey(order) as surveyed, closing(_mapped(order, surveyed, None, [])) as store:
        yield _index(store, surveyed)


@contextmanager
def _survey(order: Order) -> Iterator[_Surveyed]:
    found = discover(order.source, order.output)
    project = projects.load(order.source)
    if order.cache:
        order.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="edition-", dir=order.cache) as folder:
        path = Path(folder) / "catalog.sqlite"
        catalog = Catalog(path)
        problems, sizes = list(found.problems), dict(_sizes(found))
        for facts in _facts(order, found, sizes, Path(folder), project):
            catalog.add(facts)
            problems += facts.problems
        problems += _collisions(catalog.finish(), found.root)
        _some_texts(catalog, found)
        yield _Surveyed(found, project, Lookups(path, project), path, catalog.counts, problems, sizes, Path(folder))


def _sizes(found: Found) -> Iterator[tuple[str, int]]:
    for path in found.paths:
        try:
            yield path, (found.root / path).stat().st_size
        except OSError:
            yield path, 0


def _facts(order: Order, found: Found, sizes: dict[str, int], folder: Path, project: Project) -> Iterator[FileFacts]:
    workplace = Workplace(found.root, LIMIT, folder / "none", None, project)
    done = 0
    for task, result in run(Surveyor, workplace, list(batches(sizes.items())), _jobs(order, sizes)):
        done += len(task)
        order.progress("survey", done, len(sizes))
        yield from result


def _jobs(order: Order, sizes: dict[str, int]) -> int:
    """As many processes as pay: one for every four megabytes, at most one a core."""
    return order.jobs or max(1, min(os.cpu_count() or 1, sum(sizes.values()) // 4_000_000))


def _some_texts(catalog: Catalog, found: Found) -> None:
    if not sum(n for kind, n in catalog.counts.items() if kind != "not_tei"):
        what = f"{len(found.paths)} XML files, and none is TEI" if found.paths else "no XML file at all"
        raise SourceError(
            f"there is nothing to build: {found.root} holds {what}", "name the folder that holds your TEI files"
        )


def _collisions(found: list[Collision], root: Path) -> Iterator[Problem]:
    for slug, path, ordinal, message in found:
        place, line = places.of_element(path, read_source(root, path), ordinal)
        yield Problem(slug, "warning", message, place, _COLLISION_HINT, line)


def _mapped(order: Order, surveyed: _Surveyed, staging: Staging | None, written: list[Written]) -> Store:
    store = Store(surveyed.folder / "index.sqlite")
    store.add_problems(surveyed.problems)
    paths = surveyed.lookups.paths()
    root = staging.root if staging else None
    workplace = Workplace(surveyed.found.root, LIMIT, surveyed.catalog, root, surveyed.project)
    tasks = list(batches((path, surveyed.sizes.get(path, 0)) for path in paths))
    done = 0
    for task, mapped in run(Mapper, workplace, tasks, _jobs(order, surveyed.sizes)):
        for rows in mapped.rows:
            store.add(rows)
        written += mapped.written
        done += len(task)
        order.progress("texts", done, len(paths))
    return store


def _index(store: Store, surveyed: _Surveyed) -> StoredIndex:
    store.flush()
    gather(store.db, surveyed.catalog, surveyed.lookups)
    return StoredIndex(store.db, surveyed.lookups, surveyed.counts)


def _reduce(index: StoredIndex, surveyed: _Surveyed, staging: Staging) -> Iterator[Written]:
    for renderer in renderers():
        for artifact in renderer.edition(index, surveyed.lookups):
            yield staging.write(artifact)
