"""The survey step: from a source to a finished catalog, with whatever was found wrong on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from edition import project as projects
from edition.building import settings
from edition.building.catalog import Catalog
from edition.building.discovery import Found, discover
from edition.building.library import Library
from edition.building.lookups import Lookups
from edition.building.losing import crashed_facts
from edition.building.mapping import Survey, Surveyor, Workplace
from edition.building.naming import Collision
from edition.building.pool import batches, processes
from edition.building.remembering import Memory
from edition.building.sharing import shared
from edition.building.sources import read_source
from edition.building.standing import Changes, Standing, members_of
from edition.building.surveying import FileFacts
from edition.building.travelling import Luggage
from edition.building.workroom import passing
from edition.checking.fetching import cache_folder
from edition.checking.schemas import Missing, Schema, notices, schemas
from edition.checking.slugs import SLUGS
from edition.errors import SourceError
from edition.model import Problem
from edition.project import Project
from edition.reading import places
from edition.releases import Releases
from edition.tei import shortened

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done and how much there is, in files."""

_GRAMMAR = frozenset(slug.name for slug in SLUGS if slug.family in ("grammar", "schematron"))
_GONE_HINT = "bring its file back, or give this xml:id to the text that it is now; or take its rows out of anchors.csv"
_COLLISION_HINT = "give each an xml:id of its own"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. ``jobs`` 0 means: as many as pay; ``cache`` is where working files stand (None: a temporary place).

    ``schema`` comes before those that texts name, and ``network`` allows to fetch them; ``notices`` asks to be told of texts
    whose grammar is not checked. ``wanted`` are the slugs that a check looks for (see :mod:`edition.building.validating`; None:
    this is no check). ``lost`` are texts to be left out: processes have ended over them, and how. ``untrusted``: nobody
    vouches for what the project itself says, in its settings, stylesheets and templates. ``scheduler`` is the address of a
    cluster that does the work (:mod:`edition.building.cluster`); ``parquet``: the tables in that form too. ``heard`` is given
    every problem that a build finds, before any is chosen or suppressed. ``ui_language`` and
    ``search`` come before those of the settings.
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
    untrusted: bool = False
    scheduler: str = ""
    parquet: bool = False
    heard: list[Problem] | None = None
    ui_language: str = ""
    search: str | None = None
    progress: Progress = field(default=lambda *_: None)

    def project(self) -> Project:
        """The settings of the source, and what was asked for instead. Raises ``SettingsError``."""
        project = projects.load(self.source, self.untrusted)
        return replace(
            project, ui_language=self.ui_language or project.ui_language, search=self.search or project.search
        )


@dataclass(slots=True)
class Surveyed:
    """A surveyed source: ``folder`` holds the working files, ``sizes`` are bytes by path; ``schemas`` have been applied.

    ``problems`` are those of the files that were surveyed now; the catalog holds all of them. ``changes`` says what is other
    than it was when ``folder`` was last worked in.
    """

    root: Path
    folder: Path
    project: Project
    lookups: Lookups
    catalog: Path
    counts: dict[str, int]
    problems: list[Problem]
    sizes: dict[str, int]
    schemas: tuple[Schema, ...]
    changes: Changes

    def workplace(self, staging: Path | None, *, renders: bool = True) -> Workplace:
        """Where the workers of the map step work."""
        return Workplace(self.root, self.project.limits, self.catalog, staging, self.project, renders)


Keep = Callable[[FileFacts], None]
"""Is shown the facts of each file as they come in."""


@contextmanager
def surveyed(order: Order, keep: Keep = lambda _: None, folder: Path | None = None) -> Iterator[Surveyed]:
    """The survey of a source, while the working files stand; a file rule's findings are among its problems.

    ``folder`` is where an earlier survey may have left its files, and where this one leaves its own (None: nothing is kept).
    """
    found = discover(order.source, order.output)
    project = order.project()
    with _working(folder) as path:
        place = _place(order, found.root, project)
        known = settings.of_survey(found.root, place.schemas, place.wanted, project.limits) if folder else ""
        with (
            closing(Catalog(path / "catalog.sqlite", known)) as catalog,
            closing(Memory(*place.memory)) if place.memory else nullcontext() as memory,
        ):
            filling = _Filling(catalog, order, found, place, (keep, *([memory.keep] if memory else [])))
            filling.released = project.releases if order.source.is_dir() else Releases()
            filling.fill()
            counts, changes = catalog.counts, Changes.of(catalog)
        with closing(Lookups(path / "catalog.sqlite", project)) as lookups:
            yield Surveyed(
                found.root, path, project, lookups, path / "catalog.sqlite", counts, filling.problems, filling.sizes,
                filling.judged, changes,
            )  # fmt: skip


@contextmanager
def _working(folder: Path | None) -> Iterator[Path]:
    """The folder that working files stand in."""
    if folder is not None:
        yield folder
        return
    with passing() as made:
        yield made


