"""Places at their positions, without a picture of the earth: a net of degrees, a point for each place, names where there is room.

The projection is the equirectangular one: a degree of latitude is as long everywhere, a degree of longitude as it is in the middle
of the picture (by Bhaskara's rational form of the cosine, which is within a five-hundredth of it and the same on every machine).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from .labels import LINE, SIZE, Box, Free, around, short, width
from .svg import circle, line, link, picture, text

PLACES = 300
"""Points of a map, at most."""
_WIDE, _LEAST, _MOST = 860.0, 320.0, 720.0
"""Width of the net; its least and greatest height."""
_LEFT, _BELOW, _ABOVE, _PADDING = 56.0, 24.0, 8.0, 0.06
_SMALLEST, _LARGEST = 3.0, 12.0
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 45)
_FIRST = 12
"""Places that should have a name, though there are points of less mentioned ones around them."""
_FEWEST, _SMALLER = 5, 2.5
"""Places of a part that is drawn once more; how many times narrower than the whole it has to be."""
_NARROWEST = 0.05
"""Degrees that a map shows at least."""


class Site(NamedTuple):
    """A place: its name, what it leads to, how often it is mentioned, degrees of latitude and longitude."""

    name: str
    address: str
    mentions: int
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Extent:
    """What a map shows, in degrees, and how many units of the picture a degree is long; ``east`` may be beyond 180."""

    south: float
    west: float
    north: float
    east: float
    across: float
    up: float

    def x(self, east: float) -> float:
        """From the left of the net."""
        return _LEFT + ((east - self.west) % 360 if self.east > 180 else east - self.west) * self.across

    def y(self, north: float) -> float:
        """From its top."""
        return _ABOVE + (self.north - north) * self.up

    @property
    def box(self) -> Box:
        """The net."""
        return Box(_LEFT, _ABOVE, self.x_of_edge, _ABOVE + (self.north - self.south) * self.up)

    @property
    def x_of_edge(self) -> float:
        """Its right edge."""
        return _LEFT + (self.east - self.west) * self.across


def cosine(degrees: float) -> float:
    """The cosine of an angle of at most a right one, after Bhaskara (7th century)."""
    return (32_400 - 4 * degrees * degrees) / (32_400 + degrees * degrees)


def extent(places: Sequence[Site]) -> Extent:
    """What shows all of some places, with room around; where they lie on both sides of 180°, beyond it."""
    south, north = _padded(min(p.north for p in places), max(p.north for p in places))
    west, east = _padded(*_shortest(sorted(p.east for p in places)))
    south, north = max(-90.0, south), min(90.0, north)
    if east - west > 360:
        west, east = -180.0, 180.0
    shorter = max(0.1, cosine(min(80.0, abs(north + south) / 2)))
    across = _WIDE / (east - west)
    up = across / shorter
    high = (north - south) * up
    if high > _MOST:  # a tall map is a narrow one
        up = _MOST / (north - south)
        across = up * shorter
    elif high < _LEAST:
        more = (_LEAST / up - (north - south)) / 2
        south, north = max(-90.0, south - more), min(90.0, north + more)
    if (east - west) * across < _LEAST:
        more = (_LEAST / across - (east - west)) / 2
        west, east = west - more, east + more
    return Extent(south, west, north, east, across, up)


def _padded(low: float, high: float) -> tuple[float, float]:
    more = max((high - low) * _PADDING, (_NARROWEST - (high - low)) / 2, 0.01)
    return low - more, high + more


def _shortest(degrees: Sequence[float]) -> tuple[float, float]:
    """The shortest arc of longitudes, in order, that has all of them: what is left when the widest gap is taken out."""
    gaps = [(after - before, before, after) for before, after in pairwise(degrees)]
    widest = max(gaps, default=(0.0, 0.0, 0.0), key=lambda gap: gap[0])
    if degrees[0] + 360 - degrees[-1] >= widest[0]:
        return degrees[0], degrees[-1]
    return widest[2], widest[1] + 360


def dense(places: Sequence[Site]) -> list[Site]:
    """Where most mentions are: places within the middle of latitude and longitude, if that part is much smaller; else none."""
    weighed = [(place, max(1, place.mentions)) for place in places]
    whole = extent(places)
    south, north = _middle([(place.north, weight) for place, weight in weighed])
    west, east = _middle([((place.east - whole.west) % 360, weight) for place, weight in weighed])
    found = [p for p in places if south <= p.north <= north and west <= (p.east - whole.west) % 360 <= east]
    if len(found) < _FEWEST or (east - west) * _SMALLER > whole.east - whole.west:
        return []
    return found


def _middle(weighed: list[tuple[float, int]]) -> tuple[float, float]:
    """Between which numbers four fifths of some weights lie, a tenth being below and a tenth above."""
    weighed.sort()
    tenth = sum(weight for _, weight in weighed) / 10
    return _at(weighed, tenth), _at(weighed[::-1], tenth)


def _at(weighed: list[tuple[float, int]], share: float) -> float:
    passed = 0
    for value, weight in weighed:
        passed += weight
        if passed > share:
            return value
    return weighed[-1][0]


def draw(places: Sequence[Site], told: tuple[str, str], name: str = "map") -> str:
    """The picture; ``places`` come the most mentioned first, and those have their names first as well. ``name`` is its class."""
    shown = extent(places)
    box = shown.box
    points = [(shown.x(p.east), shown.y(p.north), r) for p, r in zip(places, _radii(places), strict=True)]
    parts = [*_net(shown), *_points(places, points, box)]
    return picture(name, box.right + 12, box.bottom + _BELOW, told, parts)


def _radii(places: Sequence[Site]) -> list[float]:
    most = max([1, *(place.mentions for place in places)])
    return [_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(place.mentions / most) for place in places]


def _net(shown: Extent) -> Iterator[str]:
    """Lines of equal degrees, each with its number at the edge, as far as these stand beside one another."""
    box = shown.box
    widest = width("000.00° W") + 10
    for degree in _degrees(shown.west, shown.east, widest / shown.across):
        x = _LEFT + (degree - shown.west) * shown.across
        yield line(x, box.top, x, box.bottom, "net")
        if box.left + widest / 2 < x < box.right - widest / 2 + 10:
            yield text(x, box.bottom + LINE + 2, _said((degree + 180) % 360 - 180, "EW"), "mark", "middle")
    for degree in _degrees(shown.south, shown.north, 2 * LINE / shown.up):
        y = shown.y(degree)
        yield line(box.left, y, box.right, y, "net")
        if box.top + LINE / 2 < y < box.bottom - LINE / 4:
            yield text(box.left - 4, y + SIZE * 0.35, _said(degree, "NS"), "mark", "end")


def _degrees(low: float, high: float, least: float) -> Iterator[float]:
    """Round degrees between two, at least so far from one another."""
    step = next((step for step in _STEPS if step >= max(least, (high - low) / 10)), 90)
    first = -(-low // step)
    for n in range(int((high - low) / step) + 2):
        if (degree := round((first + n) * step, 2)) <= high:
            yield degree


def _said(degree: float, letters: str) -> str:
    number = f"{abs(degree):.2f}".rstrip("0").rstrip(".")
    return f"{number}°" + (f" {letters[degree < 0]}" if degree else "")


def _points(places: Sequence[Site], points: Sequence[tuple[float, float, float]], box: Box) -> Iterator[str]:
    """Points, the largest first, so that small ones lie on them; then the names of those where there is room."""
    own = [Box(x - r, y - r, x + r, y + r) for x, y, r in points]
    free, names = Free(box, own), []
    for n, (place, (x, y, radius)) in enumerate(zip(places, points, strict=True)):
        name = short(place.name)
        at = free.place(around(x, y, radius, width(name)), own[n])
        if (
            at is None and n < _FIRST
        ):  # beside the most mentioned there are many others: their names may lie on these points
            at = free.place(around(x, y, radius, width(name)), *own[n:])
        if at is not None:
            names.append(link(place.address, text(at.x, at.y, name, "name", at.anchor)))
        kind = "spot" if place.mentions else "spot unmentioned"
        yield link(place.address, circle(x, y, radius, kind, f"{place.name}: {place.mentions}"))
    yield from names
