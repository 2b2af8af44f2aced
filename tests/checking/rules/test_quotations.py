"""Direct speech without a speaker."""

from __future__ import annotations

import pytest

from edition.checking.slugs import BY_NAME
from tests.checking.rules.planted import assert_planted, tei, told


def test_who_speaks_is_said_of_each_where_it_is_said_of_some() -> None:
    text = '<p><said who="#wren">Yes.</said> ⟦<said⟧>No.</said> ⟦<said⟧ who=" ">Well.</said></p>'
    problems = assert_planted("said-without-speaker", tei(text))
    assert {(p.message, p.severity) for p in problems} == {("nothing says who says this", "info")}


def test_a_file_that_never_says_it_is_told_once() -> None:
    (problem,) = assert_planted("said-without-speaker", tei("<p>⟦<said⟧>Yes.</said> <said>No.</said></p>"))
    assert problem.message == "none of the 2 said of this file names its speaker"


@pytest.mark.parametrize(
    "text",
    [
        '<said who="#wren">Yes.</said>',
        '<said who="#wren" next="#b" xml:id="a">Yes,</said> <said xml:id="b" prev="#a">she said.</said>',
        "<q>Yes.</q>",
        "<quote>Yes.</quote>",
    ],
)
def test_speakers_pieces_of_speech_and_other_quotations_are_silent(text: str) -> None:
    assert told("said-without-speaker", tei(f"<p>{text}</p>")) == []


def test_it_is_looked_for_only_when_asked() -> None:
    assert not BY_NAME["said-without-speaker"].on
