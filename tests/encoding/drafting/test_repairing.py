"""Damage of transcription is mended with a log: broken paragraphs, divided words, pages, what stands around a text."""

from __future__ import annotations

from typing import Any

import pytest

from edition.apparatus.choosing import Editors
from edition.apparatus.witnesses import Witnesses
from edition.reading.view import reading_view
from edition.reading.walk import Walk
from tests.encoding.drafting.drafts import T, body, kinds, log, names, of_text, texts, tree

FIRST = "It was said that the committee would meet on Monday and that all of its members, whatever their"
SECOND = "opinions, would be heard in the order of their names."


def test_a_broken_paragraph_is_joined_and_logged() -> None:
    made = of_text(f"{FIRST}\n\n{SECOND}")
    assert texts(made, "p") == [f"{FIRST} {SECOND}"]
    assert [(row["line"], row["note"]) for row in log(made) if row["kind"] == "paragraph-joined"] == [
        ("1", "bers, whatever their | opinions, would be h")
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{FIRST}.", SECOND),
        (f"{FIRST}:", SECOND),
        (FIRST, "Opinions would be heard."),
        ("Dear Sir,", "with great pleasure I received your letter of the third of March."),
        ("12 High Street", "the house is old."),
        (f"## {FIRST}", SECOND),
    ],
)
def test_what_is_no_broken_paragraph(first: str, second: str) -> None:
    assert "paragraph-joined" not in kinds(of_text(f"{first}\n\n{second}"))


def test_pages_are_kept_within_the_paragraph_that_they_tore() -> None:
    page = "\n\n{n}\n\fThe Daily Lamp\n\n"
    made = of_text(f"The Daily Lamp\n\n{FIRST}{page.format(n=1)}{SECOND}{page.format(n=2)}A third page.\n\n3\n")
    assert [(e.get("type"), e.text) for e in tree(made).iter(f"{T}fw")] == [
        ("header", "The Daily Lamp"), ("pageNum", "1"), ("header", "The Daily Lamp"), ("pageNum", "2"),
        ("header", "The Daily Lamp"), ("pageNum", "3"),
    ]  # fmt: skip
    assert [e.get("n") for e in tree(made).iter(f"{T}pb")] == ["2", "3"]
    assert len(texts(made, "p")) == 2


def test_numbers_in_brackets_say_where_pages_begin() -> None:
    made = of_text(f"[p. 12]\n\n{FIRST}\n\n[p. 13]\n\n{SECOND}")
    assert [e.get("n") for e in tree(made).iter(f"{T}pb")] == ["12", "13"]
    assert len(texts(made, "p")) == 1


@pytest.mark.parametrize(
    "text", ["Chapter\n\n7\n\nIt was.", "1\n\nOne.\n\n5\n\nFive.", "1914\n\nIt began.\n\n1918\n\nIt ended."]
)
def test_a_number_alone_is_no_page(text: str) -> None:
    assert texts(of_text(text), "fw") + texts(of_text(text), "pb") == []


def test_a_mark_within_a_paragraph_says_where_a_page_begins() -> None:
    made = of_text(
        "It was a dark and stormy night; the rain fell in torrents, and the\n[S. 13]\nwind swept up the streets of the town."
    )
    assert [e.get("n") for e in tree(made).iter(f"{T}pb")] == ["13"]
    assert len(texts(made, "p")) == 1


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("of the quartier in which they were situ-\nated, and tended inquiry", "situated", "hyphen"),
        (
            "all of the things were said that were known in Groß-\nBritannien at that time, and all of it was true,",
            "Groß-Britannien",
            "hyphen-kept",
        ),
        ("the twenty-first was the day; on the twenty-\nfirst they came,", "twenty-first they", "hyphen-kept"),
        ("die Haus-\nund Hofarbeit ruht in diesem Jahr so lange,", "Haus- und Hofarbeit", "line-end"),
    ],
)
def test_words_divided_at_line_ends(text: str, words: str, kind: str) -> None:
    before = "This is a line that is as long as it needs to be so that"
    made = of_text(f"{before}\n{text}\nand so on and so on, until the end of it was near for all of them.")
    assert words in texts(made, "p")[0]
    assert kind in kinds(made)


def test_a_hyphen_that_was_a_printers_is_marked_and_not_read() -> None:
    words = "This is a line that is as long as it needs to be, and they were {} in the very middle of the old town of London."
    made = of_text(words.format("situ-\nated"))
    (place,) = tree(made).iter(f"{T}lb")
    assert dict(place.attrib) == {"break": "no", "rend": "hyphen"}
    assert [(row["before"], row["note"]) for row in log(made) if row["kind"] == "hyphen"] == [
        ("'-\n", "divided at the line end: situ-|ated")
    ]
    assert reading(tree(made)) == f"{words.format('situated')}\n"


def reading(root: Any) -> str:
    """The reading view of a draft, as the pages of an edition have it."""
    view = reading_view([root.find(f"{T}text")], Editors(Witnesses((), {})))
    return Walk(view).texts["text"]


@pytest.mark.parametrize(
    "tail",
    [
        "To contact the Society visit:\n\nexample.org/contact",
        "Share this article\n\nhttps://example.org/a https://example.org/b",
        "© 2017 The Daily Lamp\nAll rights reserved",
        "Mehr zum Thema\n\nwww.example.org",
        "Tous droits réservés",
    ],
)
def test_what_stands_around_a_text_is_set_apart(tail: str) -> None:
    made = of_text(f"A headline\n\nIt was lit.\n\n{tail}")
    assert names(body(made)) == ["head", "p"]
    assert "".join(texts(made, "back")[0].split()) == "".join(tail.split())


@pytest.mark.parametrize(
    "tail", ["https://example.org/the-source-of-it-all", "Contact between the two was rare.", "We share this."]
)
def test_what_only_looks_like_it_is_not(tail: str) -> None:
    assert texts(of_text(f"A headline\n\nIt was lit.\n\n{tail}"), "back") == []


def test_licences_of_etexts_are_set_apart_before_and_behind() -> None:
    mark = "*** {} OF THE PROJECT GUTENBERG EBOOK X ***"
    made = of_text(f"About.\n\n{mark.format('START')}\n\nText.\n\n{mark.format('END')}\n\nLicence.")
    assert [len(texts(made, name)) for name in ("front", "back")] == [1, 1]
    assert texts(made, "body") == ["Text."]
