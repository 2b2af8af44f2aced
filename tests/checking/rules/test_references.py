"""Pointers: planted faults are found at their very characters, and what real editions rightly do is let alone."""

import os
from pathlib import Path

import pytest

from edition.building.cataloguing import Order
from edition.building.validating import validated
from edition.checking.rules.table import EDITION_RULES
from tests.checking.rules.planting import checked, fixed, places, tei

ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("EDITION_CORPORA", ROOT.parent / "shared" / "corpora"))
CAESAR = CORPORA / "caesar-bellum-alexandrinum"
REFERENCES = next(rule.slugs for rule in EDITION_RULES if rule.module == "references")
REGISTER = (
    '<encodingDesc><listPrefixDef><prefixDef ident="gnd" matchPattern="(.+)" replacementPattern="https://d.example/$1"/>'
    '<prefixDef ident="p" matchPattern="(.+)" replacementPattern="#$1"/></listPrefixDef></encodingDesc>'
    '<profileDesc><particDesc><listPerson><person xml:id="gl"/><person xml:id="adela_wren"/></listPerson></particDesc>'
    '<settingDesc><place xml:id="vienna"/></settingDesc></profileDesc>'
)

PLANTED = [
    ("dangling-pointer", '<rs ref="#gl #nobody">x</rs>', (14, 21)),
    ("dangling-pointer", "<rs ref='#nobody'>x</rs>", (10, 17)),
    ("dangling-pointer", '<rs ref="p:nobody">x</rs>', (10, 18)),
    ("dangling-pointer", '<note target="a.xml#nobody">x</note>', (15, 27)),
    ("dangling-pointer", '<add hand="#nobody">x</add>', (12, 19)),
    ("dangling-pointer", '<note target="#rdg-6.1-(uel-ex)-locis">x</note>', (15, 38)),
    ("missing-hash", '<rs ref="gl">x</rs>', (10, 12)),
    ("missing-file", '<ref target="letters/b.xml#c">x</ref>', (14, 29)),
    ("missing-file", '<ref target="https://a.example letters/b.xml">x</ref>', (32, 45)),
    ("undeclared-prefix", '<rs ref="viaf:12">x</rs>', (10, 17)),
    ("empty-pointer", '<rs ref="#">x</rs>', (10, 11)),
    ("empty-pointer", '<rs ref="">x</rs>', (9, 11)),
    ("wrong-target", '<persName ref="#vienna">x</persName>', (16, 23)),
    ("wrong-target", '<placeName ref="#gl">x</placeName>', (17, 20)),
    ("wrong-target", '<said who="#vienna">x</said>', (12, 19)),
    ("wrong-target", '<app><rdg wit="#gl">x</rdg></app>', (16, 19)),
    ("wrong-target", '<add hand="#gl">x</add>', (12, 15)),
    ("wrong-target", '<hi rendition="#gl">x</hi>', (16, 19)),
    ("circular-pointer", '<seg xml:id="a" copyOf="#b"/><seg xml:id="b" copyOf="#a"/>', (25, 27)),
    ("circular-pointer", '<seg xml:id="a" sameAs="#a"/>', (25, 27)),
    ("circular-pointer", '<q xml:id="a" next="#b"/><q xml:id="b" next="#c"/><q xml:id="c" next="#b"/>', (46, 48)),
    ("name-in-pointer", '<said who="Walt Whitman">x</said>', (12, 24)),
    ("name-in-pointer", '<add hand="scribe1">x</add>', (12, 19)),
]


@pytest.mark.parametrize(("slug", "body", "columns"), PLANTED)
def test_a_planted_fault_is_found_at_its_place(slug: str, body: str, columns: tuple[int, int], tmp_path: Path) -> None:
    found = checked(tmp_path, REFERENCES, a=tei(body, REGISTER))
    assert places(found) == [(slug, "a.xml", 2, *columns)]


