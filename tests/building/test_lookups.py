"""What the reading of one text may ask about the rest of the edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.addresses import outsider_name
from edition.building.lookups import Lookups
from edition.model import Target
from edition.project import Project
from tests.building.sample import NAMESPACE, Files, cataloged, register, tei

ADA = '<person xml:id="ada"><persName>Ada</persName><idno type="GND">1</idno></person>'
BOB = '<person xml:id="Bob"><persName>Bob</persName></person><person xml:id="bob2"><persName>BOB</persName></person>'
SAME = '<{0} xml:id="{1}"><{0}Name>{1}</{0}Name><idno>https://x.example/1</idno></{0}>'
TOWN = SAME.format("place", "town") + SAME.format("org", "office")
CORPUS = '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{}</teiCorpus>'
PREFIXES = (
    '<encodingDesc><listPrefixDef><prefixDef ident="{}" matchPattern="(.*)" replacementPattern="{}#$1"/>'
    "</listPrefixDef></encodingDesc>"
)
FILES: Files = {
    "a.xml": tei('<p xml:id="a1">a</p>', PREFIXES.format("p", "one.xml")),
    "b.xml": CORPUS.format(
        tei('<p xml:id="b1">b</p>', attributes='xml:id="bb"') + tei("<p>c</p>", attributes='xml:id="c"')
    ),
    "d.xml": tei('<p xml:id="d1">d</p>', PREFIXES.format("p", "two.xml") + PREFIXES.format("r", "four.xml")),
    "e.xml": tei("", PREFIXES.format("q", "three.xml")),
    "r.xml": register(ADA + BOB),
    "t.xml": register('<person xml:id="chair"><persName>First</persName></person>'),
    "u.xml": register('<person xml:id="chair"><persName>Second</persName></person>'),
    "s.xml": f"<standOff {NAMESPACE}>{TOWN}</standOff>",
}
A = Target("ada", "person", "Ada", True, ("GND:1",))


@pytest.fixture(scope="module")
def lookups(tmp_path_factory: pytest.TempPathFactory) -> Lookups:
    project = Project("T", "", "", "2", "", "A", True, {"ship": "other"})
    return cataloged(tmp_path_factory.mktemp("lookups"), FILES, project)[0]


def test_the_settings_go_along(lookups: Lookups) -> None:
    assert (lookups.base_witness, lookups.edition_version, lookups.allow_restricted) == ("A", "2", True)
    assert lookups.types == {"ship": "other"}


class TestEntities:
    def test_by_id(self, lookups: Lookups) -> None:
        assert lookups.entry("ada", "a.xml") == lookups.entry("ada", "r.xml") == (A,)
        assert lookups.entry("nobody", "a.xml") == lookups.entry("", "r.xml") == ()
        assert lookups.entity("ada") == A

    def test_the_file_itself_comes_first(self, lookups: Lookups) -> None:
        assert [t.name for t in lookups.entry("chair", "a.xml")] == ["First", "Second"]
        assert [t.name for t in lookups.entry("chair", "u.xml")] == ["Second"]

    def test_none(self, lookups: Lookups) -> None:
        assert lookups.entity("nobody") is None

    def test_by_address(self, lookups: Lookups) -> None:
        assert lookups.by_address("gnd:1") == lookups.by_address("1") == (A,)
        assert lookups.by_address("2") == ()

    def test_of_several_with_one_address_those_of_the_kind(self, lookups: Lookups) -> None:
        assert [t.entity for t in lookups.by_address("x.example/1")] == ["office", "town"]
        assert [t.entity for t in lookups.by_address("x.example/1", "place")] == ["town"]
        assert [t.entity for t in lookups.by_address("x.example/1", "work")] == ["office", "town"]

    @pytest.mark.parametrize(("name", "found"), [("Ada", A), ("ADA", A), ("Bob", None), ("Walt", None)])
    def test_by_a_name_that_only_one_has(self, lookups: Lookups, name: str, found: Target | None) -> None:
        assert lookups.by_name(name) == found

    def test_the_page_of_an_entry(self, lookups: Lookups) -> None:
        assert lookups.page_name(A) == "ada"

    def test_the_page_of_an_outsider_is_not_that_of_an_entry(self, lookups: Lookups) -> None:
        assert lookups.page_name(Target("x1", "person")) == "x1"
        assert lookups.page_name(Target("ada", "person")) == outsider_name("ada ")
        assert lookups.page_name(Target("Walt", "person")) == outsider_name("Walt")


class TestTexts:
    def test_those_of_a_file_and_of_all(self, lookups: Lookups) -> None:
        assert [t.id for t in lookups.all_texts()] == ["a", "b", "bb", "c", "d", "e"]
        assert [t.kind for t in lookups.all_texts()] == ["text", "collection", "text", "text", "text", "header"]
        assert [t.position for t in lookups.texts("b.xml")] == [1, 2, 3]
        assert lookups.texts("r.xml") == []

    def test_files_that_hold_texts(self, lookups: Lookups) -> None:
        assert lookups.paths() == ["a.xml", "b.xml", "d.xml"]

    def test_neighbours_are_texts(self, lookups: Lookups) -> None:
        names = {one: [t and t.path for t in lookups.neighbours(one)] for one in ("a", "c", "d")}
        assert names == {"a": [None, "b.xml"], "c": ["b.xml", "d.xml"], "d": ["b.xml", None]}

    def test_a_text_by_its_id(self, lookups: Lookups) -> None:
        assert {one: (found := lookups.text_info(one)) and found.path for one in ("c", "b", "x", "")} == {
            "c": "b.xml",
            "b": None,  # a collection
            "x": None,
            "": None,
        }

    def test_members(self, lookups: Lookups) -> None:
        assert [t.id for t in lookups.members("b")] == ["bb", "c"]
        assert lookups.members("a") == []


class TestIds:
    @pytest.mark.parametrize(
        ("path", "xml_id", "text"),
        [
            ("a.xml", "a1", "a"),
            ("./x/../a.xml", "a1", "a"),
            ("a.xml", "", "a"),
            ("a.xml", "b1", None),
            ("a.xml", "ada", None),
            ("r.xml", "ada", ""),
            ("r.xml", "", ""),
            ("none.xml", "a1", None),
        ],
    )
    def test_in_which_text_of_a_file_one_stands(
        self, lookups: Lookups, path: str, xml_id: str, text: str | None
    ) -> None:
        assert lookups.has_id(path, xml_id) == text


class TestPrefixes:
    def test_a_file_has_its_own_and_those_of_the_edition(self, lookups: Lookups) -> None:
        assert lookups.prefixes("a.xml")["p"] == (("(.*)", r"one.xml#\g<1>"),)
        assert lookups.prefixes("d.xml")["p"] == (("(.*)", r"two.xml#\g<1>"),)
        assert lookups.prefixes("a.xml")["r"] == (("(.*)", r"four.xml#\g<1>"),)
        assert lookups.prefixes("a.xml")["q"] == lookups.prefixes("d.xml")["q"] == (("(.*)", r"three.xml#\g<1>"),)


def test_nothing_can_be_written(lookups: Lookups) -> None:
    with pytest.raises(Exception, match="readonly"):
        lookups._db.execute("DELETE FROM texts")


def test_without_anything_nothing_is_known(tmp_path: Path) -> None:
    empty, _ = cataloged(tmp_path, {})
    assert (list(empty.all_texts()), empty.paths(), empty.witnesses("a.xml"), empty.prefixes("a.xml")) == (
        [],
        [],
        (),
        {},
    )
