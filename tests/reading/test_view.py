"""What the reading view takes, and where everything else goes."""

from __future__ import annotations

import pytest

from edition.reading.view import Variation, View
from edition.tei import local, words
from tests.reading.sample import all_of, document, one, viewed


def aside(body: str, base_witness: str = "") -> dict[str, list[str]]:
    """The items of each stream by name and words."""
    view = viewed(document(body), base_witness)
    return {name: [f"{local(e)} {words(e)}".strip() for e in items] for name, items in view.items.items() if items}


def variations(body: str, base_witness: str = "") -> list[Variation]:
    return list(viewed(document(body), base_witness).variations)


class TestChoice:
    @pytest.mark.parametrize(
        ("children", "rejected"),
        [
            ("<sic>a</sic><corr>b</corr>", ["sic a"]),
            ("<orig>a</orig><reg>b</reg>", ["orig a"]),
            ("<abbr>a</abbr><expan>b</expan>", ["abbr a"]),
            ("<am>a</am><ex>b</ex>", ["am a"]),
            ("<orig>a</orig><sic>b</sic><reg>c</reg><corr>d</corr>", ["orig a", "sic b", "reg c"]),
            ("<corr>a</corr><corr>b</corr>", ["corr b"]),
            ("<sic>a</sic><unclear>b</unclear>", ["unclear b"]),
        ],
    )
    def test_one_of_several_is_read(self, children: str, rejected: list[str]) -> None:
        assert aside(f"<p><choice>{children}</choice></p>") == {"variants": rejected}

    def test_a_note_in_it_is_a_note_and_no_choice(self) -> None:
        assert aside("<p><choice><note>n</note><sic>a</sic></choice></p>") == {"notes": ["note n"]}

    def test_nor_is_a_register_in_it(self) -> None:
        body = "<p><choice><listEvent><event/></listEvent><sic>a</sic><hi>b</hi></choice></p>"
        assert aside(body) == {"variants": ["hi b"], "registers": ["listEvent"]}

    @pytest.mark.parametrize("name", ["sic", "orig", "abbr", "add", "surplus", "unclear"])
    def test_without_alternatives_everything_is_read(self, name: str) -> None:
        assert aside(f"<p><{name}>a</{name}></p>") == {}

    def test_choices_in_choices(self) -> None:
        body = "<p><choice><sic><choice><abbr>a</abbr><expan>b</expan></choice></sic><corr>c</corr></choice></p>"
        assert aside(body) == {"variants": ["sic ab", "abbr a"]}


class TestDeletions:
    def test_what_was_struck_out_is_not_read(self) -> None:
        assert aside("<p><del>a</del> <subst><del>b</del><add>c</add></subst></p>") == {"variants": ["del a", "del b"]}

    def test_what_was_restored_is(self) -> None:
        assert aside("<p><restore><del>a<del>b</del></del></restore></p>") == {"variants": ["del b"]}


class TestMarksOfAbbreviation:
    @pytest.mark.parametrize(
        ("xml", "rejected"),
        [
            ("<expan>M<am>.</am><ex>aster</ex></expan>", ["am ."]),
            ("<choice><abbr>M<am>.</am></abbr><expan>Master</expan></choice>", ["abbr M."]),
            ("<choice><reg>M<am>.</am></reg><orig>m</orig></choice>", ["am .", "orig m"]),
        ],
    )
    def test_they_are_not_read_where_the_expansion_is(self, xml: str, rejected: list[str]) -> None:
        assert aside(f"<p>{xml}</p>") == {"variants": rejected}

    def test_alone_they_are(self) -> None:
        assert aside("<p><abbr>M<am>.</am></abbr></p>") == {}


class TestHyphens:
    @pytest.mark.parametrize("name", ["lb", "pb", "cb", "gb"])
    def test_a_weak_one_before_a_break_in_a_word_is_not_read(self, name: str) -> None:
        assert aside(f'<p>Lon<pc force="weak">-</pc>\n<{name} break="no"/>don</p>') == {"variants": ["pc -"]}

    @pytest.mark.parametrize(
        "xml",
        [
            '<pc>-</pc><lb break="no"/>',
            '<pc force="weak">-</pc><lb/>',
            '<pc force="weak">-</pc>x<lb break="no"/>',
            '<pc force="weak">-</pc><hi break="no"/>',
            '<pc force="weak">-</pc>',
        ],
    )
    def test_others_are(self, xml: str) -> None:
        assert aside(f"<p>Lon{xml}don</p>") == {}


