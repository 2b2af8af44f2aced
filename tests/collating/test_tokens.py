"""``edition/collating/tokens.py``: words, what stands between them, and what is overlooked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.collating.tokens import Normalization, atoms, normalization
from edition.errors import EditionError


@given(st.text())
def test_no_character_is_lost(text: str) -> None:
    assert "".join(piece for piece, _ in atoms(text)) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the old house, and", "the old house and"),
        ("don’t mother-in-law O'Neill", "don’t mother-in-law O'Neill"),
        ("night—he said: “Yes.”", "night he said Yes"),
        ("e\u0301te\u0301 שָׁלוֹם", "e\u0301te\u0301 שָׁלוֹם"),
        ("天地玄", "天 地 玄"),
        ("1818. 3,5", "1818 3 5"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert [piece for piece, is_word in atoms(text) if is_word] == words.split()


@pytest.mark.parametrize(
    ("kinds", "one", "other"),
    [
        ("case", "House", "house"),
        ("u-v,case", "Vnto", "unto"),
        ("i-j", "jam", "iam"),
        ("accents", "été", "ete"),
        ("none", "e\u0301", "é"),
    ],
)
def test_what_is_overlooked(kinds: str, one: str, other: str) -> None:
    normal = normalization(kinds, {})
    assert normal.form(one) == normal.form(other)
    assert kinds == "none" or Normalization(frozenset()).form(one) != Normalization(frozenset()).form(other)


def test_a_table_of_ones_own() -> None:
    assert normalization("case", {"æ": "ae", "ſ": "s"}).form("Cæſar") == "caesar"


def test_punctuation_is_a_word_where_it_is_not_overlooked() -> None:
    assert normalization("case", {}).between(", ") == ","
    assert normalization("punctuation", {}).between(", ") == ""


def test_an_unknown_kind_is_refused_with_a_guess() -> None:
    with pytest.raises(EditionError) as refused:
        normalization("cse", {})
    assert "case" in refused.value.hint
