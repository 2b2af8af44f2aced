"""Cells that a spreadsheet would run, and what parts the columns of the tables that it saves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.spreadsheets import GUARDED, bare, delimiter, guarded


@given(st.text(max_size=5))
def test_every_cell_comes_back(cell: str) -> None:
    assert bare(guarded(cell)) == cell


@given(st.sampled_from(sorted(GUARDED)), st.text(max_size=3))
def test_no_cell_is_run(first: str, rest: str) -> None:
    assert guarded(first + rest) == f"'{first}{rest}"


@pytest.mark.parametrize("cell", ["", "'", "'tis", "a=1", "Wren"])
def test_other_cells_are_as_they_are(cell: str) -> None:
    assert bare(cell) == cell


@pytest.mark.parametrize(
    ("text", "sign"), [("a,b;c,d\n;;;;", ","), ("a;b", ";"), ("a\tb\n", "\t"), ("a", ","), ("", ",")]
)
def test_what_parts_the_columns(text: str, sign: str) -> None:
    assert delimiter(text) == sign