class TestApparatus:
    TWO = '<app><rdg wit="#A">a</rdg><rdg wit="#B #C">b</rdg></app>'

    @pytest.mark.parametrize(
        ("xml", "base", "shown", "by_editor"),
        [
            ("<app><rdg>a</rdg><lem>b</lem><rdg>c</rdg></app>", "", "b", True),
            ("<app><rdg wit='#A'>a</rdg><lem>b</lem></app>", "A", "b", True),
            (TWO, "", "a", False),
            (TWO, "C", "b", False),
            (TWO, "X", "a", False),
            ('<app><rdg exclude="#x">a</rdg><rdg>b</rdg></app>', "", "b", False),
            ("<app><rdgGrp><rdg>a</rdg></rdgGrp><rdgGrp><lem>b</lem></rdgGrp></app>", "", "b", True),
        ],
    )
    def test_which_reading_is_shown(self, xml: str, base: str, shown: str, by_editor: bool) -> None:
        (found,) = variations(f"<p>{xml}</p>", base)
        assert (words(found.shown), found.by_editor) == (shown, by_editor)
        assert found.shown not in found.rejected

    def test_all_others_are_variants(self) -> None:
        body = '<p><app><lem>a</lem><rdgGrp type="spelling"><rdg>b</rdg></rdgGrp><rdg>c</rdg></app></p>'
        assert aside(body) == {"variants": ["rdg b", "rdg c"]}
        assert variations(body)[0].groups == ("spelling", "")

    def test_readings_of_an_inner_entry_are_its_own(self) -> None:
        outer, inner = variations("<p><app><lem>a<app><lem>b</lem><rdg>c</rdg></app></lem><rdg>d</rdg></app></p>")
        assert [words(r) for r in outer.rejected] == ["d"]
        assert [words(r) for r in inner.rejected] == ["c"]

    def test_in_a_list_of_its_own_nothing_is_shown(self) -> None:
        body = "<listApp><app><lem>a</lem><rdg>b</rdg></app></listApp>"
        assert aside(body) == {"variants": ["lem a", "rdg b"]}
        (found,) = variations(body)
        assert (found.shown, found.by_editor) == (None, True)

    def test_an_entry_may_have_no_reading(self) -> None:
        assert variations("<p><app/></p>")[0].shown is None


class TestStreams:
    @pytest.mark.parametrize(
        ("name", "stream"),
        [
            ("note", "notes"),
            ("witDetail", "notes"),
            ("figDesc", "figures"),
            ("fw", "furniture"),
            ("index", "furniture"),
            ("binaryObject", "furniture"),
            ("listPerson", "registers"),
            ("listWit", "registers"),
        ],
    )
    def test_what_is_not_running_text(self, name: str, stream: str) -> None:
        assert aside(f"<div><{name}>a</{name}></div>") == {stream: [f"{name} a"]}

    def test_items_come_in_the_order_of_the_source(self) -> None:
        assert aside("<p><note>1<note>2</note></note><del>a<note>3</note></del></p>") == {
            "notes": ["note 12", "note 2", "note 3"],
            "variants": ["del a3"],
        }

    def test_a_note_that_is_rejected_is_a_note(self) -> None:
        assert aside("<p><app><lem>a</lem><rdg><note>b</note></rdg></app></p>")["notes"] == ["note b"]

    def test_what_stands_in_a_register_is_the_registers(self) -> None:
        body = "<listPerson><person><note>a</note><del>b</del></person></listPerson><p><note>c</note></p>"
        assert aside(body) == {"registers": ["listPerson ab"], "notes": ["note c"]}

    def test_a_rejected_list_is_no_register(self) -> None:
        body = "<choice><p/><listBibl><listWit/><note>n</note><index>i</index></listBibl></choice>"
        found = aside(body)
        assert (found["notes"], found["furniture"]) == (["note n"], ["index i"])

    def test_nothing_is_changed(self) -> None:
        source = document("<p><choice><sic>a</sic><corr>b</corr></choice><note>c</note></p>")
        before = [(e.tag, e.text, e.tail) for e in source.root.iter()]
        view: View = viewed(source)
        assert [(e.tag, e.text, e.tail) for e in source.root.iter()] == before
        assert view.contents == tuple(all_of(source.root, "text"))
        assert view.aside[one(source.root, "sic")] == "variants"
