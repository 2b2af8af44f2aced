"""CSV indexes (RFC 4180) with CSV on the Web metadata (W3C Tabular Metadata): every row leads back to its words."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from edition.context import Context
from edition.index import Index
from edition.kinds import KINDS
from edition.model import Artifact, Reading

TABLES = (*(kind.folder for kind in KINDS), "mentions", "quotations", "turns", "apparatus", "texts")
GUARDED = frozenset("=+-@'\t\r")
"""A cell that begins with one of these would be run by a spreadsheet: it gets one leading apostrophe."""

_PIECE = 100_000
_NUMBERS = frozenset("target_n start end reading_start reading_end words mentions texts quotations turns".split())


class CsvRenderer:
    """``data/*.csv`` and ``data/*.csv-metadata.json``."""

    name = "csv"
    version = "1"

    def text(self, reading: Reading, context: Context) -> Iterator[Artifact]:
        """Nothing: rows are of the whole edition."""
        yield from ()

    def edition(self, index: Index, context: Context) -> Iterator[Artifact]:
        """Every table, and what its columns mean."""
        for table in TABLES:
            columns = index.columns(table)
            yield Artifact(f"data/{table}.csv", self.table(index, table))
            yield Artifact(f"data/{table}.csv-metadata.json", _metadata(table, columns))

    def table(self, index: Index, table: str) -> Iterator[bytes]:
        """One table, piece by piece."""
        return table_bytes(index.columns(table), index.rows(table))


def table_bytes(columns: Iterable[str], rows: Iterable[tuple[object, ...]]) -> Iterator[bytes]:
    """A table as CSV, piece by piece: UTF-8 without BOM, CRLF, a header row."""
    columns = tuple(columns)
    buffer = io.StringIO()
    write = csv.writer(buffer, lineterminator="\r\n").writerow
    write(columns)
    texts = [n for n, column in enumerate(columns) if column not in _NUMBERS]
    for row in rows:
        write(guarded(row, texts))
        if buffer.tell() > _PIECE:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


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
