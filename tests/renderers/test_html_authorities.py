"""Identifiers of authority files: which are known, and the one address that each leads to."""

from __future__ import annotations

import pytest
from edition.renderers.html.authorities import AUTHORITIES, authorities, known

SAME = {
    ("GND", "https://d-nb.info/gnd/118540238"): ("GND:118540238", "http://d-nb.info/gnd/118540238/", "https://d-nb.info/gnd/118540238"),
    ("GND", "https://d-nb.info/gnd/4026497-9"): ("d-nb:4026497-9", "https://d-nb.info/gnd/4026497-9"),
    ("Wikidata", "https://www.wikidata.org/wiki/Q87"): ("Wikidata:Q87", "http://www.wikidata.org/entity/Q87", "https://www.wikidata.org/wiki/Q87"),
    ("VIAF", "https://viaf.org/viaf/54947"): ("viaf:54947", "http://viaf.org/viaf/54947/", "http://viaf.org/viaf/54947"),
    ("GeoNames", "https://www.geonames.org/2761369"): ("https://sws.geonames.org/2761369/", "https://www.geonames.org/2761369/vienna.html"),
    ("Pleiades", "https://pleiades.stoa.org/places/462503"): ("https://pleiades.stoa.org/places/462503",),
}  # fmt: skip


@pytest.mark.parametrize("same", SAME)
def test_all_forms_lead_to_one_address(same: tuple[str, str]) -> None:
    assert {(one.authority, one.address) for one in map(known, SAME[same])} == {same}


@pytest.mark.parametrize(
    "identifier",
    [
        "GND:javascript:alert(1)", "javascript:alert(1)", "GND:", "Wikidata:Q", "viaf:x", "data:text/html,x", "GND:1/../../x",
        "https://", "http://[", "ftp://d-nb.info/gnd/118540238",
    ],
)  # fmt: skip
def test_nothing_else_becomes_a_link(identifier: str) -> None:
    assert known(identifier) == ("", identifier, "")


def test_other_addresses_stay_what_they_are() -> None:
    for address in ("https://pmb.example/entity/2121/", "https://evil.example/?https://d-nb.info/gnd/118540238"):
        assert known(address) == ("", address, address)


def test_of_each_authority_the_first() -> None:
    found = authorities("GND:118540238 | local:1 | GND:118540239 | Wikidata:Q5879")
    assert [(one.authority, one.number) for one in found] == [("GND", "118540238"), ("Wikidata", "Q5879")]
    assert authorities("") == []


def test_every_address_of_the_table_is_safe() -> None:
    assert all(one.address.startswith("https://") and one.address.count("{}") == 1 for one in AUTHORITIES)
