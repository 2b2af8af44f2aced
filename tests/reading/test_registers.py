"""Entries of registers: what they are called, known by, and part of."""

from __future__ import annotations

import pytest

from edition.elements import REGISTERS
from edition.reading.registers import Entry, entry_elements, is_register, outermost, read
from edition.tei import ID, local
from tests.reading.sample import all_of, document, element


def entry(xml: str) -> Entry:
    found = read(element(xml), "r.xml", 7)
    assert found is not None
    return found


def ids(body: str, header: str = "") -> list[str]:
    """Ids of the entries of a document, '-' where one has none."""
    return [e.get(ID, "-") for e in entry_elements(document(body, header).root)]


class TestWhatIsARegister:
    @pytest.mark.parametrize("name", ["listPerson", "listOrg", "listPlace", "listEvent", "listWit"])
    def test_lists(self, name: str) -> None:
        assert is_register(element(f"<{name}></{name}>"))

    @pytest.mark.parametrize(
        ("xml", "register"),
        [
            ("<listBibl><bibl>a</bibl></listBibl>", False),
            ('<listBibl><bibl xml:id="b">a</bibl></listBibl>', True),
            ('<listBibl xml:id="l"><head xml:id="h">a</head></listBibl>', False),
            ("<list></list>", False),
        ],
    )
    def test_a_bibliography_is_one_if_it_can_be_pointed_to(self, xml: str, register: bool) -> None:
        assert is_register(element(xml)) is register

    def test_registers_in_registers_are_not_counted(self) -> None:
        body = "<listPerson><listPerson/></listPerson><listBibl><bibl/></listBibl><listPlace/>"
        assert [local(e) for e in outermost(document(body).root.iter(*REGISTERS))] == ["listPerson", "listPlace"]


class TestWhatIsAnEntry:
    def test_children_of_their_list_wherever_it_stands(self) -> None:
        header = '<particDesc><person xml:id="a"/><listPerson><person xml:id="b"/></listPerson></particDesc>'
        body = '<listPlace><place xml:id="c"/><person xml:id="no"/></listPlace>'
        assert ids(body, header) == ["a", "b", "c"]

    def test_one_in_another_counts_if_it_can_be_pointed_to(self) -> None:
        inner = '<place xml:id="b"/><place>c</place><listPlace><place xml:id="d"/><place/></listPlace>'
        assert ids(f'<listPlace><place xml:id="a">{inner}</place></listPlace>') == ["a", "d"]

    def test_a_printed_bibliography_has_none(self) -> None:
        assert ids("<listBibl><bibl>a</bibl></listBibl>") == []
        assert ids('<listBibl><bibl>a</bibl><bibl xml:id="b"/></listBibl>') == ["-", "b"]


class TestNames:
    @pytest.mark.parametrize(
        ("xml", "name"),
        [
            ("<person><persName>Ada</persName><persName>Byron</persName></person>", "Ada"),
            ('<person><persName>Byron</persName><persName type="main">Ada</persName></person>', "Ada"),
            ('<place><placeName type="alt">Wien</placeName><placeName type="reg">Vienna</placeName></place>', "Vienna"),
            ("<person><persName/><persName>Ada</persName></person>", "Ada"),
            ("<person><name>Ada</name></person>", "Ada"),
            ("<place><settlement>London</settlement><country>UK</country></place>", "London"),
            ("<event><head>War</head><desc>long</desc></event>", "War"),
            ("<biblStruct><monogr><title>Notes</title></monogr></biblStruct>", "Notes"),
            ("<bibl>A. <hi>Notes</hi></bibl>", "A. Notes"),
            ('<person xml:id="p1"/>', "p1"),
            ("<person><idno>42</idno></person>", "42"),
        ],
    )
    def test_what_an_entry_is_called(self, xml: str, name: str) -> None:
        assert entry(xml).name == name

    def test_a_siglum_is_no_part_of_a_title(self) -> None:
        assert entry('<bibl><title>A <abbr type="siglum">X</abbr> Notes</title></bibl>').name == "A Notes"

    @pytest.mark.parametrize(
        ("parts", "sort_name"),
        [
            ("<forename>Ada</forename> <surname>Lovelace</surname>", "Lovelace, Ada"),
            ("<surname>Lovelace</surname>", "Lovelace"),
            ("<forename>Ada</forename>", "Ada"),
            ("Ada Lovelace", "Ada Lovelace"),
        ],
    )
    def test_under_what_it_is_sorted(self, parts: str, sort_name: str) -> None:
        assert entry(f"<person><persName>{parts}</persName></person>").sort_name == sort_name

    def test_what_nothing_can_point_to_and_names_nothing_is_no_entry(self) -> None:
        assert read(element("<person><note>somebody</note></person>"), "r.xml", 0) is None


