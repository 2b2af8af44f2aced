"""Dialogue behind dashes, and the words of the narrator in it."""

from __future__ import annotations

import pytest

from edition.encoding.quoting.dashes import read
from edition.encoding.quoting.tongues import named


def pieces(text: str, lang: str) -> list[str]:
    return [text[one.start : one.end] for one in read(0, text, named(lang))]


@pytest.mark.parametrize(
    ("lang", "text", "spoken"),
    [
        ("fr", "— Oui, dit-il, je viens.", ["Oui,", "je viens."]),
        ("fr", "— Oui ! s’écria Pell en riant. Je viens.", ["Oui !", "Je viens."]),
        ("fr", "— Oui, dit Pell. Il se leva et sortit.", ["Oui,"]),
        ("fr", "— Oui, répondit Mme. Wren, qui se levait, je viens.", ["Oui,", "je viens."]),
        ("fr", "— Va, demande à Pell de venir.", ["Va, demande à Pell de venir."]),
        ("fr", "— Demain ? — Oui. — Soit.", ["Demain ?", "Oui.", "Soit."]),
        ("fr", "-- Vous voyez, Pell ?", ["Vous voyez, Pell ?"]),
        ("es", "—Sí —dijo él—, voy.", ["Sí", "voy."]),
        ("es", "—¿Vienes? —preguntó Pell.", ["¿Vienes?"]),
        ("it", "— Sì, — disse Pell, — vengo.", ["Sì,", "vengo."]),
        ("ru", "— Да, — сказал он, — иду.", ["Да,", "иду."]),
        ("pl", "— Nie — powiedział Pell — jutro.", ["Nie", "jutro."]),
        ("en", "— Not a speech in English.", []),
        ("fr", "Il vint — tard.", []),
    ],
)
def test_what_is_spoken(lang: str, text: str, spoken: list[str]) -> None:
    assert pieces(text, lang) == spoken


def test_pieces_of_one_speech_have_one_chain() -> None:
    found = read(3, "— Oui, dit-il, je viens. — Non.", named("fr"))
    assert [one.chain for one in found] == ["c3-2", "c3-2", ""]


def test_arabic_speech_without_marks_begins_behind_a_colon() -> None:
    assert pieces("فقال سراج: نحن هنا", "ar") == ["نحن هنا"]