def _place(order: Order, root: Path, project: Project) -> Survey:
    """Where the files are surveyed; a check that asks for nothing of the grammar is spared it."""
    kept = (order.cache or cache_folder(project.folder)) if order.network else None
    where = schemas(order.source, project, order.schema, kept)
    asked = order.wanted is None or not order.wanted.isdisjoint(_GRAMMAR)
    place = Survey(root, project.limits, where if asked else None, order.wanted)
    if order.wanted is None or order.cache is None:
        return place
    known = settings.of_survey(root, place.schemas, order.wanted, project.limits)
    return replace(place, memory=(order.cache.resolve(), known))


class _Filling:
    """Fills a catalog: with what is new or other than it was; what it holds of the rest stays."""

    def __init__(self, catalog: Catalog, order: Order, found: Found, where: Survey, keepers: Sequence[Keep]) -> None:
        self._catalog, self._order, self._found, self._where, self._keepers = catalog, order, found, where, keepers
        self._standing = Standing(catalog, Library(where.root, where.limits))
        self.problems, self.sizes = list(found.problems), dict(_sizes(found.root, found.paths))
        self.judged: tuple[Schema, ...] = ()
        self.released = Releases()
        self._grammar: list[tuple[str, tuple[Schema, ...], tuple[Missing, ...]]] = []
        self._included: set[str] = set()

    def fill(self) -> None:
        for facts in self._facts():
            self._catalog.add(facts)
            self._note(facts)
        self._standing.drop_others(self.sizes)
        collisions = self._catalog.finish()
        counts = self._catalog.counts
        if not any(n for kind, n in counts.items() if kind != "not_tei"):
            raise _nothing(self._found)
        told = [*_collisions(collisions, self._found.root), *_vanished(self.released, self._catalog.pages())]
        self._catalog.tell([*self._found.problems, *told])
        self._catalog.commit()
        self.problems = [
            p for p in self.problems if p.slug != "not-tei" or not p.place or p.place.path not in self._included
        ]
        self.problems += notices(self._grammar) if self._order.notices else ()
        self.problems = [*dict.fromkeys(self.problems), *told]
        self.judged = tuple(dict.fromkeys(schema for _, applied, _ in self._grammar for schema in applied))

    def _note(self, facts: FileFacts) -> None:
        for keep in self._keepers:
            keep(facts)
        self.problems += facts.problems
        if self._order.notices and facts.kind in ("tei", "register"):
            self._grammar.append((facts.path, *facts.grammar))
        self._included.update(fragment[0] for fragment in facts.fragments)

    def _facts(self) -> Iterator[FileFacts]:
        """The facts of all candidates that are not as they were, then of the texts included that are no candidates by name."""
        order, done = self._order, 0
        members: list[str] = []
        yield from (crashed_facts(path, how) for path, how in order.lost.items())
        alive = ((path, size) for path, size in self.sizes.items() if path not in order.lost)
        stale = {path: size for path, size in alive if not self._standing.stands(path, members)}
        tasks, jobs = list(batches(stale.items())), processes(order.jobs, stale)
        luggage = partial(Luggage.of_survey, self._where.root, self._where.limits, self._where.schemas)
        work = shared(
            Surveyor, self._where, tasks, lambda *lost: [crashed_facts(*lost)], jobs, order.scheduler, luggage
        )
        with closing(work):
            for task, result in work:
                done += len(task)
                order.progress("survey", done, len(stale))
                for facts in result:
                    members += members_of(facts)
                    yield facts
        yield from self._members(members)

    def _members(self, members: list[str]) -> Iterator[FileFacts]:
        surveyor = Surveyor(self._where) if members else None
        while surveyor and members:
            path = members.pop()
            if path not in self.sizes:
                self.sizes.update(_sizes(self._where.root, (path,)))
                if not self._standing.stands(path, members):
                    (facts,) = surveyor([path])
                    members += members_of(facts)
                    yield facts


def _sizes(root: Path, paths: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for path in paths:
        try:
            yield path, (root / path).stat().st_size
        except OSError:
            yield path, 0


def _nothing(found: Found) -> SourceError:
    what = f"{len(found.paths)} XML files, and none is TEI" if found.paths else "no XML file at all"
    message = f"there is nothing to build: {found.root} holds {what}"
    return SourceError(message, "name the folder that holds your TEI files")


def _collisions(found: list[Collision], root: Path) -> Iterator[Problem]:
    for slug, path, ordinal, message in found:
        place, line = places.of_element(path, read_source(root, path), ordinal)
        yield Problem(slug, "warning", message, place, _COLLISION_HINT, line)


def _vanished(released: Releases, pages: set[str]) -> Iterator[Problem]:
    """Texts that were released and have no page any more: whoever follows a citation of one finds nothing."""
    for text in sorted(set(released.tables) - pages):
        passages = len(released.of(text))
        counted = f"{passages:,} passage{'' if passages == 1 else 's'} of it"
        message = f"the text “{shortened(text, 80)}” is gone, and with it {counted} that had been released"
        yield Problem("anchor-lost", "warning", message, None, _GONE_HINT)
