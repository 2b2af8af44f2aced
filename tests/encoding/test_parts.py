"""The part of a text that is about a session: where it begins and ends, and which elements say so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.encoding.ledger.moving import Located
from edition.encoding.parts import Limit, Part, divisions, limits, part
from edition.encoding.tagging.flows import flows
from tests.encoding.parting import named
from tests.encoding.texts import tei

GAS, OIL = "Gas", "Oil"


def sessions(source: str, *events: str) -> list[Located]:
    """Rows for all sessions that are called Gas or Oil, and for events of other names."""
    found = [
        named(n, flow.text.index(name), name, *(("name", "eventName") if name in events else ("session",)))
        for n, flow in enumerate(flows(source))
        for name in (GAS, OIL, *events)
        if name in flow.text
    ]
    return sorted(found, key=lambda one: (one.flow, one.row.start))


def parted(body: str, *events: str, rows: Sequence[Located] | None = None) -> tuple[Part, list[Limit]]:
    """The part of the first session that is called Gas."""
    source = tei(body)
    passages, around = flows(source), divisions(source)
    rows = sessions(source, *events) if rows is None else rows
    number = next(n for n, one in enumerate(rows) if one.row.surface == GAS)
    found = part(passages, rows, number, around)
    return found, list(limits(found, passages, rows, number, around))


def test_it_ends_before_the_next_session() -> None:
    assert parted("<p>See.</p><p>At Gas.</p><p>More.</p><p>At Oil.</p>") == (
        Part(1, 3, 1),
        [("from", 0), ("before", 1)],
    )


def test_it_ends_at_a_heading_and_with_its_division() -> None:
    assert parted("<p>At Gas.</p><p>More.</p><div><head>Next</head><p>Joe.</p></div>") == (Part(0, 2), [("from", 0)])
    assert parted("<div><p>At Gas.</p><p>More.</p></div><div><p>Joe.</p></div>") == (Part(0, 2), [("from", 0)])
    assert parted("<div xml:id='d'><p>At Gas.</p></div><div><p>Joe.</p></div>")[1] == [("from", 0), ("to", "d")]


def test_a_heading_that_names_it_means_its_whole_division() -> None:
    body = "<div{}><head>Gas</head><p>A.</p><div><head>More</head><p>At Oil.</p></div></div><div><p>Joe.</p></div>"
    assert parted(body.format(" xml:id='d'")) == (Part(0, 4), [("from", "d"), ("to", "d")])
    assert parted(body.format("")) == (Part(0, 4), [("from", 0)])


def test_ids_that_are_there_come_first() -> None:
    found, said = parted("<p xml:id='a'>At Gas.</p><p xml:id='b'>More.</p><p xml:id='c'>At Oil.</p>")
    assert (found.after, said) == (2, [("from", "a"), ("before", "c")])
    assert parted("<p>At Gas.</p><p xml:id='b'>More.</p>")[1] == [("from", 0), ("to", "b")]
    assert parted("<p>At <rs type='session' xml:id='g'>Gas</rs>.</p><p>More.</p>")[1] == [("from", "g")]


def test_the_same_session_named_again_is_no_end() -> None:
    assert parted("<p>At Gas.</p><p>Gas again.</p><p>At Oil.</p>")[0] == Part(0, 2, 2)


def test_an_event_that_the_text_has_not_named_before_ends_it() -> None:
    assert parted("<p>At Gas.</p><p>More.</p><p>The Ball.</p>", "Ball")[0] == Part(0, 2, 1)
    assert parted("<p>The Ball.</p><p>At Gas.</p><p>More.</p><p>The Ball.</p>", "Ball")[0] == Part(1, 4)


def test_what_a_scholar_has_marked_as_a_session_ends_it() -> None:
    body = "<p>At Gas.</p><p>More.</p><p>At <rs type='session'{}>Lamps</rs>.</p>"
    assert parted(body.format(" xml:id='l'")) == (Part(0, 2, -1, "l"), [("from", 0), ("before", "l")])
    assert parted(body.format("")) == (Part(0, 2), [("from", 0)])


@pytest.mark.parametrize("decision", ["", "reject", "later"])
def test_what_nobody_has_accepted_is_no_end(decision: str) -> None:
    rows = [named(0, 3, GAS, "session"), named(2, 3, OIL, "session", decision=decision)]
    assert parted("<p>At Gas.</p><p>More.</p><p>At Oil.</p>", rows=rows)[0] == Part(0, 3)


def test_divisions_are_found_with_the_inner_ones_first() -> None:
    source = tei("<div xml:id='a'><div><p>x</p></div></div><div xml:id='b'><p>y</p></div>")
    assert [one.xml_id for one in divisions(source)] == ["", "a", "b"]
    assert all(
        source[one.begin :].startswith("<div") and source[: one.end].endswith("</div>") for one in divisions(source)
    )


@given(st.lists(st.sampled_from([GAS, OIL, "words"]), min_size=1, max_size=12))
def test_parts_of_several_sessions_never_share_a_passage(words: list[str]) -> None:
    source = tei("".join(f"<p>{word} {n}</p>" for n, word in enumerate(words)))
    passages, rows = flows(source), sessions(source)
    firsts = {one.row.surface: n for n, one in reversed(list(enumerate(rows)))}
    parts = sorted((found.first, found.after) for n in firsts.values() if (found := part(passages, rows, n, [])))
    assert all(before[1] <= after[0] for before, after in pairwise(parts))
