"""Which passages of a text belong to a session whose entry claims a part of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from edition.elements import DIVISIONS
from edition.parts import Part
from edition.reading.walk import Record, Walk
from edition.tei import PREFIX, tag

_HEAD = tag("head")
Span = tuple[int, int]
"""Numbers of passages: the first one, and the one behind the last."""


def sessions_of(parts: Sequence[Part], walk: Walk, ids: Mapping[str, Any]) -> dict[Any, str]:
    """The sessions of the passages of a text's running words, by their elements; of two parts the one that begins later counts."""
    if not parts:
        return {}
    passages = [record for record in walk.passages if record.stream == "text"]
    places = _Places(passages, ids)
    found = [(*span, part.session) for part in parts if (span := places.span(part)) is not None]
    sessions: dict[Any, str] = {}
    free = list(range(len(passages) + 1))  # from each passage on, one before which all have their session
    for first, after, session in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        at = first
        while (at := _next(free, at)) < after:
            sessions[passages[at].element] = session
            free[at] = at + 1
    return sessions


def _next(free: list[int], at: int) -> int:
    """The first passage from a number on that has no session yet; on the way, the way is made shorter."""
    while free[at] != at:
        free[at] = free[free[at]]
        at = free[at]
    return at


class _Places:
    """Finds parts among the passages of a text: each question costs little, however many parts there are."""

    def __init__(self, passages: Sequence[Record], ids: Mapping[str, Any]) -> None:
        self._passages, self._ids = passages, ids
        self._numbers = {record.element: n for n, record in enumerate(passages)}
        self._heads = [n for n, record in enumerate(passages) if record.element.tag == _HEAD]
        self._ends = {up: n for n, one in enumerate(passages, 1) for up in one.element.iterancestors(*DIVISIONS)}
        self._known: dict[Any, Span | None] = {}

    def span(self, part: Part) -> Span | None:
        """The passages of a part; None where it does not begin in this text."""
        begin = self._of(part.start)
        if begin is None:
            return None
        first = begin[0]
        if part.before and (end := self._of(part.before)) is not None:
            return first, end[0]
        if part.to and (end := self._of(part.to)) is not None:
            return first, end[1]
        return first, self._end(first)

    def _end(self, first: int) -> int:
        """Where a part ends of which nobody says it: with its division, or at a heading, unless it begins at one."""
        element = self._passages[first].element
        own = next(element.iterancestors(*DIVISIONS), None)
        end = self._ends.get(own, len(self._passages))
        if element.tag == _HEAD and own is not None:
            return end
        at = bisect_right(self._heads, first)
        return min([end, *self._heads[at : at + 1]])

    def _of(self, xml_id: str) -> Span | None:
        """The passages of an element: those in it, or the one that it stands in."""
        element = self._ids.get(xml_id)
        if element is None:
            return None
        if element not in self._known:
            inside = [self._numbers[one] for one in element.iter(PREFIX + "*") if one in self._numbers]
            self._known[element] = (inside[0], inside[-1] + 1) if inside else self._around(element)
        return self._known[element]

    def _around(self, element: Any) -> Span | None:
        up = next((one for one in element.iterancestors() if one in self._numbers), None)
        return (self._numbers[up], self._numbers[up] + 1) if up is not None else None
