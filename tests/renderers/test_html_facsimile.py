"""The page of a text beside its pictures."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from edition.renderers.html.facsimile import led_out
from edition.renderers.html.texts import text_pages

from edition.images import Images
from edition.model import Artifact, Problem
from edition.project import Project
from edition.reading.parsing import parse
from edition.reading.reader import read_document
from tests.reading.sample import FakeContext, info, read
from tests.renderers.bodies import CONTEXT, Words, dense

SURFACE = (
    '<surface xml:id="s{0}" ulx="0" uly="0" lrx="100" lry="200"><graphic url="a.jpg"><desc>By courtesy &amp; leave</desc></graphic>'
    '<zone xml:id="z{0}" ulx="10" uly="20" lrx="30" lry="40"/><zone xml:id="y{0}" points="0,0 5,0 5,5.25"/></surface>'
)
TWO = f"<facsimile>{SURFACE.format(1)}{SURFACE.format(2)}</facsimile>"


def made(body: str, facsimile: str = TWO, context: FakeContext = CONTEXT) -> dict[str, str]:
    root = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{facsimile}<text><body>{body}</body></text></TEI>'
    (reading,) = read_document(parse("a.xml", root.encode()), [info()], context)
    artifacts = [one for one in text_pages(reading, context) if isinstance(one, Artifact)]
    return {one.path: bytes(one.content).decode() for one in artifacts if isinstance(one.content, bytes)}


def page(body: str, facsimile: str = TWO, context: FakeContext = CONTEXT) -> str:
    return made(body, facsimile, context)["texts/a~facsimile.html"]


def leaves(html: str) -> list[str]:
    """The words of each leaf."""
    return [Words(one).text for one in re.findall(r'<article class="stream text">(.*?)</article>', html, re.DOTALL)]


def test_each_page_of_the_source_stands_beside_its_picture() -> None:
    html = page('<p>before</p><p>a<pb n="1" facs="#s1"/>b</p><pb n="2" facs="#s2"/><p>c</p>')
    assert leaves(html) == ["beforea", "b", "c"]
    assert html.count("<img ") == 2
    assert re.findall(r'<section class="leaf" id="([^"]*)" aria-label="([^"]*)">', html) == [
        ("ui-leaf-0", "picture 1"),
        ("ui-leaf-1", "page 1"),
        ("ui-leaf-2", "page 2"),
    ]
    assert "By courtesy &amp; leave" in html


def test_a_picture_is_shown_once_and_later_pages_lead_to_it() -> None:
    """As where two pages are in one picture."""
    files = made('<pb n="1" facs="#s1"/><p>a</p><pb n="2" facs="#s1"/><p>b</p><pb n="3" facs="#s2"/><p>c</p>')
    html = files["texts/a~facsimile.html"]
    assert leaves(html) == ["a", "b", "c"]
    assert html.count("<img ") == 2
    second = html.partition('id="ui-leaf-2"')[2].partition("</section>")[0]
    assert '<a href="#ui-leaf-1">Picture: see page 1</a>' in second
    assert files["texts/a.html"].count('href="../texts/a~facsimile.html#ui-leaf-2"') == 2


def test_pages_that_all_mean_a_whole_facsimile_make_no_square_of_its_pictures() -> None:
    sizes = []
    for count in (30, 60):
        facsimile = f'<facsimile xml:id="f">{"".join(map(SURFACE.format, range(count)))}</facsimile>'
        html = page('<pb facs="#f"/><p>a</p>' * count, facsimile)
        assert html.count("<img ") == count
        sizes.append(len(html))
    assert sizes[1] < 2.2 * sizes[0]


def test_there_is_none_where_breaks_stand_too_deep() -> None:
    body = "<div>" * 200 + '<pb facs="#s1"/><p>a</p>' * 1500 + "</div>" * 200
    root = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{TWO}<text><body>{body}</body></text></TEI>'
    (reading,) = read_document(parse("a.xml", root.encode()), [info()], CONTEXT)
    problem, *pages = list(text_pages(reading, CONTEXT))
    assert isinstance(problem, Problem)
    assert problem.slug == "not-side-by-side"
    assert [one.path for one in pages if isinstance(one, Artifact)] == ["texts/a.html"]
    (html,) = (one.content for one in pages if isinstance(one, Artifact))
    assert isinstance(html, bytes)
    assert b"~facsimile" not in html
    assert html.count(b'<a href="../media/a.jpg"><img') == 1500


def test_there_is_none_without_a_picture() -> None:
    assert set(made('<p>a<pb n="1" facs="none.jpg"/>b</p>', "")) == {"texts/a.html"}
    assert "side by side" not in made('<p>a<pb n="1" facs="none.jpg"/>b</p>', "")["texts/a.html"]


def test_the_text_leads_to_it_and_back() -> None:
    files = made('<pb n="1" facs="#s1"/><p>a</p>')
    assert '<a href="a~facsimile.html">' in files["texts/a.html"]
    assert files["texts/a.html"].count('href="../texts/a~facsimile.html#ui-leaf-1"') == 2
    assert '<a href="a.html">' in files["texts/a~facsimile.html"]


def test_a_place_and_its_zone_lead_to_each_other() -> None:
    html = page('<pb facs="#s1"/><p facs="#z1">Some words</p><p>and <seg facs="#y1">more</seg></p>')
    zones = re.findall(r'<a href="#([^"]*)" id="([^"]*)"><title>([^<]*)</title><polygon points="([^"]*)"/></a>', html)
    assert [(title, points) for _, _, title, points in zones] == [
        ("Some words", "10,20 30,20 30,40 10,40"),
        ("more", "0,0 5,0 5,5.25"),
    ]
    marks = re.findall(r'<a class="gen zone(?: edge)?" id="([^"]*)" href="#([^"]*)">', html)
    assert marks == [(to, zone) for to, zone, _, _ in zones]
    assert 'viewBox="0 0 100 200"' in html
    assert "zone" not in Words(html).text


@pytest.mark.parametrize(
    "body",
    [
        '<list facs="#z1"><item>a</item></list>',
        '<table facs="#z1"><row><cell>a</cell></row></table>',
        '<p><persName ref="#ada" facs="#z1">Ada</persName></p>',
        '<p><ref target="https://a.example"><hi facs="#z1">a</hi></ref></p>',
        '<p><choice facs="#z1"><sic>a</sic><corr>b</corr></choice></p>',
        '<p><lb facs="#z1"/>a</p>',
        '<figure facs="#z1"><graphic url="a.jpg"/></figure>',
        '<lg><l facs="#z1">a</l></lg>',
    ],
)
def test_marks_stand_where_links_may(body: str) -> None:
    html = page(f'<pb facs="#s1"/>{body}')
    assert html.count('class="gen zone') == 1
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html.partition("<article")[2], re.DOTALL)
    assert not re.search(r"<(ul|ol|tbody|tr)( [^>]*)?><a ", html)


def test_zones_without_coordinates_or_words_are_not_drawn() -> None:
    zone = '<zone xml:id="z1" ulx="1" uly="1" lrx="2" lry="2"/>'
    facsimile = f'<surface xml:id="s1"><graphic url="a.jpg"/>{zone}</surface>'
    html = page('<pb facs="#s1"/><p facs="#z1">a</p>', f"<facsimile>{facsimile}</facsimile>")
    assert "<svg" not in html
    assert "gen zone" not in html
    assert "<svg" not in page('<pb facs="#s1"/><p>a</p>')


def test_no_id_is_there_twice_and_what_is_elsewhere_is_on_the_page_of_the_text() -> None:
    html = page(
        '<pb facs="#s1"/><p xml:id="x">a<note>n</note> <ref target="#y">b</ref><pb facs="#s2"/>c</p><p xml:id="y">d</p>'
    )
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert 'href="a.html#ui-notes-1"' in html
    assert 'href="#y"' in html


def test_links_that_lead_out() -> None:
    assert led_out('<a href="#x y"></a><a href="#b%20c" id="b c"></a>', "a b") == (
        '<a href="a%20b.html#x y"></a><a href="#b%20c" id="b c"></a>'
    )


def test_where_no_stylesheet_keeps_all_letters_it_is_told_and_links_to_pictures_still_lead_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("edition.renderers.html.beside.in_html", lambda *_: None)
    reading = read('<pb facs="a.jpg"/><p>a</p>', CONTEXT)
    made = list(text_pages(reading, CONTEXT))
    assert [one.slug for one in made if isinstance(one, Problem)] == ["text-lost"]
    assert {one.path for one in made if isinstance(one, Artifact)} == {"texts/a.html", "texts/a~facsimile.html"}


def test_words_that_look_like_a_link_stay() -> None:
    html = page('<pb facs="#s1"/><p>id="x" and href="#foo" here</p>')
    assert 'id="x" and href="#foo" here' in html


def test_only_pages_with_pictures_may_load_them_from_named_hosts() -> None:
    context = replace(CONTEXT, project=Project(images=Images(("iiif.example",))))
    files = made('<pb n="1" facs="https://iiif.example/1/"/><p>a</p>', "", context)
    for html in files.values():
        assert "img-src 'self' data: https://iiif.example; font-src 'self'" in html
        assert re.findall(
            r'<img src="https://iiif\.example/1/full/\d+,/0/default\.jpg"[^>]* referrerpolicy="no-referrer">', html
        )
    assert "img-src 'self' data:; font-src" in made("<p>a</p>")["texts/a.html"]


def test_a_host_that_is_not_named_is_never_asked() -> None:
    files = made('<pb n="1" facs="https://iiif.example/1/"/><p>a</p>', "")
    assert set(files) == {"texts/a.html"}
    assert '<a href="https://iiif.example/1/">[p. 1]</a>' in files["texts/a.html"]
    assert "<img" not in files["texts/a.html"]


def test_all_words_of_the_text_are_on_it() -> None:
    body = '<p>a <hi>b<pb facs="#s1"/> c</hi> d</p><list><item>e<pb facs="#s2"/>f</item></list>'
    files = made(body)
    text = re.search(r'<article class="stream text">(.*?)</article>', files["texts/a.html"], re.DOTALL)
    assert text is not None
    assert "".join(leaves(files["texts/a~facsimile.html"])) == Words(text[1]).text == dense("abcdef")
