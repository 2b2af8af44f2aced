"""New identifiers are written as their neighbours are."""

from __future__ import annotations

import pytest

from edition.reconciling.conventions import convention
from tests.reconciling.registers import NAMESPACE, registers


def written(authority: str, number: str, *idnos: str, elsewhere: str = "") -> tuple[dict[str, str], str]:
    """Type and subtype, and the words, of a new identifier in a file that has these."""
    person = '<person xml:id="p{}"><persName>P</persName>{}</person>'
    people = "".join(person.format(n, idno) for n, idno in enumerate(idnos))
    files = {"a.xml": f"<listPerson {NAMESPACE}>{people}{person.format('x', '')}</listPerson>"}
    if elsewhere:
        files["b.xml"] = f"<listPerson {NAMESPACE}>{person.format('y', elsewhere)}</listPerson>"
    found = registers(files)
    how = convention(authority, found.written["a.xml"], found.written)
    return dict(how.attributes), how.value(number)


ADDRESS = '<idno type="URI" subtype="GND">https://d-nb.info/gnd/118540238</idno>'


class TestOfOneAuthority:
    def test_a_number_with_its_type(self) -> None:
        assert written("gnd", "4005728-8", '<idno type="gnd">118540238</idno>') == ({"type": "gnd"}, "4005728-8")

    def test_an_address_with_type_and_subtype(self) -> None:
        expected = {"type": "URI", "subtype": "GND"}, "https://d-nb.info/gnd/4005728-8"
        assert written("gnd", "4005728-8", ADDRESS) == expected

    def test_a_slash_at_the_end_and_the_old_scheme(self) -> None:
        one = '<idno type="GND">http://d-nb.info/gnd/118540238/</idno>'
        assert written("gnd", "4005728-8", one)[1] == "http://d-nb.info/gnd/4005728-8/"

    def test_groups_of_four(self) -> None:
        one = '<idno type="ISNI">0000 0001 2103 2683</idno>'
        assert written("isni", "000000012146438X", one)[1] == "0000 0001 2146 438X"

    def test_what_most_do(self) -> None:
        assert written("gnd", "4005728-8", '<idno type="gnd">118607626</idno>', ADDRESS, ADDRESS)[1].startswith(
            "https:"
        )

    def test_other_attributes_are_nobody_elses(self) -> None:
        one = '<idno xml:id="i" n="1" type="GND" cert="low">118540238</idno>'
        assert written("gnd", "4005728-8", one)[0] == {"type": "GND"}

    def test_its_own_file_comes_first_then_the_others(self) -> None:
        assert written("gnd", "4005728-8", '<idno type="PND">118540238</idno>', elsewhere=ADDRESS)[0] == {"type": "PND"}
        assert written("gnd", "4005728-8", elsewhere=ADDRESS)[0] == {"type": "URI", "subtype": "GND"}


class TestOfAnother:
    @pytest.mark.parametrize(
        ("authority", "number", "attributes", "value"),
        [
            ("viaf", "24602065", {"type": "URI", "subtype": "VIAF"}, "https://viaf.org/viaf/24602065"),
            ("wikidata", "Q1", {"type": "URI", "subtype": "Wikidata"}, "https://www.wikidata.org/entity/Q1"),
            ("isil", "DE-1", {"type": "URI", "subtype": "ISIL"}, "DE-1"),
        ],
    )
    def test_as_addresses_are_written(
        self, authority: str, number: str, attributes: dict[str, str], value: str
    ) -> None:
        assert written(authority, number, ADDRESS) == (attributes, value)

    def test_with_its_capitals(self) -> None:
        assert written("wikidata", "Q1", '<idno type="viaf">1</idno>') == ({"type": "wikidata"}, "Q1")
        assert written("wikidata", "Q1", '<idno type="GEONAMES">1</idno>') == ({"type": "WIKIDATA"}, "Q1")

    def test_an_address_alone(self) -> None:
        one = '<idno type="URI">https://viaf.org/viaf/24602065</idno>'
        assert written("gnd", "118540238", one) == ({"type": "URI"}, "https://d-nb.info/gnd/118540238")
        assert written("isil", "DE-1", one) == ({"type": "ISIL"}, "DE-1")

    def test_where_there_is_none(self) -> None:
        assert written("gnd", "118540238") == ({"type": "GND"}, "118540238")
        assert written("lcnaf", "n79003362", '<idno type="PMB">1</idno>') == ({"type": "LCCN"}, "n79003362")
