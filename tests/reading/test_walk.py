"""The streams of a text, and where in them everything stands."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections import Counter
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edition.reading.walk import Record, Walk, hashed, passage_hash
from edition.tei import ID, SPACE, local
from tests.reading.sample import document, streams, viewed, walked


def text_of(body: str) -> str:
    return walked(body).texts["text"]


class TestWhiteSpace:
    @pytest.mark.parametrize(
        ("body", "text"),
        [
            ("<p>a\n  b</p>", "a b"),
            ("<p> a <hi> b </hi> c </p>", "a b c"),
            ("<p>a<hi>b</hi>c</p>", "abc"),
            ("<p>a \u00a0 b</p>", "a \u00a0 b"),
            ("<p>a</p><p>b</p>", "a\nb"),
            ("<p>a</p>\n\n<p/>\n<p>b</p>", "a\nb"),
            ("<head>a</head><lg><l>b</l><l>c</l></lg>", "a\nb\nc"),
            ("<p>a<list><item>b</item></list>c</p>", "a\nb\nc"),
            ("<div>a<hi>b</hi></div>", "ab"),
            ("<p>a<lb/>b</p>", "a b"),
            ("<p>a <lb/> b<pb/></p>", "a b"),
            ("<p>a<space/>b</p>", "a b"),
            ('<p>Lon<lb break="no"/>don</p>', "London"),
            ('<p>Lon <pb break="no"/>\ndon</p>', "London"),
            ("<p><w>a</w> <w>b</w></p>", "a b"),
            ('<p><w>a</w> <pc join="left">.</pc> <w>b</w></p>', "a. b"),
            ('<p><pc join="right">(</pc> <w>a</w> <pc join="left">)</pc></p>', "(a)"),
            ('<p>a <w join="both">-</w> b</p>', "a-b"),
            ("<p><choice>\n<sic>a</sic>\n<corr>b</corr>\n</choice></p>", "b"),
            ("<p>a <subst> <del>b</del> <add>c</add> </subst>d</p>", "a cd"),
            ("<p>a <note>n</note> b<note>n</note>.</p>", "a b."),
        ],
    )
    def test_it_folds_by_one_rule(self, body: str, text: str) -> None:
        assert text_of(body) == text + "\n"

    def test_a_text_without_words_is_empty(self) -> None:
        assert streams("<pb/><p> </p>") == {}


class TestStreams:
    def test_each_has_its_own(self) -> None:
        body = (
            "<p>a<note>b</note><del>c</del></p><figure><figDesc>d</figDesc></figure><fw>e</fw>"
            "<listPerson><person><persName>f</persName></person></listPerson>"
        )
        texts = {"text": "a", "notes": "b", "variants": "c", "figures": "d", "furniture": "e", "registers": "f"}
        assert streams(body) == {name: text + "\n" for name, text in texts.items()}

    def test_an_item_is_a_line(self) -> None:
        body = "<p><note><p>one</p><p>two</p></note><note/><note>three<lb/>four</note></p>"
        assert streams(body) == {"notes": "one two\nthree four\n"}

    def test_an_item_in_an_item_is_cut_out_of_it(self) -> None:
        assert streams("<p><note>a<note>b</note>c</note></p>") == {"notes": "ac\nb\n"}


WORDS = st.sampled_from(["", " ", "a", " b", "c ", "\n", "d e", "\u00a0", "\u00fc\u0301", "\U0001d11e"])
BLOCKS = ["p", "ab", "l", "div", "item", "foo"]
INLINE = ["hi", "persName", "said", "seg", "note", "del", "sic", "rdg", "fw"]
EMPTY = ["<lb/>", '<lb break="no"/>', "<pb/>", "<w/>"]
mixed = st.recursive(
    WORDS | st.sampled_from(EMPTY),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(INLINE + BLOCKS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)
bodies = st.lists(mixed, max_size=5).map("".join)


def dense(text: str) -> str:
    return "".join(c for c in text if c not in SPACE)


def shown(element: Any, aside: Any) -> str:
    """The characters of an element that are its stream's own, without white space, by a recursion of our own."""
    parts = [element.text or ""]
    for child in element:
        if child not in aside:
            parts.append(shown(child, aside))
        parts.append(child.tail or "")
    return dense("".join(parts))


