"""The questions that the index asks its store: they are answered from indexes, in an order of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from edition.building import queries
from edition.building.engine import Order, indexed
from edition.building.indexing import StoredIndex
from tests.building.sample import tei, write

ASKED = {
    "mentions of an entity": (
        queries.MENTION + "WHERE m.entity = ? AND m.kind = ? AND m.registered = ? ORDER BY m.at",
        ("ada", "person", 1),
        "later_mentions_entity",
    ),
    "quotations by somebody": (
        queries.QUOTATION.format("q.class") + queries.SAID_BY.format("q") + " ORDER BY q.at",
        ("quotations", "ada", "person", 1),
        "later_speakers_entity",
    ),
    "turns of somebody": (
        queries.TURN.format("t.words") + queries.SAID_BY.format("t") + " ORDER BY t.at",
        ("turns", "ada", "person", 1),
        "later_speakers_entity",
    ),
    "companions": (queries.COMPANIONS, ("ada", "person", 1), "later_mentions_passage"),
    "sessions of somebody": (queries.SESSIONS_OF, ("ada",), "later_session_people_entity"),
    "facts": (queries.FACTS, ("funder",), "later_facts_key"),
}
"""What is asked once for each entity or page: the query, its values, and the index that answers it."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredIndex]:
    source = write(tmp_path_factory.mktemp("queries"), {"a.xml": tei('<p><name ref="#ada">Ada</name></p>')})
    with indexed(Order(source, jobs=1)) as found:
        yield found


@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_of_one_thing_goes_through_no_table_whole(name: str, index: StoredIndex) -> None:
    query, values, used = ASKED[name]
    steps = [row[3] for row in index._db.execute(f"EXPLAIN QUERY PLAN {query}", values)]
    assert any(used in step for step in steps), steps
    of_texts = [step for step in steps if step.startswith("SCAN") and step.split()[1] not in ("f", "e", "(subquery")]
    assert of_texts == [], steps


@pytest.mark.parametrize("table", ["quotations", "turns"])
def test_quotations_and_turns_are_asked_for_by_speaker_and_without(table: str, index: StoredIndex) -> None:
    letter = table[0]
    query = {"quotations": queries.QUOTATION, "turns": queries.TURN}[table].format("''")[7:]
    for asked in (
        queries.BY_SPEAKER.format(table, letter, query),
        f"SELECT 1, {query}" + queries.NOBODY.format(table, letter),
    ):
        assert index._db.execute(asked).fetchall() == []


def test_problems_come_in_the_order_of_their_places(index: StoredIndex) -> None:
    assert queries.PROBLEMS.strip().endswith('ORDER BY path, line, "column", slug, step, file, n')
    assert [row[3] for row in index._db.execute(queries.PROBLEMS)] == ["dangling-pointer"]
