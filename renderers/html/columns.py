"""Texts in columns: the passages of each, cut out of annotated copies and put into rows with their counterparts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from edition.aligning import Aligned, Unit, align, named, units_of
from edition.sides import sides_of
from edition.tei import LANG, is_white

from .cutting import BEFORE, can_be_cut, cut
from .grafting import E
from .languages import html_lang
from .pieces import Pieces

_DIR, _IDENTIFIED, _STREAM = E + "dir", E + "id", E + "stream"
_HEADING = re.compile(r'<h[1-6]\b|role="heading"')
ELSEWHERE = ("elsewhere",)
"""The key of what stands in no column."""
Prefixes = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(slots=True)
class Column:
    """A text, or a part of one: its element, what it is called, its language and direction, the page where it is cited."""

    holder: Any
    title: str
    lang: str
    dir: str
    page: str
    path: str


@dataclass(slots=True)
class Cell:
    """What of a column stands in a row: HTML, and the anchor by which its first passage is cited, with its number."""

    html: str = ""
    anchor: str = ""
    number: str = ""


@dataclass(slots=True)
class Line:
    """A row of the page; ``between`` is one of what stands between the passages, such as headings."""

    cells: list[Cell]
    lone: bool = False
    between: bool = False


@dataclass(slots=True)
class Columns:
    """Columns side by side, in one stream or in several; ``by`` is how their passages find one another, '' by both ways.

    ``elsewhere``: whether a stream that has been cut has words that stand in none of the columns. ``nested``: whether passages
    stand so deep that they cannot be cut out; then each column stands as a whole, or cannot stand there at all (``possible``).
    """

    columns: list[Column]
    prefixes: Callable[[str], Prefixes]
    by: str = ""
    units: list[Unit] = field(default_factory=list)
    elements: list[Any] = field(default_factory=list)
    aligned: Aligned = field(default_factory=Aligned)
    elsewhere: bool = False
    nested: bool = False
    possible: bool = True

    def __post_init__(self) -> None:
        for n, column in enumerate(self.columns):
            found = units_of(column.holder, n, len(self.units), named(column.path, self.prefixes(column.path)))
            self.units += [unit for unit, _ in found]
            self.elements += [element for _, element in found]
        self.aligned = align(self.units, len(self.columns), self.by)
        if not self.aligned.together:
            self.aligned = Aligned()
        if not self._can_be_cut():
            self.aligned, self.nested = Aligned(), True
            self.possible = self._can_be_cut()

    def _can_be_cut(self) -> bool:
        around = (next(column.holder.iterancestors(_STREAM), column.holder) for column in self.columns)
        return all(can_be_cut(stream, *self._cuts(stream)) for stream in dict.fromkeys(around))

    def pieces(self, stream: Any) -> Pieces:
        """A stream, cut where its columns and their passages begin and end."""
        pieces = cut(stream, *self._cuts(stream))
        if all(column.holder is not stream for column in self.columns):
            self.elsewhere |= any(key in (BEFORE, ELSEWHERE) and _has_words(piece) for key, piece in pieces)
        return pieces

    def _cuts(self, stream: Any) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """Before and after which elements of a stream pieces begin, with their keys."""
        starts: dict[Any, Any] = {}
        ends: dict[Any, Any] = {}
        within = [column for column in self.columns if _is_in(column.holder, stream)]
        for column in within:
            if column.holder is not stream:
                starts[column.holder] = ("column", self.columns.index(column))
        for row in self.aligned.rows:
            for n in (n for cell in row.cells for n in cell if _is_in(self.elements[n], stream)):
                starts[self.elements[n]], ends[self.elements[n]] = ("unit", n), ("after", n)
        ends.update({column.holder: ELSEWHERE for column in within if column.holder is not stream})
        return starts, ends

    def lines(self, pieces: list[tuple[Any, str]]) -> Iterator[Line]:
        """The rows, from all pieces in HTML; what stands before the first passages comes first."""
        texts: dict[Any, str] = dict(pieces)
        if not self.aligned.rows:
            yield Line([Cell(texts.get(("column", n), "")) for n in range(len(self.columns))])
            return
        before, after = self._around(texts)
        for n, row in enumerate(self.aligned.rows):
            yield from _between(before[n])
            yield Line([self._cell(cell, texts) for cell in row.cells], row.lone)
            yield from _between(after[n])

    def _around(self, texts: Mapping[Any, str]) -> tuple[list[list[str]], list[list[str]]]:
        """What stands before and after each row, by column: headings stand before what follows them, all else after its passage.

        A column of which nothing has a counterpart stands whole after the last row.
        """
        rows, count = self.aligned.rows, range(len(self.columns))
        before, after = ([[""] * len(count) for _ in rows] for _ in range(2))
        row_of = {n: number for number, row in enumerate(rows) for cell in row.cells for n in cell}
        for column in count:
            inside = [n for n in sorted(row_of) if self.units[n].column == column]
            first = before[row_of[inside[0]]] if inside else after[-1]
            first[column] = texts.get(("column", column), "")
            for n, following in itertools.zip_longest(inside, inside[1:]):
                said = texts.get(("after", n), "")
                if following is not None and _HEADING.search(said):
                    before[row_of[following]][column] += said
                else:
                    after[row_of[n]][column] += said
        return before, after

    def _cell(self, cell: list[int], texts: Mapping[Any, str]) -> Cell:
        if not cell:
            return Cell()
        first = self.elements[cell[0]]
        near = (*first.iter("*"), *first.iterancestors())
        anchor = next((found for one in near if (found := one.get(_IDENTIFIED))), "")
        return Cell("".join(texts.get(("unit", n), "") for n in cell), anchor, self.units[cell[0]].n)


def _between(said: list[str]) -> Iterator[Line]:
    if any(said):
        yield Line([Cell(html) for html in said], between=True)


def _has_words(piece: Any) -> bool:
    return any(not is_white(text) for text in piece.itertext())


def _is_in(element: Any, stream: Any) -> bool:
    return element is stream or any(up is stream for up in element.iterancestors())


def parts_of(stream: Any, title: Callable[[str, str], str], page: str, path: str) -> list[Column]:
    """The columns within one text: see :func:`edition.sides.sides_of`."""
    divs = sides_of(stream)
    return [
        Column(
            div,
            title(div.get("type"), div.get(LANG) or ""),
            html_lang(_stated(div, LANG)),
            _stated(div, _DIR),
            page,
            path,
        )
        for div in divs
    ]


def _stated(element: Any, name: str) -> str:
    """The value of an attribute where an element stands."""
    return next((value for up in (element, *element.iterancestors()) if (value := up.get(name))), "")