def walk_of(body: str) -> tuple[Walk, Any]:
    view = viewed(document(body))
    return Walk(view), view


class TestForEveryText:
    """Whatever stands in it."""

    @settings(max_examples=60)
    @given(bodies)
    @example("<p>a<note>b<del>c</del></note>d</p>")
    def test_every_character_is_in_exactly_one_stream(self, body: str) -> None:
        walk, view = walk_of(body)
        everything = dense("".join(view.contents[0].itertext()))
        assert Counter(everything) == Counter(dense("".join(walk.texts.values())))
        assert dense(walk.texts["text"]) == shown(view.contents[0], view.aside)
        for name, items in view.items.items():
            lines = [line for item in items if (line := shown(item, view.aside))]
            assert [dense(line) for line in walk.texts[name].split("\n")[:-1]] == lines

    @settings(max_examples=60)
    @given(bodies)
    @example("<p>a</p><p> <persName> b </persName> </p>")
    def test_every_record_slices_its_own_words(self, body: str) -> None:
        walk, view = walk_of(body)
        for element, record in walk.records.items():
            words = walk.texts[record.stream][record.start : record.end]
            assert record.element is element
            assert 0 <= record.start <= record.end <= max(0, len(walk.texts[record.stream]) - 1)
            assert dense(words) == shown(element, view.aside)
            assert words.strip(SPACE) == words

    @settings(max_examples=60)
    @given(bodies)
    @example("<foo>a<p>b</p>c</foo>")
    def test_every_word_belongs_to_one_passage_at_least(self, body: str) -> None:
        walk, _ = walk_of(body)
        for name in ("text", "notes", "variants", "furniture"):
            held = [(r.start, r.end) for r in walk.passages if r.stream == name]
            for at, character in enumerate(walk.texts[name]):
                assert character in SPACE or any(start <= at < end for start, end in held)

    @settings(max_examples=60)
    @given(bodies)
    def test_the_own_words_of_passages_are_all_words(self, body: str) -> None:
        walk, _ = walk_of(body)
        own = "".join(dense("".join(record.words)) for record in walk.passages)
        assert Counter(own) == Counter(dense("".join(walk.texts.values())))

    @settings(max_examples=60)
    @given(bodies)
    def test_every_stream_is_folded(self, body: str) -> None:
        for text in walked(body).texts.values():
            assert text == "" or (text.endswith("\n") and not text.startswith((" ", "\n")))
            assert not any(bad in text for bad in ("  ", " \n", "\n ", "\n\n", "\t", "\r"))


def passages(body: str) -> list[tuple[str, str]]:
    """Passages by element and the words they span."""
    walk = walked(body)
    return [(local(r.element), walk.texts[r.stream][r.start : r.end]) for r in walk.passages]