RIGHT = [
    '<rs ref="#gl">x</rs>',
    '<rs ref="#gl #adela_wren">x</rs>',
    '<rs ref="p:gl gnd:118 https://viaf.example/1 urn:x:y mailto:a@b.example">x</rs>',
    '<rs ref="b.xml#there">x</rs>',
    '<ref target="b.xml">x</ref>',
    '<ref target="b.xml#xpath(//p)">x</ref>',
    '<ref target="../elsewhere/c.xml#d">x</ref>',
    '<ref target="/chapters/1">x</ref>',
    '<ref target="toc.html?page=2">x</ref>',
    '<rs key="Walt Whitman">x</rs>',
    '<date from="1901" to="1902">x</date>',
    '<rs ref="#there">x</rs>',
    '<persName ref="#there">x</persName>',
    '<ab xml:id="a" corresp="#b"/><ab xml:id="b" corresp="#a"/>',
    '<q xml:id="a" next="#b"/><q xml:id="b" prev="#a"/>',
    '<graphic url="pictures/a b.png"/>',
    '<seg ref="#gl"\n>x</seg>',
]


@pytest.mark.parametrize("body", RIGHT)
def test_what_is_right_is_let_alone(body: str, tmp_path: Path) -> None:
    assert checked(tmp_path, REFERENCES, a=tei(body, REGISTER), b=tei('<p xml:id="there">x</p>')) == []


@pytest.mark.skipif(not CAESAR.is_dir(), reason="the corpora are not here: EDITION_CORPORA names them")
def test_a_published_critical_edition_has_37_pointers_that_point_nowhere() -> None:
    order = Order(CAESAR, jobs=1, wanted=frozenset(("dangling-pointer",)))
    assert len(list(validated(order).problems)) == 37


class TestBase:
    def test_relative_addresses_below_an_xml_base_are_not_looked_at(self, tmp_path: Path) -> None:
        body = '<ref target="b.xml#c">x</ref><ref target="I005">x</ref>'
        assert checked(tmp_path, REFERENCES, a=tei(body, attributes=' xml:base="https://a.example/"')) == []

    def test_but_an_entry_without_its_sign_is(self, tmp_path: Path) -> None:
        found = checked(tmp_path, REFERENCES, a=tei('<rs ref="gl">x</rs>', REGISTER, ' xml:base="interviews"'))
        assert [p.slug for p in found] == ["missing-hash"]


class TestFixes:
    def test_a_missing_sign_is_put_in(self, tmp_path: Path) -> None:
        found = checked(
            tmp_path, REFERENCES, a=tei('<rs ref="#gl adela_wren" n="gl">x</rs><rs ref="gl">x</rs>', REGISTER)
        )
        assert '<rs ref="#gl #adela_wren" n="gl">x</rs><rs ref="#gl">' in fixed(found, tmp_path)["a.xml"]

    def test_of_an_element_elsewhere_the_file_is_offered_and_nothing_is_sure(self, tmp_path: Path) -> None:
        other = tei('<p xml:id="there">x</p>')
        (found,) = checked(tmp_path, REFERENCES, letters__a=tei('<ref target="there">x</ref>'), b=other)
        assert [(fix.edits[0].new, fix.sure) for fix in found.fixes] == [("../b.xml#there", False)]

    def test_what_is_written_with_entities_is_not_changed(self, tmp_path: Path) -> None:
        found = checked(tmp_path, REFERENCES, a=tei('<rs ref="g&#108;">x</rs>', REGISTER))
        assert [p.slug for p in found] == ["missing-hash"]
        assert fixed(found, tmp_path) == {}


