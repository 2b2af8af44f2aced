"""The running words of each passage of a source, and to which of its characters they belong.

Words are folded as the walk folds them (``edition/reading/walk.py``), and passages have the ids that pages give them, so a
row of the ledger says where on the page a name stands. Notes are passages of their own; what the reading view does not choose
(``sic``, ``del``, a rejected ``rdg``), registers and headers have no words here: nobody is asked to tag them.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from edition.elements import BLOCKS, BREAKS, FURNITURE, NOTES, PASSAGES, REGISTERS, SPACES
from edition.encoding.tagging.passages import Flow, Mark, Writing
from edition.encoding.tagging.scanning import (
    EMPTY,
    END,
    LITERAL,
    OTHER,
    REFERENCE,
    START,
    TEXT,
    Piece,
    attributes,
    pieces,
    referred,
)
from edition.tei import SPACE


def _names(tags: frozenset[str]) -> frozenset[str]:
    return frozenset(tag.rpartition("}")[2] for tag in tags)


_PASSAGES, _BLOCKS = _names(PASSAGES), _names(BLOCKS)
_BREAKS, _NOTES = _names(BREAKS | SPACES), _names(NOTES)
_UNSEEN = _names(REGISTERS | FURNITURE) | frozenset(
    "teiHeader standOff facsimile sourceDoc del am figDesc listApp listAnnotation".split()
)
_PREFERRED = frozenset("corr reg expan lem".split())
_CHOOSING = frozenset("choice app rdgGrp".split())


def flows(source: str) -> list[Flow]:
    """The passages of a well-formed source that have words, in the order in which they begin.

    ``Unread``: the source is not well-formed.
    """
    reader = _Reader(source)
    for at, piece in enumerate(reader.pieces):
        reader.take(at, piece)
    found = [flow for flow in reader.found if flow.text]
    counted: Counter[str] = Counter()
    for flow in found:
        counted[flow.id] += 1
        if not flow.xml_id and counted[flow.id] > 1:
            flow.ordinal = counted[flow.id]
            del flow.id
    return found


class _Open(NamedTuple):
    """An element that is open: its passage, if it has one, and the language in it."""

    name: str
    piece: Piece
    flow: Writing | None
    unseen: bool
    lang: str
    start: int


class _Reader:
    """Goes through the pieces of a source with the elements that are open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces = list(pieces(source))
        self.found: list[Flow] = []
        self._holding = _holding(source, self.pieces)
        self._stack: list[_Open] = []
        self._chosen: set[int] = set()
        self._preferring: dict[int, bool] = {}

    def take(self, at: int, piece: Piece) -> None:
        """The next piece."""
        kind = piece.kind
        if kind == TEXT:
            self._text(piece.begin, piece.end)
        elif kind == END:
            self._close(piece)
        elif kind in (START, EMPTY):
            self._open(at, piece)
            if kind == EMPTY:
                self._close(piece)
        elif kind == REFERENCE:
            self._refer(piece)
        elif kind == LITERAL:
            self._text(piece.begin + 9, piece.end - 3)

    def _text(self, begin: int, end: int) -> None:
        writing = self._writing()
        if writing is None:
            return
        source, at = self.source, begin
        while at < end:
            space = at
            while at < end and source[at] in SPACE:
                at += 1
            if at > space:
                writing.space(space, at)
            word = at
            while at < end and source[at] not in SPACE:
                at += 1
            if at > word:
                writing.word(source[word:at], word)

    def _refer(self, piece: Piece) -> None:
        writing, one = self._writing(), referred(piece.name)
        if writing is not None and one:
            if one in SPACE:
                writing.space(piece.begin, piece.end)
            else:
                writing.character(one, piece.begin, piece.end)

    def _writing(self) -> Writing | None:
        top = self._stack[-1] if self._stack else None
        return top.flow if top is not None and not top.unseen else None

    def _open(self, at: int, piece: Piece) -> None:
        prefix, _, name = piece.name.rpartition(":")
        above = self._stack[-1] if self._stack else None
        stated = attributes(self.source, piece)
        lang = stated.get("xml:lang") or (above.lang if above else "")
        unseen = name in _UNSEEN or (above is not None and (above.unseen or self._is_rejected(above, name)))
        flow = above.flow if above else None
        if not unseen:
            outer = flow
            if name in _PASSAGES or (flow is None and at in self._holding):
                flow = self._begun(name, prefix, piece, stated, lang)
            if outer is not None and (name in _BLOCKS and name not in _NOTES):
                outer.space(piece.begin, piece.begin, "\n")
            if flow is not None and name in _BREAKS:
                flow.glue() if stated.get("break") == "no" else flow.space(piece.begin, piece.begin)
        self._stack.append(_Open(name, piece, flow, unseen, lang, flow.next if flow is not None else 0))

    def _is_rejected(self, above: _Open, name: str) -> bool:
        """Whether the reading view chooses another child of the element above."""
        if above.name not in _CHOOSING:
            return False
        if name in _PREFERRED:
            self._chosen.add(above.piece.begin)
            return False
        if name in ("sic", "orig", "abbr", "rdg", "rdgGrp", "witDetail", "wit"):
            return self._has_preferred(above) or above.piece.begin in self._chosen
        if name in _NOTES or above.piece.begin not in self._chosen:
            self._chosen.add(above.piece.begin)
            return False
        return True

    def _has_preferred(self, above: _Open) -> bool:
        """Whether an alternative that is preferred stands anywhere in the element above."""
        begin = above.piece.end
        if begin not in self._preferring:
            inside = self.source[begin : self.source.find(f"</{above.piece.name}", begin)]
            prefix = above.piece.name.rpartition(":")[0]
            before = f"<{prefix}:" if prefix else "<"
            self._preferring[begin] = any(f"{before}{name}" in inside for name in _PREFERRED)
        return self._preferring[begin]

    def _begun(self, name: str, prefix: str, piece: Piece, stated: dict[str, str], lang: str) -> Writing:
        around = tuple(one.name for one in self._stack)
        flow = Flow(name, f"{prefix}:" if prefix else "", piece.begin, around, lang, stated.get("xml:id", ""))
        self.found.append(flow)
        return Writing(flow)

    def _close(self, piece: Piece) -> None:
        one = self._stack.pop()
        writing = one.flow
        if writing is None or one.unseen:
            return
        above = self._stack[-1].flow if self._stack else None
        if writing is not above:
            writing.flow.text, writing.flow.after = "".join(writing.words), piece.end
            if one.name not in _PASSAGES:  # a name that stands in no paragraph is a passage, and a name
                writing.flow.marks.append(self._mark(one, writing, 0, piece))
            if above is not None and one.name in _BLOCKS and one.name not in _NOTES:
                above.space(piece.end, piece.end, "\n")
            return
        if one.name in _BLOCKS:
            writing.space(piece.end, piece.end, "\n")
        if one.name not in _BREAKS:
            writing.flow.marks.append(self._mark(one, writing, min(one.start, writing.length), piece))

    def _mark(self, one: _Open, writing: Writing, start: int, piece: Piece) -> Mark:
        """An element that ends with a piece, and begins at an offset."""
        stated = attributes(self.source, one.piece)
        return Mark(one.name, start, writing.length, one.piece.begin, piece.end, stated)


def _holding(source: str, found: list[Piece]) -> set[int]:
    """The numbers of the start tags whose elements hold text of their own."""
    holding: set[int] = set()
    stack: list[int] = []
    for at, (kind, begin, end, _) in enumerate(found):
        if kind == START:
            stack.append(at)
        elif kind == END:
            stack.pop()
        elif stack and kind not in (OTHER, EMPTY) and source[begin:end].strip(SPACE):
            holding.add(stack[-1])
    return holding


__all__ = ["Flow", "Mark", "flows"]
