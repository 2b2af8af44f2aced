"""Which passages of a text belong to a session whose entry claims a part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from edition.elements import DIVISIONS
from edition.parts import Part
from edition.reading.walk import Record, Walk
from edition.tei import PREFIX, tag

_HEAD = tag("head")


def sessions_of(parts: Sequence[Part], walk: Walk, ids: Mapping[str, Any]) -> dict[Any, str]:
    """The sessions of the passages of a text's running words, by their elements; of two parts the one that begins later counts."""
    passages = [record for record in walk.passages if record.stream == "text"] if parts else []
    numbers = {record.element: n for n, record in enumerate(passages)}
    found = [(*span, part.session) for part in parts if (span := _span(part, passages, numbers, ids)) is not None]
    sessions: dict[Any, str] = {}
    for first, after, session in sorted(found, key=lambda one: (one[0], -one[1])):
        sessions.update((record.element, session) for record in passages[first:after])
    return sessions


def _span(
    part: Part, passages: Sequence[Record], numbers: Mapping[Any, int], ids: Mapping[str, Any]
) -> tuple[int, int] | None:
    """The numbers of the first passage of a part and of the one behind it; None where it does not begin in this text."""
    start = ids.get(part.start)
    around = _around(start, numbers)
    if around is None:
        return None
    first = around[0]
    if part.before and (end := _around(ids.get(part.before), numbers)) is not None:
        return first, end[0]
    if part.to and (end := _around(ids.get(part.to), numbers)) is not None:
        return first, end[1]
    is_heading = passages[first].element.tag == _HEAD
    own = next(passages[first].element.iterancestors(*DIVISIONS), None)
    for n in range(first + 1, len(passages)):
        element = passages[n].element
        if (element.tag == _HEAD and not is_heading) or own not in (None, *element.iterancestors(*DIVISIONS)):
            return first, n
    return first, len(passages)


def _around(element: Any | None, numbers: Mapping[Any, int]) -> tuple[int, int] | None:
    """The passages of an element, first and one behind the last: those in it, or the one that it stands in."""
    if element is None:
        return None
    inside = [numbers[one] for one in element.iter(PREFIX + "*") if one in numbers]
    if inside:
        return inside[0], inside[-1] + 1
    while element is not None and element not in numbers:
        element = element.getparent()
    return (numbers[element], numbers[element] + 1) if element is not None else None
