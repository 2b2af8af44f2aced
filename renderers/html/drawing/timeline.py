"""When somebody is mentioned: bars along a line of time; and many of them, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from .ages import Scale, Stretch, marks
from .labels import LINE, SIZE, short, width
from .svg import circle, line, link, picture, rect, text

LANES = 30
"""Entities of a timeline, at most."""
_BARS, _LANE, _EDGE = 56.0, 20.0, 2.0
_BROADEST = 36.0
_WIDE = 640.0
"""Width of the picture of one entity; that of the timeline has names beside it."""
_DOT, _DOTS = 2.2, 7.5


class Lane(NamedTuple):
    """One line of a timeline: whose it is, what its name leads to, and what falls into each stretch."""

    name: str
    address: str
    stretches: Sequence[Stretch | None]
    sort_name: str = ""

    @property
    def label(self) -> str:
        """The name as it stands beside the line."""
        return short(self.name, self.sort_name)


def of_one(found: Sequence[Stretch | None], on: Scale, told: tuple[str, str], root: str) -> str:
    """The mentions of one entity, as bars that lead to the first of each stretch."""
    room = (_WIDE - 2 * _EDGE) / on.number
    most = max((one.mentions for one in found if one), default=1)
    parts = [*_bars(found, _EDGE, room, most, root, of_texts=False), *_line(on, _EDGE, room, _BARS)]
    return picture("when", _WIDE, _BARS + LINE + 4, told, parts)


def of_many(texts: Sequence[Stretch | None], lanes: Sequence[Lane], on: Scale, told: tuple[str, str], name: str) -> str:
    """How many texts there are, as bars; below, a line for each entity with a point where it is mentioned."""
    left = max([width(name), *(width(lane.label) for lane in lanes)]) + 14
    room = max(16.0, (_WIDE - _EDGE) / on.number)
    most = max((one.texts for one in texts if one), default=1)
    bottom = _BARS + LINE + 14 + len(lanes) * _LANE
    parts = [
        text(left - 10, _BARS, name, "name", "end"),
        *_bars(texts, left, room, most, "", of_texts=True),
        *_line(on, left, room, _BARS),
        *_lanes(lanes, left, _BARS + LINE + 14, room),
        *_line(on, left, room, bottom),
    ]
    return picture("timeline", left + room * on.number + _EDGE, bottom + LINE + 6, told, parts)


def _bars(
    found: Sequence[Stretch | None], left: float, room: float, most: int, root: str, *, of_texts: bool
) -> Iterator[str]:
    for n, one in enumerate(found):
        if one:
            many = one.texts if of_texts else one.mentions
            high = max(3.0, _BARS * many / most)
            bar = rect(
                left + n * room, _BARS - high, min(_BROADEST, max(1.5, room - 1.5)), high, "bar", f"{one.name}: {many}"
            )
            yield link(root + one.url if one.url else "", bar)


def _line(on: Scale, left: float, room: float, y: float) -> Iterator[str]:
    """The line, with names of stretches below it as far as they stand beside one another and inside of the picture."""
    right = left + room * on.number
    yield line(left, y, right, y, "axis")
    names = [on.mark(n) for n in range(on.number)]
    for n in marks(on, room, list(map(width, names))):
        x, wide = left + n * room, width(names[n])
        if x + wide <= right + _EDGE or not n:
            yield line(x, y, x, y + 4, "axis")
            yield text(x, y + LINE, names[n], "mark")


def _lanes(lanes: Sequence[Lane], left: float, top: float, room: float) -> Iterator[str]:
    most = max((one.mentions for lane in lanes for one in lane.stretches if one), default=1)
    for n, lane in enumerate(lanes):
        yield from _lane(lane, left, top + n * _LANE, room, most)


def _lane(lane: Lane, left: float, top: float, room: float, most: int) -> Iterator[str]:
    middle = top + _LANE / 2
    yield link(lane.address, text(left - 10, middle + SIZE * 0.35, lane.label, "name", "end"))
    yield line(left, middle, left + room * len(lane.stretches), middle, "lane")
    for n, one in enumerate(lane.stretches):
        if one:
            radius = _DOT + (_DOTS - _DOT) * sqrt(one.mentions / most)
            point = circle(left + (n + 0.5) * room, middle, radius, "dot", f"{lane.name}, {one.name}: {one.mentions}")
            yield link(one.url, point)
