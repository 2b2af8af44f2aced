"""Identifiers of registers, as authorities know them; BEACON files made of them."""

from __future__ import annotations

import pytest

from edition.citing.authorities import address_of, number_of, same_as
from edition.citing.beacon import beacon

BASE = "https://example.org/e/"


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("GND:118540238", "https://d-nb.info/gnd/118540238"),
        ("gnd:11854023-X", "https://d-nb.info/gnd/11854023-X"),
        ("Wikidata:Q76", "https://www.wikidata.org/entity/Q76"),
        ("https://viaf.org/viaf/1", "https://viaf.org/viaf/1"),
        ("GND:javascript", ""),
        ("PMB:50", ""),
        ("javascript:alert(1)", ""),
        ('https://e.example/"><script>', ""),
        ("", ""),
    ],
)
def test_addresses(identifier: str, address: str) -> None:
    assert address_of(identifier) == address


def test_numbers_from_addresses() -> None:
    assert number_of("http://d-nb.info/gnd/118540238/", "gnd") == "118540238"
    assert number_of("https://www.wikidata.org/wiki/Q76", "wikidata") == "Q76"
    assert number_of("Wikidata:Q76", "gnd") == ""


def test_each_address_once() -> None:
    assert same_as(["GND:1", "https://d-nb.info/gnd/1", "x"]) == ["https://d-nb.info/gnd/1"]


def test_a_beacon_file_says_what_it_is_and_each_number_once() -> None:
    persons = [
        ("GND:118540238 | VIAF:2", "persons/ada.html", "Ada"),
        ("GND:118540238", "persons/b.html", "B"),
        ("", "persons/c.html", "C"),
    ]
    assert "".join(beacon("gnd", persons, BASE, "Letters")) == (
        "#FORMAT: BEACON\n#PREFIX: https://d-nb.info/gnd/\n#NAME: Letters\n"
        f"#FEED: {BASE}data/beacon-gnd.txt\n\n118540238||{BASE}persons/ada.html\n"
    )
    assert list(beacon("wikidata", persons, BASE, "Letters")) == []
