"""A text to its rows, which the tables name the columns of."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.building.rows import RowMaker, problem_row
from edition.building.tables import COLUMNS, OF_A_TEXT
from edition.model import Fragment, Mention, Passage, Place, Problem, Span, Text, TextInfo
from tests.reading.sample import ADA, BOB, FakeContext, read

CONTEXT = FakeContext(entries={"ada": (ADA,), "bob": (BOB,)}, sigla=frozenset("AB"))


def rows(body: str, base: str = "") -> dict[str, list[dict[str, Any]]]:
    """The rows of a text by column."""
    text = read(body, CONTEXT, sha256="abc").text
    made = RowMaker(text, "Letters", "1.2", base).rows()
    return {table: [dict(zip(OF_A_TEXT[table], row, strict=True)) for row in found] for table, found in made.items()}


def part(row: dict[str, Any], *columns: str) -> tuple[Any, ...]:
    return tuple(row[column] for column in columns)


class TestMentions:
    def test_a_row_says_where_and_whom(self) -> None:
        (row,) = rows('<p xml:id="p1">Dear <persName ref="#ada">Ada</persName>, come</p>')["mentions"]
        assert part(row, "id", "kind", "entity", "entity_name", "target_n", "form") == (
            "p1.5-8", "person", "ada", "Ada Lovelace", 1, "name",
        )  # fmt: skip
        assert part(row, "surface", "whole", "part", "stream", "passage", "start", "end") == (
            "Ada", "Ada", "", "text", "p1", 5, 8,
        )  # fmt: skip
        assert part(row, "before", "after", "registered", "text", "text_title") == (
            "Dear ",
            ", come",
            1,
            "a",
            "A letter",
        )
        assert part(row, "url", "citation", "edition_version", "source_sha256") == (
            "texts/a.html#p1.5-8", "A letter, par. 1 (Letters, version 1.2)", "1.2", "abc",
        )  # fmt: skip

    def test_a_row_a_target_and_one_without(self) -> None:
        found = rows('<p><name ref="#ada #bob">both</name> <name type="person">none</name></p>')["mentions"]
        assert [part(row, "entity", "target_n", "kind") for row in found] == [
            ("ada", 1, "person"), ("bob", 2, "person"), ("", 0, "person"),
        ]  # fmt: skip
        assert found[0]["id"] == found[1]["id"]

    def test_a_row_a_fragment(self) -> None:
        body = '<p xml:id="p"><name xml:id="a" next="#b">Ada</name> of <name xml:id="b">Lovelace</name></p>'
        found = rows(body)["mentions"]
        assert [part(row, "id", "part", "surface", "whole", "url") for row in found] == [
            ("a", "1 of 2", "Ada", "Ada Lovelace", "texts/a.html#a"),
            ("a", "2 of 2", "Lovelace", "Ada Lovelace", "texts/a.html#b"),
        ]

    def test_a_base_address_comes_first(self) -> None:
        (row,) = rows('<p xml:id="\u00fc"><name>a</name></p>', "https://e.example/")["mentions"]
        assert row["url"] == "https://e.example/texts/a.html#%C3%BC.0-1"


class TestContext:
    @staticmethod
    def around(stream: str, start: int, end: int) -> tuple[str, str]:
        info = TextInfo("a", "a.xml", 1, "text", "A")
        fragment = Fragment("x", "p", Span("text", start, end), stream[start:end])
        mention = Mention("x", "other", "name", "name", "", "", (fragment,), ())
        text = Text(info, {"text": stream}, (Passage("p", "p", Span("text", 0, len(stream)), ""),), (mention,))
        (row,) = RowMaker(text, "", "1", "").rows()["mentions"]
        return part(dict(zip(OF_A_TEXT["mentions"], row, strict=True)), "before", "after")  # type: ignore[return-value]

    def test_it_is_whole_words(self) -> None:
        stream = f"{'longer ' * 20}Ada{' short' * 20}\n"
        before, after = self.around(stream, 140, 143)
        assert before == "longer " * 5
        assert after == " short" * 6

    def test_a_long_word_is_cut(self) -> None:
        assert self.around("x" * 100 + "Ada" + "y" * 100 + "\n", 100, 103) == ("x" * 40, "y" * 40)

    @given(st.text("ab \n", min_size=1, max_size=120), st.data())
    def test_it_is_what_stands_there(self, words: str, data: st.DataObject) -> None:
        stream = words + "\n"
        start = data.draw(st.integers(0, len(words)))
        end = data.draw(st.integers(start, len(words)))
        before, after = self.around(stream, start, end)
        flat = stream.replace("\n", " ")
        assert flat[:start].endswith(before)
        assert flat[end:].startswith(after)
        assert len(before) <= 40
        assert len(after) <= 40


class TestOthers:
    def test_quotations(self) -> None:
        found = rows('<p xml:id="p"><said who="#ada #bob" toWhom="#bob">a</said> <quote source="#b">c</quote></p>')
        said, quote = found["quotations"]
        assert part(said, "class", "direct", "speaker", "speaker_name", "addressee", "surface") == (
            "speech", "true", "ada | bob", "Ada Lovelace, Bob", "bob", "a",
        )  # fmt: skip
        assert part(quote, "class", "direct", "speaker", "source") == ("quotation", "", "", "#b")
        assert [part(row, "table", "id", "entity", "registered") for row in found["speakers"]] == [
            ("quotations", "p.0-1", "ada", 1), ("quotations", "p.0-1", "bob", 1),
        ]  # fmt: skip

    def test_turns(self) -> None:
        (row,) = rows('<u xml:id="u" who="#ada">One two</u>')["turns"]
        assert part(row, "id", "speaker", "words", "start", "end", "stream", "opening") == (
            "u", "ada", 2, 0, 7, "text", "One two",
        )  # fmt: skip

    def test_sessions(self) -> None:
        (row,) = rows('<div type="session" xml:id="d"><head>First</head></div>')["sessions"]
        assert part(row, "id", "name", "type", "anchor", "text") == ("a.d", "First", "session", "d", "a")

    def test_passages(self) -> None:
        found = rows('<p xml:id="p">a</p><note xml:id="n">b</note>')["passages"]
        assert [part(row, "text", "id", "element", "stream", "start", "end", "url") for row in found] == [
            ("a", "p", "p", "text", 0, 1, "texts/a.html#p"),
            ("a", "n", "note", "notes", 0, 1, "texts/a.html#n"),
        ]


class TestApparatus:
    def test_a_row_a_reading(self) -> None:
        body = '<p><app xml:id="x"><lem wit="#A">a</lem><rdg wit="#B">bc</rdg><rdg type="omission"/></app></p>'
        found = rows(body)["apparatus"]
        assert [part(row, "id", "lemma", "lemma_witnesses", "reading", "witnesses", "type") for row in found] == [
            ("x", "a", "A", "bc", "B", ""), ("x", "a", "A", "", "", "omission"),
        ]  # fmt: skip
        assert part(found[0], "start", "end", "stream", "reading_start", "reading_end") == (0, 1, "variants", 0, 2)

    def test_an_entry_without_readings_has_a_row(self) -> None:
        (row,) = rows("<p>a <app><rdg wit='#A'>b</rdg></app></p>")["apparatus"]
        assert part(row, "lemma", "reading", "type", "reading_start", "stream") == ("b", "", "lemma-chosen", "", "")
        assert row["varies"] == 0

    def test_a_reading_is_shown_with_the_signs_of_its_editor(self) -> None:
        (row,) = rows('<p>a <app><lem>b</lem><rdg source="#S"><surplus>c</surplus></rdg></app></p>')["apparatus"]
        assert part(row, "reading", "shown", "varies") == ("c", "{c}", 1)


@pytest.mark.parametrize("place", [Place("a.xml", 2, 3, 2, 7), None])
def test_problems(place: Place | None) -> None:
    row = problem_row(Problem("slug", "error", "message", place, "hint", "source", "label"))
    at, end = (("a.xml", 2, 3), (2, 7)) if place else (("", 0, 0), (0, 0))
    assert row == (*at, "slug", "error", "message", "hint", "source", *end, "label")


def test_what_is_cited_slices_its_stream() -> None:
    body = "<p>Dear <persName>Ada</persName>, <q>a<lb/>b</q> <note>n <name>B</name></note><del><name>C</name></del></p>"
    text = read(body).text
    made = RowMaker(text, "", "1", "").rows()
    for table in ("mentions", "quotations"):
        for row in made[table]:
            found = dict(zip(COLUMNS[table], row, strict=False))
            assert text.streams[found["stream"]][found["start"] : found["end"]] == found["surface"]
