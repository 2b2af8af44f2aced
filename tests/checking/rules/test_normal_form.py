"""What is not in Unicode's normal form C."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.rules.planted import assert_planted, mended, tei, told

PLANTED = {
    "caf⟦e\u0301⟧": "U+0065 U+0301",
    "\u039a\u03c1⟦\u1f71⟧\u03c4\u03b7\u03c2": "U+1F71",
    "items⟦\u037e⟧ among": "U+037E",
    "\u064a\u0639\u062f⟦\u0651\u064f⟧": "U+0651 U+064F",
}


@pytest.mark.parametrize("text", PLANTED)
def test_letters_in_another_spelling_are_told_and_mended(text: str) -> None:
    source = tei(f"<p>\n  {text}</p>")
    (problem,) = assert_planted("not-nfc", source)
    assert f"is written as {PLANTED[text]}, which is not its normal form" in problem.message
    assert problem.fixes[0].sure
    assert unicodedata.is_normalized("NFC", mended(source, problem))


@pytest.mark.parametrize("text", ["café", "<hi>x</hi>\u0338", "\uf900", "plain", "\u0301 alone", "x\u0303"])
def test_what_has_no_other_form_is_silent(text: str) -> None:
    assert told("not-nfc", tei(f"<p>{text}</p>")) == []


def test_all_places_of_a_file_are_one_problem_with_one_fix() -> None:
    source = tei('<p n="e\u0301">e\u0301 <!-- e\u0301 --> a\u0308o\u0308</p>')
    (problem,) = told("not-nfc", source)
    assert "(4 places in this file)" in problem.message
    assert mended(source, problem) == tei('<p n="é">é <!-- e\u0301 --> äö</p>')


@given(st.text(st.sampled_from("ae\u0301\u0323\u0308\u0651\u064f\u1f71\u212b\u1100\u1161 é>x")))
def test_the_fix_gives_the_normal_form_of_any_text(text: str) -> None:
    source = tei(f"<p>{text}</p>")
    problems = told("not-nfc", source)
    fixed = mended(source, problems[0]) if problems else source
    assert unicodedata.is_normalized("NFC", fixed.replace(">\u0338", ">"))
    assert unicodedata.normalize("NFC", fixed) == unicodedata.normalize("NFC", source)
