"""Elements put around words of a source: where their tags can stand, and the changes that put them there.

A tag is put beside the first and the last character of the words; where that would cross an element it may slide over tags
that have no character between: around ``<hi>Ann</hi> Lee`` as around all of ``<hi>Ann</hi>``. What still crosses is refused.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from edition.editing.patching import Change
from edition.elements import BLOCKS, PASSAGES
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.scanning import EMPTY, END, LITERAL, START, Piece

_LARGE = frozenset(tag.rpartition("}")[2] for tag in BLOCKS | PASSAGES) - {"note"}
_NO_PHRASES = frozenset(
    "app choice subst rdgGrp w pc c g m code eg egXML formula gi att val ident idno tag listApp listBibl biblStruct monogr"
    " imprint analytic series figure table row list lg castList sp div body front back text".split()
)
"""Elements that hold no name directly, or whose words are no prose."""


class Crossing(Exception):
    """Why no element can stand around some words: in words."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """An element around the characters of a source from ``begin`` to ``end``: ``opening`` and ``closing`` are its tags."""

    begin: int
    end: int
    opening: str
    closing: str


def element(flow: Flow, name: str, attributes: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The start tag and the end tag of a new element in a passage, with the prefix that its elements have."""
    written = "".join(f" {key}={quoteattr(value, {chr(10): ' '})}" for key, value in attributes if value)
    return f"<{flow.prefix}{name}{written}>", f"</{flow.prefix}{name}>"


class Tags:
    """The tags of a source, in order: where new ones can stand among them."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = list(pieces)
        self._begins = [piece.begin for piece in self._pieces]

    def around(self, flow: Flow, start: int, end: int) -> tuple[int, int]:
        """Where an element around words of a passage begins and ends in the source. ``Crossing``: it cannot stand there."""
        begin, after = flow.begins[start], flow.ends[end - 1]
        if any(self._in_literal(place) for place in (begin, after - 1)):
            raise Crossing("these words stand in a CDATA section")
        inside = self._between(begin, after)
        if large := next((piece for piece in inside if _local(piece) in _LARGE and piece.kind != END), None):
            raise Crossing(f"a <{_local(large)}> stands among the words")
        before, behind = _unpaired(inside)
        begin, after = self._back(begin, before), self._on(after, behind)
        while (parent := self._parent(begin, flow)) is not None and _local(parent) in _NO_PHRASES:
            begin, after = self._back(begin, [parent]), self._on(after, [parent])
        return begin, after

    def _in_literal(self, place: int) -> bool:
        return self._pieces[bisect_right(self._begins, place) - 1].kind == LITERAL

    def _between(self, begin: int, after: int) -> list[Piece]:
        found = self._pieces[bisect_left(self._begins, begin) : bisect_left(self._begins, after)]
        return [piece for piece in found if piece.kind in (START, END, EMPTY)]

    def _back(self, begin: int, tags: Sequence[Piece]) -> int:
        """Before the start tags that stand just before a place, one for each of ``tags``, which are on its other side."""
        at = bisect_left(self._begins, begin) - 1
        for tag in tags:
            while at >= 0 and self._pieces[at].kind == EMPTY and self._pieces[at].end == begin:
                begin, at = self._pieces[at].begin, at - 1
            if at < 0 or self._pieces[at].kind != START or self._pieces[at].end != begin:
                raise Crossing(f"it would cross <{_local(tag)}>, which begins before these words")
            begin, at = self._pieces[at].begin, at - 1
        return begin

    def _on(self, after: int, tags: Sequence[Piece]) -> int:
        """Behind the end tags that stand just behind a place, one for each of ``tags``."""
        at = bisect_left(self._begins, after)
        for tag in tags:
            while at < len(self._pieces) and self._pieces[at].kind == EMPTY and self._pieces[at].begin == after:
                after, at = self._pieces[at].end, at + 1
            if at == len(self._pieces) or self._pieces[at].kind != END or self._pieces[at].begin != after:
                raise Crossing(f"it would cross <{_local(tag)}>, which ends behind these words")
            after, at = self._pieces[at].end, at + 1
        return after

    def _parent(self, begin: int, flow: Flow) -> Piece | None:
        """The innermost element of a passage that is open at a place; None for the passage's own."""
        depth = 0
        for at in range(bisect_left(self._begins, begin) - 1, -1, -1):
            piece = self._pieces[at]
            if piece.begin <= flow.begin:
                return None
            if piece.kind == END:
                depth += 1
            elif piece.kind == START:
                if not depth:
                    return piece
                depth -= 1
        return None


def _local(piece: Piece) -> str:
    return piece.name.rpartition(":")[2]


def _unpaired(inside: Iterable[Piece]) -> tuple[list[Piece], list[Piece]]:
    """End tags whose elements begin before, and start tags whose elements end behind, the innermost first."""
    before: list[Piece] = []
    opened: list[Piece] = []
    for piece in inside:
        if piece.kind == START:
            opened.append(piece)
        elif piece.kind == END:
            if opened:
                opened.pop()
            else:
                before.append(piece)
    return before, opened[::-1]


def fitting(wrapped: Sequence[Wrapped]) -> tuple[list[int], list[int]]:
    """The numbers of elements that are properly nested in one another, and of those that would cross one that comes before.

    Of two around the same characters the one that comes first in the list is the outer one.
    """
    left: set[int] = set()
    open_: list[int] = []
    for number in sorted(range(len(wrapped)), key=lambda n: (wrapped[n].begin, -wrapped[n].end, n)):
        one = wrapped[number]
        while open_ and wrapped[open_[-1]].end <= one.begin:
            open_.pop()
        crossed = [n for n in open_ if wrapped[n].end < one.end]
        if any(n < number for n in crossed):
            left.add(number)
            continue
        left.update(crossed)
        open_ = [n for n in open_ if n not in crossed] + [number]
    kept = [n for n in range(len(wrapped)) if n not in left]
    for number in sorted(left):  # what it crossed may have been left as well
        if not any(_cross(wrapped[number], wrapped[n]) for n in kept):
            kept.append(number)
            left.remove(number)
    return sorted(kept), sorted(left)


def _cross(one: Wrapped, other: Wrapped) -> bool:
    first, second = sorted((one, other), key=lambda each: (each.begin, -each.end))
    return first.begin < second.begin < first.end < second.end


def changes(wrapped: Sequence[Wrapped]) -> tuple[list[Change], list[int]]:
    """The changes that put properly nested elements into a source, in order, one for each place.

    With them, for each element, the character of the changed source at which its start tag stands.
    """
    opening = sorted(range(len(wrapped)), key=lambda n: (wrapped[n].begin, -wrapped[n].end, n))
    closing = sorted(range(len(wrapped)), key=lambda n: (wrapped[n].end, -wrapped[n].begin, -n))
    tags = [(wrapped[n].end, wrapped[n].closing, -1) for n in closing]
    tags += [(wrapped[n].begin, wrapped[n].opening, n) for n in opening]
    new: dict[int, str] = {}
    starts, added = [0] * len(wrapped), 0
    for at, written, number in sorted(tags, key=lambda one: one[0]):
        if number >= 0:
            starts[number] = at + added
        added += len(written)
        new[at] = new.get(at, "") + written
    return [Change(at, at, new[at]) for at in sorted(new)], starts
