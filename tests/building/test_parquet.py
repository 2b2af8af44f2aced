"""The tables once more as Parquet."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from edition.renderers import csv as renderer

from edition.building import parquet
from edition.building.engine import Order, build
from tests.building.sample import register, tei, write

pq = pytest.importorskip("pyarrow.parquet", reason="the extra “cluster” is not installed")


def read(pieces: object) -> list[dict[str, object]]:
    content = b"".join(pieces)  # type: ignore[arg-type]
    rows: list[dict[str, object]] = pq.read_table(io.BytesIO(content)).to_pylist()
    return rows


def table(*rows: str) -> list[bytes]:
    """A CSV file in pieces that end anywhere."""
    content = "".join(f"{row}\r\n" for row in rows).encode()
    return [content[at : at + 7] for at in range(0, len(content), 7)]


def test_numbers_are_numbers_and_cells_are_what_they_are() -> None:
    rows = ("id,surface,start", "'=a,\u00fc,3", ",,", '"two\nlines","""",4', "'',x,5")
    assert read(parquet.parquet_bytes(table(*rows))) == [
        {"id": "=a", "surface": "\u00fc", "start": 3},
        {"id": "", "surface": "", "start": None},
        {"id": "two\nlines", "surface": '"', "start": 4},
        {"id": "'", "surface": "x", "start": 5},
    ]


def test_columns_of_numbers_are_those_of_csv() -> None:
    assert parquet.NUMBERS == renderer._NUMBERS


def test_a_table_without_rows_has_its_columns() -> None:
    content = b"".join(parquet.parquet_bytes(table("id,start")))
    assert pq.read_schema(io.BytesIO(content)).names == ["id", "start"]


def test_it_is_written_group_by_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 10)
    pieces = list(parquet.parquet_bytes(table("id,start", *(f"{n},{n}" for n in range(95)))))
    assert len(pieces) == 11
    assert [(row["id"], row["start"]) for row in read(pieces)] == [(str(n), n) for n in range(95)]


def test_a_site_has_every_table_in_both_forms(tmp_path: Path) -> None:
    files = {
        "a.xml": tei('<p>Dear <persName ref="#ada">Ada</persName></p>'),
        "r.xml": register('<person xml:id="ada"><persName>Ada</persName></person>'),
    }
    source = write(tmp_path / "source", files)
    build(Order(source, tmp_path / "site", jobs=1))
    build(Order(source, tmp_path / "site", jobs=1, parquet=True))
    data = tmp_path / "site" / "data"
    assert {path.stem for path in data.glob("*.parquet")} == {path.stem for path in data.glob("*.csv")}
    (row,) = pq.read_table(data / "mentions.parquet").to_pylist()
    assert (row["surface"], row["start"], row["end"], row["text"]) == ("Ada", 5, 8, "a")
