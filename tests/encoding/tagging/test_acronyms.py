"""Acronyms that the register has, and those that a text introduces in brackets."""

import pytest

from edition.encoding.tagging.acronyms import fits
from edition.encoding.tagging.tokens import tokens
from tests.encoding.tagging.naming import told


def test_an_acronym_in_brackets_means_the_name_before_it() -> None:
    found = told("The LUS was small. The Lamplighters’ Union of Saltmere (LUS) met, and the LUS drank.")
    assert found == ["Lamplighters’ Union of Saltmere = union (high)", "LUS = union (high)", "LUS = union (high)"]


def test_or_the_name_in_brackets() -> None:
    assert told("The LUS (Lamplighters’ Union of Saltmere) met; the LUS drank.")[-1] == "LUS = union (high)"


def test_brackets_with_something_else_introduce_nothing() -> None:
    assert told("The Lamplighters’ Union of Saltmere (OK) met, and that was OK then.") == [
        "Lamplighters’ Union of Saltmere = union (high)"
    ]


def test_the_register_has_acronyms_in_brackets_too() -> None:
    assert told("They told the GSB, and not the gsb.") == ["GSB = gsb (high)"]


@pytest.mark.parametrize(("letters", "fit"), [("lus", True), ("lu", True), ("us", True), ("sul", False), ("x", False)])
def test_letters_begin_words_in_their_order(letters: str, fit: bool) -> None:
    assert fits(letters, tokens("Lamplighters’ Union of Saltmere")) is fit
