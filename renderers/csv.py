"""CSV indexes (RFC 4180) with CSV on the Web metadata (W3C Tabular Metadata): every row leads back to its words.

Beside those of the edition, ``persons/<entry>.csv`` … holds the rows of ``data/mentions.csv`` that name one entity.
"""

from __future__ import annotations

import csv
import itertools
import json
import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from edition.addresses import path_of
from edition.context import Context
from edition.index import Entity, Index
from edition.kinds import KINDS
from edition.model import Artifact, Reading
from edition.rendering import TextRows

TABLES = (*(kind.folder for kind in KINDS), "mentions", "quotations", "turns", "apparatus", "texts")
GUARDED = frozenset("=+-@'\t\r")
"""A cell that begins with one of these would be run by a spreadsheet: it gets one leading apostrophe."""

GATHERED = ("mentions", "quotations", "turns", "apparatus")
"""Tables to which each text adds its rows."""

_MENTIONS = "data/mentions.csv"
_ENDS = "data/mentions.csv: ends"
"""Under this name texts keep where in their part of that file each row ends: numbers of four bytes, the lowest first."""
OF_TEXT = "mentions"
"""The table that each text has of its own as well."""

_TOGETHER = 500
_LATER = re.compile(rb"\x02(\w+)\x03([0-9a-f]*)\x02")
_NUMBERS = frozenset("target_n start end reading_start reading_end words mentions texts quotations turns".split())


class CsvRenderer:
    """``data/*.csv`` and ``data/*.csv-metadata.json``; ``texts/<id>.mentions.csv``."""

    name = "csv"
    version = "2"

    def text(self, reading: Reading, context: Context) -> Iterator[Artifact]:
        """Nothing: rows are of the whole edition."""
        yield from ()

    def pieces(self, rows: TextRows, columns: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, bytes]]:
        """The rows of a text, by table."""
        for table in GATHERED:
            if rows[table]:
                lines = _each(columns[table], rows[table])
                yield _file(table), b"".join(lines)
                if table == "mentions":
                    yield _ENDS, _ends(lines)

    def of_text(
        self, text: str, pieces: Mapping[str, bytes], columns: Mapping[str, tuple[str, ...]]
    ) -> Iterator[Artifact]:
        """``texts/<id>.mentions.csv``: the names of one text; what no register describes has no name there."""
        if found := pieces.get(_file(OF_TEXT)):
            header = b"".join(table_bytes(columns[OF_TEXT], ()))
            yield Artifact(f"texts/{text}.{OF_TEXT}.csv", header + _LATER.sub(b"", found))

    def edition(self, index: Index, context: Context) -> Iterator[Artifact]:
        """Every table, and what its columns mean."""
        for table in TABLES:
            columns = index.columns(table)
            yield Artifact(_file(table), self.table(index, table))
            yield Artifact(f"data/{table}.csv-metadata.json", _metadata(table, columns))
        for kind in KINDS:
            for entity in index.entities(kind.name):
                if entity.mentions:
                    path = path_of(entity.page).removesuffix("html") + "csv"
                    yield Artifact(path, of_entity(index, entity), index.stamp(entity))

    def table(self, index: Index, table: str) -> Iterator[bytes]:
        """One table, piece by piece."""
        if table not in GATHERED:
            return table_bytes(index.columns(table), index.rows(table))
        return _gathered(index, table)


def _file(table: str) -> str:
    return f"data/{table}.csv"


def of_entity(index: Index, entity: Entity) -> Iterator[bytes]:
    """The header row, and the rows of the table of mentions that name an entity: those very bytes."""
    yield _header(index.columns("mentions"))
    for text, rows in itertools.groupby(index.numbers_of(entity), itemgetter(0)):
        ends = array("I")
        ends.frombytes(index.piece(_ENDS, text))
        if sys.byteorder == "big":
            ends.byteswap()
        spans = ((ends[n - 1] if n else 0, ends[n]) for _, n in rows)
        for piece in index.slices(_MENTIONS, text, spans):
            yield _named(index, piece)


@lru_cache(maxsize=4)
def _header(columns: tuple[str, ...]) -> bytes:
    return b"".join(table_bytes(columns, ()))


def _ends(lines: Sequence[bytes]) -> bytes:
    found = array("I", itertools.accumulate(map(len, lines)))
    if sys.byteorder == "big":
        found.byteswap()
    return found.tobytes()


def _gathered(index: Index, table: str) -> Iterator[bytes]:
    """The header row, and what the texts have added."""
    yield from table_bytes(index.columns(table), ())
    for piece in index.pieces(_file(table)):
        yield _named(index, piece)


def _named(index: Index, piece: bytes) -> bytes:
    """Lines in which those whom no register describes have their names."""

    def name(found: re.Match[bytes]) -> bytes:
        return _cell(index.outsider(found[1].decode(), bytes.fromhex(found[2].decode()).decode()))

    return _LATER.sub(name, piece) if b"\x02" in piece else piece


@lru_cache(maxsize=4096)
def _cell(name: str) -> bytes:
    """A name as it stands in a row."""
    return _lines(("name",), [(name,)])[:-2] if name else b""


def _lines(columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> bytes:
    return b"".join(_each(columns, rows))


def _each(columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> list[bytes]:
    """Rows of which the first cells are those of a table, a line each."""
    lines, last = _Lines(), len(columns)
    write = csv.writer(lines, lineterminator="\r\n").writerow
    texts = _texts(columns)
    for row in rows:
        write(guarded(row[:last], texts))
    return [line.encode() for line in lines]


class _Lines(list[str]):
    """What a writer of CSV writes into, a row at a time."""

    write = list.append


def _texts(columns: Sequence[str]) -> list[int]:
    """The columns that hold text."""
    return [n for n, column in enumerate(columns) if column not in _NUMBERS]


def table_bytes(columns: Iterable[str], rows: Iterable[tuple[object, ...]]) -> Iterator[bytes]:
    """A table as CSV, piece by piece: UTF-8 without BOM, CRLF, a header row."""
    columns = tuple(columns)
    yield _lines(("",) * len(columns), [columns])
    rows = iter(rows)
    while some := list(itertools.islice(rows, _TOGETHER)):
        yield _lines(columns, some)


def guarded(row: tuple[object, ...], texts: list[int]) -> list[object]:
    """A row no cell of which a spreadsheet takes for a formula; ``texts`` are the columns that hold text."""
    cells = list(row)
    for n in texts:
        cell = cells[n]
        if cell and cell[0] in GUARDED:  # type: ignore[index] # a text, by its column
            cells[n] = f"'{cell}"
    return cells


def _metadata(table: str, columns: tuple[str, ...]) -> bytes:
    described = [
        {"name": column, "titles": column, "datatype": "integer" if column in _NUMBERS else "string"}
        for column in columns
    ]
    content = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": f"{table}.csv",
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": described, **({"primaryKey": "id"} if table in _KEYED else {})},
    }
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


_KEYED = frozenset(("texts",))