class TestHints:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("#Gl", "#gl"),
            ("#adelawren", "#adela_wren"),
            ("#adela_wern", "#adela_wren"),
            ("#adela_wrenn", "#adela_wren"),
        ],
    )
    def test_the_nearest_id_is_offered(self, written: str, meant: str, tmp_path: Path) -> None:
        (found,) = checked(tmp_path, REFERENCES, a=tei(f'<rs ref="{written}">x</rs>', REGISTER))
        assert found.hint == f"did you mean {meant}?"

    @pytest.mark.parametrize("written", ["#adela_wren2", "#adela_wren-b", "#gt", "#nobody"])
    def test_but_not_another_one_of_a_series_nor_another_word(self, written: str, tmp_path: Path) -> None:
        (found,) = checked(tmp_path, REFERENCES, a=tei(f'<rs ref="{written}">x</rs>', REGISTER))
        assert "did you mean" not in found.hint

    def test_an_address_needs_no_sign(self, tmp_path: Path) -> None:
        found = checked(tmp_path, REFERENCES, a=tei('<ref target="#https://a.example/b">x</ref>'))
        assert '<ref target="https://a.example/b">' in fixed(found, tmp_path)["a.xml"]

    def test_but_none_that_cannot_be_meant(self, tmp_path: Path) -> None:
        (found,) = checked(tmp_path, REFERENCES, a=tei('<placeName ref="#adelawren">x</placeName>', REGISTER))
        assert "adela_wren" not in found.hint

    def test_the_file_that_has_the_id_is_offered(self, tmp_path: Path) -> None:
        here = tei('<ref target="c.xml#there">x</ref>')
        found = checked(tmp_path, REFERENCES, a=here, b=tei('<p xml:id="there">x</p>'), c=tei("<p>x</p>"))
        assert [p.hint for p in found] == ["did you mean b.xml#there?"]

    def test_the_nearest_id_of_the_file_that_is_named_is_offered(self, tmp_path: Path) -> None:
        here = tei('<rs ref="../b.xml#adela_wrenn">x</rs>')
        (found,) = checked(tmp_path, REFERENCES, letters__a=here, b=tei("", REGISTER))
        assert (found.slug, found.hint) == ("dangling-pointer", "did you mean ../b.xml#adela_wren?")

    def test_signs_that_no_id_may_have_are_not_its_spelling(self, tmp_path: Path) -> None:
        body = '<note target="#rdg-6.1-(uel-ex)-locis">x</note><seg xml:id="rdg-6.1-uel-ex-locis"/>'
        (found,) = checked(tmp_path, REFERENCES, a=tei(body))
        assert found.hint == "did you mean #rdg-6.1-uel-ex-locis?"

    def test_a_blank_in_an_address_is_told_as_one(self, tmp_path: Path) -> None:
        (found,) = checked(tmp_path, REFERENCES, a=tei('<ref target="https://a.example/the b">x</ref>'))
        assert (found.slug, found.hint[:28]) == ("name-in-pointer", "a blank ends an address: if ")

    def test_a_file_is_no_id_without_its_sign_whatever_its_text_is_called(self, tmp_path: Path) -> None:
        other = tei("<p>x</p>", attributes=' xml:id="b.xml"')
        (found,) = checked(tmp_path, REFERENCES, letters__a=tei('<ref target="b.xml">x</ref>'), b=other)
        assert (found.slug, found.hint) == ("missing-file", "did you mean ../b.xml?")

    def test_the_file_of_this_name_is_offered(self, tmp_path: Path) -> None:
        found = checked(tmp_path, REFERENCES, a=tei('<ref target="b.xml">x</ref>'), letters__b=tei("<p>x</p>"))
        assert [p.hint for p in found] == ["did you mean letters/b.xml?"]


class TestPatterns:
    PLACES = "".join(f'<place xml:id="pmb{n}"/>' for n in range(50, 80))
    REGISTER = f"<settingDesc><listPlace>{PLACES}</listPlace></settingDesc>"

    def test_thousands_of_one_mistake_are_told_once_and_each_can_be_mended(self, tmp_path: Path) -> None:
        body = "\n".join(f'<rs ref="#{50 + n % 30}">x</rs>' for n in range(6000))
        found = checked(tmp_path, REFERENCES, diary=tei(body, self.REGISTER))
        (once,) = [p for p in found if p.slug == "pointer-pattern"]
        assert once.message == "6,000 pointers lack “pmb”: “#50” should be “#pmb50”, and so on"
        assert once.place
        assert (once.place.line, once.place.column) == (2, 10)
        assert len(found) == 6001
        assert '<rs ref="#pmb79">' in fixed(found, tmp_path)["diary.xml"]

    def test_letters_too_many_are_seen_as_well(self, tmp_path: Path) -> None:
        body = "".join(f'<rs ref="#place_pmb{n}">x</rs>' for n in range(50, 60))
        found = checked(tmp_path, "pointer-pattern", diary=tei(body, self.REGISTER))
        assert [p.message for p in found] == [
            "10 pointers have “place_” too much: “#place_pmb50” should be “#pmb50”, and so on"
        ]

    def test_a_few_that_happen_to_fit_make_no_rule(self, tmp_path: Path) -> None:
        body = "".join(f'<rs ref="#{n}">x</rs>' for n in range(60, 100))
        found = checked(tmp_path, REFERENCES, diary=tei(body, self.REGISTER))
        assert {p.slug for p in found} == {"dangling-pointer"}
        assert fixed(found, tmp_path) == {}


