"""Where places are: the ways in which editions write two numbers."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.reading.coordinates import of_entry, position
from edition.tei import PREFIX, TEI


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("31.2 29.9", (31.2, 29.9)),
        ("48,2066 16,37341", (48.2066, 16.37341)),
        ("37.09207908, 15.22060275", (37.09207908, 15.22060275)),
        ("48.2,16.4", (48.2, 16.4)),
        ("48,25,16,5", (48.25, 16.5)),
        (" 38.9\n -77.0 ", (38.9, -77.0)),
        ("38.9; \u221277", (38.9, -77.0)),
        ("48°12′36″N 16°30′E", (48.21, 16.5)),
        ("33° 30' S, 70° 36' W", (-33.5, -70.6)),
        ("16°30′E 48°N", (48.0, 16.5)),
        ("10 20 30 40", (20.0, 30.0)),
    ],
)
def test_degrees(words: str, found: tuple[float, float]) -> None:
    assert position(words) == pytest.approx(found)


@pytest.mark.parametrize(
    "words",
    ["", "48.2", "91 0", "0 181", "north of the town", "1 2 3", "TQ 30 80", "48°N", "1e5 2", "4" * 400, "° " * 99],
)
def test_what_is_no_position(words: str) -> None:
    assert position(words) is None


def place(inner: str, header: str = "") -> str:
    head = f"<teiHeader><encodingDesc>{header}</encodingDesc></teiHeader>"
    xml = f'<TEI xmlns="{TEI}">{head}<text><place>{inner}</place></text></TEI>'
    found = etree.fromstring(xml).find(f".//{PREFIX}place")
    return of_entry(found)


class TestPlaces:
    def test_the_first_of_its_own_that_can_be_read(self) -> None:
        assert place("<location><geo>here</geo></location><location><geo>1.500 2.000001</geo></location>") == "1.5 2"

    def test_not_that_of_a_place_in_it(self) -> None:
        assert place("<place><location><geo>1 2</geo></location></place>") == ""

    @pytest.mark.parametrize(("datum", "found"), [("WGS84", "1 2"), ("ED50", "1 2"), ("MGRS", ""), ("OSGB36", "")])
    def test_other_notations_are_not_taken_for_degrees(self, datum: str, found: str) -> None:
        assert place("<location><geo>1 2</geo></location>", f'<geoDecl datum="{datum}"/>') == found

    def test_the_declaration_that_is_named(self) -> None:
        header = '<geoDecl xml:id="a" datum="MGRS"/><geoDecl xml:id="b" datum="WGS84"/>'
        assert place('<location><geo decls="#b">1 2</geo></location>', header) == "1 2"
        assert place('<location><geo decls="#a">1 2</geo></location>', header) == ""
