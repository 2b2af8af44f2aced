"""The index of forms: what matches, and that its time grows with the text alone."""

import time

import pytest

from edition.encoding.tagging.matching import Matcher
from edition.encoding.tagging.proposals import Form, Known
from edition.encoding.tagging.tokens import tokens


def matched(form: str, text: str, lang: str = "en", kind: str = "person", part: str = "whole") -> list[str]:
    """What of a text matches one form."""
    matcher = Matcher([Known("a", kind, form, "#a", (Form(form, part),))])
    row = tokens(text)
    found = (next(matcher.at(text, row, first, lang), None) for first in range(len(row)))
    return [text[one.start : one.end] for one in found if one is not None]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("Paris Hill", "to Paris. Hill was", []),
        ("Paris Hill", "to Paris Hill", ["Paris Hill"]),
        ("Paris Hill", "to Paris-Hill", ["Paris-Hill"]),
        ("Paris Hill", "to Paris, Hill", []),
        ("Hill, Paris", "to Hill, Paris", ["Hill, Paris"]),
        ("DSA", "the Dsa and dsa", []),
        ("The Lamp", "the Lamp", ["Lamp"]),
        ("d’Arc", "Jeanne d'Arc", ["d'Arc"]),
    ],
)
def test_matches(form: str, text: str, expected: list[str]) -> None:
    assert matched(form, text) == expected


@pytest.mark.parametrize(
    ("form", "text", "lang"), [("Marcus", "Marcum", "la"), ("Толстой", "Толстого", "ru"), ("Novak", "Novakem", "cs")]
)
def test_endings(form: str, text: str, lang: str) -> None:
    assert matched(form, text, lang) == [text]
    assert matched(form, text, "en") == []


@pytest.mark.parametrize("text", ["Stadttheaters Ox", "Stadttheater Ox"])
def test_a_genitive_inside_of_a_name(text: str) -> None:
    assert matched("Stadttheater Ox", text, "de", "organization") == [text]


def test_an_acronym_may_have_stops() -> None:
    assert matched("BBC", "the B.B.C. then", "en", "organization", "acronym") == ["B.B.C."]
    assert matched("BBC", "the B.C. then", "en", "organization", "acronym") == []


def test_a_question_mark_belongs_to_the_title() -> None:
    assert matched("Was bleibt?", "„Was bleibt?“ und Was bleibt", "de", "work") == ["Was bleibt?", "Was bleibt"]


@pytest.mark.slow
def test_a_repeated_beginning_of_forms_takes_no_square_of_time() -> None:
    forms = tuple(Form(" ".join(["Ab"] * size)) for size in range(1, 24))
    matcher = Matcher([Known("a", "place", "Ab", "#a", forms)])
    taken = []
    for size in (2_000, 8_000):
        text = "Ab " * size
        row = tokens(text)
        begun = time.process_time()
        for first in range(len(row)):
            next(matcher.at(text, row, first, "en"), None)
        taken.append(time.process_time() - begun)
    assert taken[1] < 10 * taken[0] + 0.5
