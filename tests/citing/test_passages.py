"""The words by which a passage is cited."""

from __future__ import annotations

import pytest

from edition.citing.passages import bare, citation, place_of, places_of
from edition.model import Passage, Span


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("A letter", "par. 3", "Letters", "1.2"), "A letter, par. 3 (Letters, version 1.2)"),
        (("A letter", "par. 3", "", "1.2"), "A letter, par. 3 (version 1.2)"),
        (("A letter", "", "Letters", "0"), "A letter (Letters, version 0)"),
        (("A letter", "par. 3", "Letters", ""), "A letter, par. 3 (Letters)"),
        (("A letter", "par. 3", "", ""), "A letter, par. 3"),
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


def passage(id_: str, element: str, stream: str = "text", parent: str = "") -> Passage:
    return Passage(id_, element, Span(stream, 0, 1), parent, "1")


def test_a_rejected_form_is_in_the_passage_that_it_belongs_to() -> None:
    found = [passage("p", "p"), passage("r", "rdg", "variants", "p"), passage("s", "sic", "variants", "r")]
    found += [passage("n", "note", "notes", "p"), passage("d", "del", "variants")]
    assert places_of(found) == {"p": "par. 1", "r": "par. 1", "s": "par. 1", "n": "note 1", "d": "del 1"}


@pytest.mark.parametrize(
    ("elements", "sort"),
    [("head seg p u", "par."), ("ab seg", "par."), ("u seg l", "seg"), ("head u", "utterance"), ("head stage", "")],
)
def test_the_figures_of_the_margin_are_those_of_one_sort(elements: str, sort: str) -> None:
    assert bare(passage(name, name) for name in elements.split()) == (sort, "line")
