"""Streams in pieces: nothing lost, nothing twice."""

from __future__ import annotations

import re
from typing import Any

import pytest
from edition.renderers.html.cutting import BEFORE, can_be_cut, cut
from edition.renderers.html.grafting import E, ours
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.tei import PREFIX
from tests.reading.sample import document


def stream(body: str) -> Any:
    found = ours("stream", name="text")
    found.append(document(body).root.find(f"{PREFIX}text/{PREFIX}body"))
    return found


def named(source: Any, name: str) -> dict[Any, str]:
    """The elements that say by ``@n`` that they are cut before or after, with what the piece is called."""
    return {one: one.get(name) for one in source.iter("*") if one.get(name)}


def pieces(body: str) -> list[tuple[Any, str]]:
    """Pieces as XML without namespaces and without the body's own tags."""
    source = stream(body)
    found = cut(source, named(source, "start"), named(source, "end"))
    return [(key, _plain(piece)) for key, piece in found]


def _plain(piece: Any) -> str:
    for one in piece.iter("*"):
        for name in ("start", "end"):
            one.attrib.pop(name, None)
    text = etree.tostring(piece, encoding="unicode").partition(">")[2].rpartition("</")[0]
    text = re.sub(r' xmlns(:\w+)?="[^"]*"|(?<=[</])ns0:', "", text)
    return text.replace("<body>", "").replace("</body>", "")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a</p>", [(BEFORE, "<p>a</p>")]),
        ("<p>a<pb start='1'/>b</p>", [(BEFORE, "<p>a</p>"), ("1", "<p><pb/>b</p>")]),
        ("<p>a</p><pb start='1'/><p>b</p>", [(BEFORE, "<p>a</p>"), ("1", "<pb/><p>b</p>")]),
        ("<p>a</p> <div> <pb start='1'/><p>b</p></div>", [(BEFORE, "<p>a</p> "), ("1", "<div> <pb/><p>b</p></div>")]),
        ("<pb start='1'/><p>a</p>", [("1", "<pb/><p>a</p>")]),
        ("<p>a <hi>b<pb start='1'/>c</hi> d</p>", [(BEFORE, "<p>a <hi>b</hi></p>"), ("1", "<p><hi><pb/>c</hi> d</p>")]),
        ("<p start='1' end='2'>a</p><p start='3'>b</p>", [("1", "<p>a</p>"), ("3", "<p>b</p>")]),
        ("<p start='1' end='2'>a</p><lb/>", [("1", "<p>a</p>"), ("2", "<lb/>")]),
        ("<div><p start='1' end='2'>a</p></div><p>b</p>", [("1", "<div><p>a</p></div>"), ("2", "<p>b</p>")]),
    ],
)
def test_where_pieces_begin(body: str, expected: list[tuple[Any, str]]) -> None:
    assert pieces(body) == expected


def test_ids_and_numbers_are_in_the_first_part_alone() -> None:
    source = stream("<p>a<pb start='1'/>b</p>")
    paragraph = source[0][0]
    for name, value in (("id", "x"), ("number", "1"), ("fragment", "x"), ("block", "1"), ("lang", "en")):
        paragraph.set(E + name, value)
    parts = [piece.find(f".//{PREFIX}p") for _, piece in cut(source, named(source, "start"))]
    assert [part.get(E + "id") for part in parts] == ["x", None]
    assert [part.get(E + "number") for part in parts] == ["1", None]
    assert [(part.get(E + "block"), part.get(E + "lang")) for part in parts] == [("1", "en"), ("1", "en")]


def test_what_stands_in_a_margin_stays_on_the_page_of_the_text() -> None:
    source = stream("<p n='x'>a<pb start='1'/>b</p>")
    paragraph = source[0][0]
    wrapper, margin = ours("beside"), ours("aside")
    paragraph.getparent().replace(paragraph, wrapper)
    margin.text = "c"
    wrapper.extend((paragraph, margin))
    assert ["".join(piece.itertext()) for _, piece in cut(source, named(source, "start"))] == ["a", "b"]


@pytest.mark.parametrize(
    ("body", "possible"),
    [
        ("<div>" * 10 + "<p>a<pb start='1'/>b</p>" * 3000 + "</div>" * 10, True),
        ("<p start='1' end='2'>a</p>" * 30000, True),
        ("<div>" * 200 + "<p>a<pb start='1'/>b</p>" * 1500 + "</div>" * 200, False),
        ("<div>" * 200 + "<p end='1'>a</p>b" * 1500 + "</div>" * 200, False),
        (f"<p rend='{'a' * 100_000}'>" + "a<pb start='1'/>" * 200 + "</p>", False),
    ],
)
def test_what_would_be_opened_again_too_often_cannot_be_cut(body: str, possible: bool) -> None:
    source = stream(body)
    assert can_be_cut(source, named(source, "start"), named(source, "end")) is possible


LEAVES = st.sampled_from(["a", " ", "b c", "\n", "<lb/>", "<pb start='{}'/>", "<note end='{}'>n</note>"])
TREES = st.recursive(
    st.lists(LEAVES, max_size=4).map("".join),
    lambda inner: st.tuples(
        st.sampled_from(["p", "hi start='{}'", "div", "seg end='{}'", "seg start='{}' end='{}'"]),
        st.lists(inner, max_size=3),
    ).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0].partition(' ')[0]}>"),
    max_leaves=12,
)


@given(st.lists(TREES, max_size=4))
def test_every_character_is_in_one_piece_and_in_order(trees: list[str]) -> None:
    body = "".join(trees)
    for n in range(body.count("{}")):
        body = body.replace("{}", str(n), 1)
    source = stream(body)
    found = cut(source, named(source, "start"), named(source, "end"))
    words = "".join("".join(piece.itertext()) for _, piece in found)
    assert "".join(words.split()) == "".join("".join(source.itertext()).split())
    for name in ("lb", "pb", "note"):
        assert sum(len(piece.findall(f".//{PREFIX}{name}")) for _, piece in found) == len(
            source.findall(f".//{PREFIX}{name}")
        )
    keys = [key for key, _ in found]
    assert len(keys) == len(set(keys))
