"""Blocks of words that one witness has in another place than the base (TEI P5, chapter 13: they are two entries of the apparatus).

The TEI has no element for a transposition between witnesses: ``transpose`` stands for signs in one manuscript by which its writer
asks for another order. So both entries are of the type ``transposition``, and each points to the other one by ``@corresp``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from edition.collating.nodes import Word

LEAST = 5
"""Words that a block has at least: fewer are found twice by chance."""
_GROUP = 3

End = tuple[int, str]
"""One side of a transposition: its number, and ``from`` (where the base has it) or ``to`` (where the witness has it)."""
Key = tuple[int, int]
"""By what an entry is known: its first column, and its last."""


@dataclass(frozen=True, slots=True)
class Move:
    """A block: its columns in the base, and in the witness."""

    base: tuple[int, ...]
    witness: tuple[int, ...]


def moves(base: Sequence[Word], other: Sequence[Word], base_columns: set[int], columns: set[int]) -> list[Move]:
    """Blocks that the base lacks where the witness has them, and the other way round; the longest first.

    ``base_columns`` and ``columns`` are those in which the base, and the witness, have a word.
    """
    ours = [word if word.column not in columns else None for word in base]
    theirs = [word if word.column not in base_columns else None for word in other]
    starts = _groups(ours)
    found = [(length, i, j) for i, j, length in _blocks(ours, theirs, starts) if length >= LEAST]
    return list(_apart(sorted(found, key=lambda block: (-block[0], block[1:])), base, other))


def _groups(words: Sequence[Word | None]) -> dict[tuple[str, ...], list[int]]:
    """The places of groups of words, each group in one stretch."""
    found: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - _GROUP + 1):
        if group := _group(words, at):
            found.setdefault(group, []).append(at)
    return found


def _group(words: Sequence[Word | None], at: int) -> tuple[str, ...]:
    some = [word for word in words[at : at + _GROUP] if word is not None]
    return tuple(word.form for word in some) if len(some) == _GROUP else ()


_OFTEN = 20
"""Groups that stand in more places say nothing."""


def _blocks(
    ours: Sequence[Word | None], theirs: Sequence[Word | None], starts: dict[tuple[str, ...], list[int]]
) -> Iterator[tuple[int, int, int]]:
    """Places in both, and the length, of stretches that are the same; none begins within another."""
    j = 0
    while j < len(theirs):
        places = starts.get(_group(theirs, j), ())
        best = max(((_length(ours, theirs, i, j), -i) for i in places[:_OFTEN]), default=(0, 0))
        if best[0]:
            yield -best[1], j, best[0]
        j += best[0] or 1


def _length(ours: Sequence[Word | None], theirs: Sequence[Word | None], i: int, j: int) -> int:
    length = 0
    for one, other in zip(_from(ours, i), _from(theirs, j), strict=False):
        if one is None or other is None or one.form != other.form:
            break
        length += 1
    return length


def _from(words: Sequence[Word | None], at: int) -> Iterator[Word | None]:
    return (words[n] for n in range(at, len(words)))


def _apart(blocks: Sequence[tuple[int, int, int]], base: Sequence[Word], other: Sequence[Word]) -> Iterator[Move]:
    """Blocks of which no word is part of a longer one."""
    used: set[int] = set()
    for length, i, j in blocks:
        ours = tuple(word.column for word in base[i : i + length])
        theirs = tuple(word.column for word in other[j : j + length])
        if not used & {*ours, *theirs}:
            used |= {*ours, *theirs}
            yield Move(ours, theirs)


@dataclass(slots=True)
class Links:
    """Which entries tell of transpositions. Entries are seen while they are written; the next time they are linked.

    ``taken`` are identifiers that stand elsewhere.
    """

    moves: Sequence[Move] = ()
    taken: frozenset[str] = frozenset()
    _best: dict[End, tuple[int, Key]] = field(default_factory=dict)
    _known: dict[End, Key] = field(default_factory=dict)
    _ends: dict[int, list[End]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, move in enumerate(self.moves, 1):
            for side, columns in (("from", move.base), ("to", move.witness)):
                for column in columns:
                    self._ends.setdefault(column, []).append((number, side))

    def settle(self) -> bool:
        """Take over what was seen; whether that is anything new."""
        seen = {end: key for end, (_, key) in self._best.items()}
        new, self._known, self._best = seen != self._known, seen, {}
        return new

    def attributes(self, columns: Sequence[int]) -> list[tuple[str, str]]:
        """``type``, ``xml:id`` and ``corresp`` of an entry of these columns; nothing where it tells of no transposition."""
        if not columns or not self._ends:
            return []
        key = (min(columns), max(columns))
        self._see(columns, key)
        own = sorted(end for end, known in self._known.items() if known == key)
        partners = [self._partner(end) for end in own]
        linked = list(dict.fromkeys(f"#{name}" for name in partners if name))
        if not linked:
            return []
        return [("type", "transposition"), ("xml:id", self._name(key)), ("corresp", " ".join(linked))]

    def _see(self, columns: Sequence[int], key: Key) -> None:
        counts: dict[End, int] = {}
        for column in columns:
            for end in self._ends.get(column, ()):
                counts[end] = counts.get(end, 0) + 1
        for end, count in counts.items():
            if count >= LEAST and count >= self._best.get(end, (0, key))[0]:
                self._best[end] = (count, key)

    def _partner(self, end: End) -> str:
        number, side = end
        key = self._known.get((number, "to" if side == "from" else "from"))
        return self._name(key) if key else ""

    def _name(self, key: Key) -> str:
        """The identifier of an entry: the first of its ends."""
        number, side = min(end for end, known in self._known.items() if known == key)
        name = f"transposed-{number}-{side}"
        while name in self.taken:
            name += "-"
        return name
