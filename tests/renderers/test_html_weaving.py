"""Every witness read through is what the reading of that witness is: word by word, whatever the method of the apparatus."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from edition.renderers.html.body import render
from edition.renderers.html.criticism import Criticism
from edition.renderers.html.weaving import Weave

from edition.model import Reading
from edition.reading.anchors import check_ids
from edition.reading.apparatus import Variants
from edition.reading.parsing import Document, parse
from edition.reading.reader import contents, headed, read_document
from edition.reading.view import reading_view
from edition.reading.walk import Walk
from tests.reading.sample import FakeContext, info, tei
from tests.renderers.bodies import Words, dense

CORPORA = Path(os.environ.get("EDITION_CORPORA", "../shared/corpora"))
CAESAR = CORPORA / "caesar-bellum-alexandrinum" / "ldlt-balex.xml"
ABC = FakeContext(sigla=frozenset("ABC"))


def source(xml: bytes) -> Document:
    return parse("a.xml", xml)


def reading(xml: bytes, context: FakeContext) -> Reading:
    (found,) = read_document(source(xml), [info("a")], context)
    return found


def woven(xml: bytes, context: FakeContext = ABC) -> Weave:
    """The pieces of a document; the page of the text is made before, as it is in a build."""
    found = reading(xml, context)
    assert found.tradition is not None
    criticism = Criticism(found, found.tradition)
    assert render(found, context, criticism).problems == ()
    weave = Weave(found, context, criticism)
    assert weave.pieces
    return weave


def has(xml: bytes, siglum: str, context: FakeContext = ABC) -> str:
    """What a witness has, by the core alone, without white space."""
    document = source(xml)
    element = headed(document.root)[0]
    inside = tuple(contents(element))
    variants = Variants(document, element, inside, check_ids(document), context)
    return dense(Walk(reading_view(inside, variants.of_witness(siglum))).texts["text"])


BODIES = {
    "parallel": '<p>one <app><lem wit="#A">two</lem><rdg wit="#B">zwei</rdg><rdg wit="#C"/></app> three</p>',
    "additions": '<p>one <app><lem wit="#A"/><rdg wit="#B #C">and</rdg></app> two</p>',
    "nested": '<p><app><lem wit="#A">a</lem>'
    '<rdg wit="#B #C">b <app><lem wit="#B">c</lem><rdg wit="#C">d</rdg></app></rdg></app></p>',
    "blocks": '<div><app><lem wit="#A #B"><p>a</p><p>b</p></lem><rdg wit="#C"><p>c</p></rdg></app><p>d</p></div>',
    "verse": '<lg><app><lem wit="#A"><l>a</l></lem><rdg wit="#B"><l>b</l><l>c</l></rdg></app><l>d</l></lg>',
    "ends": '<p>one <anchor xml:id="x"/>two<anchor xml:id="y"/> three</p>'
    '<listApp><app from="#x" to="#y"><rdg wit="#B">zwei</rdg></app></listApp>',
    "crossing": '<p>a <anchor xml:id="x"/>b</p><p>c<anchor xml:id="y"/> d</p>'
    '<listApp><app from="#x" to="#y"><lem wit="#A">b c</lem><rdg wit="#B">e</rdg></app></listApp>',
    "overlap": '<p><anchor xml:id="w"/>a <anchor xml:id="x"/>b<anchor xml:id="y"/> c<anchor xml:id="z"/> d</p><listApp>'
    '<app from="#w" to="#y"><rdg wit="#B">e</rdg></app><app from="#x" to="#z"><rdg wit="#C">f</rdg></app></listApp>',
    "location": '<p n="1">one two three</p><listApp><app loc="1"><lem>two</lem><rdg wit="#C">drei</rdg></app></listApp>',
    "notes": '<p>a<note>n</note> <app><lem wit="#A">b</lem><rdg wit="#B">c<note>m</note></rdg><note>o</note></app></p>',
    "alternatives": '<p><app><lem wit="#A">a</lem><rdg wit="#B"><choice><sic>b</sic><corr>c</corr></choice></rdg></app></p>',
    "group": '<p><app><lem wit="#A">a</lem><rdgGrp type="x"><rdg wit="#B">b</rdg><rdg wit="#C">c</rdg></rdgGrp></app></p>',
    "loose words": '<div>Loose words <app><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app> more. <p>p</p> Tail</div>',
    "loose in a reading": '<div><app><lem wit="#A"><p>a</p></lem><rdg wit="#B">bare words <p>b</p> tail</rdg></app></div>',
    "loose in verse": '<lg>stray <l>a <app><lem wit="#A">b</lem><rdg wit="#B">c</rdg></app></l> after</lg>',
    "loose in a lemma": '<app><lem wit="#A"><div>a <p>b</p></div></lem><rdg wit="#B">bare <hi>words</hi></rdg></app>',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_each_witness_has_its_own_words(body: str) -> None:
    xml = tei(body).encode()
    weave = woven(xml)
    for siglum in "ABC":
        page = Words(weave.page(siglum))
        assert page.text == has(xml, siglum)
        assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_rows_have_the_words_of_the_page_and_no_ids(body: str) -> None:
    weave = woven(tei(body).encode())
    for siglum in "ABC":
        rows = [Words(html) for html in weave.rows(siglum).values()]
        assert "".join(row.text for row in rows) == Words(weave.page(siglum)).text
        assert [row.ids for row in rows if row.ids] == []


def test_what_is_marked() -> None:
    body = (
        '<p>a <app><lem wit="#A">b</lem><rdg wit="#B">c</rdg></app> <app><lem wit="#A">d</lem><rdg wit="#C"/></app></p>'
    )
    weave = woven(tei(body).encode())
    assert 'class="place named" id="ui-at-1"' in weave.page("A")
    assert 'class="place own" id="ui-at-1"' in weave.page("B")
    assert 'class="place unknown" id="ui-at-2"' in weave.page("B")
    assert '<span class="gen label">om.</span>' in weave.page("C")
    assert 'href="../a.html#ui-variants-1"' in weave.page("B")


class TestGaps:
    BODY = (
        '<p>one <app><lem wit="#A">two</lem><rdg wit="#B">zwei<lacunaStart/></rdg></app> three <name>four</name></p>'
        '<p xml:id="gone">five</p><p>six <app><lem wit="#A">seven</lem><rdg wit="#B"><lacunaEnd/>sieben</rdg></app> eight</p>'
    )

    def test_words_that_a_witness_lacks_are_not_shown_as_its_own(self) -> None:
        page = Words(woven(tei(self.BODY).encode()).page("B"))
        assert page.text == "onezweisiebeneight"
        assert "gone" in page.ids

    def test_a_gap_is_shown_as_one(self) -> None:
        html = woven(tei(self.BODY).encode()).page("B")
        assert html.count("[lacuna]") == 1
        assert "lacuna" not in woven(tei(self.BODY).encode()).page("A")

    def test_a_witness_that_begins_later(self) -> None:
        body = '<p>a <app><lem wit="#A">b</lem><rdg wit="#B"><witStart/>c</rdg></app> d</p>'
        assert Words(woven(tei(body).encode()).page("B")).text == "cd"

    def test_links_that_cross_its_ends_stay_whole(self) -> None:
        body = (
            '<p><ref target="https://a.example/">a <app><lem wit="#A">b</lem><rdg wit="#B">c<lacunaStart/></rdg></app> d</ref> e '
            '<ref target="https://b.example/">f <app><lem wit="#A">g</lem><rdg wit="#B"><lacunaEnd/>h</rdg></app> i</ref> k</p>'
        )
        assert Words(woven(tei(body).encode()).page("B")).text == "achik"

    STRAYED = (
        '<p>a <app><lem wit="#A">b</lem><rdg wit="#B"><lacunaStart/></rdg></app> c'
        '<note><app><lem wit="#A">d</lem><rdg wit="#B"><lacunaEnd/>e</rdg></app></note> '
        '<app><lem wit="#A">f</lem><rdg wit="#B">g</rdg></app> h</p><p>i</p>'
    )

    def test_one_that_ends_in_a_note_takes_no_words_away(self) -> None:
        xml = tei(self.STRAYED).encode()
        assert Words(woven(xml).page("B")).text == has(xml, "B") == "acghi"
        assert "unpaired-lacuna" in [one.slug for one in reading(xml, ABC).text.problems]


@pytest.mark.slow
@pytest.mark.skipif(not CAESAR.is_file(), reason="the collection is not here")
def test_every_witness_of_a_real_edition() -> None:
    xml = CAESAR.read_bytes()
    names = tuple("MUSTV")
    context = FakeContext(sigla=frozenset((*names, "Mac", "Mc")))
    weave = woven(xml, context)
    for siglum in names:
        page = Words(weave.page(siglum)).text
        assert page == has(xml, siglum, context)
