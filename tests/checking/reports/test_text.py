"""One problem as text: its line, and marks under the words in question whatever they are made of."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edition.checking.reports import COLOURS
from edition.checking.reports.columns import width
from edition.checking.reports.text import told
from edition.model import Fix, Place, Problem
from edition.reading.places import BEFORE, excerpt
from tests.checking.reports.samples import full, marked, problem

LONG = "".join(chr(0x5B0 + n) if n % 7 else "x" for n in range(200))
HAN = "".join(chr(0x4E00 + n) for n in range(200))
"""A line in which no character comes twice, each two columns wide."""


def test_the_form_of_compilers() -> None:
    found = Problem(
        "missing-element",
        "error",
        "<author> stands where <title> must come first",
        Place("texts/a.xml", 6, 9, 6, 16),
        "add <title>…</title> first",
        '        <author><persName ref="#gl">Genevieve Leigh</persName></author>',
        "in <titleStmt>: a <title> is required before it",
    )
    assert list(told(found)) == [
        "texts/a.xml:6:9: error[missing-element]: <author> stands where <title> must come first",
        '  6 |         <author><persName ref="#gl">Genevieve Leigh</persName></author>',
        "    |         ^^^^^^^ in <titleStmt>: a <title> is required before it",
        "  hint: add <title>…</title> first",
        "",
    ]


def test_related_places_and_fixes() -> None:
    assert list(told(full()))[2:] == [
        "    |                                ^^^ nothing has this id",
        "  note: texts/b.xml:2:5: this is the nearest entry",
        '  2 |     xml:id="gle"',
        "    |     ^^^^^^^",
        "  fix: write #gle",
        "  perhaps: take the pointer away",
        "  hint: write the entry, or correct the pointer",
        "",
    ]


@pytest.mark.parametrize("hint", ["write #gle", "did you mean #gle?"])
def test_a_hint_that_only_says_what_the_fix_says_is_left_out(hint: str) -> None:
    found = problem(hint=hint, fixes=(Fix("write #gle for gle", (), sure=True),))
    assert list(told(found))[1:] == ["  fix: write #gle for gle", ""]


def test_the_gutter_is_as_wide_as_the_number() -> None:
    found = problem(place=Place("a.xml", 1234, 1, 1234, 4), source="abc")
    assert list(told(found))[1:3] == ["  1234 | abc", "       | ^^^"]


@pytest.mark.parametrize(
    ("place", "first"),
    [
        (None, "error[slug]: message 1"),
        (Place("a.xml"), "a.xml: error[slug]: message 1"),
        (Place("a.xml", 1, 1), "a.xml:1:1: error[slug]: message 1"),
    ],
)
def test_as_much_of_the_place_as_is_known(place: Place | None, first: str) -> None:
    assert list(told(problem(place=place))) == [first, ""]


@pytest.mark.parametrize(
    ("line", "words", "below"),
    [
        ("<p>漢字 word</p>", "word", "        ^^^^"),
        ("<p>漢字</p>", "漢字", "   ^^^^"),
        ("<p>cafe\u0301 word</p>", "word", "        ^^^^"),
        ("\t\t<p/>", "<p/>", "        ^^^^"),
        ("<p>a\x9bb</p>", "b", "     ^"),
        ("<p>\u1112\u1161\u11ab x</p>", "x", "      ^"),
    ],
)
def test_marks_stand_under_the_words(line: str, words: str, below: str) -> None:
    assert list(told(marked(line, words)))[2] == f"    | {below}"


def test_where_writing_runs_from_right_to_left_the_words_are_named() -> None:
    found = marked("<p>سلام عليكم</p>", "عليكم", label="not declared")
    assert list(told(found))[2] == "    |         ^^^^^ “عليكم”: not declared"


def test_what_goes_on_in_the_next_line_is_marked_to_the_end_of_this_one() -> None:
    found = problem(place=Place("a.xml", 1, 4, 3, 2), source="<p>some words")
    assert list(told(found))[2] == "    |    ^^^^^^^^^^"


def test_what_goes_on_beyond_the_excerpt_is_marked_to_its_end() -> None:
    found = problem(place=Place("a.xml", 1, 60, 1, 500), source=excerpt("x" * 600, 60))
    _, shown, marks, _ = told(found)
    assert len(marks) == len(shown)
    assert marks.endswith("^" * 50)


@given(st.text(st.sampled_from("abc <>\u00e9\t漢\u0301"), max_size=300), st.integers(1, 300), st.integers(1, 20))
@example(HAN, 1, 3)
@example(HAN, BEFORE, 3)
@example(HAN, BEFORE + 1, 3)
@example(HAN, BEFORE + 2, 3)
@example(HAN, 200, 3)
@example(f"{' ' * 80}x", 81, 1)
def test_marks_are_as_wide_as_what_stands_above(line: str, column: int, length: int) -> None:
    words = line[column - 1 : column - 1 + length]
    if words.strip() != words or not width(words.strip("\t")) or "\t" in words:
        return
    found = problem(place=Place("a.xml", 1, column, 1, column + len(words)), source=excerpt(line, column))
    _, shown, marks, _ = told(found)
    head = shown[6 : shown.index(words[:1], 6 + min(column - 1, BEFORE) - 1)] if line.count(words[0]) == 1 else None
    visible = min(len(words), 100 - min(column - 1, BEFORE))
    assert marks.count("^") == max(1, width(words[:visible]))
    if head is not None:
        assert marks.index("^") - 6 == width(head)


@given(st.text())
def test_a_terminal_has_nothing_to_obey(text: str) -> None:
    found = problem(place=Place(text, 1, 1), source=text, hint=text, label=text)
    said = "".join(told(found))
    assert not [c for c in said if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066"]


def test_colours_are_apart_from_the_words() -> None:
    coloured, plain = "\n".join(told(full(), COLOURS)), "\n".join(told(full()))
    for code in (COLOURS.error, COLOURS.info, COLOURS.place, COLOURS.gutter, COLOURS.end):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == plain