class TestOldTexts:
    def test_in_p4_ids_have_no_sign(self, tmp_path: Path) -> None:
        text = '<TEI.2><text><body>\n<p id="p1">x</p><ref target="p1">x</ref><ref target="p2">x</ref></body></text></TEI.2>'
        assert places(checked(tmp_path, REFERENCES, a=text)) == [("dangling-pointer", "a.xml", 2, 54, 56)]

    def test_without_a_namespace_it_is_p5(self, tmp_path: Path) -> None:
        text = '<TEI><text><body>\n<p xml:id="p1">x</p><ref target="p1">x</ref></body></text></TEI>'
        assert places(checked(tmp_path, REFERENCES, a=text)) == [("missing-hash", "a.xml", 2, 34, 36)]


def test_a_prefix_that_is_not_declared_is_told_once_a_file(tmp_path: Path) -> None:
    text = tei('<w ana="mte:N"/><w ana="mte:V"/><w ana="mte:N wd:Q1"/>')
    found = checked(tmp_path, REFERENCES, a=text, b=text)
    assert places(found)[:2] == [("undeclared-prefix", "a.xml", 2, 9, 14), ("undeclared-prefix", "a.xml", 2, 47, 52)]
    assert "(as 2 more in this file)" in found[0].message
    assert len(found) == 4


def test_prefixes_that_lead_to_one_another_never_arrive(tmp_path: Path) -> None:
    header = '<prefixDef ident="a" matchPattern="(.+)" replacementPattern="b:$1"/><prefixDef ident="b" replacementPattern="a:$1"/>'
    found = checked(tmp_path, REFERENCES, a=tei('<rs ref="a:x">x</rs>', header))
    assert places(found) == [("circular-pointer", "a.xml", 2, 10, 13)]


def test_included_parts_are_told_once_and_where_they_stand(tmp_path: Path) -> None:
    part = '<div xmlns="http://www.tei-c.org/ns/1.0">\n<p><rs ref="#nobody #here">x</rs></p></div>'
    found = checked(tmp_path, REFERENCES, a=tei('<p xml:id="here"/><xi:include href="part.xml"/>'), part=part)
    assert places(found) == [("dangling-pointer", "part.xml", 2, 13, 20)]


CHAINS = [
    ('<q xml:id="a" next="#b"/><q xml:id="b" prev="#c"/><q xml:id="c"/>', (21, 23), "points back to #c and not here"),
    ('<q xml:id="a" next="#b"/><persName xml:id="b"/>', (21, 23), "no fragment of the same kind"),
    ('<q xml:id="a" next="#elsewhere"/>', (21, 31), "does not exist in this file"),
]


@pytest.mark.parametrize(("body", "columns", "said"), CHAINS)
def test_links_that_do_not_meet(body: str, columns: tuple[int, int], said: str, tmp_path: Path) -> None:
    found = checked(tmp_path, "broken-chain", a=tei(body), b=tei('<q xml:id="elsewhere">x</q>'))
    assert places(found)[0] == ("broken-chain", "a.xml", 2, *columns)
    assert said in found[0].message


def test_links_that_meet_are_let_alone(tmp_path: Path) -> None:
    body = '<q xml:id="a" next="#b"/><q xml:id="b" prev="#a" next="#c"/><said xml:id="c" prev="#b"/>'
    assert checked(tmp_path, "broken-chain", a=tei(body)) == []
