"""Rows to stretches: what all witnesses have alike, and what an entry of the apparatus has to tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from edition.collating.nodes import BLOCKS, Element, Mark, Node, Word, columns
from edition.collating.places import NEVER, TOP
from edition.collating.rows import Row, key

_LONG = 12
"""Words from which on a stretch that some witnesses have not got is told by itself, with entries for the others in it."""


@dataclass(slots=True)
class Segment:
    """Some rows; ``alike``: they are no entry."""

    rows: list[Row]
    alike: bool


class Cuts:
    """What an editor said of where entries begin: columns before which one begins, and at which one goes on."""

    def __init__(self, split: Collection[int] = (), join: Collection[int] = ()) -> None:
        self.split, self.join = frozenset(split), frozenset(join)

    def between(self, before: Row, after: Row) -> bool | None:
        """Whether an entry begins between two rows; None, where nobody has said so."""
        here = {c for node in after.values() for c in columns(node)[:1]}
        if here & self.split:
            return True
        there = {c for node in before.values() for c in columns(node)[-1:]}
        goes_on = self.join and (
            min(here, default=-1) in self.join or (not here and max(there, default=-1) + 1 in self.join)
        )
        return False if goes_on else None


def segments(rows: Sequence[Row], alike: Sequence[bool], group: Sequence[int], cuts: Cuts) -> Iterator[Segment]:
    """Stretches of rows. Each row that all have, though not alike, is an entry of its own; what some lack goes together."""
    lacking = [len(row) < len(group) and not _is_mark(row) for row in rows]
    start = 0
    for at in range(1, len(rows) + 1):
        marked = at < len(rows) and _is_mark(rows[at])
        if at < len(rows) and (not marked or at == start + 1) and _one_entry(rows, alike, lacking, at, cuts):
            continue
        part = list(rows[start:at])
        if all(alike[start:at]):
            yield Segment(part, alike=True)
        else:
            yield from (Segment(some, alike=False) for some in _by_absence(part, group))
        start = at


def _one_entry(rows: Sequence[Row], alike: Sequence[bool], lacking: Sequence[bool], at: int, cuts: Cuts) -> bool:
    """Whether the row at a place goes on with the one before it."""
    before, after = rows[at - 1], rows[at]
    if _is_mark(before) or _is_mark(after):
        return _is_blank(before, after)
    if (alike[at - 1] and _stands_alone(before)) or (alike[at] and _stands_alone(after)):
        return False
    said = cuts.between(before, after)
    if said is not None:
        return not said
    return (
        (lacking[at - 1] and lacking[at]) or any(map(_is_glued, after.values())) or _is_stop(before, after, alike[at])
    )


def _is_stop(before: Row, after: Row, alike: bool) -> bool:
    """Whether witnesses have other punctuation after the same word: the entry shows the word with it."""
    stops = [node.text for node in after.values() if isinstance(node, Word) and not node.form]
    words = all(isinstance(node, Word) and node.text[-1:].isalnum() for node in before.values())
    return not alike and words and len(stops) == len(after) and any(text.strip() for text in stops)


def _is_blank(before: Row, after: Row) -> bool:
    """Whether some have white space where others have a boundary."""
    blanks = all(isinstance(node, Word) and node.text.isspace() for node in before.values())
    return blanks and _is_mark(after) and not before.keys() & after.keys()


def _is_mark(row: Row) -> bool:
    return any(isinstance(node, Mark) for node in row.values())


def _stands_alone(row: Row) -> bool:
    """Whether it is an element that no reading may hold by itself: where all have it, it is no part of an entry."""
    return any(isinstance(node, Element) and (node.tag in TOP or node.tag in NEVER) for node in row.values())


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in BLOCKS


def _is_glued(node: Node) -> bool:
    if isinstance(node, Word):
        return node.glued
    return isinstance(node, Element) and node.tag not in BLOCKS and bool(node.nodes) and _is_glued(node.nodes[0])


def _by_absence(rows: list[Row], group: Sequence[int]) -> Iterator[list[Row]]:
    """Rows parted where a witness begins or ends to lack a long stretch, so that what the others have can be told in it."""
    edges = set()
    for number in group:
        start = None
        for at in range(len(rows) + 1):
            has = at == len(rows) or number in rows[at]
            if not has and start is None:
                start = at
            elif has and start is not None:
                if is_long(rows[start:at]):
                    edges |= {start, at}
                start = None
    cuts = sorted(edges - {0, len(rows)})
    for low, high in zip((0, *cuts), (*cuts, len(rows)), strict=True):
        yield rows[low:high]


def is_long(rows: Sequence[Row]) -> bool:
    """Whether a stretch that a witness lacks is told by itself: where others have it, not alike, and it is no mere phrase."""
    having = sorted({number for row in rows for number in row})
    if len(having) < 2 or len({tuple(key(row[n]) for row in rows if n in row) for n in having}) == 1:
        return False
    words = sum(max(len(columns(node)) for node in row.values()) for row in rows)
    return words >= _LONG or any(_is_block(node) for row in rows for node in row.values())
