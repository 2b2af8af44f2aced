"""The whole edition once more, in a process of its own: a build into the preview's own site, then the check of all rules."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from edition.building.cataloguing import Order
from edition.building.discovery import discover
from edition.building.engine import build
from edition.building.lookups import Lookups
from edition.building.sifting import sifted
from edition.building.validating import validated
from edition.building.workroom import workroom
from edition.checking.choosing import choice
from edition.checking.rules.table import ALWAYS, READ, read_for, ruled
from edition.model import Problem
from edition.project import load


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a build has come to: which catalog it leaves, of which file each text is, which files could not be read, and counts."""

    root: Path
    catalog: Path
    sources: Mapping[str, str]
    unreadable: frozenset[str]
    counts: dict[str, int]
    found: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Judged:
    """All problems as ``edition validate`` tells them."""

    root: Path
    counts: dict[str, int]
    problems: tuple[Problem, ...]
    schemas: tuple[str, ...]
    suppressed: int = 0


class Rebuilder:
    """Does both, one after the other, so that pages need not wait for the rules; one a build, so that nothing is out of date."""

    def __init__(self, order: Order) -> None:
        if hasattr(os, "nice"):
            os.nice(5)  # whoever looks at a page comes first
        self._order = order
        self._found: list[Problem] = []

    def __call__(self, what: str) -> Rebuilt | Judged:
        """``build``, then ``judge``. Raises ``EditionError``."""
        return self._build() if what == "build" else self._judge()

    def _build(self) -> Rebuilt:
        order = self._order
        outcome = build(order)
        self._found = order.heard if order.heard is not None else []
        room = workroom(order.source, Path(str(order.output)).resolve(), order.cache, order.untrusted)
        catalog = Path(str(order.output)).with_name("catalog.sqlite")
        if room is not None:
            shutil.copyfile(room / "catalog.sqlite", catalog.with_suffix(".new"))
            catalog.with_suffix(".new").replace(catalog)
        with closing(Lookups(catalog, load(order.source, order.untrusted))) as lookups:
            sources, unreadable = {info.id: info.path for info in lookups.all_texts()}, lookups.unreadable()
        root = discover(order.source).root
        return Rebuilt(root, catalog, sources, unreadable, outcome.counts, list(outcome.problems))

    def _judge(self) -> Judged:
        """What rules say of files and of the edition; what reading finds is known from the build."""
        order = self._order
        chosen = choice(load(order.source, order.untrusted).problems)
        found = discover(order.source, order.output)
        verdict = validated(
            Order(order.source, jobs=order.jobs, cache=order.cache, wanted=chosen.wanted, untrusted=order.untrusted),
            partial(_read, self._found, chosen.wanted),
        )
        told = sifted(verdict.problems, chosen, found.root, found.paths)
        return Judged(found.root, verdict.counts, told.problems, verdict.schemas, told.suppressed)


def _read(found: list[Problem], wanted: frozenset[str]) -> Iterator[Problem]:
    """Of what a build has found, what rules do not look for: what texts showed when they were read, and were made pages."""
    needed, others = read_for(wanted) | ALWAYS, ruled() | READ
    return (problem for problem in found if problem.slug in needed or problem.slug not in others)
