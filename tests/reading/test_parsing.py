"""Bytes to a tree in which every element is TEI."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from edition.reading import bounds
from edition.reading.parsing import MAX_DEPTH, NotWellFormed, parse
from edition.tei import ID, PREFIX, words
from tests.reading.sample import all_of, document, one, slugs, tei


class TestNames:
    @pytest.mark.parametrize(
        "xml",
        [
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>a</p></text></TEI>',
            "<TEI><text><p>a</p></text></TEI>",
            "<TEI.2><text><p>a</p></text></TEI.2>",
            '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:p>a</t:p></t:text></t:TEI>',
        ],
    )
    def test_every_dialect_becomes_tei(self, xml: str) -> None:
        root = parse("a.xml", xml.encode()).root
        assert [e.tag for e in root.iter()] == [PREFIX + name for name in ("TEI", "text", "p")]

    def test_an_id_of_p4_is_an_xml_id(self) -> None:
        root = parse("a.xml", b'<TEI.2 id="a"><p id="b" xml:id="c"/></TEI.2>').root
        assert [e.get(ID) for e in root.iter()] == ["a", "c"]

    def test_foreign_elements_stay_foreign(self) -> None:
        root = parse("a.xml", b'<TEI><m:math xmlns:m="urn:m" id="x"><m:mi/></m:math></TEI>').root
        assert [e.tag for e in root[0].iter()] == ["{urn:m}math", "{urn:m}mi"]

    def test_other_roots_stay_what_they_are(self) -> None:
        assert [e.tag for e in parse("a.xml", b"<html><p/></html>").root.iter()] == ["html", "p"]


class TestText:
    def test_comments_and_instructions_leave_no_gap(self) -> None:
        root = document("<p>Lon<!-- ? -->d<?x y?>on</p>").root
        paragraph = one(root, "p")
        assert (paragraph.text, len(paragraph)) == ("London", 0)

    def test_declared_entities_are_written_out(self) -> None:
        xml = b'<!DOCTYPE TEI [<!ENTITY ada "Ada <hi>L.</hi>">]><TEI><p>&ada; &amp; co</p></TEI>'
        root = parse("a.xml", xml).root
        assert words(root) == "Ada L. & co"
        assert len(all_of(root, "hi")) == 1

    def test_what_a_file_does_not_declare_stays_visible(self) -> None:
        xml = b'<!DOCTYPE TEI SYSTEM "tei.dtd">\n<TEI><p>caf&eacute;<hi/>&eacute;!</p></TEI>'
        found = parse("a.xml", xml)
        assert words(found.root) == "caf&eacute;&eacute;!"
        assert slugs(found) == ["unresolved-entity"] * 2
        at = [(p.place.line, p.place.column, p.place.end_column) for p in found.problems if p.place]
        assert at == [(2, 12, 20), (2, 25, 33)]

    def test_in_a_value_it_is_told_at_the_element(self) -> None:
        xml = b'<!DOCTYPE TEI SYSTEM "tei.dtd">\n<TEI><p n="&eacute;">caf&eacute; <!-- &eacute; --></p></TEI>'
        assert [p.place and p.place.column for p in parse("a.xml", xml).problems] == [25]

    def test_nothing_outside_is_read(self, tmp_path: object) -> None:
        xml = b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///dev/null">]><TEI><p>a&x;b</p></TEI>'
        found = parse("a.xml", xml)
        assert words(found.root) == "a&x;b"
        assert slugs(found) == ["unresolved-entity"]

    def test_declarations_go_after_the_last_entity(self, monkeypatch: pytest.MonkeyPatch) -> None:
        seen = []

        def after(_path: str, _data: bytes, root: Any, _limits: object) -> None:
            entities = sum(1 for _ in root.iter(etree.Entity))  # each leads to its declaration, in memory of the DTD
            seen.append((entities, root.getroottree().docinfo.internalDTD is not None))

        monkeypatch.setattr(bounds, "after", after)
        found = parse("a.xml", b'<!DOCTYPE TEI [<!ENTITY two "<hi/>">]><TEI><p>a&two;b&one;c</p></TEI>')
        assert seen == [(2, True)]
        assert words(found.root) == "a&two;b&one;c"
        assert found.root.getroottree().docinfo.internalDTD is None

    def test_defaults_of_a_dtd_are_no_attributes(self) -> None:
        xml = b'<!DOCTYPE TEI [<!ATTLIST p part CDATA "N">]><TEI><p/></TEI>'
        assert parse("a.xml", xml).root.getroottree().docinfo.internalDTD is None


class TestTextsInTexts:
    def test_each_stands_beside_the_one_it_stood_in(self) -> None:
        inner = "<TEI n='{0}'><text>{0}</text></TEI>".format
        xml = f"<TEI><text>a{inner(1)}b<group><text>{inner(2)}c</text></group></text><TEI n='3'/></TEI>"
        root = parse("a.xml", xml.encode()).root
        assert words(all_of(root, "text")[0]) == "abc"
        assert [(e.get("n"), e.getparent() is root) for e in all_of(root, "TEI")[1:]] == [
            ("1", True),
            ("2", True),
            ("3", True),
        ]

    def test_what_has_no_text_stays_where_it_is(self) -> None:
        root = parse("a.xml", b"<TEI><text>a<TEI><p>b</p></TEI></text></TEI>").root
        assert words(all_of(root, "text")[0]) == "ab"

    def test_an_example_is_none(self) -> None:
        root = parse("a.xml", b"<TEI><text><egXML><TEI><text>a</text></TEI></egXML></text></TEI>").root
        assert len(all_of(root, "TEI")) == 1


class TestWhatIsNoXml:
    def test_an_entity_that_nobody_knows_excuses_no_prefix_that_nobody_knows(self) -> None:
        with pytest.raises(NotWellFormed, match="prefix") as caught:
            parse("a.xml", b"<!DOCTYPE TEI [<!ENTITY a ''>]>\n<TEI><ns:p>&b;</ns:p></TEI>")
        assert caught.value.problem.place is not None
        assert caught.value.problem.place.line == 2

    @pytest.mark.parametrize("xml", [b"", b"  ", b"<TEI>", b"<TEI><a></TEI>", b"text", b"<a/><b/>", b"\xff\xfe\x00"])
    def test_it_carries_a_problem(self, xml: bytes) -> None:
        with pytest.raises(NotWellFormed) as caught:
            parse("a.xml", xml)
        assert caught.value.problem.slug == "not-well-formed"
        assert caught.value.problem.place is not None
        assert caught.value.problem.place.path == "a.xml"

    def test_entities_in_entities_are_not_unfolded(self) -> None:
        bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 12))
        xml = f'<!DOCTYPE TEI [<!ENTITY e0 "x">{bomb}]><TEI><p>&e11;</p></TEI>'
        try:
            found = parse("a.xml", xml.encode())
        except NotWellFormed:
            return
        assert len(words(found.root)) < 100

    @pytest.mark.parametrize(("levels", "well"), [(MAX_DEPTH - 1, True), (MAX_DEPTH, False)])
    def test_elements_may_be_nested_so_deep(self, levels: int, well: bool) -> None:
        xml = b"<TEI>" + b"<hi>" * levels + b"</hi>" * levels + b"</TEI>"
        if well:
            assert len(parse("a.xml", xml).sources[0].elements) == levels + 1
        else:
            with pytest.raises(NotWellFormed):
                parse("a.xml", xml)


class TestPlaces:
    def test_an_element_knows_its_number(self) -> None:
        found = document("<p/><p/>")
        assert [found.ordinal(p) for p in all_of(found.root, "p")] == [4, 5]

    def test_a_finding_stands_at_its_element_or_attribute(self) -> None:
        found = parse("l/a.xml", b'<TEI>\n <p n="1"/>\n</TEI>')
        (paragraph,) = found.root
        found.problem("slug", "message", paragraph, hint="hint", severity="info")
        found.problem("slug", "message", paragraph, "n")
        first, second = found.problems
        assert first.place is not None
        assert second.place is not None
        assert (first.place.path, first.place.line, first.place.column) == ("l/a.xml", 2, 2)
        assert second.place.column == 5
        assert (first.severity, first.hint, first.source) == ("info", "hint", ' <p n="1"/>')
        assert second.severity == "error"

    def test_what_came_later_stands_where_its_parent_does(self) -> None:
        found = parse("a.xml", b"<TEI>\n<p/></TEI>")
        (paragraph,) = found.root
        added = paragraph.makeelement("hi")
        paragraph.append(added)
        assert found.locate(added) == found.locate(paragraph)

    def test_the_path_is_that_of_the_file_itself(self) -> None:
        assert parse("l/a.xml", tei("").encode()).path == "l/a.xml"


@pytest.mark.parametrize(("xml", "active"), [(b"<TEI/>", False), (b'<?xml-stylesheet href="a.xsl"?><TEI/>', True)])
def test_what_a_browser_would_run_is_known(xml: bytes, active: bool) -> None:
    assert parse("a.xml", xml).active is active
