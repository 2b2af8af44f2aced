"""Quotation marks that do not match."""

from __future__ import annotations

import pytest

from edition.checking.slugs import BY_NAME
from tests.checking.rules.planted import assert_planted, tei, told

ENGLISH, GERMAN, FRENCH = "<p>“one”</p>" * 3, "<p>„eins“</p>" * 3, "<p>«un»</p>" * 3


@pytest.mark.parametrize(
    ("around", "text"),
    [
        (ENGLISH, "“Yes, she said."),
        (ENGLISH, "Yes”, she said."),
        (GERMAN, "„Ja, sagte sie."),
        (FRENCH, "«Oui» et non».<note>«</note>"),
    ],
)
def test_a_mark_that_is_missing_is_told(around: str, text: str) -> None:
    (problem,) = assert_planted("quotation-marks", tei(f"{around}⟦<p⟧>{text}</p>"))
    assert problem.message.startswith("the quotation marks of this paragraph do not match: ")


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "<p>“It goes on</p><p>“and ends here.”</p>",
        GERMAN + "<p>„Ja“, sagte sie, „nein”.</p>",
        FRENCH.replace("«un»", "»eins«"),
        "<p>“only one mark in the file</p>",
        ENGLISH + "<p>it's 5’ 3”</p>".replace("”", "″"),
    ],
)
def test_marks_that_match_and_files_without_a_habit_are_silent(text: str) -> None:
    assert told("quotation-marks", tei(text)) == []


def test_it_is_looked_for_when_asked() -> None:
    assert not BY_NAME["quotation-marks"].on
