"""Rows go along with the words they are about, or say that they are lost; what was decided stays decided."""

from __future__ import annotations

import time
from dataclasses import replace

from edition.encoding.ledger.moving import Located, as_decided, located, merged
from edition.encoding.ledger.rows import BY_RULE, Row, proposed
from edition.encoding.tagging.flows import Flow, flows
from edition.encoding.tagging.proposals import Proposal
from tests.encoding.texts import tei

NAMES = {"lee": "Lee, Ann"}


def passages(*bodies: str) -> list[Flow]:
    return flows(tei("".join(f"<p>{body}</p>" for body in bodies)))


def proposal(found: list[Flow], surface: str, passage: int = 0, nth: int = 0, element: str = "persName") -> Proposal:
    start = -1
    for _ in range(nth + 1):
        start = found[passage].text.index(surface, start + 1)
    return Proposal("name", passage, start, start + len(surface), element, "whole-name", "high", ("lee",))


def row(found: list[Flow], surface: str, passage: int = 0, nth: int = 0, **changed: str) -> Row:
    return replace(proposed(proposal(found, surface, passage, nth), found[passage], NAMES), **changed)  # type: ignore[arg-type]


def where(one: Located) -> tuple[int, int, str]:
    return one.flow, one.row.start, one.row.state


def test_a_row_stays_where_its_words_stay() -> None:
    found = passages("See Ann Lee, and Ann Lee.")
    (one,) = located([row(found, "Ann Lee", nth=1)], found)
    assert where(one) == (0, 17, "")


def test_words_put_before_move_it_along() -> None:
    before, after = passages("See Ann Lee, and Ann Lee."), passages("New.", "Now see Ann Lee, and then Ann Lee.")
    first, second = (row(before, "Ann Lee", nth=n) for n in (0, 1))
    assert [where(one) for one in located([first, second], after)] == [(1, 8, ""), (1, 26, "")]


def test_a_passage_that_was_split_takes_its_rows_along() -> None:
    before = passages("It was late. Then came Ann Lee, who laughed, and with her the doctor Ann Lee.")
    after = passages("It was late.", "Then came Ann Lee, who laughed, and with her the doctor Ann Lee.")
    rows = [row(before, "Ann Lee", nth=n) for n in (0, 1)]
    assert [where(one)[:2] for one in located(rows, after)] == [(1, 10), (1, 56)]


def test_a_row_whose_words_are_gone_is_lost_and_found_again() -> None:
    before, after = passages("See Ann Lee."), passages("See nobody.")
    (lost,) = located([row(before, "Ann Lee", decision="accept")], after)
    assert where(lost) == (-1, 4, "lost")
    (again,) = located([lost.row], before)
    assert where(again) == (0, 4, "")


def test_the_same_words_elsewhere_are_not_taken_for_them() -> None:
    before, after = passages("At noon the clerk saw Ann Lee."), passages("No.", "I, Ann Lee, write. And Ann Lee again.")
    assert where(*located([row(before, "Ann Lee")], after))[2] == "lost"


def test_two_rows_do_not_share_words() -> None:
    before, after = passages("Then Ann Lee and again Ann Lee"), passages("Then Ann Lee and again nobody")
    found = located([row(before, "Ann Lee", nth=n) for n in (0, 1)], after)
    assert [one.flow for one in found] == [0, -1]


def test_what_is_open_is_proposed_anew_with_its_id() -> None:
    found = passages("See Ann Lee and Bob.")
    old = row(found, "Ann Lee")
    new = replace(proposal(found, "Ann Lee"), certainty="low", evidence="seen twice")
    (one,) = merged([old], [new], found, NAMES)
    assert (one.row.certainty, one.row.evidence) == ("low", "seen twice")
    assert one.row.id.partition("-")[0] == old.id.partition("-")[0]
    assert one.row.is_open
    assert merged([old], [], found, NAMES) == []


def test_what_was_rejected_does_not_return() -> None:
    found = passages("See Ann Lee.")
    rejected = row(found, "Ann Lee", decision="reject")
    assert [one.row for one in merged([rejected], [proposal(found, "Ann Lee")], found, NAMES)] == [rejected]


def test_something_else_may_be_proposed_for_what_was_rejected() -> None:
    found = passages("See Ann Lee.")
    rejected = row(found, "Ann Lee", decision="reject")
    assert len(merged([rejected], [proposal(found, "Ann")], found, NAMES)) == 2


def test_nothing_is_proposed_across_what_was_accepted() -> None:
    found = passages("See Ann Lee.")
    accepted = row(found, "Ann Lee", decision="accept")
    assert [one.row for one in merged([accepted], [proposal(found, "Ann")], found, NAMES)] == [accepted]


def test_what_somebody_changed_by_hand_stays_as_it_is() -> None:
    found = passages("See Ann Lee.")
    changed = row(found, "Ann Lee", entry="other")
    told = replace(changed, entry_name="other")
    assert [one.row for one in merged([changed], [proposal(found, "Ann Lee")], found, NAMES)] == [told]


def test_what_was_taken_out_of_the_text_is_not_written_again() -> None:
    found = passages("See Ann Lee.")
    (one,) = merged([row(found, "Ann Lee", decision="accept", state="written")], [], found, NAMES)
    assert one.row.state == "removed"


def test_rows_stand_in_the_order_of_the_text() -> None:
    found = passages("Ann Lee.", "Bob and Ann Lee.")
    both = [proposal(found, "Ann Lee", 1), proposal(found, "Bob", 1), proposal(found, "Ann Lee")]
    assert [(one.flow, one.row.start) for one in merged([], both, found, NAMES)] == [(0, 0), (1, 0), (1, 8)]


def names(flow: Flow) -> list[tuple[str, str]]:
    return sorted((flow.text[mark.start : mark.end], mark.attributes.get("ref", "")) for mark in flow.marks)


def test_what_was_written_unseen_is_not_seen_by_those_who_propose() -> None:
    found = passages("See <persName>Ann Lee</persName> and <persName>Bob</persName>.")
    written = row(found, "Ann Lee", decision="accept", state="written", who=BY_RULE)
    assert names(*as_decided([written], found)) == [("Bob", "")]
    assert len(found[0].marks) == 2


def test_what_somebody_decided_is_seen_whether_it_is_written_or_not() -> None:
    before, after = passages("See Ann Lee."), passages("See <persName>Ann Lee</persName>.")
    decided = row(before, "Ann Lee", decision="accept", who="me")
    assert names(*as_decided([decided], before)) == [("Ann Lee", "#lee")]
    assert names(*as_decided([replace(decided, state="written")], after)) == [("Ann Lee", "#lee")]
    assert names(*as_decided([replace(decided, decision="reject")], before)) == []


def test_words_that_stand_very_often_are_found_again_soon() -> None:
    """Each passage is edited by one word: every row is looked for, and among a hundred places around the row before."""
    before = passages(*(f"On day {n} came Ann Lee, and wrote {n} lines." for n in range(600)))
    after = passages(*(f"On day {n} came Ann Lee, and read {n} lines." for n in range(600)))
    rows = [row(before, "Ann Lee", passage=n) for n in range(600)]
    begun = time.process_time()
    assert [one.flow for one in located(rows, after)] == list(range(600))
    assert time.process_time() - begun < 8
