"""Passages that belong to a session because its entry claims a part of the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.model import Target
from edition.parts import Part
from tests.reading.sample import FakeContext, read

BODY = (
    '<p>0</p><p>1 <rs xml:id="b">Gas</rs></p><list xml:id="l"><item>2</item><item>3</item></list>'
    '<p>4 <rs xml:id="e">Oil</rs></p><div><head>5</head><p>6</p></div>'
)


def owned(*parts: Part, body: str = BODY) -> dict[str, str]:
    """The sessions of the passages of a text, by the figure that each begins with."""
    entries = {one.session: (Target(one.session, "session", one.session, True),) for one in parts}
    reading = read(body, FakeContext(entries=entries, claimed=parts))
    words = reading.text.streams["text"]
    return {
        words[one.span.start]: reading.sessions[one.id] for one in reading.text.passages if one.id in reading.sessions
    }


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Part("s", "b", "e"), "123"),
        (Part("s", "b", to="e"), "1234"),
        (Part("s", "b", to="l"), "123"),
        (Part("s", "l"), "234"),
        (Part("s", "b"), "1234"),
        (Part("s", "b", "nowhere"), "1234"),
        (Part("s", "l", to="l"), "23"),
        (Part("s", "nowhere"), ""),
        (Part("s", "e", "b"), ""),
    ],
)
def test_from_its_beginning_to_its_end(part: Part, expected: str) -> None:
    assert owned(part) == dict.fromkeys(expected, "s")


def test_without_an_end_it_goes_with_its_division() -> None:
    body = '<div><p>0 <rs xml:id="b">x</rs></p><p>1</p></div><div><p>2</p></div>'
    assert owned(Part("s", "b"), body=body) == {"0": "s", "1": "s"}
    headed = '<div><head>0 <rs xml:id="b">x</rs></head><p>1</p><div><head>2</head></div></div><div><p>3</p></div>'
    assert owned(Part("s", "b"), body=headed) == {"0": "s", "1": "s", "2": "s"}


def test_of_two_parts_the_one_that_begins_later_counts() -> None:
    assert owned(Part("s", "b"), Part("t", "e")) == {"1": "s", "2": "s", "3": "s", "4": "t"}


def test_what_a_division_says_itself_comes_first() -> None:
    body = (
        '<p>0 <rs xml:id="b">x</rs></p><div xml:id="d" type="session"><p>1 <said>a</said></p></div><p xml:id="z">2</p>'
    )
    assert owned(Part("s", "b", to="z"), body=body) == {"0": "s", "1": "a.d", "2": "s"}


def test_quotations_and_turns_are_of_the_session() -> None:
    body = '<p>0 <rs xml:id="b">x</rs> <said>Yes.</said></p><u>1</u><head>2</head><p>3 <said>No.</said></p>'
    context = FakeContext(entries={"s": (Target("s", "session", "s", True),)}, claimed=(Part("s", "b"),))
    text = read(body, context).text
    assert [one.session for one in text.quotations] == ["s", ""]
    assert [one.session for one in text.turns] == ["s"]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=6))
def test_as_if_each_passage_were_asked_which_part_around_it_begins_last(spans: list[tuple[int, int]]) -> None:
    body = "".join(f'<p xml:id="i{n}">{n}</p>' for n in range(8))
    parts = [Part(f"s{n}", f"i{first}", f"i{after}") for n, (first, after) in enumerate(spans)]
    expected = {}
    for at in range(8):
        around = [(-first, after, n) for n, (first, after) in enumerate(spans) if first <= at < after]
        if around:
            expected[str(at)] = f"s{min(around)[2]}"
    assert owned(*parts, body=body) == expected


def test_many_parts_of_a_long_text_take_little_time() -> None:
    number = 5_000
    body = "".join(f'<p xml:id="i{n}">{n}</p>' for n in range(number))
    parts = tuple(Part(f"s{n}", f"i{n}") for n in range(number))
    began = time.process_time()
    reading = read(body, FakeContext(claimed=parts))
    assert len(reading.sessions) == number
    assert time.process_time() - began < 10
