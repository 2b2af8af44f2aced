"""The copy that stylesheets read: everything is decided in it, and the scholar's tree stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from edition.renderers.html.annotating import annotated
from edition.renderers.html.grafting import E
from edition.renderers.html.linking import Addresses
from hypothesis import given, settings
from lxml import etree

from tests.reading.sample import read
from tests.renderers.bodies import CONTEXT, copied, dense
from tests.renderers.written import bodies


def decided(body: str, name: str, element: str) -> list[str]:
    """An attribute of ours on all elements of a name."""
    return [e.get(E + name, "") for e in copied(body).iter(f"{{http://www.tei-c.org/ns/1.0}}{element}")]


class TestCopy:
    @settings(max_examples=40)
    @given(bodies)
    def test_the_tree_stays_as_it_was(self, body: str) -> None:
        reading = read(body, CONTEXT)
        before = etree.tostring(reading.contents[0])
        annotated(reading, CONTEXT, Addresses(reading, CONTEXT))
        assert etree.tostring(reading.contents[0]) == before

    @settings(max_examples=60)
    @given(bodies)
    def test_every_stream_holds_its_letters(self, body: str) -> None:
        reading = read(body, CONTEXT)
        page = annotated(reading, CONTEXT, Addresses(reading, CONTEXT))
        for stream in page:
            for generated in list(stream.iter(f"{E}lemma", f"{E}speaker")):
                generated.text = None
            assert dense("".join(stream.itertext())) == dense(reading.text.streams[stream.get("name")])
        assert {name for name, words in reading.text.streams.items() if words} <= {
            stream.get("name") for stream in page
        }

    def test_streams_that_hold_something(self) -> None:
        body = (
            "<p>a<note>b</note><del>c</del></p><fw>d</fw><listPlace><place><placeName>e</placeName></place></listPlace>"
        )
        assert [stream.get("name") for stream in copied(body)] == [
            "text",
            "notes",
            "variants",
            "furniture",
            "registers",
        ]
        assert [stream.get("name") for stream in copied("<p/>")] == ["text"]


class TestIds:
    def test_an_element_with_two_has_an_anchor_for_the_second(self) -> None:
        reading = read(
            '<p>x <app><lem><name ref="#ada">a</name></lem></app></p><name xml:id="n" ref="#ada">b</name>', CONTEXT
        )
        page = annotated(reading, CONTEXT, Addresses(reading, CONTEXT))
        found = [e.get(f"{E}id") or e.get("id") for e in page.iter("*") if e.get(f"{E}id") or e.tag == f"{E}anchor"]
        assert sorted(found) == sorted(one for ids in reading.anchors.values() for one in ids)

    @settings(max_examples=40)
    @given(bodies)
    def test_each_is_there_once(self, body: str) -> None:
        reading = read(body, CONTEXT)
        page = annotated(reading, CONTEXT, Addresses(reading, CONTEXT))
        found = [e.get(f"{E}id") or e.get("id") for e in page.iter("*") if e.get(f"{E}id") or e.tag == f"{E}anchor"]
        assert sorted(found) == sorted(one for ids in reading.anchors.values() for one in ids)


class TestHeadings:
    @pytest.mark.parametrize(
        ("body", "levels"),
        [
            ("<head>a</head>", ["2"]),
            ("<div><head>a</head><div><head>b</head></div></div>", ["2", "3"]),
            # none is skipped: the outer division has no heading
            ("<div><div><head>b</head></div></div>", ["2"]),
            ("<div><head>a</head><div><list><head>b</head><item>c</item></list></div></div>", ["2", "3"]),
            ("<div1><head>a</head><head>b</head><div2><head>c</head></div2></div1>", ["2", "2", "3"]),
            ("<div><head>a</head>" * 7 + "</div>" * 7, ["2", "3", "4", "5", "6", "6", "6"]),
            # a note is read under the heading of the notes
            ("<div><head>a</head><p>b<note><head>c</head></note></p></div>", ["2", "3"]),
        ],
    )
    def test_levels(self, body: str, levels: list[str]) -> None:
        assert decided(body, "level", "head") == levels


class TestQuotations:
    @pytest.mark.parametrize(
        ("words", "unmarked"),
        [
            ("a", "unmarked"),
            ("“a”", ""),
            (" \n«a»", ""),
            ("<hi>„a“</hi>", ""),
            ("– a", ""),
            ("<hi/>a", "unmarked"),
            ("", "unmarked"),
            ("\u00a0'a'", ""),
        ],
    )
    def test_those_without_marks_say_so(self, words: str, unmarked: str) -> None:
        assert decided(f"<p>x <q>{words}</q></p>", "unmarked", "q") == [unmarked]

    @pytest.mark.parametrize(
        ("first", "between", "second", "said"),
        [
            ("a", " she said ", "b", ["unmarked", "unmarked"]),
            ("a", "", "b", ["unmarked goes-on", "unmarked comes-on"]),
            ("“a", " ", "b”", ["", ""]),
        ],
    )
    def test_parts_have_marks_of_their_own_where_something_is_between(
        self, first: str, between: str, second: str, said: list[str]
    ) -> None:
        parts = f'<q xml:id="q" next="#r">{first}</q>{between}<q xml:id="r" prev="#q">{second}</q>'
        assert decided(f"<p>x {parts}</p>", "unmarked", "q") == said


@pytest.mark.parametrize(
    ("stated", "lang", "direction"),
    [("ar", "ar", "rtl"), ("lat", "la", "ltr"), ("az-Arab", "az-Arab", "rtl"), ("italic", "", "ltr")],
)
def test_languages_and_which_way_they_run(stated: str, lang: str, direction: str) -> None:
    body = f'<p xml:lang="{stated}">a</p>'
    assert (decided(body, "lang", "p"), decided(body, "dir", "p")) == ([lang], [direction])


def test_numbers_of_passages() -> None:
    assert decided('<p>a</p><p n="7b">b</p><ab>c</ab>', "number", "p") == ["1", "7b"]
    assert decided("<p>a</p><ab>c</ab>", "number", "ab") == ["2"]


def test_what_has_not_the_figures_of_the_margin_says_what_it_is() -> None:
    both = "<div><head>h</head><u><seg>a</seg></u><p>b</p><l>c</l></div>"
    assert [decided(both, "sort", name) for name in ("head", "seg", "p", "l")] == [["heading"], ["seg"], [""], [""]]
    assert decided("<div><u><seg>a</seg></u></div>", "sort", "seg") == [""]


class TestWhiteSpace:
    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ('<p>ab <lb break="no"/> cd</p>', "abcd"),
            ("<p>ab <lb/> cd</p>", "ab  cd"),
            ("<p>a<choice> <sic>x</sic> <corr>b</corr> </choice>c</p>", "abc"),
            ("<p>a <app> <lem>b</lem> <rdg>c</rdg> </app> d</p>", "a b d"),
        ],
    )
    def test_layout_of_the_source_goes(self, body: str, words: str) -> None:
        assert "".join(copied(body)[0].itertext()) == words


class TestAddresses:
    def test_of_names_and_further_targets(self) -> None:
        assert decided('<p><name ref="#ada #bob">A</name></p>', "href", "name") == ["../persons/ada.html"]
        (second,) = copied('<p><name ref="#ada #bob">A</name></p>').iter(f"{E}target")
        assert dict(second.attrib) == {"href": "../persons/bob.html", "title": "Bob", "n": "2"}

    def test_of_speakers_in_their_order(self) -> None:
        page = copied('<u who="#ada #bob">a</u>')
        assert [(e.text, e.get("href")) for e in page.iter(f"{E}speaker")] == [
            ("Ada Lovelace", "../persons/ada.html"),
            ("Bob", "../persons/bob.html"),
        ]

    def test_of_pictures_with_their_description(self) -> None:
        body = '<figure><graphic url="a.jpg"/><figDesc>Ada  sits</figDesc></figure><p><graphic url="none.jpg"/></p>'
        assert decided(body, "src", "graphic") == ["../media/a.jpg", ""]
        assert decided(body, "alt", "graphic") == ["Ada sits", ""]

    def test_of_pages(self) -> None:
        assert decided('<p>a<pb facs="a.jpg"/>b<pb/></p>', "facs", "pb") == ["../texts/a~facsimile.html#ui-leaf-1", ""]
        assert decided('<p>a<pb facs="a.jpg"/>b<pb/></p>', "thumb", "pb") == ["../media/a.jpg", ""]
        assert decided('<p>a<pb facs="https://a.example/a.jpg"/>b</p>', "facs", "pb") == ["https://a.example/a.jpg"]


def test_a_source_decides_nothing() -> None:
    body = '<p xmlns:e="urn:edition:annotated"><hi e:href="javascript:x" e:id="i">a</hi><e:words>b</e:words></p>'
    page = copied(body)
    assert decided(body, "href", "hi") == [""]
    assert page.find(f".//{E}words") is None
    assert "".join(page.itertext()) == "ab"


class TestWidth:
    @pytest.mark.parametrize(
        ("around", "part"),
        [
            ("<p>{}</p>", "a<note>b</note>"),
            ("<p>{}</p>", '<q>a</q> <name ref="#ada">b</name> '),
            ("<figure>{}<figDesc>z</figDesc></figure>", '<graphic url="a.jpg"/>'),
            ("{}", "<div><head>a</head></div>"),
        ],
    )
    def test_many_are_as_good_as_one(self, around: str, part: str) -> None:
        page: Any = copied(around.format(part * 3000))
        assert sum(1 for _ in page.iter("*")) > 3000
