"""What entries state beside their names."""

from __future__ import annotations

import pytest

from edition.reading.registers import read
from tests.reading.sample import element


def particulars(xml: str) -> tuple[tuple[str, str], ...]:
    found = read(element(xml), "r.xml", 1)
    assert found is not None
    return found.particulars


def test_of_a_person_in_the_order_of_a_life() -> None:
    xml = (
        '<person xml:id="a"><persName>Ada</persName><occupation>poet</occupation><death when="1852">1852</death>'
        '<birth when="1815-12-10"><placeName>London</placeName></birth><occupation>reckoner</occupation><sex>F</sex></person>'
    )
    assert particulars(xml) == (
        ("birth", "1815-12-10, London"), ("death", "1852"), ("occupation", "poet"), ("occupation", "reckoner"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("birth", "told"),
    [
        ('<birth when="1815"/>', "1815"),
        ('<birth notBefore="1810" notAfter="1815"/>', "1810 – 1815"),
        ('<birth when="1815">in the year 1815</birth>', "in the year 1815"),
        ("<birth>in spring</birth>", "in spring"),
    ],
)
def test_dates_are_told_once(birth: str, told: str) -> None:
    assert particulars(f'<person xml:id="a"><persName>A</persName>{birth}</person>') == (("birth", told),)


def test_what_names_a_place_is_not_told_again() -> None:
    xml = '<place xml:id="a"><settlement>Wien</settlement><country>Austria</country></place>'
    assert particulars(xml) == (("country", "Austria"),)


def test_languages_stand_a_level_deeper() -> None:
    xml = '<person xml:id="a"><persName>A</persName><langKnowledge><langKnown tag="cs">Czech</langKnown></langKnowledge></person>'
    assert particulars(xml) == (("langKnown", "Czech"),)


def test_a_life_has_the_dates_of_birth_and_death() -> None:
    found = read(
        element('<person xml:id="a"><persName>A</persName><birth when="1815"/><death notAfter="1852"/></person>'),
        "r.xml",
        1,
    )
    assert found is not None
    assert (found.start, found.end) == ("1815", "1852")


@pytest.mark.parametrize(
    ("birth", "start"),
    [
        ('notBefore="1766-01-01" notAfter="1766-12-31"', "1766"),
        ('notBefore="1766-02-01" notAfter="1766-02-28"', "1766-02"),
        ('notBefore="-0044-03-01" notAfter="-0044-03-15"', "-0044-03"),
        ('notBefore="-0044" notAfter="0044"', ""),
        ('notBefore="1755" notAfter="1765"', ""),
        ('from="1766-09-25" to="1766-09-25"', "1766-09-25"),
        ('when="1766-09-25" notAfter="1766-09-25"', "1766-09-25"),
    ],
)
def test_no_day_is_given_that_nobody_stated(birth: str, start: str) -> None:
    """A year may be written as all its days."""
    found = read(element(f'<person xml:id="a"><persName>A</persName><birth {birth}>1766</birth></person>'), "r.xml", 1)
    assert found is not None
    assert found.start == start


def test_there_is_an_end_to_it() -> None:
    many = "".join(f"<occupation>{n}{'x' * 500}</occupation>" for n in range(20))
    found = particulars(f'<person xml:id="a"><persName>A</persName>{many}</person>')
    assert len(found) == 6
    assert max(len(words) for _, words in found) == 200
