"""Words in letters that their language is not written in."""

from __future__ import annotations

import pytest

from tests.checking.rules.planted import assert_planted, tei, told

LATIN = "Prestuplenie i nakazanie"
GREEK = "μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος"


@pytest.mark.parametrize(
    ("value", "text", "letters", "hint"),
    [
        ("ru", LATIN, "Cyrillic letters; all 22 letters here are Latin", "write ru-Latn"),
        ("grc", "mh=nin a)/eide qea\\ *phlhi+a/dew", "Greek letters; all 22 letters here are Latin", "write grc-Latn"),
        ("la", GREEK, "Latin letters; all 29 letters here are Greek", "name the language"),
        ("lat", GREEK, "Latin letters; all 29 letters here are Greek", "name the language"),
        ("uk", "It is in the English language", "Cyrillic letters", "English of the United Kingdom is en-GB"),
        ("ar", f"<hi>{LATIN}</hi>", "Arabic letters", "write ar-Latn"),
    ],
)
def test_a_language_in_other_letters_is_told(value: str, text: str, letters: str, hint: str) -> None:
    (problem,) = assert_planted("script-differs", tei(f'<p><foreign xml:lang="⟦{value}⟧">{text}</foreign></p>'))
    assert letters in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("ru-Latn", LATIN),
        ("ru", "Преступление и наказание"),
        ("ru", f"{LATIN} да"),
        ("ru", "Prestuplenie"),
        ("sr", LATIN),
        ("la", f'<foreign xml:lang="grc">{GREEK}</foreign>'),
        ("en", f"as Homer says, {GREEK}"),
        ("grc", GREEK),
        ("x-mine", LATIN),
        ("ru-x-translit", LATIN),
        ("ru", "1914–1918, 1,234,567,890,123,456,789"),
    ],
)
def test_letters_of_the_language_few_letters_and_named_scripts_are_silent(value: str, text: str) -> None:
    assert told("script-differs", tei(f'<p><foreign xml:lang="{value}">{text}</foreign></p>')) == []
