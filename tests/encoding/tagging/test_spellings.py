"""The ways in which a name is written, made from one name and its parts."""

import pytest

from edition.encoding.tagging.spellings import alternatives, is_acronym, of_person, of_thing, unquoted


def person(*name: str) -> dict[str, str]:
    return {form.words: form.part for form in of_person(*name)}


def thing(name: str, kind: str) -> dict[str, str]:
    return {form.words: form.part for form in of_thing(name, kind)}


def test_a_particle_in_the_surname_may_be_left_out() -> None:
    found = person("Christian von Bernau", "von Bernau", "Christian")
    assert found["von Bernau"] == found["Bernau"] == "surname"
    assert person("Dan La Botz", "La Botz", "Dan")["La Botz"] == "surname"
    assert "Botz" not in person("Dan La Botz", "La Botz", "Dan")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kattowitz/Katowice", ["Kattowitz", "Katowice"]),
        ("Raimund / Ramund of Ox", ["Raimund of Ox", "Ramund of Ox"]),
        ("and/or", ["and/or"]),
        ("Ann Ox", ["Ann Ox"]),
    ],
)
def test_names_with_strokes_are_several(name: str, expected: list[str]) -> None:
    assert alternatives(name) == expected


def test_strokes_in_a_surname() -> None:
    found = person("Jan Kapo/Capo", "Kapo/Capo", "Jan")
    assert found["Jan Kapo"] == found["Jan Capo"] == "whole"
    assert found["Kapo"] == found["Capo"] == "surname"


def test_towns_without_their_river() -> None:
    assert thing("Frankfurt am Main", "place") == {"Frankfurt am Main": "whole", "Frankfurt": "short"}
    assert thing("Washington, D.C.", "place")["Washington, DC"] == "whole"
    assert thing("XIII., Hietz", "place") == {"Hietz": "whole"}


@pytest.mark.parametrize("name", ["Lamps Ltd", "Lamps GmbH", "Lamps, Inc."])
def test_companies_without_their_legal_form(name: str) -> None:
    assert thing(name, "organization") == {"Lamps": "whole"}


@pytest.mark.parametrize(
    ("words", "is_one"), [("GSB", True), ("G.S.B.", True), ("Gsb", False), ("A", False), ("GRAND SOCIETY", False)]
)
def test_acronyms(words: str, is_one: bool) -> None:
    assert is_acronym(words) is is_one


def test_quotation_marks_around_all_of_a_title() -> None:
    assert unquoted("»Tide«") == "Tide"
    assert unquoted("»Tide« and »Ebb«") == "»Tide« and »Ebb«"


@pytest.mark.parametrize(
    ("name", "kind", "short"),
    [
        ("Kingdom of Denmark", "place", "Denmark"),
        ("Federal Republic of Germany", "place", "Germany"),
        ("Bundesrepublik Deutschland", "place", "Deutschland"),
        ("United States of America", "place", "United States"),
        ("National Academy of Lamps", "organization", "National Academy"),
        ("BBC Radio", "organization", "BBC"),
    ],
)
def test_what_a_long_name_is_mostly_called(name: str, kind: str, short: str) -> None:
    assert thing(name, kind) == {name: "whole", short: "short"}


@pytest.mark.parametrize("name", ["University of Ox", "Museum der Stadt", "Republic of Letters and Lamps"])
def test_a_long_name_is_not_cut_down_to_a_common_word(name: str) -> None:
    assert set(thing(name, "organization")) == {name}


@pytest.mark.parametrize("name", ["Republic Square", "Kingdom Hall", "Royaume Uni", "Repubblica Ceca"])
def test_the_second_word_of_a_place_is_no_state(name: str) -> None:
    assert set(thing(name, "place")) == {name}


def test_a_mark_belongs_to_the_title_of_a_work() -> None:
    assert "Was bleibt?" in thing("Was bleibt?", "work")
    assert "Ox" in thing("Ox?", "place")


@pytest.mark.parametrize(
    ("name", "first"), [("Quayside Press", "Quayside"), ("Smith & Sons", "Smith"), ("Stadttheater Ox", "Stadttheater")]
)
def test_a_company_by_its_first_word(name: str, first: str) -> None:
    assert thing(name, "organization")[first] == "addition"
    assert first not in thing("Royal Society", "organization")


@pytest.mark.parametrize(
    "name", ["World Bank", "Deutsche Bank", "London Group", "Arts and Lamps", "Kunst und Kultur", "Times Books"]
)
def test_a_first_word_that_many_names_have_is_not_enough(name: str) -> None:
    assert set(thing(name, "organization")) == {name}


def test_a_town_as_other_languages_call_it() -> None:
    assert thing("Wien", "place") == {"Wien": "whole", "Vienna": "short", "Vienne": "short"}
    assert "Londres" in thing("London", "place")
    assert set(thing("London", "work")) == {"London"}
