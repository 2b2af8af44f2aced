"""Entries of registers with the forms of their names."""

import pytest
from lxml import etree

from edition.encoding.tagging.proposals import Known
from edition.encoding.tagging.reading_entries import entries
from tests.encoding.tagging.naming import register


def known(entry: str) -> Known:
    """The one entry of a register."""
    return next(entries(etree.fromstring(register(entry))))


def forms(entry: str) -> dict[str, str]:
    """Its forms with the parts that they are."""
    return {form.words: form.part for form in known(entry).forms}


def person(name: str) -> str:
    return f'<listPerson><person xml:id="a">{name}</person></listPerson>'


def test_parts_of_a_name() -> None:
    found = forms(
        person("<persName><forename>Hugo Emil</forename> <nameLink>von</nameLink> <surname>Link</surname></persName>")
    )
    assert found["Hugo Emil von Link"] == found["von Link, Hugo Emil"] == "whole"
    assert found["Hugo von Link"] == "short"
    assert found["von Link"] == found["Link"] == "surname"
    assert found["Hugo"] == found["Hugo Emil"] == "forename"


@pytest.mark.parametrize("name", ["Link, Hugo", "Hugo Link"])
def test_names_without_parts_are_taken_apart(name: str) -> None:
    found = forms(person(f"<persName>{name}</persName>"))
    assert found["Hugo Link"] == found["Link, Hugo"] == "whole"
    assert (found["Link"], found["Hugo"]) == ("surname", "forename")


@pytest.mark.parametrize("name", ["Plato", "Elizabeth II", "Charles the Bold"])
def test_names_that_have_no_surname(name: str) -> None:
    assert set(forms(person(f"<persName>{name}</persName>")).values()) == {"whole"}


@pytest.mark.parametrize(("name", "surname"), [("魯迅", "魯"), ("王秀兰", "王"), ("欧阳修文", "欧阳")])
def test_names_without_blanks_begin_with_the_surname(name: str, surname: str) -> None:
    assert forms(person(f"<persName>{name}</persName>")) == {name: "whole", surname: "addition"}


def test_roles_by_names_and_variants() -> None:
    found = forms(
        person(
            "<persName><roleName>Alderman</roleName> <forename>Jonah</forename> <surname>Pell</surname>"
            " <addName>the Absent</addName></persName><persName type='birth'>Fell</persName>"
            "<persName type='pseudonym'>Ox</persName>"
            "<persName type='link'>https://example.org</persName>"
        )
    )
    assert found["Jonah Pell"] == found["Alderman Jonah Pell the Absent"] == "whole"
    assert found["Alderman Pell"] == "role"
    assert found["Fell"] == "surname"
    assert found["the Absent"] == found["Ox"] == "addition"
    assert not any("example" in words for words in found)


def test_descriptions_are_no_names() -> None:
    assert list(entries(etree.fromstring(register(person("<persName>a girl of seventeen</persName>"))))) == []


def test_things() -> None:
    assert forms("<listOrg><org xml:id='a'><orgName>Grand Society of Boilers (GSB)</orgName></org></listOrg>") == {
        "GSB": "acronym",
        "Grand Society of Boilers": "whole",
        "Grand Society": "short",
    }
    assert forms(
        "<listEvent><event xml:id='a'><label>Lamp Fair 1874-05-01--1874-05-03</label></event></listEvent>"
    ) == {"Lamp Fair": "whole"}
    assert forms("<listBibl><bibl xml:id='a'><title>The Lamp. A Treatise</title></bibl></listBibl>") == {
        "The Lamp. A Treatise": "whole",
        "The Lamp": "short",
        "Lamp": "short",
    }


def test_a_place_is_called_by_its_own_name_not_by_where_it_is() -> None:
    assert set(
        forms("<listPlace><place xml:id='a'><placeName>Dene</placeName><country>Moorland</country></place></listPlace>")
    ) == {"Dene"}
    nested = "<settlement><placeName>Dene</placeName></settlement><country>Moorland</country>"
    assert set(forms(f"<listPlace><place xml:id='a'>{nested}</place></listPlace>")) == {"Dene"}
    assert set(forms("<listPlace><place xml:id='a'><placeName>Brook (stream)</placeName></place></listPlace>")) == {
        "Brook"
    }
    slashed = "<placeName>Kattowitz/Katowice</placeName>"
    assert {"Kattowitz", "Katowice"} < set(forms(f"<listPlace><place xml:id='a'>{slashed}</place></listPlace>"))


@pytest.mark.parametrize(
    ("said", "sex"), [("<sex value='F'/>", "f"), ("<sex>male</sex>", "m"), ("<gender>weiblich</gender>", "f"), ("", "")]
)
def test_sex(said: str, sex: str) -> None:
    assert known(person(f"<persName>Robin Ox</persName>{said}")).sex == sex


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Ann Ox", "f"),
        ("Ox, Josef", "m"),
        ("Rainer Maria Ox", "m"),
        ("Anna-Lena Ox", "f"),
        ("Marie-Henri Ox", ""),
        ("A. Ox", ""),
        ("Ox", ""),
    ],
)
def test_a_forename_tells_the_sex_where_the_register_does_not(name: str, sex: str) -> None:
    found = known(person(f"<persName>{name}</persName>"))
    assert (found.sex, found.guessed) == ("", sex)
    assert known(person(f"<persName>{name}</persName><sex value='F'/>")).sex == "f"


def test_dates() -> None:
    found = known(person("<persName>Ann Ox</persName><birth when='1850'/><death when='1901-02-03'/>"))
    assert (found.born, found.died) == ("1850", "1901-02-03")
