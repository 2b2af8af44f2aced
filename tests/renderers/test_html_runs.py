"""Stretches that no element holds, and words of the page that stand among those of the text."""

from __future__ import annotations

from typing import Any

import pytest
from edition.renderers.html.grafting import E, ours
from edition.renderers.html.runs import say_before, spans, targets, text_of, walked, wrap, wrap_spans
from lxml import etree


def tree(content: str) -> Any:
    return etree.fromstring(f'<e:page xmlns:e="urn:edition:annotated"><e:stream>{content}</e:stream></e:page>')


def written(page: Any) -> str:
    return (
        etree.tostring(page[0], encoding="unicode")
        .partition(">")[2]
        .rpartition("<")[0]
        .replace(' xmlns:e="urn:edition:annotated"', "")
    )


def test_words_of_the_page_are_passed_by() -> None:
    page = tree("<p>a<e:sign>x<b>y</b></e:sign>b<e:run>c</e:run></p>d")
    assert [said[0] for event in walked(page) if (said := text_of(event))] == ["a", "b", "c", "d"]


def test_a_piece_is_wrapped_where_it_stands() -> None:
    page = tree("<p>a<b>c</b>d</p>")
    paragraph = page[0][0]
    wrap((paragraph, False), "one")
    wrap((paragraph[1], True), "two")
    assert written(page) == '<p><e:run class="one">a</e:run><b>c</b><e:run class="two">d</e:run></p>'


@pytest.mark.parametrize(
    ("content", "wrapped"),
    [
        ('a<s spanTo="#e"/>b<e xml:id="e"/>c', ["b"]),
        ('a<s spanTo="#e"/>b<e xml:id="e">c</e>d', ["b", "c"]),
        ('<p>a<s spanTo="#e"/>b</p><p>c<e xml:id="e"/>d</p>', ["b", "c"]),
        ('<s spanTo="#e"/>a<s spanTo="#f"/>b<e xml:id="e"/>c<e xml:id="f"/>d', ["a", "b", "c"]),
        ('a<s spanTo="#e"/>b<s anchor="e"/>c', ["b"]),
        ('<e xml:id="e"/>a<s spanTo="#e"/>b', []),
        ('a<s spanTo="#none"/>b', []),
        ('a<s xml:id="s" spanTo="#s"/>b', []),
        ("a<s/>b", []),
    ],
)
def test_a_span_goes_to_the_end_of_what_it_points_to(content: str, wrapped: list[str]) -> None:
    page = tree(content)
    wrap_spans(page, spans(page, ["s"], targets(page)), lambda _: "x")
    assert [run.text for run in page.iter(f"{E}run")] == wrapped


def test_a_span_ends_in_the_stream_in_which_it_begins() -> None:
    page = tree('a<s spanTo="#e"/>b')
    page.append(
        etree.fromstring('<e:stream xmlns:e="urn:edition:annotated"><e:item><e xml:id="e"/></e:item></e:stream>')
    )
    assert spans(page, ["s"], targets(page)) == []


def test_what_is_said_stands_first_or_before_what_is_empty() -> None:
    page = tree("<p>a</p>b<gap/>c")
    for element in list(page[0]):
        say_before(element, ours("sign"))
    assert written(page) == "<p><e:sign/>a</p>b<e:sign/><gap/>c"
