"""Tables of decisions, as OpenRefine and spreadsheets save them, and as nobody should."""

from __future__ import annotations

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.citing.identifiers import Identifier
from edition.reconciling.decisions import DecisionsError, read
from edition.reconciling.entries import Known
from edition.reconciling.exporting import COLUMNS, table

PLAIN = "id,gnd,decision\r\ngoethe,118540238,accept\r\n"
GOETHE = Identifier("gnd", "118540238")


class TestForms:
    @pytest.mark.parametrize(
        "data",
        [
            PLAIN.encode(),
            PLAIN.encode("utf-8-sig"),
            PLAIN.encode("utf-16"),
            PLAIN.replace(",", ";").encode(),
            PLAIN.replace(",", "\t").replace("\r\n", "\n").encode(),
            b'"id","gnd","decision"\n"goethe","118540238","ACCEPT"',
            b"ID,GND,Decision,Column 7\ngoethe,118540238, accept ,whatever\n",
            b"id,gnd,decision\n,,\ngoethe,https://d-nb.info/gnd/118540238,accept\n\n",
            b"id,gnd,decision\ngoethe,GND:118540238,accept",
        ],
    )
    def test_the_same_in_many_forms(self, data: bytes) -> None:
        (row,) = read("d.csv", data)
        assert (row.id, row.decision, row.identifiers, row.faults) == ("goethe", "accept", (GOETHE,), ())

    def test_lines_are_those_of_the_file(self) -> None:
        data = b'id,name,gnd,decision\r\na,"two\r\nlines",1,accept\r\nb,x,2,accept\r\n'
        assert [row.line for row in read("d.csv", data)] == [3, 4]

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "no column “id”"),
            (b"name,gnd\nx,1\n", "no column “id”"),
            (b"id,gnd\nx,1\n", "no column “decision”"),
            (b"id,gnd,pnd,decision\nx,1,2,\n", "two columns are called “gnd”"),
            (b"id,decision\n\xe9,accept\n", "line 2: this is not in UTF-8"),
            (b"id,decision\nx\x00,accept\n", "no text"),
            (b'id,decision\n"x,accept\n', "no CSV any more"),
            (b"id,decision\n" + b"x" * 200_000 + b",accept\n", "no CSV any more"),
            (b"\xff\xfe\x00", "not in UTF-8"),
        ],
    )
    def test_what_is_no_table(self, data: bytes, said: str) -> None:
        with pytest.raises(DecisionsError, match=said):
            read("d.csv", data)

    @given(st.binary(max_size=200))
    def test_whatever_stands_there_is_read_or_told_in_words(self, data: bytes) -> None:
        for table_ in (data, b"id,gnd,decision\n" + data):
            with contextlib.suppress(DecisionsError):
                assert all(row.line > 1 for row in read("d.csv", table_))


class TestDecisions:
    @pytest.mark.parametrize("word", ["reject", "later", ""])
    def test_what_is_not_accepted_states_nothing(self, word: str) -> None:
        (row,) = read("d.csv", f"id,gnd,decision\ngoethe,1,{word}\n".encode())
        assert (row.decision, row.identifiers, row.faults) == (word, (), ())

    @pytest.mark.parametrize(
        ("decision", "identifiers"),
        [
            ("Q5879", (Identifier("wikidata", "Q5879"),)),
            ("gnd:118540238", (GOETHE,)),
            ("https://d-nb.info/gnd/118540238 Q5879", (GOETHE, Identifier("wikidata", "Q5879"))),
        ],
    )
    def test_identifiers_may_stand_in_the_place_of_the_decision(
        self, decision: str, identifiers: tuple[Identifier, ...]
    ) -> None:
        (row,) = read("d.csv", f"id,viaf,decision\ngoethe,1,{decision}\n".encode())
        assert (row.decision, row.identifiers) == ("accept", identifiers)

    def test_a_word_that_is_none(self) -> None:
        (row,) = read("d.csv", b"id,decision\ngoethe,acept\n")
        assert "none of accept, reject, later" in row.faults[0]
        assert "did you mean accept?" in row.faults[0]

    def test_an_identifier_in_the_column_of_another_authority(self) -> None:
        (row,) = read("d.csv", b"id,viaf,decision\ngoethe,https://d-nb.info/gnd/118540238,accept\n")
        assert "in the column viaf is an identifier of GND" in row.faults[0]

    def test_several_in_one_cell(self) -> None:
        (row,) = read("d.csv", b"id,viaf,decision\na,24602065 | 49258230,accept\n")
        assert [one.number for one in row.identifiers] == ["24602065", "49258230"]


class TestTheWayBack:
    ENTRY = Known("a", "p.xml", "person", "A", identifiers=(GOETHE,))

    @given(st.text(max_size=30).filter(lambda text: "\0" not in text))
    def test_what_is_written_is_read_whatever_the_name(self, name: str) -> None:
        lines = "".join(table([Known("=1+1", "-x.xml", "person", name)])).encode()
        cells = next(csv.reader(io.StringIO(lines.decode().split("\r\n", 1)[1], newline="")))
        assert not any(cell[:1] in "=+-@\t\r" for cell in cells if cell)
        (row,) = read("d.csv", lines)
        assert (row.id, row.path, row.decision) == ("=1+1", "-x.xml", "")

    def test_the_columns_and_their_order(self) -> None:
        header, line, _ = "".join(table([self.ENTRY])).split("\r\n")
        assert header == ",".join(COLUMNS)
        assert dict(zip(COLUMNS, line.split(","), strict=True))["gnd"] == "118540238"
