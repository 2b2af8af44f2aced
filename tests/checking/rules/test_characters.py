"""Characters that nobody sees, that mean nothing elsewhere, or that are left of a lost one."""

from __future__ import annotations

import pytest

from tests.checking.rules.planted import assert_planted, mended, tei, told

INVISIBLE = [
    ("⟦\u200b⟧", "U+200B ZERO WIDTH SPACE", "", False),
    ("⟦\u00ad⟧", "U+00AD SOFT HYPHEN", "", False),
    ("⟦\ufeff⟧", "U+FEFF ZERO WIDTH NO-BREAK SPACE", "", True),
    ("⟦\u2028⟧", "U+2028 LINE SEPARATOR", "", False),
    ("⟦\u200e⟧", "U+200E LEFT-TO-RIGHT MARK", "", False),
    ("⟦\u200d⟧", "U+200D ZERO WIDTH JOINER", "", False),
    ("⟦\u2060⟧", "U+2060 WORD JOINER", "", False),
    ("⟦\u0092⟧", "U+0092 CONTROL CHARACTER", "\u2019", True),
    ("⟦&#x92;⟧", "U+0092 CONTROL CHARACTER", "\u2019", True),
    ("⟦&#150;⟧", "U+0096 CONTROL CHARACTER", "\u2013", True),
]


@pytest.mark.parametrize(("text", "name", "instead", "sure"), INVISIBLE)
def test_what_nobody_sees_is_named(text: str, name: str, instead: str, sure: bool) -> None:
    source = tei(f"<p>\n été{text}x</p>")
    (problem,) = assert_planted("invisible-character", source)
    assert problem.message.startswith(f"{name} stands here, which nobody sees")
    assert problem.fixes[0].sure is sure
    assert mended(source, problem) == tei(f"<p>\n été{instead}x</p>")


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u05e9\u05dc\u05d5\u05dd \u200e(abc)\u200f",
        "<!-- a\u200bb -->été",
        "&#x200B; on purpose, été",
        "\u0915\u094d\u200d\u0937",
        "été",
    ],
)
def test_what_has_its_use_is_silent(text: str) -> None:
    assert told("invisible-character", tei(f"<p>{text}</p>")) == []


def test_a_character_is_told_once_a_file_with_its_number() -> None:
    source = tei("<p>a⟦\u200b⟧b\u200bc\u200b ⟦\u00ad⟧</p>")
    one, two = assert_planted("invisible-character", source)
    assert "(3 times in this file)" in one.message
    assert "times" not in two.message
    assert len(one.fixes[0].edits) == 3


@pytest.mark.parametrize("char", ["\ue000", "\uf8ff", "\U000f0001", "\U0010fffd", "&#xE5D0;"])
def test_private_characters_want_a_description(char: str) -> None:
    (problem,) = assert_planted("private-use", tei(f"<p>quod⟦{char}⟧</p>"))
    assert "no charDecl explains it" in problem.message
    described = f'<encodingDesc><charDecl><char xml:id="q"><mapping type="PUA">{char}</mapping></char></charDecl></encodingDesc>'
    assert told("private-use", tei(f"<p>quod{char}</p>", described)) == []


@pytest.mark.parametrize("char", ["\uac00", "\U0001f600", "\ud7a3", "\uf900", "&#xE9;"])
def test_public_characters_are_silent(char: str) -> None:
    assert told("private-use", tei(f"<p>été {char}</p>")) == []


def test_a_lost_character_is_an_error() -> None:
    (problem,) = assert_planted("lost-character", tei("<p>della Citt⟦\ufffd⟧ di Piazza</p>"))
    assert problem.severity == "error"
    assert_planted("lost-character", tei("<p>⟦&#xFFFD;⟧</p>"))


GARBLED = {"Ã¤": "ä", "Ã©": "é", "â€œ": "“", "Â»": "»", "Â\u00a0": "\u00a0"}


@pytest.mark.parametrize("text", GARBLED)
def test_garbled_characters_are_read_as_they_were(text: str) -> None:
    source = tei(f"<p>x⟦{text}⟧x</p>")
    (problem,) = assert_planted("garbled-characters", source)
    assert mended(source, problem) == tei(f"<p>x{GARBLED[text]}x</p>")


@pytest.mark.parametrize("text", ["NÃO", "Â côté", "ÃO «x»", "château", "Ångström", "Ã"])
def test_letters_that_are_meant_are_silent(text: str) -> None:
    assert told("garbled-characters", tei(f"<p>{text}</p>")) == []
