"""The tables of the CSV files once more as Apache Parquet: the same columns and rows, typed, and a tenth of the size.

Cells are what stands in the text: the apostrophe that keeps spreadsheets from running a cell is in CSV alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from edition.building.tables import COLUMNS, NUMBERS
from edition.errors import SettingsError
from edition.index import Index
from edition.model import Artifact

GROUP = 50_000
"""Rows that are written at once: so many are in memory."""


def artifacts(index: Index) -> Iterator[Artifact]:
    """``data/*.parquet``, each made while it is written. ``SettingsError``: pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415, F401 - the extra “cluster”
    except ImportError as error:
        hint = "pip install 'tei-edition[cluster]'"
        raise SettingsError("--parquet needs pyarrow, which is not installed", hint) from error
    for table in COLUMNS:
        yield Artifact(f"data/{table}.parquet", table_bytes(index.columns(table), index.rows(table)))


def table_bytes(columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> Iterator[bytes]:
    """A table as Parquet, piece by piece. What is empty in a column of numbers is null."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    from pyarrow import parquet  # noqa: PLC0415 - as above

    types = [pa.int64() if column in NUMBERS else pa.string() for column in columns]
    schema = pa.schema(list(zip(columns, types, strict=True)))
    sink, rows = _Sink(), iter(rows)
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            arrays = [_array(pa, cells, type_) for cells, type_ in zip(zip(*group, strict=True), types, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _array(pa: Any, cells: Sequence[object], type_: Any) -> Any:
    number = type_ == pa.int64()
    return pa.array(
        [
            (None if cell in ("", None) else int(str(cell))) if number else "" if cell is None else str(cell)
            for cell in cells
        ],
        type=type_,
    )


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
