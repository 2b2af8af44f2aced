"""Records in the four styles, as readers see them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.bibliography import Dating, Name
from edition.citing.bibtex import bibtex
from edition.citing.csl import csl
from edition.citing.dates import edtf, span_in_words
from edition.citing.names import listed, parsed
from edition.citing.phrases import ITALIC, UPRIGHT, plain
from edition.citing.record import Record, of_passage
from edition.citing.styles import STYLES
from edition.model import Passage, Span
from tests.citing.sample_records import EDITION, PROJECT, TEXT, hostile

HERE = "https://example.org/saltmere/texts/letter.html"
PASSAGE = of_passage(TEXT, Passage("p3", "p", Span("text", 0, 1), "", "3"), "letter", PROJECT)


def styled(style: str, record: Record) -> str:
    return STYLES[style](record).replace(ITALIC, "*").replace(UPRIGHT, "*")


@pytest.mark.parametrize(
    ("style", "record", "words"),
    [
        (
            "chicago",
            TEXT,
            (
                "Calloway, Ines, and Jean-Paul van Pell. “To Adela Wren.” May 14, 1874. Translated by Bo Lind. In *Letters from"
                f" Saltmere*, edited by Ada Grell and Simone de Wit. Version 1.2. Tide Press, 2026. {HERE}."
            ),
        ),
        (
            "chicago",
            PASSAGE,
            (
                "Ines Calloway and Jean-Paul van Pell, “To Adela Wren,” May 14, 1874, par. 3, in *Letters from Saltmere*,"
                f" ed. Ada Grell and Simone de Wit, version 1.2 (Tide Press, 2026), {HERE}#p3."
            ),
        ),
        (
            "mla",
            TEXT,
            (
                "Calloway, Ines, and Jean-Paul van Pell. “To Adela Wren.” 14 May 1874. *Letters from Saltmere*, edited by Ada Grell"
                f" and Simone de Wit, translated by Bo Lind, version 1.2, Tide Press, 2026, {HERE}."
            ),
        ),
        (
            "apa",
            PASSAGE,
            (
                "Calloway, I., & van Pell, J.-P. (2026). To Adela Wren. In A. Grell & S. de Wit (Eds.), *Letters from Saltmere*"
                f" (Version 1.2, par. 3, B. Lind, Trans.). Tide Press. {HERE}#p3 (Original work written 1874)"
            ),
        ),
        (
            "full",
            TEXT,
            (
                "Ines Calloway and Jean-Paul van Pell: To Adela Wren (14 May 1874). Source: Saltmere, Wren Papers, W 3/17."
                " Translated by Bo Lind. Edited by Ada Grell and Simone de Wit. Transcribed by: Carl Roe. In: *Letters from"
                f" Saltmere*. Version 1.2. Saltmere: Tide Press, 1 March 2026. {HERE}. Licence: CC BY 4.0."
            ),
        ),
        (
            "chicago",
            EDITION,
            "Grell, Ada, and Simone de Wit, eds. *Letters from Saltmere*. Version 1.2. https://doi.org/10.5281/zenodo.1234.",
        ),
        (
            "apa",
            EDITION,
            (
                "Grell, A., & de Wit, S. (Eds.). (n.d.). *Letters from Saltmere* (Version 1.2)."
                " https://doi.org/10.5281/zenodo.1234"
            ),
        ),
        ("mla", Record("a", "A day"), "*A day*."),
        (
            "chicago",
            Record("a", 'Memoir "In Retrospect" ("a" draft)', "All"),
            "“Memoir ‘In Retrospect’ (‘a’ draft).” In *All*.",
        ),
        ("chicago", Record("a", '5" by 7', "All"), '“5" by 7.” In *All*.'),
        ("chicago", Record("a", "Who goes?", "All", version="1"), "“Who goes?” In *All*. Version 1."),
        ("apa", Record("a", "A day", "All"), "A day. (n.d.). In *All*."),
    ],
)
def test_for_instance(style: str, record: Record, words: str) -> None:
    assert styled(style, record) == words


@pytest.mark.parametrize("style", STYLES)
def test_every_citation_of_a_passage_names_edition_text_passage_version_and_address(style: str) -> None:
    found = plain(STYLES[style](PASSAGE))
    wanted = ("Letters from Saltmere", "To Adela Wren", "par. 3", "ersion 1.2", f"{HERE}#p3")
    assert [one for one in wanted if one not in found] == []


@pytest.mark.parametrize("style", STYLES)
def test_many_authors_none_and_hostile_ones(style: str) -> None:
    many = replace(TEXT, authors=tuple(Name(f"N{n}", "A") for n in range(30)))
    assert "N0" in plain(STYLES[style](many))
    assert len(plain(STYLES[style](many))) < 1000
    assert "\n" not in plain(STYLES[style](hostile()))


@pytest.mark.parametrize(
    ("words", "family", "given", "particle", "literal"),
    [
        ("Shelley, Mary Wollstonecraft, 1797-1851.", "Shelley", "Mary Wollstonecraft", "", ""),
        ("Hofmannsthal, Hugo von", "Hofmannsthal", "Hugo", "von", ""),
        ("Simone de Beauvoir", "Beauvoir", "Simone", "de", ""),
        ("W. H. Auden", "Auden", "W. H.", "", ""),
        ("Caesar", "", "", "", "Caesar"),
        ("our own correspondent", "", "", "", "our own correspondent"),
        ("University of Graz", "", "", "", "University of Graz"),
        ("ابن خلدون", "", "", "", "ابن خلدون"),
        ("Cynthia Damon, et al.", "Damon", "Cynthia", "", ""),
        ("Thomas Mann; Heinrich Mann", "", "", "", "Thomas Mann; Heinrich Mann"),
        ("Plato, 428 BC", "", "", "", "Plato"),
        ("Plato, ca. 428 B.C.–348 B.C.", "", "", "", "Plato"),
        ("Ovid, 43 BCE-17 CE", "", "", "", "Ovid"),
        ("Publius Ovidius (43 BC-17 AD)", "Ovidius", "Publius", "", ""),
        ("Henry IV", "", "", "", "Henry IV"),
        ("King, Jr.", "", "", "", "King, Jr."),
        ("", "", "", "", ""),
    ],
)
def test_names_as_somebody_wrote_them(words: str, family: str, given: str, particle: str, literal: str) -> None:
    found = parsed(words)
    assert (found.family, found.given, found.particle, found.literal) == (family, given, particle, literal)


@pytest.mark.parametrize(
    "words",
    [
        "Martin Luther King, Jr.",
        "Martin Luther King Jr.",
        "King, Martin Luther, Jr.",
        "King, Martin Luther, Jr., 1929-1968",
    ],
)
def test_a_son_is_told_from_his_father_in_every_style(words: str) -> None:
    name = parsed(words)
    assert name == Name("King", "Martin Luther", suffix="Jr.")
    assert listed(words) == (name,)
    assert (name.inverted, name.direct) == ("King, Martin Luther, Jr.", "Martin Luther King Jr.")
    record = replace(TEXT, authors=(name,))
    assert plain(STYLES["apa"](record)).startswith("King, M. L., Jr. (")
    assert plain(STYLES["mla"](record)).startswith("King, Martin Luther, Jr. “")
    assert "author" in bibtex(record)
    assert "{King, Jr., Martin Luther}" in bibtex(record)
    assert csl(record)["author"] == [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}]


def test_numbers_of_sons_and_of_kings() -> None:
    assert parsed("Gates, Henry Louis, III").suffix == parsed("Henry Louis Gates, III").suffix == "III"
    assert parsed("Malcolm X").family == "X"


@pytest.mark.parametrize(
    "words",
    [
        "Winston Churchill",
        "Churchill, Winston",
        "Schoolcraft, Henry Rowe",
        "Officer, John",
        "Alonzo Church",
        "Church, Alonzo",
        "Lluís Companys",
        "Press, Frank",
        "Frank F. Church",
        "Teamer, Ada",
    ],
)
def test_a_surname_in_which_a_body_could_be_read_is_a_surname(words: str) -> None:
    assert parsed(words).family
    assert not parsed(words).corporate
    assert [name.family for name in listed(f"{words}; Byron, Ada")] == [parsed(words).family, "Byron"]


@pytest.mark.parametrize(
    "words",
    [
        "Catholic Church",
        "Church of England",
        "The Church",
        "Universität Graz",
        "Royal Society",
        "Trinity College, Dublin",
        "Tide Press",
        "Société des lettres et des arts",
        "Library of Congress",
        "the Saltmere project",
        "Schools of Art",
        "Institute for Advanced Study",
        "National Archives",
        "Österreichische Akademie der Wissenschaften",
    ],
)
def test_a_body_is_one(words: str) -> None:
    assert parsed(words) == Name(literal=words, corporate=True)
    assert listed(words) == (parsed(words),)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("A. Smith, B. Jones and C. Doe", ["Smith, A.", "Jones, B.", "Doe, C."]),
        ("Smith, Anna; de Wit, Simone", ["Smith, Anna", "Wit, Simone de"]),
        ("Anna Smith und Bert Jones", ["Smith, Anna", "Jones, Bert"]),
        ("Ada Grell, Tobias Lind", ["Grell, Ada", "Lind, Tobias"]),
        ("A. Smith, B. Jones", ["Smith, A.", "Jones, B."]),
        ("Grell, Ada, and Simone de Wit", ["Grell, Ada", "Wit, Simone de"]),
        ("Smith, Anna and Jones, Bert", ["Smith, Anna", "Jones, Bert"]),
        ("de Beauvoir, Simone", ["Beauvoir, Simone de"]),
        ("von Goethe, Johann Wolfgang", ["Goethe, Johann Wolfgang von"]),
        ("Le Guin, Ursula K.", ["Le Guin, Ursula K."]),
        ("Ortega y Gasset, José", ["Ortega y Gasset, José"]),
        ("García Márquez, Gabriel", ["García Márquez, Gabriel"]),
        ("Conan Doyle, Arthur Ignatius;", ["Conan Doyle, Arthur Ignatius"]),
        ("Society for the Study of Arts and Letters", ["Society for the Study of Arts and Letters"]),
        ("Smith, Anna, Jones, Bert", ["Smith, Anna, Jones, Bert"]),
        ("the toolkit authors", ["the toolkit authors"]),
        ("", []),
    ],
)
def test_lists_of_names(words: str, names: list[str]) -> None:
    assert [name.inverted for name in listed(words)] == names


@pytest.mark.parametrize(
    ("dating", "words", "code"),
    [
        (Dating("1874-05-14"), "14 May 1874", "1874-05-14"),
        (Dating("1874-05"), "May 1874", "1874-05"),
        (Dating("1914", "1918"), "1914–1918", "1914/1918"),
        (Dating("1874-05-09", "1874-05-10"), "9–10 May 1874", "1874-05-09/1874-05-10"),
        (Dating("1500", "1550", circa=True), "ca. 1500–1550", "1500~/1550~"),
        (Dating("", "1500"), "before 1500", "../1500"),
        (Dating("-0044-03-15"), "15 March 44 BCE", "-0044-03-15"),
        (Dating("1874-13-40"), "1874", "1874"),
        (Dating("1874-00-10"), "1874", "1874"),
        (Dating("2020-02-31"), "February 2020", "2020-02"),
        (Dating("1900-02-29"), "February 1900", "1900-02"),
        (Dating("2000-02-29"), "29 February 2000", "2000-02-29"),
        (Dating("9" * 5000), "9" * 5000, ""),
        (Dating("last spring"), "last spring", ""),
        (Dating(), "", ""),
    ],
)
def test_dates_in_words_and_in_edtf(dating: Dating, words: str, code: str) -> None:
    assert (span_in_words(dating), edtf(dating)) == (words, code)