class TestIdentifiers:
    def test_those_of_the_entry_and_of_its_name(self) -> None:
        xml = (
            '<person sameAs="https://a.example/1 #x"><idno type="GND">118</idno><idno>https://viaf.org/2/</idno>'
            '<persName ref="http://www.b.example/3">Ada</persName><birth><placeName><idno>no</idno></placeName></birth></person>'
        )
        found = entry(xml)
        assert found.identifiers == ("GND:118", "https://viaf.org/2/", "https://a.example/1")
        assert set(found.addresses) == {"gnd:118", "118", "viaf.org/2", "a.example/1", "b.example/3"}

    def test_numbers_in_numbers(self) -> None:
        found = entry('<person xml:id="a"><idno type="x"><idno type="GND">1</idno> <idno>2</idno></idno></person>')
        assert found.identifiers == ("GND:1", "2")

    def test_one_without_an_id_may_point_to_another(self) -> None:
        xml = '<person sameAs="#a r.xml#b"><persName ref="#c">Ada</persName></person>'
        assert entry(xml).alias == ("a", "b", "c")
        assert entry(xml.replace("<person", '<person xml:id="d"')).alias == ()

    def test_one_without_an_id_is_known_by_its_words(self) -> None:
        one, other = (entry(f"<person><persName>{name}</persName></person>") for name in ("Ada", "Bob"))
        assert one.digest != other.digest
        assert one.digest == entry("<person>\n<persName> Ada </persName></person>").digest
        assert entry('<person xml:id="a"/>').digest == ""


class TestFacts:
    def test_of_an_event(self) -> None:
        xml = (
            '<event xml:id="s" type="Sitzung" when="1920-02-17" to="1920-02-18"><desc>The <placeName>Wien</placeName> one</desc>'
            '<listPerson><person corresp="#a #b"/></listPerson>'
            '<listRelation><relation active="#c" mutual="#d"/></listRelation></event>'
        )
        found = entry(xml)
        assert (found.kind, found.type, found.place) == ("session", "Sitzung", "Wien")
        assert (found.start, found.end) == ("1920-02-17", "1920-02-18")
        assert found.participants == ("#a", "#b", "#c", "#d")
        assert found.note == "The Wien one"

    def test_of_an_event_with_little_more_than_pointers(self) -> None:
        found = entry('<event xml:id="s" where="#wien"><date from="1920" to="1921"/></event>')
        assert (found.kind, found.place, found.start, found.end) == ("event", "wien", "1920", "1921")

    def test_a_part_knows_its_whole(self) -> None:
        root = document(
            '<listEvent><event xml:id="a"><listEvent><event xml:id="b"/></listEvent></event></listEvent>'
        ).root
        parts = [found.part_of for e in all_of(root, "event") if (found := read(e, "r.xml", 0))]
        assert parts == ["", "a"]

    def test_persons_have_no_participants(self) -> None:
        assert entry('<person xml:id="a" role="poet"><persName ref="#b">A</persName></person>').participants == ()
        assert entry('<person xml:id="a" role="poet"/>').type == "poet"

    def test_participants_of_a_text_are_its_own(self) -> None:
        root = document("", '<particDesc><listPerson><person xml:id="a"/></listPerson></particDesc>').root
        (person,) = all_of(root, "person")
        found = read(person, "a.xml", 3)
        assert found is not None
        assert (found.local, found.path, found.ordinal) == (True, "a.xml", 3)
        assert not entry('<person xml:id="a"/>').local
