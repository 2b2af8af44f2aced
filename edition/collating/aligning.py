"""The words of a witness beside the columns of those before it: sure places first, exact alignment of what is between.

Where texts mostly agree this takes time and memory in proportion to their length. Where nothing is sure it stays bounded: what is
too long for an exact alignment is aligned piece by piece, and differences are then told less well, but never wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edition.collating.anchors import LENGTHS, Pair, anchors
from edition.collating.gaps import Forms, aligned
from edition.collating.islands import settled

_EXACT = 2_500
"""Cells of a table that is made at once, without a look for sure places."""
_MOST = 250_000
"""Cells of a table that is made where there are no sure places."""
_PIECE = 300

Box = tuple[int, int, int, int]
"""From which column to which, from which word to which."""


class Alignment:
    """One alignment. ``done`` is told how many words are aligned."""

    def __init__(self, columns: Sequence[Forms], words: Sequence[str], done: Callable[[int], None]) -> None:
        self._columns, self._words, self._done = columns, words, done
        self._firsts = [forms[0] for forms in columns]
        self.pairs: list[Pair] = []

    def run(self, fixed: Sequence[Pair] = ()) -> list[Pair]:
        """All pairs of a column and a word, rising in both. ``fixed`` ones are given, and rise as well."""
        boxes = list(_between(fixed, (0, len(self._columns), 0, len(self._words))))[::-1]
        self.pairs += fixed
        while boxes:
            boxes += self._opened(boxes.pop())
            self._done(len(self.pairs))
        return settled(sorted(self.pairs), self._columns, self._words, fixed)

    def _opened(self, box: Box) -> list[Box]:
        """Align what a box begins and ends with, and what is small; give back the boxes that are left, the last one first."""
        top, bottom, left, right = self._trimmed(box)
        cells = (bottom - top) * (right - left)
        if not cells:
            return []
        if cells > _EXACT:
            inner = (top, bottom, left, right)
            if chain := self._anchored(inner):
                self.pairs += chain
                return list(_between(chain, inner))[::-1]
            if cells > _MOST:
                return list(_pieces(inner))[::-1]
        found = aligned(self._columns[top:bottom], self._words[left:right])
        self.pairs += [(top + i, left + j) for i, j in found]
        return []

    def _trimmed(self, box: Box) -> Box:
        """A box without the words at its beginning and end that are the same: they are aligned."""
        top, bottom, left, right = box
        while top < bottom and left < right and self._words[left] in self._columns[top]:
            self.pairs.append((top, left))
            top, left = top + 1, left + 1
        while top < bottom and left < right and self._words[right - 1] in self._columns[bottom - 1]:
            bottom, right = bottom - 1, right - 1
            self.pairs.append((bottom, right))
        return top, bottom, left, right

    def _anchored(self, box: Box) -> list[Pair]:
        """The first words of groups that stand once in the columns of a box, and once in its words."""
        top, bottom, left, right = box
        ours, theirs = self._firsts[top:bottom], self._words[left:right]
        for length in LENGTHS:
            if chain := anchors(ours, theirs, length):
                return [(top + i, left + j) for i, j in chain]
        return []


def _between(chain: Sequence[Pair], box: Box) -> Iterator[Box]:
    """The boxes before, between and after the pairs of a chain."""
    top, bottom, left, right = box
    for i, j in chain:
        if i > top and j > left:
            yield top, i, left, j
        top, left = i + 1, j + 1
    if bottom > top and right > left:
        yield top, bottom, left, right


def _pieces(box: Box) -> Iterator[Box]:
    """A box in pieces along its diagonal."""
    top, bottom, left, right = box
    number = max(bottom - top, right - left) // _PIECE + 1
    rows = [top + (bottom - top) * n // number for n in range(number + 1)]
    cells = [left + (right - left) * n // number for n in range(number + 1)]
    yield from zip(rows, rows[1:], cells, cells[1:], strict=False)
