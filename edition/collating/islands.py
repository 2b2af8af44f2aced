"""Agreements too small for what differs around them: “of the” alone does not make two sentences the same.

An editor tells of a sentence that was written anew in one entry, and not in ten with a common “and” between each two.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from edition.collating.anchors import Pair
from edition.collating.gaps import Forms, likeness

_LETTERS = 14
"""An agreement of more letters stays in any case."""
_WORDS = 4
"""Words that differ on each side at least, in both texts together."""
_ALIKE = 0.7
"""How much alike words must be that are no more than alike, where anything else differs beside them."""
_SHARE = 0.75
"""Letters for each word that differs, on the side where fewer do, that make an agreement worth to be told."""


@dataclass(slots=True)
class Island:
    """Pairs without a gap between them. ``letters`` are those of its words; a spelling of another word counts as one.

    ``likeness`` is how much alike its words are at best: 1, where one is the same.
    """

    pairs: list[Pair]
    letters: int = 0
    likeness: float = 0.0


def settled(
    pairs: Sequence[Pair], columns: Sequence[Forms], words: Sequence[str], fixed: Collection[Pair] = ()
) -> list[Pair]:
    """The pairs without those of small islands; ``fixed`` ones stay. Takes time in proportion to the pairs."""
    kept: list[Island] = []
    firm = frozenset(fixed)
    islands = _islands(pairs, columns, words)
    end = (len(columns), len(words))
    ends = [*(island.pairs[0] for island in islands[1:]), end]
    for island, after in zip(islands, ends, strict=False):
        kept.append(island)
        while kept and _is_small(kept, after) and not firm.intersection(kept[-1].pairs):
            kept.pop()
    return [pair for island in kept for pair in island.pairs]


def _islands(pairs: Sequence[Pair], columns: Sequence[Forms], words: Sequence[str]) -> list[Island]:
    made: list[Island] = []
    for i, j in pairs:
        if not made or made[-1].pairs[-1] != (i - 1, j - 1):
            made.append(Island([]))
        same = words[j] in columns[i]
        alike = 1.0 if same else max(likeness(form, words[j]) for form in columns[i])
        made[-1].pairs.append((i, j))
        made[-1].letters += len(words[j]) if same else 1
        made[-1].likeness = max(made[-1].likeness, alike)
    return made


def _is_small(kept: Sequence[Island], after: Pair) -> bool:
    """Whether the last island is small for the gaps before and after it."""
    last = kept[-1]
    before = kept[-2].pairs[-1] if len(kept) > 1 else (-1, -1)
    if last.likeness < _ALIKE:
        return _rows_and_cells(before, last.pairs[0]) != (0, 0) or _rows_and_cells(last.pairs[-1], after) != (0, 0)
    gap = min(_differing(before, last.pairs[0]), _differing(last.pairs[-1], after))
    return last.letters <= _LETTERS and gap >= _WORDS and last.letters <= gap * _SHARE


def _differing(one: Pair, other: Pair) -> int:
    """Words that differ between two pairs; none where one text has nothing there: that is an addition."""
    rows, cells = _rows_and_cells(one, other)
    return rows + cells if rows and cells else 0


def _rows_and_cells(one: Pair, other: Pair) -> Pair:
    return other[0] - one[0] - 1, other[1] - one[1] - 1
