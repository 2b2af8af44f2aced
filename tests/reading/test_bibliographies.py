"""What a header says for those who cite its text."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.bibliography import Bibliography, Dating, Licence
from edition.reading.bibliographies import bibliography

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


def of(title: str = "", publication: str = "", source: str = "", profile: str = "") -> Bibliography:
    header = (
        f"<teiHeader><fileDesc><titleStmt>{title}</titleStmt><publicationStmt>{publication}</publicationStmt>"
        f"<sourceDesc>{source}</sourceDesc></fileDesc><profileDesc>{profile}</profileDesc></teiHeader>"
    )
    return bibliography(etree.fromstring(f"<TEI {NS}>{header}</TEI>"))


SENT = '<correspDesc><correspAction type="sent"><persName>Ada Byron</persName><date when="1874"/></correspAction></correspDesc>'
PARTS = "<author><persName><forename>Simone</forename> <nameLink>de</nameLink> <surname>Beauvoir</surname></persName></author>"

UNSIGNED = "<author><choice>\n <orig><name>unsigned</name></orig>\n <reg>{}</reg>\n</choice></author>"


class TestPeople:
    @pytest.mark.parametrize(
        ("title", "source", "profile", "inverted"),
        [
            (PARTS, "", "", ["Beauvoir, Simone de"]),
            (
                "<author>Shelley, Mary, 1797-1851</author><author>Percy Shelley</author>",
                "",
                "",
                ["Shelley, Mary", "Shelley, Percy"],
            ),
            ("<author><orgName>The Board</orgName></author>", "", "", ["The Board"]),
            ("<author><name>Ada Byron</name><idno type='GND'>1</idno></author>", "", "", ["Byron, Ada"]),
            ("<author/>", "", SENT, ["Byron, Ada"]),
            ("", "<biblStruct><analytic><author>Ada Byron</author></analytic></biblStruct>", SENT, ["Byron, Ada"]),
            (UNSIGNED.format("Edward Everett Hale"), "", "", ["Hale, Edward Everett"]),
            (UNSIGNED.format("<name>Ada Byron</name>"), "", "", ["Byron, Ada"]),
            ("", "", "", []),
        ],
    )
    def test_authors(self, title: str, source: str, profile: str, inverted: list[str]) -> None:
        assert [name.inverted for name in of(title, source=source, profile=profile).authors] == inverted

    @pytest.mark.parametrize(
        ("duty", "sort"),
        [
            ("edited by", "editors"),
            ("Herausgegeben von", "editors"),
            ("translated by", "translators"),
            ("electronic edition by", "duties"),
            ("transcribed by", "duties"),
        ],
    )
    def test_duties(self, duty: str, sort: str) -> None:
        found = of(f"<respStmt><resp>{duty}</resp><name>Ada Byron</name></respStmt>")
        assert [len(getattr(found, key)) for key in ("editors", "translators", "duties") if key == sort] == [1]
        assert len((*found.editors, *found.translators, *found.duties)) == 1

    def test_somebody_with_two_duties_is_an_editor_once(self) -> None:
        found = of("<editor>Ada Byron</editor><respStmt><resp>edited</resp><name>Byron, Ada</name></respStmt>")
        assert [name.inverted for name in found.editors] == ["Byron, Ada"]


@pytest.mark.parametrize(
    ("date", "dating"),
    [
        ('<date when="1874-05-14"/>', Dating("1874-05-14")),
        ('<date from="1914" to="1918"/>', Dating("1914", "1918")),
        ('<date notBefore="1500" notAfter="1550"/>', Dating("1500", "1550", circa=True)),
        ('<date notAfter="1500"/>', Dating("", "1500", circa=True)),
        ('<date when="1874" cert="low"/>', Dating("1874", circa=True)),
        ("<date>1874</date>", Dating("1874")),
        ("<date>last spring</date>", Dating()),
    ],
)
def test_dates(date: str, dating: Dating) -> None:
    assert of(profile=f"<creation>{date}</creation>").date == dating


def test_facts_of_publication() -> None:
    found = of(
        publication="<publisher><orgName>Tide Press</orgName><address><addrLine>1 Quay</addrLine></address></publisher>"
        '<pubPlace>Saltmere</pubPlace><date when="2026-05">May</date><idno type="DOI">10.1/x</idno>'
        '<availability><licence target="https://l.example/">Free</licence></availability>'
    )
    assert (found.publisher, found.place, found.published) == ("Tide Press", "Saltmere", "2026-05")
    assert (found.licence, found.identifier("doi")) == (Licence("Free", "https://l.example/"), "10.1/x")


def test_sources_in_words() -> None:
    imprint = "<imprint><pubPlace>Bath</pubPlace><date>1880</date></imprint>"
    structured = f"<biblStruct><monogr><title>Works</title>{imprint}</monogr></biblStruct>"
    assert of(source=structured).source == "Works, Bath, 1880"
    assert of(source="<bibl><title>Works</title>, p. 3</bibl>").source == "Works, p. 3"
    regular = "<bibl><author><choice><orig>A. B.</orig><reg>Ada Byron</reg></choice></author>, Works</bibl>"
    assert of(source=regular).source == "Ada Byron, Works"
    shelf = "<msDesc><msIdentifier><settlement>Bath</settlement><idno>MS 3</idno></msIdentifier></msDesc>"
    assert (of(source=shelf).archive, of(source=shelf).genre) == ("Bath, MS 3", "manuscript")


def test_what_a_text_does_not_say_its_collection_says() -> None:
    statements = "<titleStmt><author>{}</author></titleStmt><publicationStmt>{}</publicationStmt>"
    header = f"<teiHeader><fileDesc>{statements}</fileDesc></teiHeader>"
    inner = f"<TEI>{header.format('Ada Byron', '')}</TEI>"
    corpus = etree.fromstring(
        f"<teiCorpus {NS}>{header.format('Carl Roe', '<publisher>Tide</publisher>')}{inner}</teiCorpus>"
    )
    found = bibliography(corpus[1])
    assert ([name.inverted for name in found.authors], found.publisher) == (["Byron, Ada"], "Tide")
