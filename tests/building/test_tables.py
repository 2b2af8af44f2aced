"""The table of columns: what users and their programs rely on (a change of these is a change of the format)."""

from __future__ import annotations

import pytest

from edition.building.tables import COLUMNS, KEPT, MORE, NUMBERS, OF_A_TEXT, PASSAGES, STORED
from edition.kinds import KINDS

ENTITY = "id name sort_name type identifiers mentions texts first last url"
PROVENANCE = "url citation edition_version source_sha256"


WHERE = "stream text text_title passage start end"
FORMAT_1 = {
    "persons": ENTITY,
    "others": ENTITY,
    "sessions": f"{ENTITY} start end place part_of participants quotations turns",
    "mentions": "id kind entity entity_name target_n form ref surface whole element type part"
    f" {WHERE} before after certainty responsibility lang {PROVENANCE}",
    "quotations": "id class direct speaker speaker_name addressee source session surface whole part"
    f" {WHERE} {PROVENANCE}",
    "turns": f"id speaker speaker_name addressee session words text passage start end {PROVENANCE}",
    "apparatus": "id text passage lemma lemma_witnesses reading witnesses type"
    f" start end stream reading_start reading_end {PROVENANCE}",
    "texts": "id title path date lang kind source_sha256 url",
}


@pytest.mark.parametrize("table", FORMAT_1)
def test_the_columns_of_format_1(table: str) -> None:
    assert COLUMNS[table] == tuple(FORMAT_1[table].split())


def test_every_kind_has_a_table() -> None:
    assert {kind.folder for kind in KINDS} <= set(COLUMNS)


def test_no_column_is_there_twice() -> None:
    for table, columns in COLUMNS.items():
        every = (*columns, *MORE.get(table, ()))
        assert len(set(every)) == len(every), table


def test_what_is_said_beside_a_row_is_said_of_stored_tables() -> None:
    assert set(MORE) == set(STORED) <= set(COLUMNS)


def test_what_is_kept_of_a_row_is_a_part_of_it() -> None:
    for table in set(KEPT) & set(OF_A_TEXT):
        assert set(KEPT[table].split()) <= set(OF_A_TEXT[table]), table


def test_offsets_and_counts_are_numbers() -> None:
    assert {"start", "end", "reading_start", "words", "mentions", "line"} <= NUMBERS
    assert not {"id", "surface", "direct", "first", "number"} & NUMBERS
    assert PASSAGES == ("text", "id", "element", "stream", "start", "end", "parent", "number", "url")
