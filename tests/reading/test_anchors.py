"""Ids that last."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.apparatus.choosing import Editors
from edition.apparatus.witnesses import Witnesses
from edition.model import Fragment
from edition.reading.anchors import Anchors, check_ids
from edition.reading.view import reading_view
from edition.reading.walk import Walk, hashed
from edition.tei import tag
from tests.reading.sample import all_of, anchored, document, one, slugs


def passage_ids(body: str) -> list[str]:
    return [passage.id for passage in anchored(document(body)).passages]


class TestPassages:
    def test_its_own_id_or_a_hash_of_its_words(self) -> None:
        assert passage_ids('<p xml:id="a">one</p><p>two</p>') == ["a", hashed("p", "two")]

    def test_equal_ones_are_counted_and_reported_once(self) -> None:
        source = document("<p>x</p><p>y</p><p>x</p><p>x</p>")
        ids = [passage.id for passage in anchored(source).passages]
        x = hashed("p", "x")
        assert ids == [x, hashed("p", "y"), f"{x}.2", f"{x}.3"]
        assert [(p.slug, p.severity) for p in source.problems] == [("anchor-not-unique", "info")]

    def test_labels_of_speakers_are_equal_without_report(self) -> None:
        source = document("<sp><speaker>A</speaker></sp><sp><speaker>A</speaker></sp>")
        assert len(anchored(source).passages) == 2
        assert slugs(source) == []

    def test_marks_alone_are_equal_without_report(self) -> None:
        source = document(
            '<p>A<pc force="weak">-</pc><lb break="no"/>B<pc force="weak">-</pc><lb break="no"/>c</p><p>***</p><p>***</p>'
        )
        assert len(anchored(source).passages) == 5
        assert slugs(source) == []

    @pytest.mark.parametrize(
        ("written", "anchor"),
        [(" a ", "a"), ("a b", "a_b"), ("a\n\tb", "a_b"), ("ui-main", "_ui-main"), ("", "_"), ("\u00fc", "\u00fc")],
    )
    def test_an_id_that_is_none_becomes_one(self, written: str, anchor: str) -> None:
        assert passage_ids(f'<p xml:id="{written}">x</p>') == [anchor or hashed("p", "x")]

    def test_an_id_given_twice_is_told_apart(self) -> None:
        assert passage_ids('<p xml:id="a">x</p><p xml:id="a">y</p>') == ["a", "a.2"]

    def test_what_they_are(self) -> None:
        source = document('<p n="I">one<note>two</note></p><p>three</p>')
        first, third, note = anchored(source).passages
        assert (first.element, first.number, first.span.start, first.span.end) == ("p", "I", 0, 3)
        assert (third.number, third.parent) == ("2", "")
        assert (note.element, note.number, note.parent, note.span.stream) == ("note", "1", first.id, "notes")

    @settings(max_examples=60)
    @given(st.lists(st.sampled_from(["<p>x</p>", "<p>y</p>", '<p xml:id="a">z</p>', "<ab>x</ab>", "<p/>"]), max_size=8))
    def test_no_two_are_one(self, parts: list[str]) -> None:
        ids = passage_ids("".join(parts))
        assert len(set(ids)) == len(ids)

    @given(st.integers(0, 3), st.sampled_from(["<p>new</p>", "<div><p>new</p></div>", "<pb/>", "<fw>4</fw>"]))
    def test_what_is_put_beside_them_changes_nothing(self, at: int, added: str) -> None:
        parts = ["<p>one</p>", "<p>two <persName>x</persName></p>", "<head>three</head>"]
        more = [*parts[:at], added, *parts[at:]]
        assert set(passage_ids("".join(parts))) <= set(passage_ids("".join(more)))


def fragment_of(body: str, name: str, **asked: object) -> Fragment:
    source = document(body)
    anchors = anchored(source)
    return anchors.fragment(all_of(source.root, name)[-1], **asked)  # type: ignore[arg-type]


class TestFragments:
    def test_the_place_within_the_passage(self) -> None:
        found = fragment_of('<p xml:id="a">one</p><p xml:id="b">Dear <persName>Ada</persName></p>', "persName")
        assert (found.anchor, found.passage, found.surface) == ("b.5-8", "b", "Ada")
        assert (found.span.stream, found.span.start, found.span.end) == ("text", 9, 12)

    def test_an_id_of_its_own(self) -> None:
        assert fragment_of('<p>a <persName xml:id="n">b</persName></p>', "persName").anchor == "n"

    def test_two_of_one_place(self) -> None:
        source = document('<p xml:id="a"><persName><name>x</name></persName></p>')
        anchors = anchored(source)
        found = [anchors.fragment(one(source.root, name)).anchor for name in ("persName", "name")]
        assert found == ["a.0-1", "a.0-1.2"]
        assert anchors.of[one(source.root, "name")] == ["a.0-1.2"]

    def test_what_stands_around_passages_is_cited_by_the_first_in_it(self) -> None:
        body = '<sp><speaker xml:id="s">A</speaker><p xml:id="a">one</p><p xml:id="b">two</p></sp>'
        found = fragment_of(body, "sp", apart=frozenset((tag("speaker"),)))
        assert (found.passage, found.surface, found.anchor) == ("a", "A\none\ntwo", "a.0-9")
        assert fragment_of(body, "sp").passage == "s"

    def test_one_without_words_is_cited_by_its_neighbour(self) -> None:
        assert fragment_of('<p xml:id="a">one</p><div><persName/></div>', "persName").surface == ""

    def test_a_name_that_is_struck_out_is_found_where_it_went(self) -> None:
        body = '<p xml:id="a">x <persName><del xml:id="d">Ada</del></persName></p>'
        found = fragment_of(body, "persName", elsewhere=True)
        assert (found.surface, found.span.stream, found.passage) == ("Ada", "variants", "d")
        assert fragment_of(body, "persName").surface == ""

    def test_a_division_gets_the_anchor_that_is_wanted(self) -> None:
        source = document('<div xml:id="a"/><div/><div/>')
        anchors: Anchors = anchored(source)
        assert [anchors.of_division(div, "w") for div in all_of(source.root, "div")] == ["a", "w", "w.2"]
        assert anchors.of_division(all_of(source.root, "div")[1], "other") == "w"


class TestCheckingIds:
    @pytest.mark.parametrize(
        ("xml", "found"),
        [
            ('<p xml:id="a"/><p xml:id="b.1-\u00fc"/>', []),
            ('<p xml:id="a"/><p xml:id="a"/>', ["duplicate-id"]),
            ('<p xml:id="1"/>', ["odd-id"]),
            ('<p xml:id="a b"/>', ["odd-id"]),
            ('<p xml:id=" a"/>', ["odd-id"]),
            ('<p xml:id="a:b"/>', ["odd-id"]),
            ('<p xml:id="ui-x"/>', ["reserved-id"]),
        ],
    )
    def test_ids_that_are_none(self, xml: str, found: list[str]) -> None:
        source = document(xml)
        check_ids(source)
        assert slugs(source) == found

    def test_the_first_one_is_meant(self) -> None:
        source = document('<p xml:id="a">1</p><p xml:id=" a ">2</p>')
        assert {name: e.text for name, e in check_ids(source).items()} == {"a": "1"}

    def test_the_problem_stands_at_the_attribute(self) -> None:
        source = document('<p n="1" xml:id="1"/>')
        check_ids(source)
        place = source.problems[0].place
        assert place is not None
        assert source.sources[0].data[place.column - 1 :].startswith(b'xml:id="1"')


def test_ids_of_other_texts_of_the_file_are_free() -> None:
    source = document('<p xml:id="a">x</p>')
    view = reading_view([one(source.root, "text")], Editors(Witnesses((), {})))
    assert Anchors(view, Walk(view), source).of[one(source.root, "p")] == ["a"]
