"""The pages beside the page of a text: witnesses, side by side, where they vary."""

from __future__ import annotations

import re

import pytest
from edition.renderers.html import HtmlRenderer, witnesses

from edition.model import Artifact, Problem
from tests.reading.sample import FakeContext, read
from tests.renderers.sample import files, main

ABC = FakeContext(sigla=frozenset("ABC"))
BODY = '<p>same</p><p>one <app><lem wit="#A #B">a</lem><rdg wit="#C">b</rdg></app></p>'


def made(body: str = BODY, context: FakeContext = ABC) -> dict[str, str]:
    return files(artifact for artifact in HtmlRenderer().text(read(body, context), context))  # type: ignore[arg-type]


def test_a_page_for_each_witness_that_is_named_in_the_text() -> None:
    assert sorted(made()) == [
        "texts/a.html",
        *(f"texts/a/{name}.html" for name in ("A", "B", "C", "synopsis", "variation")),
    ]


def test_a_text_without_an_apparatus_has_no_page_more() -> None:
    assert sorted(made("<p>a</p>")) == ["texts/a.html"]
    assert "ui-foot" not in made("<p>a</p>")["texts/a.html"]


def test_entries_in_notes_are_no_text_to_be_read_through() -> None:
    body = '<p>a<note>b <app><lem wit="#A">c</lem><rdg wit="#B">d</rdg></app></note></p>'
    assert sorted(made(body)) == ["texts/a.html", "texts/a/variation.html"]


def test_pages_lead_to_one_another() -> None:
    pages = made()
    assert 'href="a/C.html"' in pages["texts/a.html"]
    assert 'href="../../texts/a.html"' in pages["texts/a/C.html"]
    assert '<a href="../a/C.html" aria-current="page">C</a>' in pages["texts/a/C.html"]


def test_where_no_stylesheet_keeps_all_letters_no_witness_is_read_through_and_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("edition.renderers.html.weaving.transformed", lambda *_: None)
    found = list(HtmlRenderer().text(read(BODY, ABC), ABC))  # type: ignore[arg-type]
    assert [one.slug for one in found if isinstance(one, Problem)] == ["text-lost"]
    paths = sorted(one.path for one in found if isinstance(one, Artifact) and one.path.endswith(".html"))
    assert paths == ["texts/a.html", "texts/a/variation.html"]


def test_each_of_many_witnesses_leads_to_those_beside_it_and_to_the_list_of_all() -> None:
    def written(count: int) -> tuple[int, dict[str, str]]:
        names = [f"W{n:03}" for n in range(count)]
        cited = " ".join(f"#{name}" for name in names)
        pages = made(f'<p><app><lem wit="{cited}">a</lem></app></p>', FakeContext(sigla=frozenset(names)))
        return max(len(pages[f"texts/a/{name}.html"]) for name in names), pages

    (few, pages), (many, more) = written(20), written(120)
    assert "All witnesses" not in pages["texts/a/W007.html"]
    assert "W019" in pages["texts/a/W007.html"]
    assert many < few
    page = main(more["texts/a/W050.html"])
    assert re.findall(r'href="\.\./a/(W\d+)\.html"', page) == ["W049", "W050", "W051"]
    assert 'href="../../texts/a.html#ui-witnesses">All witnesses</a>' in page
    assert 'id="ui-witnesses"' in more["texts/a.html"]
    assert '<a href="a/W119.html">' in more["texts/a.html"]


def test_pictures_and_links_to_them_are_found_from_the_folder_of_witnesses() -> None:
    context = FakeContext(sigla=frozenset("ABC"), pictures=frozenset(("a.jpg",)))
    pages = made(f'<pb n="1" facs="a.jpg"/>{BODY}', context)
    for name in ("B", "synopsis"):
        html = main(pages[f"texts/a/{name}.html"])
        assert 'src="../../media/a.jpg"' in html
        assert 'href="../../texts/a~facsimile.html#ui-leaf-1"' in html
        assert not re.search(r'(href|src)="\.\./(media|texts)/', html)


def test_rows_that_all_have_alike_are_one_cell() -> None:
    page = main(made()["texts/a/synopsis.html"])
    assert page.count('<div class="line same" role="row">') == 1
    assert len(re.findall(r'class="cell w-\d" role="cell"', page)) == 3
    assert len(re.findall("id=", page.partition('class="synopsis')[2])) == 0


def test_of_too_many_witnesses_the_first_are_read_through_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witnesses, "_MOST", 22)
    pages = made()
    assert [name for name in sorted(pages) if re.search(r"/[ABC]\.html", name)] == ["texts/a/A.html", "texts/a/B.html"]
    assert "only the first 2 are read through" in pages["texts/a.html"]
