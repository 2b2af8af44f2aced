"""Identifiers put into the entries of a register: new ``idno`` elements beside their neighbours, and not another byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from edition.editing.patching import Change, Unfit
from edition.encoding.tagging.scanning import EMPTY, END, LITERAL, START, TEXT, Piece, attributes, pieces
from edition.kinds import OF_ENTRY
from edition.reconciling.conventions import Written

_IDNO = frozenset(("idno",))
_NAMES = frozenset(
    "persName orgName placeName geogName eventName objectName name label settlement country region district head title"
    " desc p ab monogr series".split()
)
_LAST = frozenset("note noteGrp bibl biblStruct biblFull listBibl ptr ref link linkGrp place listPlace".split())
"""What comes behind the identifiers of a place: its names, where it is and what it is like come before (TEI P5, ``place``)."""


@dataclass(slots=True)
class _Child:
    """An element right in an entry: its name without prefix, where it begins and ends in the source."""

    name: str
    begin: int
    end: int = 0


@dataclass(slots=True)
class Found:
    """An entry in its source: its start tag, what stands right in it, where its end tag begins and ends.

    ``mixed``: words stand right in it, as in a ``bibl``.
    """

    tag: Piece
    children: list[_Child] = field(default_factory=list)
    closing: int = 0
    end: int = 0
    mixed: bool = False

    @property
    def prefix(self) -> str:
        """The prefix that its elements have, with the colon."""
        before, colon, _ = self.tag.name.rpartition(":")
        return before + colon


def entries_in(source: str, ids: frozenset[str]) -> dict[str, Found]:
    """The entries of these ids in a source. ``Unfit``: an id stands twice."""
    found: dict[str, Found] = {}
    stack: list[tuple[_Child | None, Found | None]] = []
    for piece in pieces(source):
        around = stack[-1][1] if stack else None
        if piece.kind == END:
            child, own = stack.pop()
            if child:
                child.end = piece.end
            if own:
                own.closing, own.end = piece.begin, piece.end
        if piece.kind in (TEXT, LITERAL) and around and not source[piece.begin : piece.end].isspace():
            around.mixed = True
        if piece.kind not in (START, EMPTY):
            continue
        child = _Child(_local(piece), piece.begin, piece.end) if around else None
        if around and child:
            around.children.append(child)
        own = _entry(source, piece, ids, found)
        if piece.kind == START:
            stack.append((child, own))
    return found


def _entry(source: str, piece: Piece, ids: frozenset[str], found: dict[str, Found]) -> Found | None:
    if _local(piece) not in OF_ENTRY or "xml:id" not in source[piece.begin : piece.end]:
        return None
    name = attributes(source, piece).get("xml:id", "").strip()
    if name not in ids:
        return None
    if name in found:
        raise Unfit(f"the id {name} stands in it twice")
    found[name] = Found(piece, end=piece.end)
    return found[name]


def _local(piece: Piece) -> str:
    return piece.name.rpartition(":")[2]


def places(entry: Found) -> list[int]:
    """The children behind which identifiers may stand, by their numbers, the most usual place first.

    Behind those that are there; where there are none, by what the TEI says of the entry's element; else at the end. -1 is before
    all children; their count means behind all words.
    """
    names = [child.name for child in entry.children]
    own = _last(names, _IDNO)
    if entry.mixed:
        return [own] if own >= 0 else [len(names)]
    usual = _last(names, frozenset(names) - _LAST if _local(entry.tag) == "place" else _NAMES)
    return list(dict.fromkeys((own if own >= 0 else usual, usual, len(names) - 1)))


def _last(names: Sequence[str], some: frozenset[str]) -> int:
    return max((number for number, name in enumerate(names) if name in some), default=-1)


def inserted(source: str, entry: Found, behind: int, written: Sequence[tuple[Written, str]]) -> Change:
    """The change that gives an entry identifiers, each as (how it is written, its number), one below the other.

    ``behind`` is the number of the child behind which they stand (:func:`places`).
    """
    idnos = [_element(entry.prefix, how, number) for how, number in written]
    if entry.tag.kind == EMPTY:
        return Change(entry.tag.end - 2, entry.tag.end, f">{''.join(idnos)}</{entry.tag.name}>")
    if behind == len(entry.children):
        at = entry.tag.end + len(source[entry.tag.end : entry.closing].rstrip())
        gap = _gap(source, entry.closing) and _gap(source, entry.children[0].begin if entry.children else entry.closing)
        return Change(at, at, "".join((gap or " ") + idno for idno in idnos))
    at = entry.children[behind].end if behind >= 0 else entry.tag.end
    gap = _gap(source, entry.children[max(behind, 0)].begin) if entry.children else ""
    return Change(at, at, "".join(gap + idno for idno in idnos))


def _element(prefix: str, how: Written, number: str) -> str:
    said = "".join(f" {name}={quoteattr(value)}" for name, value in how.attributes)
    return f"<{prefix}idno{said}>{escape(how.value(number))}</{prefix}idno>"


def _gap(source: str, at: int) -> str:
    """The line end and the indentation before an element; nothing where it stands behind something in its line."""
    begin = at
    while begin and source[begin - 1] in " \t":
        begin -= 1
    if begin and source[begin - 1] in "\r\n":
        begin -= 2 if source[begin - 2 : begin] == "\r\n" else 1
        return source[begin:at]
    return ""
