"""Ids that stand in several files, and pointers that name no file: which of them is meant."""

from __future__ import annotations

from edition.checking.rules.pointers import ENTRIES
from edition.checking.rules.resolving import Outcome, Spot
from edition.checking.rules.whole import Whole
from edition.reading.registers import Entry, read

_FEW = 50
"""Entries of one id that are compared; of more, the first."""


class Several:
    """Says of pointers that reach several elements whether it matters which. Entries are read where they must be compared."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._known: dict[str, Outcome] = {}

    def judged(self, outcome: Outcome, path: str) -> Outcome:
        """The outcome, or another one where the elements that are reached are different things in files other than ``path``."""
        spots = outcome.spots
        if (
            outcome.slug
            or len(spots) < 2
            or not outcome.id
            or any(spot.path in (path, spots[0].path) for spot in spots[1:])
        ):
            return outcome
        if outcome.id not in self._known:
            self._known[outcome.id] = self._judge(outcome)
        return self._known[outcome.id]

    def _judge(self, outcome: Outcome) -> Outcome:
        if not all(spot.element in ENTRIES for spot in outcome.spots):
            return Outcome("ambiguous-id", outcome.spots, outcome.id)
        entries = [entry for spot in outcome.spots[:_FEW] if (entry := self._entry(spot)) is not None]
        different = _apart(entries)
        if len(different) < 2:
            return outcome
        described = ", ".join(f"{entry.name} ({entry.path})" for entry in different[:4])
        return Outcome("ambiguous-pointer", outcome.spots, outcome.id, described)

    def _entry(self, spot: Spot) -> Entry | None:
        element = self._whole.element((spot.path, spot.number))
        return read(element, spot.path, spot.number) if element is not None else None


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
