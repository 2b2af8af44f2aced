"""Ids that stand in several files, and pointers that name no file: which of them is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from edition.checking.rules.pointers import ENTRIES
from edition.checking.rules.resolving import Outcome, Spot
from edition.checking.rules.whole import Whole
from edition.reading.registers import Entry, read


class Several:
    """Says of pointers that reach several elements whether it matters which. Entries are read where they must be compared."""

    def __init__(self, whole: Whole, spots: Mapping[str, tuple[Spot, ...]]) -> None:
        self._whole, self._spots = whole, spots
        self._known: dict[str, Outcome] = {}

    @cached_property
    def _entries(self) -> dict[str, list[Entry]]:
        """The entries of ids that stand in several files, each file parsed once."""
        by_file: defaultdict[str, list[tuple[str, Spot]]] = defaultdict(list)
        for name, spots in self._spots.items():
            if len({spot.path for spot in spots}) > 1 and all(spot.element in ENTRIES for spot in spots):
                for spot in spots:
                    by_file[spot.path].append((name, spot))
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for _, named in sorted(by_file.items()):
            for name, spot in named:
                element = self._whole.element((spot.path, spot.number))
                if element is not None and (entry := read(element, spot.path, spot.number)):
                    found[name].append(entry)
        return found

    def judged(self, outcome: Outcome, path: str) -> Outcome:
        """The outcome, or another one where the elements that are reached are different things in files other than ``path``."""
        spots = outcome.spots
        if outcome.slug or len(spots) < 2 or not outcome.id:
            return outcome
        if spots[0].path == path or all(spot.path == spots[0].path for spot in spots):
            return outcome
        if outcome.id not in self._known:
            self._known[outcome.id] = self._judge(outcome)
        return self._known[outcome.id]

    def _judge(self, outcome: Outcome) -> Outcome:
        if not all(spot.element in ENTRIES for spot in outcome.spots):
            return Outcome("ambiguous-id", outcome.spots, outcome.id)
        different = _apart(self._entries.get(outcome.id, []))
        if len(different) < 2:
            return outcome
        described = ", ".join(f"{entry.name} ({entry.path})" for entry in different[:4])
        return Outcome("ambiguous-pointer", outcome.spots, outcome.id, described)


def _apart(entries: list[Entry]) -> list[Entry]:
    """The first entry of each thing: entries are one where they share a name or an identifier, also through a third."""
    groups: list[tuple[Entry, set[str]]] = []
    for entry in entries:
        keys = {entry.name.casefold(), *entry.addresses}
        joined = [group for group in groups if group[1] & keys]
        first = joined[0][0] if joined else entry
        rest = [group for group in groups if group not in joined]
        groups = [*rest, (first, keys.union(*(known for _, known in joined)))]
    return [entry for entry, _ in groups]
