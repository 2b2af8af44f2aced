"""The survey step: from a source to a finished catalog, with whatever was found wrong on the way."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition import project as projects
from edition.building.catalog import Catalog
from edition.building.discovery import LIMIT, Found, discover
from edition.building.lookups import Lookups
from edition.building.losing import crashed_facts
from edition.building.mapping import Survey, Surveyor, Workplace
from edition.building.naming import Collision
from edition.building.pool import batches, ctrl_c_held_back, processes
from edition.building.remembering import Memory, setting
from edition.building.sharing import shared
from edition.building.sources import read_source
from edition.building.surveying import FileFacts
from edition.building.travelling import Luggage
from edition.checking.fetching import cache_folder
from edition.checking.schemas import Missing, Schema, notices, schemas
from edition.checking.slugs import SLUGS
from edition.errors import SourceError
from edition.model import Problem
from edition.project import Project
from edition.reading import places

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done and how much there is, in files."""

_GRAMMAR = frozenset(slug.name for slug in SLUGS if slug.family in ("grammar", "schematron"))
_COLLISION_HINT = "give each an xml:id of its own"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. ``jobs`` 0 means: as many as pay; ``cache`` is where working files stand (None: a temporary place).

    ``schema`` comes before those that texts name, and ``network`` allows to fetch them; ``notices`` asks to be told of texts
    whose grammar is not checked. ``wanted`` are the slugs that a check looks for (see :mod:`edition.building.validating`; None:
    this is no check). ``lost`` are texts to be left out: processes have ended over them, and how.
    ``scheduler`` is the address of a cluster that does the work (:mod:`edition.building.cluster`); ``parquet``: the tables
    in that form too.
    """

    source: Path
    output: Path | None = None
    jobs: int = 0
    strict: bool = False
    cache: Path | None = None
    schema: tuple[Path, ...] | Path | None = None
    network: bool = False
    notices: bool = False
    wanted: frozenset[str] | None = None
    lost: Mapping[str, str] = field(default_factory=dict)
    scheduler: str = ""
    parquet: bool = False
    progress: Progress = field(default=lambda *_: None)


@dataclass(slots=True)
class Surveyed:
    """A surveyed source: ``folder`` holds the working files, ``sizes`` are bytes by path; ``schemas`` have been applied."""

    root: Path
    folder: Path
    project: Project
    lookups: Lookups
    catalog: Path
    counts: dict[str, int]
    problems: list[Problem]
    sizes: dict[str, int]
    schemas: tuple[Schema, ...] = ()

    def workplace(self, staging: Path | None) -> Workplace:
        """Where the workers of the map step work."""
        return Workplace(self.root, LIMIT, self.catalog, staging, self.project)


Keep = Callable[[FileFacts], None]
"""Is shown the facts of each file as they come in."""


@contextmanager
def surveyed(order: Order, keep: Keep = lambda _: None) -> Iterator[Surveyed]:
    """The survey of a source, while the working files stand; a file rule's findings are among its problems."""
    found = discover(order.source, order.output)
    project = projects.load(order.source)
    cache = order.cache.resolve() if order.cache else None
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
    with ctrl_c_held_back():  # between making the folder and knowing it, and while Python tries out where one may stand
        working = tempfile.TemporaryDirectory(prefix="edition-", dir=cache)
    with working as folder:
        path = Path(folder).resolve() / "catalog.sqlite"
        with closing(Catalog(path)) as catalog:
            place = _place(order, found.root, project)
            with closing(Memory(*place.memory)) if place.memory else nullcontext() as memory:
                keepers = (keep, *([memory.keep] if memory else []))
                problems, sizes, judged = _fill(catalog, order, found, place, keepers)
        with closing(Lookups(path, project)) as lookups:
            yield Surveyed(found.root, path.parent, project, lookups, path, catalog.counts, problems, sizes, judged)


def _place(order: Order, root: Path, project: Project) -> Survey:
    """Where the files are surveyed; a check that asks for nothing of the grammar is spared it."""
    kept = (order.cache or cache_folder(project.folder)) if order.network else None
    where = schemas(order.source, project, order.schema, kept)
    asked = order.wanted is None or not order.wanted.isdisjoint(_GRAMMAR)
    place = Survey(root, LIMIT, where if asked else None, order.wanted)
    if order.wanted is None or order.cache is None:
        return place
    return replace(place, memory=(order.cache.resolve(), setting(root, place.schemas, order.wanted)))


def _fill(
    catalog: Catalog, order: Order, found: Found, where: Survey, keepers: Sequence[Keep]
) -> tuple[list[Problem], dict[str, int], tuple[Schema, ...]]:
    problems, sizes = list(found.problems), dict(_sizes(found.root, found.paths))
    included: set[str] = set()
    grammar: list[tuple[str, tuple[Schema, ...], tuple[Missing, ...]]] = []
    for facts in _facts(order, sizes, where):
        catalog.add(facts)
        for keep in keepers:
            keep(facts)
        problems += facts.problems
        if order.notices and facts.kind in ("tei", "register"):
            grammar.append((facts.path, *facts.grammar))
        included.update(fragment[0] for fragment in facts.fragments)
    collisions = catalog.finish()
    if not any(n for kind, n in catalog.counts.items() if kind != "not_tei"):
        raise _nothing(found)
    problems = [p for p in problems if p.slug != "not-tei" or p.place is None or p.place.path not in included]
    problems += notices(grammar) if order.notices else ()
    judged = dict.fromkeys(schema for _, applied, _ in grammar for schema in applied)
    return [*dict.fromkeys(problems), *_collisions(collisions, found.root)], sizes, tuple(judged)


def _sizes(root: Path, paths: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for path in paths:
        try:
            yield path, (root / path).stat().st_size
        except OSError:
            yield path, 0


def _facts(order: Order, sizes: dict[str, int], where: Survey) -> Iterator[FileFacts]:
    """The facts of all candidates, then of the texts that they include and that are no candidates by their names."""
    done, members = 0, []
    yield from (crashed_facts(path, how) for path, how in order.lost.items())
    tasks = list(batches((path, size) for path, size in sizes.items() if path not in order.lost))
    work = shared(
        Surveyor,
        where,
        tasks,
        lambda path, how: [crashed_facts(path, how)],
        processes(order.jobs, sizes),
        order.scheduler,
        lambda: Luggage.of_survey(where.root, where.schemas),
    )
    with closing(work):
        for task, result in work:
            done += len(task)
            order.progress("survey", done, len(sizes))
            for facts in result:
                members += _members(facts)
                yield facts
    surveyor = Surveyor(where) if members else None
    while surveyor and members:
        path = members.pop()
        if path not in sizes:
            sizes.update(_sizes(where.root, (path,)))
            (facts,) = surveyor([path])
            members += _members(facts)
            yield facts


def _members(facts: FileFacts) -> list[str]:
    """Texts that a file includes, and registers: they are files of their own to the survey."""
    texts = [member for text in facts.texts for member in text.includes]
    return texts + [path for path, _, kind in facts.fragments if kind in ("tei", "register")]


def _nothing(found: Found) -> SourceError:
    what = f"{len(found.paths)} XML files, and none is TEI" if found.paths else "no XML file at all"
    message = f"there is nothing to build: {found.root} holds {what}"
    return SourceError(message, "name the folder that holds your TEI files")


def _collisions(found: list[Collision], root: Path) -> Iterator[Problem]:
    for slug, path, ordinal, message in found:
        place, line = places.of_element(path, read_source(root, path), ordinal)
        yield Problem(slug, "warning", message, place, _COLLISION_HINT, line)
