"""Which texts have a diplomatic view, and what stands in it."""

from __future__ import annotations

import pytest
from edition.renderers.html.layers import diplomatic, has_layers

from tests.reading.sample import FakeContext, read
from tests.renderers.bodies import dense

CONTEXT = FakeContext()


@pytest.mark.parametrize(
    "words",
    [
        "<add>a</add>",
        "<del>a</del>",
        "<unclear>a</unclear>",
        "<damage>a</damage>",
        "<space/>",
        "<metamark/>",
        '<handShift new="#A"/>',
        '<hi hand="#A">a</hi>',
        "<choice><sic>a</sic><corr>b</corr></choice>",
        "<choice><abbr>a</abbr><expan>b</expan></choice>",
        "<note><del>a</del></note>",
    ],
)
def test_one_layer_is_enough(words: str) -> None:
    assert has_layers(read(f"<p>x {words}</p>", CONTEXT))


@pytest.mark.parametrize(
    "words",
    [
        "a",
        "<gap/>",
        "<supplied>a</supplied>",
        "<surplus>a</surplus>",
        "<hi>a</hi>",
        "<sic>a</sic>",
        "<abbr>a</abbr>",
        "<lb/>",
        "<app><lem>a</lem><rdg>b</rdg></app>",
    ],
)
def test_what_both_views_show_alike_is_none(words: str) -> None:
    assert not has_layers(read(f"<p>x {words}</p>", CONTEXT))


@pytest.mark.parametrize(
    ("body", "streams"),
    [
        ("<p>a<del>b</del>c</p>", {"text": "abc"}),
        ("<p>a<choice><sic>b</sic><corr>c</corr></choice></p>", {"text": "abc"}),
        ("<p>a<note>b<del>c</del></note>d</p>", {"text": "ad", "notes": "bc"}),
        ("<p>a<app><lem>b<del>c</del></lem><rdg>d<del>e</del></rdg></app></p>", {"text": "abc", "variants": "de"}),
        ("<p>a<del>b<note>c</note>d</del></p>", {"text": "abd", "notes": "c"}),
        ("<p>a</p><fw>b<del>c</del></fw><p><index>d</index></p>", {"text": "abc", "furniture": "d"}),
        ("<p>co<pc force='weak'>-</pc>\n<lb break='no'/>op<am>~</am></p>", {"text": "co-op~"}),
        ("<p>a<listPlace><place><placeName>b</placeName></place></listPlace></p>", {"text": "a", "registers": "b"}),
    ],
)
def test_what_the_document_has_stands_in_place(body: str, streams: dict[str, str]) -> None:
    found = diplomatic(read(body, CONTEXT)).text.streams
    assert {name: dense(words) for name, words in found.items() if words} == streams


def test_the_reading_stays_as_it_was() -> None:
    reading = read("<p>a<del>b</del></p>", CONTEXT)
    diplomatic(reading)
    assert [item.text for item in reading.items["variants"]] == ["b"]
    assert reading.text.streams["variants"] == "b\n"
