"""A text beside its translation, and several texts side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from edition.renderers.html.beside import Beside
from edition.renderers.html.body import render
from edition.renderers.html.parallel import group_artifacts, group_page, groups_of
from edition.renderers.html.site import Site
from edition.renderers.html.texts import text_pages

from edition.aligning import Group, Parallels
from edition.model import Artifact, Problem
from edition.project import Project
from edition.rendering import Piece
from tests.reading.sample import info, read
from tests.renderers.bodies import CONTEXT
from tests.renderers.sample import FakeIndex

PROJECT = Project(parallel=Parallels((Group(("a", "b")),)))
BOTH = replace(CONTEXT, project=PROJECT, inside=(info("a", title="Liber"), info("b", title="كتاب", lang="ar")))


def own(body: str) -> str:
    """The page on which the parts of one text stand side by side, '' where there is none."""
    found = {one.path: one.content for one in text_pages(read(body, CONTEXT), CONTEXT) if isinstance(one, Artifact)}
    content = found.get("texts/a~parallel.html", b"")
    assert isinstance(content, bytes)
    return content.decode()


def group(**bodies: str) -> str:
    """The page of the texts a and b, '' where there is none."""
    pieces = []
    for text in BOTH.inside:
        if text.id in bodies:
            reading = read(bodies[text.id], BOTH, identity=text.id, title=text.title, lang=text.lang)
            beside = Beside(reading, BOTH)
            render(reading, BOTH, beside=beside)
            pieces += [piece.content for piece in beside.given]
    index: Any = FakeIndex(project=PROJECT, added={"texts/a~beside~b.html": tuple(pieces)})
    made = list(group_artifacts(Site(index), index, BOTH))
    assert all(artifact.stamp for artifact in made)
    return b"".join(made[0].content).decode() if made else ""  # type: ignore[arg-type]


def rows(html: str) -> list[tuple[str, ...]]:
    """The words of each cell, row by row, without the row of titles."""
    found = re.split(r'<div class="row', html)[2:]
    return [tuple(map(_words, re.split(r'<div class="cell', row)[1:])) for row in found]


def _words(cell: str) -> str:
    text = re.search(r'<div class="stream text">(.*)</div>\s*</div>', cell, re.DOTALL)
    return "" if text is None else re.sub(r"\s+", " ", re.sub(r'<a class="gen.*?</a>|<[^>]*>', "", text[1])).strip()


class TestWithinOneText:
    EDITION = '<div type="edition" xml:lang="grc"><ab n="1">α</ab><ab n="2">β</ab></div>'

    def test_passage_by_passage(self) -> None:
        html = own(f'{self.EDITION}<div type="translation" xml:lang="en"><p n="1">A</p><p n="2">B</p></div>')
        assert rows(html) == [("α", "A"), ("β", "B")]
        assert html.count('role="cell" lang="grc" dir="ltr">') == html.count('role="cell" lang="en" dir="ltr">') == 2

    def test_as_a_whole_where_nothing_says_more(self) -> None:
        commentary = '<div type="commentary"><p>c</p></div>'
        html = own(f'<div type="edition"><ab>α</ab></div><div type="translation"><p>A</p></div>{commentary}')
        assert rows(html) == [("α", "A")]

    def test_a_translation_without_numbers_beside_one_with_them(self) -> None:
        html = own(
            f'{self.EDITION}<div type="translation" xml:lang="en"><p n="1">A</p></div>'
            '<div type="translation" xml:lang="de"><p>Ganz</p></div>'
        )
        assert rows(html) == [("α", "A", ""), ("β", "", ""), ("", "", "Ganz")]

    def test_what_stands_between_the_columns_is_said_to_be_elsewhere(self) -> None:
        sides = f'{self.EDITION}{{}}<div type="translation"><p n="1">A</p></div>'
        told = "Only the texts that stand side by side are here"
        assert told in own(sides.format("<div><p>Between words.</p></div>"))
        assert told in own("<p>Before them.</p>" + sides.format(""))
        assert told not in own("<pb/>" + sides.format(""))

    def test_as_a_whole_where_passages_stand_too_deep(self) -> None:
        around = "<div>" * 150, "</div>" * 150
        sides = [around[0] + "".join(f'{w}<p n="{n}">{w}</p>' for n in range(700)) + around[1] for w in "ab"]
        body = '<div type="edition">{}</div><div type="translation">{}</div>'.format(*sides)
        assert rows(own(body)) == [("a" * 1400, "b" * 1400)]
        problems = [one for one in text_pages(read(body, CONTEXT), CONTEXT) if isinstance(one, Problem)]
        assert [one.slug for one in problems] == ["not-side-by-side"]

    def test_there_is_none_without_a_translation(self) -> None:
        assert own(self.EDITION) == ""

    def test_no_element_has_an_id_of_the_text_and_links_lead_to_it(self) -> None:
        html = own(f'{self.EDITION}<div type="translation"><p n="1" xml:id="x">A<note>n</note></p></div>')
        assert re.findall(r' id="([^"]*)"', html) == ["ui-main"]
        assert 'href="a.html#ui-notes-1"' in html
        assert 'href="a.html#x">1</a>' in html

    def test_words_that_look_like_attributes_stay(self) -> None:
        said = 'He wrote id="secret2" and href="#foo" here.'
        html = own(f'{self.EDITION}<div type="translation"><p n="1">{said}</p></div>')
        assert rows(html)[0] == ("α", said)


class TestSeveralTexts:
    def test_rows_and_what_stands_between(self) -> None:
        html = group(
            a='<div n="1"><head>Primum</head><p n="1">a</p><p n="2">b</p></div>',
            b='<div n="1"><head>الأول</head><p n="1">أ</p><p n="3">ج</p></div>',
        )
        assert rows(html) == [("Primum", "الأول"), ("a", "أ"), ("", "ج"), ("b", "")]
        assert html.count("no counterpart") == 2

    def test_each_column_runs_its_own_way(self) -> None:
        html = group(a='<p n="1">a</p>', b='<p n="1">أ</p>')
        assert ' lang="ar" dir="rtl">' in html
        assert ' dir="ltr">' in html

    def test_by_pointers(self) -> None:
        html = group(
            a='<p corresp="b.xml#y">a</p><p corresp="b.xml#x">b</p>', b='<p xml:id="x">x</p><p xml:id="y">y</p>'
        )
        assert rows(html) == [("a", "y"), ("b", "x")]

    def test_there_is_none_of_one_text(self) -> None:
        assert group(a='<p n="1">a</p>') == ""

    def test_nothing_of_a_text_is_lost(self) -> None:
        body = '<head>h</head><p n="1">a <hi>b</hi></p>c<p n="2">d<pb/></p><p>e</p><lg n="3"><l>f</l></lg>'
        html = group(a=body, b='<p n="1">x</p><p n="2">y</p>')
        said = "".join(cells[0] for cells in rows(html)).replace(" ", "")
        assert said.replace("[page]", "") == "habcdef"


class TestWhereNoStylesheetKeepsAllLetters:
    def test_a_text_beside_others_has_its_plain_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("edition.renderers.html.parallel.in_html", lambda *_: None)
        html = group(a='<p n="1">a &lt;b&gt;</p>', b='<p n="1">x</p>')
        assert "<p>a &lt;b&gt;</p>" in html
        assert "<p>x</p>" in html

    def test_a_text_does_not_stand_beside_its_translation_and_it_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("edition.renderers.html.beside.in_html", lambda *_: None)
        body = f'{TestWithinOneText.EDITION}<div type="translation"><p n="1">A</p></div>'
        made = list(text_pages(read(body, CONTEXT), CONTEXT))
        assert [one.slug for one in made if isinstance(one, Problem)] == ["text-lost"]
        assert {one.path for one in made if isinstance(one, Artifact)} == {"texts/a.html"}


def test_addresses() -> None:
    assert group_page(Group(("a", "b"))) == "texts/a~beside~b.html"
    many = group_page(Group(("a", "../b", "c", "d")))
    assert re.fullmatch(r"texts/a~beside~[0-9a-f]{8}\.html", many)
    assert ".." not in group_page(Group(("a", "../b")))


@pytest.mark.parametrize(("known", "count"), [(("a", "b"), 1), (("a",), 0)])
def test_a_group_is_one_where_its_texts_are(known: tuple[str, ...], count: int) -> None:
    context = replace(BOTH, inside=tuple(one for one in BOTH.inside if one.id in known))
    assert len(groups_of("a", context)) == count
    made = list(text_pages(read("<p>a</p>", context), context))
    assert sum(isinstance(one, Piece) for one in made) == count
