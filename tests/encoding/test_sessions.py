"""Sessions in the words of a text, and who took part in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.encoding.parts import Part
from edition.encoding.sessions import participants, propose
from edition.encoding.tagging.flows import Flow, flows
from edition.encoding.tagging.proposals import Proposal
from tests.encoding.parting import named
from tests.encoding.texts import tei


def quoted(found: list[Flow], words: str, element: str = "title") -> Proposal:
    number = next(n for n, flow in enumerate(found) if words in flow.text)
    start = found[number].text.index(words)
    return Proposal("quotation", number, start, start + len(words), element, "class", "medium", attribute="who")


def titles(body: str, *given: str) -> list[str]:
    found = flows(tei(body))
    return [found[p.passage].text[p.start : p.end] for p in propose(found, [quoted(found, words) for words in given])]


@pytest.mark.parametrize(
    "sentence",
    [
        "In the session “Gas and Lamps,” all agreed.",
        "In “Gas and Lamps,” panelists discussed the price.",
        "In “Gas and Lamps,” not a single speaker named the gas.",
        "At “Gas and Lamps” the speakers were many.",
        "There was a workshop called “Gas and Lamps”.",
        "Beim Panel „Gas and Lamps“ sprachen drei.",
        "À la table ronde « Gas and Lamps », on parla.",
    ],
)
def test_a_title_of_a_session_is_proposed(sentence: str) -> None:
    assert titles(f"<p>{sentence}</p>", "Gas and Lamps") == ["Gas and Lamps"]


@pytest.mark.parametrize(
    "sentence",
    [
        "In “Gas and Lamps,” the author tells his life.",
        "He read “Gas and Lamps” twice.",
        "A book called “Gas and Lamps”.",
    ],
)
def test_a_title_of_something_else_is_not(sentence: str) -> None:
    assert titles(f"<p>{sentence}</p>", "Gas and Lamps") == []


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Session 3: Gas and Lamps", ["Gas and Lamps"]),
        ("12. Sitzung", ["12. Sitzung"]),
        ("Second panel", ["Second panel"]),
        ("The meeting of minds in Vienna", []),
        ("Chapter 3: The session", []),
    ],
)
def test_a_heading_that_names_a_session(heading: str, expected: list[str]) -> None:
    assert titles(f"<div><head>{heading}</head><p>x</p></div>") == expected


def test_what_a_register_knows_is_a_name_already() -> None:
    found = flows(tei("<p>In the session “Gas and Lamps,” all agreed.</p>"))
    words = quoted(found, "Gas and Lamps")
    known = replace(words, what="name", element="rs", pointers=("gas",))
    assert list(propose(found, [known, words])) == []


def test_a_mark_before_the_closing_one_is_not_of_the_title() -> None:
    assert titles("<p>In the session “Gas and Lamps,” all agreed.</p>", "Gas and Lamps,") == ["Gas and Lamps"]
    assert titles("<p>There was a workshop called “Gas in the U.S.”</p>", "Gas in the U.S.") == ["Gas in the U.S."]


def test_those_who_are_named_in_its_part_took_part() -> None:
    rows = [
        named(0, 0, "Eve", entry="eve"),
        named(1, 3, "Gas", "session"),
        named(1, 9, "Ann", entry="ann"),
        named(2, 0, "Bob", entry="bob"),
        named(3, 0, "Joe", entry="joe"),
    ]
    persons = {name.lower(): name for name in ("Ann", "Bob", "Eve", "Joe")}
    assert participants(rows, Part(1, 3), persons) == (("ann", "Ann"), ("bob", "Bob"))
    assert participants([*rows[:3], named(2, 0, "Bob", entry="bob", decision="reject")], Part(1, 3), persons) == (
        ("ann", "Ann"),
    )
