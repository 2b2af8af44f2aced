"""The copy made ready for the diplomatic view, as the page shows it: lines, signs, changes, surfaces."""

from __future__ import annotations

import re

import pytest
from edition.renderers.html.body import render
from edition.renderers.html.layers import diplomatic
from edition.renderers.html.transcribing import Layers
from edition.renderers.html.transforming import DIPLOMATIC
from hypothesis import given, settings

from tests.promises.html_form import findings
from tests.reading.sample import read
from tests.renderers.bodies import CONTEXT, Words, dense
from tests.renderers.documents import document, plain, written
from tests.renderers.written import bodies


class TestAnyText:
    @settings(max_examples=150)
    @given(bodies)
    def test_is_shown_whole_in_good_html_with_every_id_once(self, body: str) -> None:
        body = body.replace("<p>", '<p hand="#A">').replace("<del>", '<del hand="#B">')
        reading = read(body, CONTEXT)
        shown = diplomatic(reading)
        made = render(shown, CONTEXT, sheet=DIPLOMATIC, shape=Layers(reading, "a.html").shape)
        assert made.problems == ()
        ids: list[str] = []
        for name, content in made.streams:
            page = Words(content)
            assert page.text == dense(shown.text.streams[name])
            assert findings(f"<section>{content}</section>") == []
            ids += page.ids
        assert len(set(ids)) == len(ids)
        assert {one for anchors in reading.anchors.values() for one in anchors} <= set(ids)


class TestLines:
    @pytest.mark.parametrize(
        ("words", "lines"),
        [
            ("a<lb/>b", "a\nb"),
            ("<lb/>a<lb/>b", " a\nb"),
            ("a<lb/>", "a "),
            ("a<lb/><lb/>b", "a\n\nb"),
            ("co-<lb break='no'/>op", "co-\nop"),
            ("a<pb n='2'/><lb/>b", "a\n[p. 2]\nb"),
            ("a<cb n='2'/>b", "a\n[column 2]b"),
            ("<hi>a</hi><lb/>b", "a\nb"),
            ("<del>a<lb/>b</del>", "⟦a\nb⟧"),
            ("a<lb n='12'/>b", "a\n12b"),
            ("a<lb n='folio-3-line-12'/>b", "a\n·b"),
        ],
    )
    def test_lines_are_lines(self, words: str, lines: str) -> None:
        assert plain(words) == lines

    def test_no_line_begins_between_blocks(self) -> None:
        content = document("<lg><lb n='1'/><l>a<lb n='2'/></l><l>b</l></lg>")[0]["text"]
        assert "<br>" not in content
        assert "line-number" not in content


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("<add>a</add>", "+a+"),
        ('<add place="above">a</add>', "\\a/"),
        ('<add place="below">a</add>', "/a\\"),
        ('<add place="margin">a</add>', "‸|a|"),
        ("<subst><del>a</del> <add place='superimposed'>b</add></subst>", "⟦a⟧‹b›"),
        ("<unclear>a</unclear>", "a?"),
        ("<damage>a</damage>", "⌈a⌉"),
        ("<supplied>a</supplied>", "⟨a⟩"),
        ("<surplus>a</surplus>", "{a}"),
        ("<restore><del>a</del></restore>", "⟦a⟧⟲"),
        ("<retrace>a</retrace>", "=a="),
        ("<metamark>a</metamark>", "⁅a⁆"),
        ("<metamark/>", "⁅⁆"),
        ("<choice><sic>teh</sic><corr>the</corr></choice>", "teh(!)⟨the⟩"),
        ("<choice><abbr>Dr</abbr><expan>D<ex>octo</ex>r</expan></choice>", "Dr⟨Doctor⟩"),
        ("<expan>D<ex>octo</ex>r</expan>", "D⟨octo⟩r"),
        ("<corr>a</corr>", "a"),
        ('<gap quantity="3" unit="chars"/>', "[···]"),
        ('<gap quantity="3" unit="lines"/>', "[…]"),
        ("<gap><desc>worn</desc></gap>", "worn"),
        ('a<space quantity="3" unit="char"/>b', "a\xa0\xa0\xa0b"),
        ('a<delSpan spanTo="#e"/>b<hi>c</hi><anchor xml:id="e"/>d', "a⟦bc⟧d"),
        ('a<delSpan spanTo="#e"/>b<delSpan anchor="e"/>d', "a⟦b⟧d"),
        ('a<addSpan place="above" spanTo="#e"/>b<anchor xml:id="e"/>d', "a\\b/d"),
        ('a<delSpan spanTo="#nowhere"/>b', "ab"),
        ('<anchor xml:id="e"/>a<delSpan spanTo="#e"/>b', "ab"),
        ('<del xml:id="d">a</del> x <add xml:id="n">b</add><substJoin target="#d #n"/>', "⟦⇄1a⟧ x +⇄1b+⇄1"),
        ('<del xml:id="d">a</del><undo target="#d"/>', "⟦⟲1a⟧⟲1"),
        ("<undo/>", ""),
    ],
)
def test_signs_stand_around_words(words: str, signs: str) -> None:
    assert plain(f"x{words}y") == f"x{signs}y"


