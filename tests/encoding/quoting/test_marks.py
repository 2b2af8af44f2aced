"""Marks of quotation: which open, which close, and which are apostrophes. ``⟦`` and ``⟧`` show what a span encloses."""

from __future__ import annotations

import pytest

from edition.encoding.quoting.marks import read
from edition.encoding.quoting.pairs import conventions


def shown(text: str, lang: str = "en") -> str:
    """A text with its spans shown, longest first."""
    found = read(text, conventions([text], lang)).spans
    cuts = sorted([(one.start, 1, -one.end, "⟦") for one in found] + [(one.end, 0, -one.start, "⟧") for one in found])
    for place, _, _, sign in reversed(cuts):
        text = f"{text[:place]}{sign}{text[place:]}"
    return text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", 'She said, "⟦No.⟧" He said, "⟦Yes!⟧"'),
        ("en", "She said, “⟦He told me ‘⟦never⟧’ twice.⟧”"),
        ("en", "‘⟦Don’t,’⟧ he said".replace("’⟧", "⟧’")),
        ("en", "He read ``⟦The Gale⟧'' aloud."),
        ("en", '"⟦Of "⟦Hell⟧" he spoke,⟧" said she.'),
        ("de", "Er rief: „⟦Sie sagte ‚⟦nie⟧‘.⟧“"),
        ("de", "»⟦Das ist ›⟦Recht⟧‹⟧«, sagte er."),
        ("de", "Die «⟦Neue Zeit⟧» schwieg."),
        ("fr", "Il dit : « ⟦Oui, “⟦peut-être⟧”.⟧ »"),
        ("pl", "Rzekł: „⟦Dobrze⟧”."),
        ("sv", "Hon sade: ”⟦Kom hit⟧”, och gick."),
        ("da", "»⟦Ja⟧«, sagde han."),
        ("fi", "»⟦Kyllä⟧», hän sanoi."),
        ("ar", "قال: «⟦نعم⟧»"),
        ("zh", "他说：“⟦我看《⟦红楼梦⟧》。⟧”"),
        ("ja", "「⟦彼は『⟦いいえ⟧』と言った⟧」"),
        ("en", "“⟦It is dark “and was “so long “ago,⟧” she said, “⟦yes.⟧”"),
        ("he", 'הוא אמר "⟦כן⟧" וצה"ל הלך'),
    ],
)
def test_pairs_of_many_languages(lang: str, text: str) -> None:
    assert shown(text.replace("⟦", "").replace("⟧", ""), lang) == text


@pytest.mark.parametrize(
    "text",
    [
        "I don't know, and the boys' books aren't Smith's.",
        "Give 'em the rock 'n' roll of the '90s, 'tis time.",
        "L’homme d’accord s’en va.",
        "She is 6' 2\" tall, and the bow 5'9\".",
        'The 12" disc turned.',
        "The ‘Ukaz of the Bi‘ir was read.".replace("‘Ukaz", "Ukaz"),
    ],
)
def test_apostrophes_and_measures_are_no_marks(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "‘⟦The boys’ school is shut,⟧’ said Ann.",
        "'⟦I'm goin' home,⟧' said Ann.",
        "‘⟦It’s Jess’s and the dogs’ supper,⟧’ said Ann, ‘⟦not yours.⟧’",
        "“⟦Rock ’n’ roll isn’t dead,⟧” said Ann.",
        'He said, "⟦I was born in 1914⟧" and left.',
    ],
)
def test_apostrophes_inside_a_quotation_do_not_close_it(text: str) -> None:
    assert shown(text.replace("⟦", "").replace("⟧", "")) == text


def test_a_mark_that_nothing_closes_is_told() -> None:
    found = read("She said, “and then", conventions(["“”"], "en"))
    assert not found.spans
    assert [(one.mark, one.words) for one in found.unclosed] == [("“", 11)]


def test_a_mark_that_nothing_opened_is_told() -> None:
    found = read("the end.” She went.", conventions(["“”"], "en"))
    assert [(one.mark, one.words) for one in found.unopened] == [("”", 8)]
