"""A ledger as a file: what a spreadsheet makes of it is read, and what cannot be is named, row by row."""

from __future__ import annotations

import contextlib
import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.encoding.ledger.rows import CERTAINTIES, DECISIONS, Row
from edition.encoding.ledger.table import COLUMNS, LedgerError, read, write

ROW = Row("abc-d", "name", "p1", 4, 11, "See ", "Ann Lee", ".", "persName", entry="lee", rule="whole-name")
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)


def edited(**cells: str) -> bytes:
    """The ledger of one row, some of whose cells somebody has changed."""
    table = list(csv.reader(io.StringIO(write([ROW]).decode())))
    for name, cell in cells.items():
        table[1][COLUMNS.index(name)] = cell
    out = io.StringIO()
    csv.writer(out).writerows(table)
    return out.getvalue().encode()


def test_what_is_written_is_read() -> None:
    assert read("l.csv", write([ROW])) == [ROW]


@given(before=TEXT, evidence=TEXT, who=TEXT, other=TEXT)
def test_any_words_come_back(before: str, evidence: str, who: str, other: str) -> None:
    row = Row(
        "i", "name", "p", 0, 1, before, "A", "", "name", evidence=evidence, who=who, others=(("my notes", other),)
    )
    assert read("l.csv", write([row])) == [row]


def test_a_cell_is_no_formula() -> None:
    line = write([Row("i", "name", "p", 0, 1, "=1+1", "@A", "-", "name")]).decode().split("\r\n")[1]
    assert "'=1+1" in line
    assert "'@A" in line


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_spreadsheets_that_write_other_delimiters_are_read(delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(csv.reader(io.StringIO(write([ROW]).decode())))
    assert read("l.csv", b"\xef\xbb\xbf" + out.getvalue().encode()) == [ROW]


def test_columns_may_be_added_moved_and_left_out() -> None:
    data = b"surface,decision,passage,start,end,element,my notes\r\nAnn,ACCEPT,p1,0,3,persName,look again\r\n"
    (row,) = read("l.csv", data)
    assert (row.surface, row.decision, row.certainty) == ("Ann", "accept", "medium")
    assert row.others == (("my notes", "look again"),)
    assert b"look again" in write([row])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"decision": "acept"}, "line 2, “Ann Lee”: the decision “acept” is none of .*, or empty; did you mean accept?"),
        ({"start": "four"}, "start is “four”, which is no number"),
        ({"end": "³"}, "end is “³”, which is no number"),
        ({"end": "4"}, r"it ends \(4\) before it begins \(4\)"),
        ({"surface": " "}, "it has no words"),
        ({"element": "pers name"}, "“pers name” is no element that is put around words here; did you mean persName"),
        ({"element": "teiHeader"}, "“teiHeader” is no element that is put around words here"),
        ({"id": 'a b"<'}, "was not made here"),
        ({"end": "9" * 5000}, "which is no number"),
        ({"certainty": "sure"}, "the certainty “sure” is none of high, medium, low"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_named(cells: dict[str, str], said: str) -> None:
    with pytest.raises(LedgerError, match=said):
        read("l.csv", edited(**cells))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no ledger: its first line lacks"),
        (b"a,b\r\n1,2\r\n", "lacks decision, element"),
        (b"\xff\xfeabc", "not in UTF-8"),
        (b"PK\x03\x04\0\0", "no ledger"),
        (write([ROW, ROW]), "stands in two rows"),
        (write([ROW]) + b'"open', "line 3.*no CSV"),
        (write([ROW]).replace(b"\r\nabc", b",id\r\nabc"), "two columns are called id"),
        (write([ROW]).rstrip() + b",,,,,,,more\r\n", "cells, and 21 columns"),
    ],
)
def test_nonsense_is_told(data: bytes, said: str) -> None:
    with pytest.raises(LedgerError, match=said):
        read("l.csv", data)


@given(passage=st.text("abcdefgh", min_size=1))
def test_an_id_that_was_made_here_is_read_whatever_it_begins_with(passage: str) -> None:
    row = replace(ROW, passage=passage).identified()
    assert read("l.csv", write([row])) == [row]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_ledger_or_told(data: bytes) -> None:
    header = ",".join(COLUMNS).encode() + b"\r\n"
    for file in (data, header + data):
        with contextlib.suppress(LedgerError):
            rows = read("l.csv", file)
            assert all(row.decision in ("", *DECISIONS) and row.certainty in CERTAINTIES for row in rows)


def test_rows_that_somebody_put_in_get_ids_of_their_own() -> None:
    data = "surface,decision,passage,start,end,element\r\nAnn,accept,p1,0,3,persName\r\nBob,,p1,5,8,persName\r\n"
    first, second = read("l.csv", data.encode())
    assert first.id != second.id
    assert not second.is_open


def test_a_quotation_may_be_long() -> None:
    row = Row("i", "quotation", "p", 0, 400_000, "", "word " * 80_000, "", "said")
    assert read("l.csv", write([row])) == [row]


def test_a_column_that_somebody_added_is_no_formula() -> None:
    data = write([Row("i", "name", "p", 0, 1, "", "A", "", "name", others=(("=1+1", "x"),))])
    assert b"'=1+1" in data
    assert read("l.csv", data)[0].others == (("=1+1", "x"),)
