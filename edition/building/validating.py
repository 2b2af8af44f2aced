"""A check without a build: survey with grammar and file rules, then rules over the whole edition, then what reading finds."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from operator import attrgetter

from edition.building.cataloguing import Order, Surveyed, surveyed
from edition.building.collecting import Collected
from edition.building.discovery import read_source
from edition.building.engine import GARBAGE
from edition.building.library import Library
from edition.building.limiting import TooSlow, in_time
from edition.building.losing import crashed
from edition.building.mapping import Mapper, Workplace, about_source
from edition.building.pool import batches, give_memory_back, processes, run
from edition.building.sources import exists, listing
from edition.checking.rules.running import judged
from edition.checking.rules.table import ALWAYS, USUAL, collectors, read_for
from edition.checking.rules.whole import Whole
from edition.checking.versions import described
from edition.model import Problem

_VALUE = "grammar-value"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check has come to: how many texts and other files there are, and the problems, by path, line and column.

    ``schemas`` are those that texts were checked against, in words, with the version of the TEI.
    """

    counts: dict[str, int]
    problems: tuple[Problem, ...]
    schemas: tuple[str, ...] = ()


def validated(order: Order, known: Callable[[], Iterable[Problem]] | None = None) -> Verdict:
    """Check a source for what ``order.wanted`` names, or for all that is looked for unasked. Raises ``EditionError``.

    Only what is wanted is run: without a slug that needs it, there is no grammar, no rule, no reading. ``known`` gives
    what was found in texts where they were read already.
    """
    gc.set_threshold(GARBAGE)
    give_memory_back()
    wanted = USUAL if order.wanted is None else order.wanted
    asked = replace(order, wanted=wanted, notices=True)
    with closing(Collected(collectors(wanted), order.cache)) as collected, surveyed(asked, collected.keep) as survey:
        problems = [*survey.problems, *judged(_whole(survey, collected, wanted))]
        if known:
            problems += known()
        elif needed := read_for(wanted):
            problems += (problem for problem in _read(order, survey) if problem.slug in needed | ALWAYS)
        return Verdict(
            survey.counts, tuple(_in_order(problems, wanted | ALWAYS)), tuple(map(described, survey.schemas))
        )


def _whole(survey: Surveyed, collected: Collected, wanted: frozenset[str]) -> Whole:
    root, limits = survey.root, survey.project.limits
    return Whole(
        facts=collected.of,
        read=lambda path: read_source(root, path, limits.text_size),
        wanted=wanted,
        paths=frozenset(survey.sizes),
        exists=lambda path: exists(root, path),
        listing=lambda: listing(root),
        shows=Library(root, limits).has_picture,
        project=survey.project,
    )


class _Reader:
    """Reads batches of files for the sake of what is found on the way."""

    def __init__(self, workplace: Workplace) -> None:
        self._mapper, self._limits = Mapper(workplace), workplace.limits

    def __call__(self, paths: Sequence[str]) -> list[Problem]:
        """The problems of the texts of these files."""
        return [problem for path in paths for problem in self._of(path)]

    def _of(self, path: str) -> list[Problem]:
        def read() -> list[Problem]:
            readings = self._mapper.readings(path)
            return [problem for reading in readings for problem in (*reading.text.problems, *about_source(reading))]

        try:
            return in_time(path, self._limits, read)
        except TooSlow as slow:
            return [slow.problem]


def _read(order: Order, survey: Surveyed) -> Iterator[Problem]:
    paths = survey.lookups.paths()
    tasks, done = list(batches((path, survey.sizes.get(path, 0)) for path in paths)), 0
    workplace, jobs = survey.workplace(None, renders=False), processes(order.jobs, survey.sizes)
    with closing(run(_Reader, workplace, tasks, jobs, lambda *lost: [crashed(*lost)])) as results:
        for task, found in results:
            done += len(task)
            order.progress("texts", done, len(paths))
            yield from found


def _in_order(problems: Iterable[Problem], told: frozenset[str]) -> list[Problem]:
    """Problems by path, line and column; what was found twice, by whomever, is told once.

    Where a rule says what is wrong with a value, the grammar need not say that something is; but an error it stays.
    """
    found: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        if problem.slug in told:
            found.setdefault((problem.order, problem.message), problem)
    refused = {p.place for p in found.values() if p.slug == _VALUE and p.place}
    explained = {p.place for p in found.values() if p.slug != _VALUE and p.severity != "info"} & refused
    kept = (p for p in found.values() if p.slug != _VALUE or p.place not in explained)
    graver = (replace(p, severity="error") if p.place in explained else p for p in kept)
    return sorted(graver, key=attrgetter("order"))
