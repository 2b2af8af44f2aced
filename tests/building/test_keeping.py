"""What the store keeps of a text, and what it counts of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.building import keeping
from edition.building.keeping import ROWS, cited, kept
from edition.building.rows import RowMaker, Rows
from edition.building.tables import KEPT, OF_A_TEXT
from tests.reading.sample import ADA, BOB, FakeContext, read

CONTEXT = FakeContext(entries={"ada": (ADA,), "bob": (BOB,)}, sigla=frozenset("AB"))
PARTS = (
    '<persName ref="#ada">Ada</persName>',
    '<persName ref="#ada #bob">both</persName>',
    '<persName key="zoe">Zoe</persName>',
    '<persName key="zoe">Z.</persName>',
    "<persName>Nobody</persName>",
    '<said who="#ada">yes</said>',
    '<said who="#ada #zoe">no</said>',
    '<persName xml:id="m1" next="#m2" ref="#ada">Ada</persName> of <persName xml:id="m2" prev="#m1">Lovelace</persName>',
)


def rows_of(body: str) -> Rows:
    return RowMaker(read(body, CONTEXT, sha256="abc").text, "Letters", "1", "").rows()


def table(rows: Rows, name: str) -> list[dict[str, Any]]:
    """Kept rows by column; ``at`` is the number of a row."""
    return [dict(zip(("at", *KEPT[name].split()), row, strict=True)) for row in rows.get(name, ())]


def test_rows_are_numbered_from_the_rank_of_their_text() -> None:
    found = kept(rows_of(f"<p>{PARTS[0]} {PARTS[2]}</p>"), 7)
    assert [row["at"] for row in table(found, "mentions")] == [7 * ROWS, 7 * ROWS + 1]


def test_a_mention_knows_the_number_of_its_passage() -> None:
    found = table(kept(rows_of(f"<p>{PARTS[0]} {PARTS[4]}</p><p>{PARTS[2]}</p>"), 7), "mentions")
    one, other, third = (row["passage"] for row in found)
    assert one == other != third
    assert {one // ROWS, third // ROWS} == {7}


def test_tables_without_rows_are_left_out() -> None:
    assert {"mentions", "quotations", "turns", "involved"}.isdisjoint(kept(rows_of("<p>none</p>"), 1))


def test_a_text_with_more_rows_than_there_are_numbers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "ROWS", 2)
    with pytest.raises(OverflowError):
        kept(rows_of(f"<p>{PARTS[0]} {PARTS[2]}</p>"), 1)


def test_entities_that_no_register_describes_are_kept_as_they_are_called() -> None:
    found = table(kept(rows_of(f"<p>{PARTS[2]} {PARTS[3]} {PARTS[2]} {PARTS[0]}</p>"), 1), "named")
    assert sorted((row["entity"], row["said"], row["n"]) for row in found) == [("zoe", "Z.", 1), ("zoe", "Zoe", 2)]


def test_the_first_citation_with_its_address() -> None:
    rows = rows_of(f'<p xml:id="p1">{PARTS[0]}</p><p>{PARTS[0]}</p>')
    assert cited("mentions", rows) == "A letter, par. 1 (Letters, version 1)\ttexts/a.html#p1.0-3"
    assert cited("quotations", rows) == ""


@given(st.lists(st.lists(st.sampled_from(PARTS), max_size=6), max_size=4))
def test_what_is_counted_is_what_a_recount_finds(paragraphs: list[list[str]]) -> None:
    rows = rows_of("".join(f"<p>{' '.join(dict.fromkeys(some))}</p>" for some in paragraphs) or "<p/>")
    found = {
        (row["entity"], row["kind"], row["registered"]): (
            row["mentions"],
            row["quotations"],
            row["turns"],
            row["lines"],
        )
        for row in table(kept(rows, 1), "involved")
    }
    assert found == recounted(rows)


def recounted(rows: Rows) -> dict[tuple[Any, ...], tuple[int, ...]]:
    """Mentions, quotations, turns and lines by entity, each looked for anew."""
    mentions = [dict(zip(OF_A_TEXT["mentions"], row, strict=True)) for row in rows["mentions"]]
    speakers = [dict(zip(OF_A_TEXT["speakers"], row, strict=True)) for row in rows["speakers"]]
    pieces = Counter(dict(zip(OF_A_TEXT["quotations"], row, strict=True))["id"] for row in rows["quotations"])
    entities = {(row["entity"], row["kind"], row["registered"]) for row in (*mentions, *speakers) if row["entity"]}
    counted = {}
    for one in entities:
        named = [row for row in mentions if (row["entity"], row["kind"], row["registered"]) == one]
        said = [row for row in speakers if (row["entity"], row["kind"], row["registered"]) == one]
        quoted, turns = ([row["id"] for row in said if row["table"] == name] for name in ("quotations", "turns"))
        lines = len(named) + sum(pieces[each] for each in quoted) + len(turns)
        counted[one] = (len({row["id"] for row in named}), len(quoted), len(turns), lines)
    return counted
