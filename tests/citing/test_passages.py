"""The words by which a passage is cited."""

from __future__ import annotations

import pytest

from edition.citing.passages import citation, place_of
from edition.model import Passage, Span


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("A letter", "par. 3", "Letters", "1.2"), "A letter, par. 3 (Letters, version 1.2)"),
        (("A letter", "par. 3", "", "1.2"), "A letter, par. 3 (version 1.2)"),
        (("A letter", "", "Letters", "0"), "A letter (Letters, version 0)"),
    ],
)
def test_a_citation_names_text_passage_edition_and_version(arguments: tuple[str, ...], words: str) -> None:
    assert citation(*arguments) == words


@pytest.mark.parametrize(
    ("element", "number", "reference", "words"),
    [
        ("p", "3", "", "par. 3"),
        ("l", "12a", "", "line 12a"),
        ("closer", "9", "", "closer 9"),
        ("p", "3", "book 1, chapter 3", "book 1, chapter 3"),
        ("p", "", "", ""),
    ],
)
def test_a_passage_is_called_by_its_reference_or_by_what_it_is(
    element: str, number: str, reference: str, words: str
) -> None:
    assert place_of(Passage("x", element, Span("text", 0, 1), "", number, reference)) == words
