"""Identifiers that cannot be right, in registers and in pointers; and what is none of an authority’s."""

from __future__ import annotations

import pytest

from tests.checking.rules.planted import assert_planted, tei, told

GOETHE = "https://d-nb.info/gnd/118540238"


def entry(idno: str) -> str:
    return tei(f'<listPerson><person xml:id="g"><persName>Goethe</persName>{idno}</person></listPerson>')


class TestIdno:
    def test_a_wrong_check_digit(self) -> None:
        (found,) = assert_planted("identifier-form", entry('<⟦idno⟧ type="GND">118540239</idno>'.replace("<⟦", "⟦<")))
        assert "check digit is 8, not 9" in found.message
        assert "118540238 would have the right form" in found.hint

    @pytest.mark.parametrize(
        "idno",
        [
            '<idno type="Wikidata">5879</idno>',
            '<idno type="URI" subtype="GND">https://d-nb.info/gnd/11854023</idno>',
            '<idno type="URI">https://viaf.org/viaf/x1</idno>',
            '<idno type="ISNI">0000 0001 2103 2684</idno>',
            '<idno type="URI">https://www.geonames.org/</idno>',
            '<idno type="GND">https://viaf.org/viaf/24602065</idno>',
            '<idno type="gnd">GND:118540239</idno>',
        ],
    )
    def test_what_is_wrong(self, idno: str) -> None:
        assert len(told("identifier-form", entry(idno))) == 1

    @pytest.mark.parametrize(
        "idno",
        [
            '<idno type="GND">118540238</idno>',
            f'<idno type="URI" subtype="GND">{GOETHE}/</idno>',
            '<idno type="gnd">(DE-588)118540238</idno>',
            '<idno type="ISNI">0000 0001 2103 2683</idno>',
            '<idno type="GND"/>',
            '<idno type="loc">Box 12, folder 3</idno>',
            '<idno type="geo">48.2082 16.3738</idno>',
            '<idno type="PMB">12</idno>',
            '<idno type="GND">https://lobid.org/gnd/118540238</idno>',
            '<idno type="URI"><idno type="GND">118540238</idno></idno>',
            "<idno>118540239</idno>",
        ],
    )
    def test_what_is_right_or_nobodys(self, idno: str) -> None:
        assert told("identifier-form", entry(idno)) == []


class TestPointers:
    def test_told_once_a_file_at_its_characters(self) -> None:
        wrong = "https://d-nb.info/gnd/118540239"
        body = f'<p><persName ref="#g ⟦{wrong}⟧">a</persName> <persName ref="{wrong}">b</persName></p>'
        (found,) = assert_planted("identifier-form", tei(body))
        assert "2 times" in found.message

    def test_a_private_prefix_is_written_out(self) -> None:
        definition = (
            '<encodingDesc><listPrefixDef><prefixDef ident="dnb" matchPattern="(.+)" replacementPattern="{}$1"/>'
        )
        header = definition.format("https://d-nb.info/gnd/") + "</listPrefixDef></encodingDesc>"
        assert len(told("identifier-form", tei('<p><persName ref="dnb:118540239">a</persName></p>', header))) == 1
        assert told("identifier-form", tei('<p><persName ref="dnb:118540238">a</persName></p>', header)) == []

    def test_a_prefix_that_means_something_else_is_no_authority(self) -> None:
        definition = (
            '<encodingDesc><listPrefixDef><prefixDef ident="gnd" matchPattern="(.+)" replacementPattern="{}$1"/>'
        )
        header = definition.format("people.xml#") + "</listPrefixDef></encodingDesc>"
        assert told("identifier-form", tei('<p><persName ref="gnd:miller">a</persName></p>', header)) == []

    def test_other_addresses(self) -> None:
        body = '<p><rs ref="https://www.geonames.org/ontology#P.PPL https://example.org/gnd/1 #a">x</rs></p>'
        assert told("identifier-form", tei(body)) == []


class TestOneAuthority:
    TWICE = '<idno type="GND">118540238</idno><idno type="URI">http://d-nb.info/gnd/118607626</idno>'

    def test_two_numbers_for_one_entry(self) -> None:
        (found,) = told("identifier-doubled", entry(self.TWICE))
        assert "2 identifiers of GND: 118540238, 118607626" in found.message

    def test_one_number_written_twice_is_one(self) -> None:
        assert (
            told("identifier-doubled", entry(f'<idno type="GND">118540238</idno><idno type="URI">{GOETHE}</idno>'))
            == []
        )

    def test_numbers_of_two_authorities(self) -> None:
        idnos = '<idno type="GND">118540238</idno><idno type="VIAF">24602065</idno><idno type="PMB">1</idno>'
        assert told("identifier-doubled", entry(idnos)) == []

    def test_one_number_for_two_entries_however_it_is_written(self) -> None:
        person = f'<person xml:id="h"><persName>G.</persName><idno>{GOETHE}</idno></person>'
        other = f'<listPerson xmlns="http://www.tei-c.org/ns/1.0">{person}</listPerson>'
        (found,) = told("identifier-twice", {"a.xml": entry('<idno type="GND">118540238</idno>'), "b.xml": other})
        assert found.place is not None
        assert found.place.path == "b.xml"
        assert [one.place.path for one in found.related] == ["a.xml"]
