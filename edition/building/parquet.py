"""The tables of the CSV files once more as Apache Parquet: the same columns and rows, typed, and a tenth of the size.

They are made of what CSV says. Cells are what stands in the text: the apostrophe that keeps spreadsheets from running a cell
is taken off.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from edition.building.plugins import table_bytes
from edition.building.tables import COLUMNS
from edition.errors import SettingsError
from edition.index import Index
from edition.model import Artifact

GROUP = 50_000
"""Rows that are written at once: so many are in memory."""
NUMBERS = frozenset("target_n start end reading_start reading_end words mentions texts quotations turns".split())
"""Columns of CSV that hold whole numbers."""
_LARGEST = (1 << 31) - 1
"""Characters of a cell: :mod:`csv` reads no more than it is told to."""


def artifacts(index: Index) -> Iterator[Artifact]:
    """``data/*.parquet``, each made while it is written. ``SettingsError``: pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415, F401 - the extra “cluster”
    except ImportError as error:
        hint = "pip install 'tei-edition[cluster]'"
        raise SettingsError("--parquet needs pyarrow, which is not installed", hint) from error
    for table in COLUMNS:
        yield Artifact(f"data/{table}.parquet", parquet_bytes(table_bytes(index, table)))


def parquet_bytes(table: Iterable[bytes]) -> Iterator[bytes]:
    """A CSV file, given piece by piece, as Parquet, piece by piece. What is empty in a column of numbers is null."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    from pyarrow import parquet  # noqa: PLC0415 - as above

    csv.field_size_limit(_LARGEST)
    rows = csv.reader(io.TextIOWrapper(io.BufferedReader(_Pieces(table), 1 << 16), encoding="utf-8", newline=""))
    columns = next(rows)
    types = [pa.int64() if column in NUMBERS else pa.string() for column in columns]
    schema = pa.schema(list(zip(columns, types, strict=True)))
    sink = _Sink()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            arrays = [_array(pa, cells, type_) for cells, type_ in zip(zip(*group, strict=True), types, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _array(pa: Any, cells: Sequence[str], type_: Any) -> Any:
    if type_ == pa.int64():
        return pa.array([int(cell) if cell else None for cell in cells], type=type_)
    return pa.array([cell.removeprefix("'") for cell in cells], type=type_)


class _Pieces(io.RawIOBase):
    """Pieces as a file."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces, self._rest = iter(pieces), b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


class _Sink(io.RawIOBase):
    """A file that is taken away while it is written."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, piece: Any) -> int:
        """Take in a piece."""
        self._pieces.append(bytes(piece))
        self._size += len(self._pieces[-1])
        return len(self._pieces[-1])

    def tell(self) -> int:
        """Bytes so far, those that were taken away counted in."""
        return self._size

    def taken(self) -> bytes:
        """What has been written since this was called before."""
        found = b"".join(self._pieces)
        self._pieces.clear()
        return found