def test_each_has_its_element_and_its_class() -> None:
    content = written('<add place="above">a</add><del>b</del><mod><add>c</add></mod>')
    assert '<ins class="tei-add place-above"><span class="gen sign">\\</span>a' in content
    assert '<del class="tei-del">' in content
    assert '<span class="tei-mod"><ins class="tei-add place-in">' in content


def test_titles_say_what_the_source_says() -> None:
    content = document('<p><add place="above" hand="#B">a</add><del rend="overstrike">b</del></p>')[0]["text"]
    assert 'title="added above the line; above"' in content
    assert 'title="deleted; overstrike"' in content


@pytest.mark.parametrize("element", ["add", "del", "subst", "damage", "supplied", "unclear", "metamark"])
def test_around_paragraphs_they_are_blocks(element: str) -> None:
    content = document(f"<{element}><p>a</p></{element}>")[0]["text"]
    assert re.search(rf'<div title="[^"]*" class="tei-{element}[^"]*"[^>]*>', content)


def test_the_legend_has_what_is_used_and_nothing_else() -> None:
    assert document('<p><add place="above">a</add><del>b</del><gap/></p>')[1].used == {"above", "deleted", "gap"}


def test_marks_lead_to_what_they_mark() -> None:
    content = document('<p xml:id="p">a<metamark target="#p"/></p>')[0]["text"]
    assert re.search(r'<a href="#p" class="gen sign"[^>]*>→</a>', content)


def test_words_that_were_moved_say_in_which_order() -> None:
    header = '<profileDesc><listTranspose><transpose><ptr target="#b"/><ptr target="#a"/></transpose></listTranspose></profileDesc>'
    assert plain('<seg xml:id="a">one</seg> <seg xml:id="b">two</seg>', header) == "⇅1.2one ⇅1.1two"


class TestPassages:
    def test_a_number_leads_to_the_reading_view(self) -> None:
        content = document('<p xml:id="p">a<del>b</del></p>')[0]["text"]
        assert '<a class="gen number" href="a.html#p" title="the same words in the reading text">1</a>' in content

    def test_so_does_a_sign_where_there_is_none(self) -> None:
        content = document('<opener><salute xml:id="l">a<del>b</del></salute></opener>')[0]["text"]
        assert re.search(r'id="l"[^>]*><a class="gen number" href="a.html#l" title="[^"]*">¶</a>a', content)

    @pytest.mark.parametrize("empty", ['<p xml:id="e"/>', '<table><row><cell xml:id="e"> </cell></row></table>'])
    def test_nothing_leads_from_what_is_empty(self, empty: str) -> None:
        assert "a.html#e" not in document(f"<p>a<del>b</del></p>{empty}")[0]["text"]

    @pytest.mark.parametrize("seen", ["<del>c</del>", "<gap/>", "<note>c</note>"])
    def test_what_shows_something_leads_there(self, seen: str) -> None:
        content = document(f'<p>a<del>b</del></p><closer><signed xml:id="s">{seen}</signed></closer>')[0]["text"]
        assert "a.html#s" in content

    def test_rejected_forms_and_notes_have_none(self) -> None:
        found = document('<p xml:id="p">a<del xml:id="d">b</del><note xml:id="n">c</note></p>')[0]
        assert "a.html#d" not in found["text"]
        assert "a.html#n" not in found["notes"]


def test_surfaces_and_zones_in_their_order_with_what_they_are() -> None:
    body = (
        '<surface n="1r"><zone type="margin" rotate="90" ulx="0" uly="0" lrx="9" lry="9"><line>a</line></zone>'
        '<patch attachedBy="glue"><line>b</line></patch></surface>'
    )
    content = document(body)[0]["text"]
    assert re.findall(r'<div class="gen label">([^<]*)</div>', content) == [
        "surface 1r",
        "zone 1, margin, turned by 90 degrees",
        "patch 1, glue",
    ]
    assert "style=" not in content
    assert content.index(">a<") < content.index(">b<") if ">b<" in content else "a" in content
