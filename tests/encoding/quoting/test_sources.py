"""What is no speech: letters and reports that are read or quoted, pages that are cited, places, a noun in what is said."""

from __future__ import annotations

import pytest

from edition.encoding.quoting.proposing import propose
from edition.encoding.tagging.flows import flows
from edition.encoding.tagging.proposals import Form, Known
from tests.encoding.quoting.quoting import REGISTER, elements, proposed, speakers


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Mr. Pell’s letter was read: “I can see nothing, and I am sorry.”"),
        ("en", "Pell’s letter of May arrived: “I can see nothing, and I am sorry.”"),
        ("en", "His letter was read: “I can see nothing, and I am sorry.”"),
        ("en", "Wren then read a letter from Pell: “I can see nothing, and I am sorry.”"),
        ("en", "He quoted the report of the Board of Light: “No lane ought to be dark.”"),
        ("en", "Pell quoted from the report of the Board of Light: “No lane ought to be dark.”"),
        ("de", "Pell zitierte aus dem Bericht: „Keine Gasse soll dunkel sein.“"),
        ("de", "Der Brief Pells wurde verlesen: „Ich bin müde und komme nicht.“"),
        ("fr", "On lut la lettre de Pell : « Je ne viens pas. »"),
        ("fr", "Pell cita le rapport : « La ville est sombre. »"),
        ("en", "See Pell, Lamps (Dene 1920), p. 12: “a work without a centre”."),
        ("de", "(Dene 1920), S. 12: „ein Werk ohne Mitte“"),
        ("en", "See Pell, Lamps and Ladders (Dene 1920): “a work without a centre”."),
    ],
)
def test_what_is_read_or_cited_is_written(lang: str, text: str) -> None:
    ((_, one),) = proposed(text, lang=lang)
    assert (one.element, one.attribute, one.pointers) == ("quote", "ref", ())


@pytest.mark.parametrize(
    "text",
    [
        "Pell rose with the letter in his hand: “I am late.”",
        "Pell said of the letter: “I am late.”",
        "Pell cited the report and rose: “I am late.”",
        "On p. 12 Pell rose: “I am late.”",
    ],
)
def test_a_letter_that_is_not_read_says_nothing(text: str) -> None:
    assert speakers(text) == ["pell"]


def test_a_place_does_not_speak() -> None:
    register = (*REGISTER, Known("dene", "place", "Dene", "#dene", (Form("Dene"),)))
    assert elements("Dene: “We are tired of it.”", register=register) == ["q"]
    assert speakers("Dene said, “We are tired of it.”", register=register) == ["?"]


def test_nobody_in_a_reference_speaks_or_is_meant() -> None:
    text = "<p>So <bibl>Adela Wren, Lamps, 1874</bibl>: “It is dark.”</p><p><bibl>Pell, Gas, 1875</bibl>. He said, “No.”</p>"
    found = flows(f"<TEI><text><body>{text}</body></text></TEI>")
    assert [one.pointers for one in propose(found, REGISTER, (), "en")] == [(), ()]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Pell asked that “the word poison” be struck out."),
        ("en", "Pell insisted that “dark and dirty lanes of the lower town” were a danger."),
        ("de", "Pell erklärte, daß „das Wort Gift“ gestrichen werde."),
    ],
)
def test_a_noun_in_the_clause_that_is_said_is_no_certain_speech(lang: str, text: str) -> None:
    ((_, one),) = proposed(text, lang=lang)
    assert not (one.element == "said" and one.certainty == "high")


def test_a_degree_behind_a_name_is_nobody() -> None:
    assert speakers("“No,” said Pell, M.P., and sat down.", "Pell, M.P., said: “Yes.”") == ["pell", "pell"]
