"""The rules, run: over one file while its tree is at hand, and over the whole edition when all files were seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition.checking.rules.sheet import Sheet
from edition.checking.rules.table import EDITION_RULES, FILE_RULES, collectors, loaded, needs_entries
from edition.checking.rules.whole import Whole
from edition.model import Problem


class Rules:
    """The rules that are wanted, for one file after the other. ``wanted`` are slugs."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self.needs_entries = needs_entries(wanted)
        self._checks = [loaded(rule.module).check for rule in FILE_RULES if rule.is_wanted(wanted)]
        self._collects = {name: loaded(name).collect for name in collectors(wanted)}

    def check(self, sheet: Sheet) -> tuple[list[Problem], dict[str, Any]]:
        """What the file rules find, and what the edition rules want to know, by module."""
        found = [problem for check in self._checks for problem in check(sheet) if problem.slug in self._wanted]
        collected = ((name, collect(sheet)) for name, collect in self._collects.items())
        return found, {name: value for name, value in collected if value is not None}


def judged(whole: Whole) -> Iterator[Problem]:
    """What the edition rules find."""
    for rule in EDITION_RULES:
        if rule.is_wanted(whole.wanted):
            yield from (problem for problem in loaded(rule.module).judge(whole) if problem.slug in whole.wanted)
