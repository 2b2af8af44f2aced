"""The characters of a source as tags, references and text, each with its place: what a change of the source is made from.

The tree of lxml knows no places of characters, and an edit must keep every byte that is not its own. So a well-formed source
is read once more, as it stands: no name is resolved, no entity of its own is written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TEXT, START, END, EMPTY, REFERENCE, LITERAL, OTHER = range(7)
"""Text, start tag, end tag, empty element, reference, CDATA section; and comments, instructions, the document type."""

_PIECE = re.compile(
    r"(?P<text>[^<&]+)"
    r"|</(?P<end>[^\s>]+)\s*>"
    r"|<(?P<start>[^\s<>/!?]+)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>"
    r"|&(?P<reference>[^;\s]+);"
    r"|<!\[CDATA\[(?P<literal>.*?)\]\]>"
    r"|<!--.*?-->|<\?.*?\?>"
    r"|<!DOCTYPE(?:[^\[>\"']|\"[^\"]*\"|'[^']*')*(?:\[(?:<!--.*?-->|<\?.*?\?>|\"[^\"]*\"|'[^']*'|[^\]\"'])*\]\s*)?>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&([^;\s]+);")
_ID = re.compile(r"""\sxml:id\s*=\s*["']([^"']+)["']""")
_PREDEFINED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Piece(NamedTuple):
    """A piece of a source from character ``begin`` to ``end``; ``name`` is the tag's, with its prefix, or the reference's."""

    kind: int
    begin: int
    end: int
    name: str = ""


class Unread(ValueError):
    """What stands at a place of a source is nothing that XML knows: the source is not well-formed."""


def pieces(source: str) -> Iterator[Piece]:
    """The pieces of a well-formed source, in order and without gaps. ``Unread`` where there is something else."""
    at, size, match = 0, len(source), _PIECE.match
    while at < size:
        found = match(source, at)
        if found is None:
            raise Unread(f"character {at} begins nothing that XML knows")
        yield _piece(found, at, found.end())
        at = found.end()


def _piece(found: re.Match[str], begin: int, end: int) -> Piece:
    group = found.lastgroup
    if group == "text":
        return Piece(TEXT, begin, end)
    if group == "end":
        return Piece(END, begin, end, found["end"])
    if group == "empty":
        return Piece(EMPTY if found["empty"] else START, begin, end, found["start"])
    if group == "reference":
        return Piece(REFERENCE, begin, end, found["reference"])
    return Piece(LITERAL if group == "literal" else OTHER, begin, end)


def attributes(source: str, piece: Piece) -> dict[str, str]:
    """The attributes of a start tag or an empty element, by their names as written, with references resolved."""
    written = source[piece.begin + 1 + len(piece.name) : piece.end]
    return {name: _REFERENCE.sub(_resolved, one or other) for name, one, other in _ATTRIBUTE.findall(written)}


def _resolved(found: re.Match[str]) -> str:
    return referred(found[1])


def ids(source: str) -> frozenset[str]:
    """Every ``xml:id`` of a source, as written."""
    return frozenset(_ID.findall(source))


def referred(name: str) -> str:
    """The character of a reference; nothing for an entity that the source declares itself."""
    if name[0] != "#":
        return _PREDEFINED.get(name, "")
    number = name[1:]
    return chr(int(number[1:], 16) if number[0] == "x" else int(number))
