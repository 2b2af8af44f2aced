"""What a witness has by base and apparatus, against its transcription."""

from __future__ import annotations

from typing import Any

import pytest

from edition.declarations import Declarations
from edition.errors import SettingsError
from tests.checking.rules.planted import assert_planted, tei, told

LIST = '<listWit><witness xml:id="F">Fair copy</witness><witness xml:id="D">Draft</witness></listWit>'
NOON = '<app><lem wit="#F">noon</lem><rdg wit="#D">night</rdg></app>'
XML = {"apparatus": Declarations(transcriptions={"D": "d.xml"})}


def differing(body: str, draft: str, **settings: Any) -> list[str]:
    files = {"a.xml": tei(f"{LIST}<p>{body}</p>"), "d.xml": tei(f"<p>{draft}</p>")}
    declared = Declarations(transcriptions={"D": "d.xml"}, **settings)
    return [problem.message.partition(" D has ")[2] for problem in told("witness-differs", files, apparatus=declared)]


def test_a_difference_is_told_at_its_entry() -> None:
    text = tei(f"{LIST}<p>We met at ⟦<app⟧{NOON.removeprefix('<app')} in town.</p>")
    (problem,) = assert_planted(
        "witness-differs", {"a.xml": text, "d.xml": tei("<p>We met at midnight in town.</p>")}, **XML
    )
    assert problem.message == "by base and apparatus D has “night” here, its transcription has “midnight”"


@pytest.mark.parametrize(
    ("draft", "told_of_it"),
    [
        ("we MET, at night -- in town", []),
        ("We met at night in the town.", ["nothing here, its transcription has “the”"]),
        ("We met at in town.", ["“night” here, its transcription has nothing"]),
        (
            "He met at noon in town.",
            ["“we” here, its transcription has “he”", "“night” here, its transcription has “noon”"],
        ),
    ],
)
def test_words_count_and_nothing_else(draft: str, told_of_it: list[str]) -> None:
    assert differing(f"We met at {NOON} in town.", draft) == told_of_it


def test_what_is_not_declared_of_a_witness_is_the_lemma() -> None:
    body = f'We <app><lem wit="#F">met</lem><rdg source="#B">saw him</rdg></app> at {NOON}.'
    assert differing(body, "We met at night.") == []


def test_words_that_run_through_elements_are_one_word() -> None:
    assert differing(f'Fore<hi>noon</hi><note>so</note> and {NOON}<lb break="no"/>ly.', "Forenoon and nightly") == []


def test_a_text_that_does_not_cite_a_witness_is_not_compared_with_it() -> None:
    assert differing('<app><lem wit="#F">noon</lem></app>', "Something else.") == []


def test_a_transcription_that_is_not_there_is_an_error_of_the_settings() -> None:
    gone = Declarations(transcriptions={"D": "gone.txt"})
    with pytest.raises(SettingsError, match=r"gone\.txt"):
        told("witness-differs", {"a.xml": tei(f"{LIST}<p>{NOON}</p>")}, apparatus=gone)
