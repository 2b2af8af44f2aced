"""What groups of lines are: prose that was wrapped, lists, quotations, turns, verse; and marks of headings."""

from __future__ import annotations

import pytest

from tests.encoding.drafting.drafts import T, body, kinds, log, names, of_text, texts, tree

WRAPPED = """It was a dark and stormy night; the rain fell in torrents, except at
occasional intervals, when it was checked by a violent gust of wind which
swept up the streets (for it is in London that our scene lies), rattling
along the house-tops."""
GERMAN = """Die Aufgaben der Partei sind in den letzten Jahren gewachsen, ohne daß
Die Mittel gewachsen wären; und wer das weiß, der wird auch verstehen,
warum die Lage ernst ist, und warum so viele Genossen nach der neuen
Zeitung fragen, die seit Monaten versprochen wird."""
POEM = """The lamp was lit upon the stair,
  And nobody came down,
The letters that were never there
  Went slowly back to town.

The clock had struck the hour of four
  Before the rain began,
And someone stood behind the door
  Who was not any man."""


def test_wrapped_lines_are_one_paragraph() -> None:
    made = of_text(WRAPPED)
    assert texts(made, "p") == [WRAPPED.replace("\n", " ")]
    assert [(row["before"], row["after"]) for row in log(made) if row["kind"] == "line-end"] == [("\n", " ")]


def test_short_paragraphs_are_measured_by_the_long_ones() -> None:
    short = "‘It has come into your possession very recently then, my friend,’ says\nI."
    assert texts(of_text(f"{WRAPPED}\n\n{short}\n\n{WRAPPED}"), "p")[1] == short.replace("\n", " ")


def test_lines_that_are_meant_are_kept() -> None:
    made = of_text("To the Editor\nThe Daily News\nBouverie Street\nLondon\n\nIt was.")
    assert len(texts(made, "lb")) == 3


def test_paragraphs_that_only_stand_in_are_told_apart() -> None:
    made = of_text(f"   {WRAPPED}\n   {WRAPPED}")
    assert texts(made, "p") == [WRAPPED.replace("\n", " ")] * 2


def test_sentences_that_stand_in_as_paragraphs_do_are_paragraphs() -> None:
    made = of_text(f"     {WRAPPED}\n\n     Mrs. Holt seconded.\n     Agreed.")
    assert texts(made, "p")[1:] == ["Mrs. Holt seconded.", "Agreed."]


def test_lines_as_long_as_paragraphs_are_paragraphs() -> None:
    line = "It was said that the committee would meet on Monday, and that all of its members would be heard, one after the other."
    assert texts(of_text(f"{line}\n{line}\n{line}"), "p") == [line] * 3


def test_turns_of_a_conversation_are_paragraphs() -> None:
    assert texts(of_text("JS: When did you come?\nJD: In 1950.\nJS: And then?"), "p") == [
        "JS: When did you come?", "JD: In 1950.", "JS: And then?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rend", "items", "labels"),
    [
        ("- one\n- two\n  goes on\n- three", "bulleted", ["one", "two goes on", "three"], []),
        ("• one\n\n• two", "bulleted", ["one", "two"], []),
        ("1. one\n2. two", "numbered", ["one", "two"], ["1.", "2."]),
        ("a) one\nb) two", "numbered", ["one", "two"], ["a)", "b)"]),
        ("(7) one\n\n(8) two", "numbered", ["one", "two"], ["(7)", "(8)"]),
    ],
)
def test_lists(text: str, rend: str, items: list[str], labels: list[str]) -> None:
    made = of_text(text)
    assert [e.get("rend") for e in tree(made).iter(f"{T}list")] == [rend]
    assert (texts(made, "item"), texts(made, "label")) == (items, labels)


@pytest.mark.parametrize(
    "text", ["- alone", "1. one\n3. three", "– Bonjour, dit-il.\n– Bonjour.", "1914. It began.\n1918. It ended."]
)
def test_what_is_no_list(text: str) -> None:
    assert texts(of_text(text), "list") == []


def test_verse_is_known_by_its_lines() -> None:
    made = of_text(f"The Lamp\nby Edda Thorne\n\n{POEM}")
    assert names(body(made)) == ["head", "byline", "lg", "lg"]
    assert [e.get("rend") for e in tree(made).iter(f"{T}l")][:2] == [None, "indent indent(2)"]


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED,
        "Karl Müller, Wien\nAnna Huber, Graz\nOtto Bauer, Linz\nIda Roth, Prag\nMax Adler, Wien",
        "We met at nine.\nThe minutes were read.\nNobody spoke of the lamp.\nWe left at ten.",
        "Present: the chair and all\nApologies: from the others\nPlace: in the usual room\nTime: at nine in the morning",
        GERMAN,
    ],
)
def test_what_is_no_verse(text: str) -> None:
    assert texts(of_text(text), "l") == []


def test_chinese_verse_is_known_by_lines_of_one_length() -> None:
    assert texts(of_text("床前明月光，\n疑是地上霜。\n舉頭望明月，\n低頭思故鄉。"), "l")[2] == "舉頭望明月，"


def test_marks_of_headings_and_rules() -> None:
    made = of_text("# One ##\n\nText.\n\nTwo\n---\n\nText.\n\n* * *\n\nText.\n\n### Three\n\nText. #no heading")
    assert texts(made, "head") == ["One", "Two", "Three"]
    assert [e.get("unit") for e in tree(made).iter(f"{T}milestone")] == ["section"]
    assert {"heading-mark", "rule"} <= set(kinds(made))


def test_quoted_lines() -> None:
    made = of_text("He wrote:\n\n> It is late.\n> It is dark.\n\nSo it was.")
    assert texts(made, "quote") == ["It is late.It is dark."]
    assert len(texts(made, "lb")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "CHAPTER II.",
        "Zweites Kapitel",
        "DIE WELTLAGE",
        "Die Aufgaben der Partei",
        "第二章 月光",
        "2. Purchases and sales",
    ],
)
def test_headings_without_marks(line: str) -> None:
    made = of_text(f"The Lamp\n\nIt was lit.\n\n{line}\n\n{WRAPPED} {WRAPPED}")
    assert texts(made, "head") == ["The Lamp", line]


@pytest.mark.parametrize("line", ["Dear Sir,", "It was so.", "Time: nine", "3 March 1902", "12"])
def test_what_is_no_heading(line: str) -> None:
    assert texts(of_text(f"The Lamp\n\nIt was lit.\n\n{line}\n\n{WRAPPED}"), "head") == ["The Lamp"]


def test_escapes_and_characters_that_xml_has_not() -> None:
    made = of_text("It costs \\$5, C:\\Users \\\\ and \x01 here.")
    assert texts(made, "p") == ["It costs $5, C:\\Users \\ and \ufffd here."]
    assert [(row["column"], row["before"]) for row in log(made) if row["kind"] == "character"] == [("31", "U+0001")]
