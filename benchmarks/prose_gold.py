"""The prose of ``gold/prose``: its texts without their markup of quotations and names, and what that markup says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quoted import is_odd, trimmed
from edition.encoding.quoting.pairs import PAIRS
from edition.encoding.tagging.scanning import END, START, Piece, attributes, pieces

QUOTING = {"said": "speech", "quote": "quotation", "soCalled": "scare", "q": "unclassified"}
NAMING = ("persName", "orgName", "placeName", "eventName", "title", "name")
_CLOSING = "".join(PAIRS.values())
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """An element of the gold: where its words stand in the plain text, its entry (of ``@ref``, ``@who``), and who else speaks."""

    element: str
    start: int
    end: int
    key: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its file, its language, its half, its source without the markup, and that markup."""

    path: str
    lang: str
    is_odd: bool
    plain: str
    marked: tuple[Marked, ...]

    @property
    def quotations(self) -> dict[Span, Marked]:
        """What stands between marks or behind a dash; without the marks and spaces at its edges."""
        return dict(self._quotations())

    def _quotations(self) -> Iterator[tuple[Span, Marked]]:
        yield from ((self.trimmed(one), one) for one in self.marked if one.element in NAMING and self._is_enclosed(one))
        yield from ((self.trimmed(one), one) for one in self.marked if one.element in QUOTING)

    @property
    def names(self) -> dict[Span, Marked]:
        """What is marked as a name or a title."""
        return {(one.start, one.end): one for one in self.marked if one.element in NAMING}

    def trimmed(self, one: Marked) -> Span:
        """Its words without marks and spaces at their edges."""
        return trimmed(self.plain, one.start, one.end)

    def _is_enclosed(self, one: Marked) -> bool:
        before, after = self.plain[: one.start].rstrip(" \u00a0"), self.plain[one.end :].lstrip(" \u00a0,.")
        return before[-1:] in PAIRS and after[:1] in _CLOSING


def texts(folder: Path) -> list[Text]:
    """All texts of a folder, by their names; its register is none."""
    return [read(path) for path in sorted(folder.glob("*.xml")) if path.name != "registers.xml"]


def read(path: Path) -> Text:
    """One text."""
    source = path.read_text(encoding="utf-8")
    begin = source.index("<text>")
    plain, marked = _apart(source, begin)
    lang = re.search(r'xml:lang="(\w+)', source)
    return Text(path.name, lang[1] if lang else "", is_odd(path, source), plain, tuple(marked))


def _apart(source: str, begin: int) -> tuple[str, list[Marked]]:
    parts: list[str] = []
    at = length = 0
    opened: list[tuple[Piece, int]] = []
    found: list[Marked] = []
    for piece in _tags(pieces(source), begin):
        parts.append(source[at : piece.begin])
        length, at = length + piece.begin - at, piece.end
        if piece.kind == START:
            opened.append((piece, length))
        else:
            found.append(_marked(source, *opened.pop(), length))
    return "".join((*parts, source[at:])), sorted(found, key=lambda one: (one.start, -one.end))


def _tags(found: Iterable[Piece], begin: int) -> Iterator[Piece]:
    return (
        one
        for one in found
        if one.kind in (START, END) and one.begin > begin and (one.name in QUOTING or one.name in NAMING)
    )


def _marked(source: str, piece: Piece, start: int, end: int) -> Marked:
    given = attributes(source, piece)
    pointer = given.get("who") or given.get("ref") or ""
    return Marked(piece.name, start, end, pointer.rpartition("#")[2], given.get("n", ""))
