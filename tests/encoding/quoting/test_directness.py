"""Words as they were said, or as they are reported."""

from __future__ import annotations

import pytest

from edition.encoding.ledger.rows import around
from edition.encoding.quoting.directness import direct
from edition.encoding.quoting.proposing import propose
from edition.encoding.tagging.flows import flows
from tests.encoding.texts import tei


def told(before: str, surface: str, after: str = "") -> str:
    return direct(before, surface, after)


@pytest.mark.parametrize(
    ("before", "surface", "after"),
    [
        ("Wren said: “", "It is dark", ".”"),
        ("Wren said ‘ ", "It is dark", " ’"),
        ("dit-il : «\u00a0", "Oui", "\u00a0»"),
        ("— ", "Oui", ", dit-il"),
        ("-- ", "Oui", ", dit-il"),
        ("Wren said: ", "“It is dark”", "."),
        ("قال زيد: ", "نعم", ""),
    ],
)
def test_words_between_marks_behind_a_dash_or_a_colon_are_direct(before: str, surface: str, after: str) -> None:
    assert told(before, surface, after) == "true"


@pytest.mark.parametrize(
    ("before", "surface"), [("وقال: ", "أن الأمر واضح"), ("وقال: ", "أنّه واضح"), ("وذكر أنّ: ", "الأمر واضح")]
)
def test_what_that_governs_is_reported(before: str, surface: str) -> None:
    assert told(before, surface) == "false"


@pytest.mark.parametrize(("before", "surface"), [("", "It is dark"), ("Wren said that ", "it was dark")])
def test_where_nothing_tells_nothing_is_said(before: str, surface: str) -> None:
    assert told(before, surface, ", and went") == ""


def test_a_later_piece_of_a_speech_needs_no_mark_of_its_own() -> None:
    assert told("dit-il, ", "je viens") == ""
    assert direct("dit-il, ", "je viens", "", is_piece=True) == "true"


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [
        ("en", "<p>“It is,” said Wren, “dark.”</p><p>Pell said: “It is dark.</p><p>“It is late.”</p>", ["true"] * 4),
        ("fr", "<p>— Oui, dit-il, je viens.</p><p>« Non », dit Pell.</p>", ["true"] * 3),
        ("de", "<p>„Es ist“, sagte Wren, „dunkel.“</p>", ["true"] * 2),
        ("ar", "<p>قال زيد: جاء الرجل اليوم.</p><p>وقال زيد: أنّ الرجل جاء اليوم.</p>", ["true", "false"]),
    ],
)
def test_every_speech_that_is_proposed_tells(lang: str, body: str, expected: list[str]) -> None:
    passages = flows(tei(body))
    said = [one for one in propose(passages, [], [], lang) if one.element == "said"]
    told = [direct(*around(passages[one.passage], one.start, one.end), is_piece=bool(one.chain)) for one in said]
    assert told == expected