class TestPassages:
    def test_they_stand_in_each_other(self) -> None:
        walk = walked("<p>a<list><item>b</item></list></p>")
        outer, inner = walk.passages
        assert (outer.passage, inner.passage) == (None, outer)
        assert (outer.words, inner.words) == (["a"], ["b"])

    @pytest.mark.parametrize(
        ("body", "found"),
        [
            ("<div>a<p>b</p></div>", [("div", "a\nb"), ("p", "b")]),
            ("<div><persName>a</persName></div>", [("persName", "a")]),
            ("<u><seg>a</seg></u>", [("seg", "a")]),
            ("<u>a<seg>b</seg></u>", [("u", "ab"), ("seg", "b")]),
            ("<u>a<persName>b</persName></u>", [("u", "ab")]),
            ("<p>a<seg>b</seg></p>", [("p", "ab")]),
            ("<p>a<del>b</del></p>", [("p", "a"), ("del", "b")]),
            ("<p>a<note><p>b</p></note></p>", [("p", "a"), ("note", "b"), ("p", "b")]),
            ("<listPerson><person><p>a</p></person></listPerson>", []),
        ],
    )
    def test_what_is_one(self, body: str, found: list[tuple[str, str]]) -> None:
        assert passages(body) == found

    def test_an_empty_one_begins_with_what_it_stands_in(self) -> None:
        walk = walked("<p>ab</p><p><label/><seg><cell><persName/></cell></seg>c</p>")
        spans = {local(e): (r.start, r.end) for e, r in walk.records.items()}
        assert spans == {"p": (3, 4), "label": (3, 3), "cell": (3, 3), "persName": (3, 3)}

    def test_where_there_are_no_words_what_rows_cite_is_one(self) -> None:
        assert [local(p.element) for p in walked("<q><pb/><name><pb/></name></q>").passages] == ["q"]

    def test_items_know_where_they_stand(self) -> None:
        walk = walked("<p>a<note>b<note>c</note></note></p>")
        around = {element.text: record and record.element.text for element, record in walk.around.items()}
        assert around == {"b": "a", "c": "b"}

    def test_offsets_within_a_passage_skip_what_is_not_its_own(self) -> None:
        walk = walked("<p>one <list><item>two</item></list> <persName>three</persName></p>")
        name = next(r for e, r in walk.records.items() if local(e) == "persName")
        assert name.passage is walk.passages[0]
        assert (name.start, name.end) == (len("one\ntwo\n"), len("one\ntwo\nthree"))
        assert (name.own_start, name.own_end) == (len("one"), len("onethree"))

    def test_offsets_within_a_passage_count_blanks(self) -> None:
        walk = walked("<p>x</p><p>one <hi>two </hi> <persName>three</persName></p>")
        name = next(r for e, r in walk.records.items() if local(e) == "persName")
        assert (name.own_start, name.own_end) == (len("one two "), len("one two three"))


def hash_of(body: str) -> list[str]:
    return [passage_hash(record) for record in walked(body).passages]


class TestHashes:
    def test_it_is_what_the_design_says(self) -> None:
        expected = b32encode(hashlib.sha256(b"p\nDearAda,").digest()).decode().lower()[:10]
        assert hashed("p", "DearAda,") == f"p{expected}"
        assert hash_of("<p>Dear <hi>Ada</hi>,</p>") == [f"p{expected}"]

    @pytest.mark.parametrize(
        "body",
        [
            "<p>Dear\n Ada,</p>",
            "<p>De<lb break='no'/>ar <persName>Ada</persName>,</p>",
            "<p>Dear Ada,<note>n</note></p>",
            "<p>Dear <choice><sic>Aba</sic><corr>Ada</corr></choice>,</p>",
        ],
    )
    def test_only_own_words_count(self, body: str) -> None:
        assert hash_of(body)[0] == hash_of("<p>Dear Ada,</p>")[0]

    def test_other_words_or_another_element_are_another_passage(self) -> None:
        assert len({hash_of(f"<{name}>{text}</{name}>")[0] for name in ("p", "ab") for text in ("a", "b")}) == 4

    def test_two_spellings_of_one_letter_are_one(self) -> None:
        expected = b32encode(hashlib.sha256("p\n\u00e9".encode()).digest()).decode().lower()[:10]
        assert hashed("p", "e\u0301") == hashed("p", "\u00e9") == f"p{expected}"


def test_ids_have_no_part_in_the_walk() -> None:
    walk = walked('<p xml:id="a">b</p>')
    (record,) = walk.passages
    assert isinstance(record, Record)
    assert (record.id, record.element.get(ID)) == ("", "a")
