"""What readers make of a source: elements of the TEI in which slices of the source stand in the place of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A slice of the source: its characters from ``start`` to ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Put:
    """What stands in the text without being a slice of the source: a blank, or the sign for a character that XML cannot hold.

    The log says where and why.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the TEI; ``name`` without namespace, ``xml:`` written out."""

    name: str
    content: tuple[Piece, ...] = ()
    attributes: Attributes = ()

    def get(self, name: str) -> str:
        """The value of an attribute, or ''."""
        return dict(self.attributes).get(name, "")

    def with_content(self, content: tuple[Piece, ...]) -> Element:
        """The same around other content."""
        return replace(self, content=content)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a division; ``level`` is 1 for the highest."""

    level: int
    content: tuple[Piece, ...]
    guessed: bool = False


Piece = Words | Put | Element
Block = Element | Heading


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log: what stood in the source from ``start`` to ``end``, and what became of it.

    ``fate`` is what the account says of these characters: ``kept`` ones stand in the text as well, and the entry only tells of
    them; ``moved`` ones stand in an attribute or are said by an element; ``changed`` ones are in the log alone.
    """

    kind: str
    start: int
    end: int
    after: str = ""
    note: str = ""
    fate: Literal["kept", "moved", "changed"] = "changed"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in a source: blocks in their order, what is set apart behind them, the log, and facts.

    ``facts`` are what the source itself states of title, author, date, language and so on (front matter, properties of a
    document). ``unclear`` are remarks for whoever goes on working with the draft. ``width`` is how many characters a wrapped line
    of the source usually has, 0 where there is none.
    """

    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...] = ()
    apart: tuple[Block, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    unclear: tuple[str, ...] = ()
    width: float = 0


def slices(pieces: tuple[Piece, ...] | tuple[Block, ...]) -> Iterator[Words]:
    """All slices in some pieces, in the order in which they stand."""
    for piece in pieces:
        if isinstance(piece, Words):
            yield piece
        elif not isinstance(piece, Put):
            yield from slices(piece.content)


def said(text: str, pieces: tuple[Piece, ...]) -> str:
    """The words of some pieces without those of notes, with single blanks."""
    return " ".join("".join(_said(text, pieces)).split())


def _said(text: str, pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Words):
            yield text[piece.start : piece.end]
        elif isinstance(piece, Put):
            yield piece.text
        elif piece.name == "lb" and piece.get("break") != "no":
            yield " "
        elif piece.name != "note":
            yield from _said(text, piece.content)
