"""CSV as RFC 4180 has it, safe in a spreadsheet, and what its columns mean."""

from __future__ import annotations

import csv
import io
import json

import pytest
from edition.renderers.csv import GATHERED, GUARDED, TABLES, CsvRenderer, guarded, table_bytes
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.sample import FakeContext, read
from tests.renderers.sample import FakeIndex, files

cells = st.text(
    st.one_of(st.sampled_from("=+-@'\t\r\n\",;a"), st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
)


def as_csv(*rows: tuple[object, ...], columns: tuple[str, ...] = ("id", "name", "mentions")) -> str:
    return b"".join(table_bytes(columns, rows)).decode()


class TestTables:
    def test_a_header_row_and_crlf(self) -> None:
        assert as_csv(("a", "b", 1)) == "id,name,mentions\r\na,b,1\r\n"
        assert as_csv() == "id,name,mentions\r\n"

    def test_what_would_part_cells_is_quoted(self) -> None:
        assert as_csv(('a"b', "c,d\ne", 0)) == 'id,name,mentions\r\n"a""b","c,d\ne",0\r\n'

    @given(st.lists(st.tuples(cells, cells, st.integers()), max_size=4))
    def test_taking_one_apostrophe_off_gives_every_cell_back(self, rows: list[tuple[str, str, int]]) -> None:
        _, *read_back = csv.reader(io.StringIO(as_csv(*rows), newline=""))
        bare = [tuple(cell.removeprefix("'") for cell in row) for row in read_back]
        assert bare == [(one, other, str(number)) for one, other, number in rows]

    def test_long_tables_come_in_pieces(self) -> None:
        pieces = list(table_bytes(("id",), (("x" * 1000,) for _ in range(3000))))
        assert len(pieces) > 5
        assert b"".join(pieces) == b"id\r\n" + (b"x" * 1000 + b"\r\n") * 3000


class TestGuard:
    @pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "'a", "\ta", "\ra"])
    def test_what_a_spreadsheet_would_run(self, cell: str) -> None:
        assert guarded((cell,), [0]) == [f"'{cell}"]

    @pytest.mark.parametrize("cell", ["", "a=1", "1", " =1"])
    def test_what_it_would_not(self, cell: str) -> None:
        assert guarded((cell,), [0]) == [cell]

    @given(cells)
    def test_no_cell_begins_like_a_formula(self, cell: str) -> None:
        (safe,) = guarded((cell,), [0])
        assert str(safe)[:1] not in GUARDED - {"'"}
        assert cell in (safe, str(safe)[1:])

    def test_numbers_are_left_alone(self) -> None:
        assert as_csv(("-1", "b", -1)) == "id,name,mentions\r\n'-1,b,-1\r\n"


class TestRenderer:
    def test_every_table_and_what_it_means(self) -> None:
        found = files(CsvRenderer().edition(FakeIndex(tables={"persons": (("ada", "Ada", 2),)}), FakeContext()))
        assert set(found) == {f"data/{table}.csv{end}" for table in TABLES for end in ("", "-metadata.json")}
        assert found["data/persons.csv"] == "id,name,mentions\r\nada,Ada,2\r\n"

    def test_metadata_of_the_web(self) -> None:
        found = files(CsvRenderer().edition(FakeIndex(), FakeContext()))
        data = json.loads(found["data/persons.csv-metadata.json"])
        assert (data["@context"], data["url"]) == ("http://www.w3.org/ns/csvw", "persons.csv")
        assert [(c["name"], c["datatype"]) for c in data["tableSchema"]["columns"]] == [
            ("id", "string"), ("name", "string"), ("mentions", "integer"),
        ]  # fmt: skip
        assert json.loads(found["data/texts.csv-metadata.json"])["tableSchema"]["primaryKey"] == "id"
        assert "primaryKey" not in data["tableSchema"]

    def test_one_table_is_the_same_bytes(self) -> None:
        index = FakeIndex(tables={"persons": (("ada", "=Ada", 2),)})
        whole = files(CsvRenderer().edition(index, FakeContext()))["data/persons.csv"]
        assert b"".join(CsvRenderer().table(index, "persons")).decode() == whole

    def test_a_text_adds_its_rows_without_what_is_said_beside_them(self) -> None:
        rows = {table: [] for table in GATHERED} | {"turns": [("u1", "=Ada", 3, "beside"), ("u2", "", 4, "beside")]}
        added = dict(CsvRenderer().pieces(rows, dict.fromkeys(GATHERED, ("id", "speaker", "words"))))
        assert added == {"data/turns.csv": b"u1,'=Ada,3\r\nu2,,4\r\n"}

    def test_names_that_are_known_in_the_end_are_put_in_then(self) -> None:
        mark = f"\x02person\x03{b'q1'.hex()}\x02".encode()
        index = FakeIndex(
            added={"data/mentions.csv": (b"a," + mark + b",1\r\n",)}, outsiders={("person", "q1"): '-"Bob"'}
        )
        assert b"".join(CsvRenderer().table(index, "mentions")) == b'id,name,mentions\r\na,"\'-""Bob""",1\r\n'

    def test_of_one_text_there_is_nothing(self) -> None:
        assert files(CsvRenderer().text(read("<p>a</p>"), FakeContext())) == {}


def test_a_text_has_its_names_as_a_table_of_its_own() -> None:
    columns = {"mentions": ("id", "entity_name")}
    pieces = {"data/mentions.csv": b"1,Ada\r\n2,\x02person\x036162\x02\r\n", "data/turns.csv": b"x\r\n"}
    (made,) = CsvRenderer().of_text("a", pieces, columns)
    assert (made.path, made.content) == ("texts/a.mentions.csv", b"id,entity_name\r\n1,Ada\r\n2,\r\n")
    assert list(CsvRenderer().of_text("a", {}, columns)) == []
