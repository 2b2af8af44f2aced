"""How much room words take, reckoned from their characters; and where labels can stand so that none lies on another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from edition.tei import shortened

SIZE = 12.0
"""Height of letters in pictures, in their own units."""
LINE = 15.0
"""Height of a line."""
_NARROW, _BROAD = frozenset("iljtfrI.,:;!|'’‘()[] "), frozenset("mwMW@%—…")
LONGEST = 30
"""Characters of a label."""


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two lie on one another."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def width(words: str, size: float = SIZE) -> float:
    """How wide words are at most, in any of the usual fonts without serifs."""
    return sum(map(_width, words)) * size


@lru_cache(maxsize=4096)
def _width(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in _NARROW:
        return 0.4
    if letter in _BROAD:
        return 0.95
    return 0.75 if letter.isupper() else 0.6


def short(name: str, sort_name: str = "") -> str:
    """A name as a label; where it must be cut, that by which it is sorted: a surname says more than forenames."""
    return name if len(name) <= LONGEST else shortened(sort_name or name, LONGEST)


class Place(NamedTuple):
    """Where a label stands: its box, and how its words are written (x, y, anchor)."""

    box: Box
    x: float
    y: float
    anchor: str


def around(x: float, y: float, radius: float, wide: float) -> tuple[Place, ...]:
    """Where a label of a point may stand, the best first: right, left, above, below, and at the four corners."""
    gap, half, up = radius + 4, wide / 2, SIZE * 0.35
    found = []
    for at_x, at_y, anchor in (
        (x + gap, y + up, ""), (x - gap, y + up, "end"), (x, y - gap, "middle"), (x, y + gap + SIZE * 0.8, "middle"),
        (x + gap * 0.8, y - gap * 0.8, ""), (x + gap * 0.8, y + gap + SIZE * 0.5, ""),
        (x - gap * 0.8, y - gap * 0.8, "end"), (x - gap * 0.8, y + gap + SIZE * 0.5, "end"),
    ):  # fmt: skip
        left = at_x - {"": 0, "end": wide, "middle": half}[anchor]
        found.append(Place(Box(left, at_y - SIZE * 0.85, left + wide, at_y + SIZE * 0.3), at_x, at_y, anchor))
    return tuple(found)


class Free:
    """The room that is left in a picture."""

    def __init__(self, bounds: Box, taken: Iterable[Box] = ()) -> None:
        self._bounds, self.taken = bounds, list(taken)

    def place(self, places: Iterable[Place], *own: Box) -> Place | None:
        """The first of some places that is free, which is taken then; None where there is none. ``own`` is what it may touch."""
        others = [box for box in self.taken if not any(box is one for one in own)]
        for place in places:
            if self._is_inside(place.box) and not any(box.meets(place.box) for box in others):
                self.taken.append(place.box)
                return place
        return None

    def _is_inside(self, box: Box) -> bool:
        bounds = self._bounds
        return (
            box.left >= bounds.left
            and box.right <= bounds.right
            and box.top >= bounds.top
            and box.bottom <= bounds.bottom
        )
