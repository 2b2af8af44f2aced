"""Chapters of plain text: with a full stop or without, first in their text or not, one beside the other, with their titles."""

from __future__ import annotations

import pytest

from tests.encoding.drafting.drafts import body, names, of_text, texts

LONG = "Nobody who sat in the room that evening had expected the lamp to be lit again, and nobody spoke of it on the stair."
SHORT = "It rained on the next morning, and nobody came."


@pytest.mark.parametrize("line", ["CHAPTER V.", "CHAPTER V", "Kapitel 5.", "Erster Teil.", "CHAPTER V. The Lamp"])
def test_a_first_line_that_counts_a_chapter_is_the_headline(line: str) -> None:
    made = of_text(f"{line}\n\nHow the Lamp was lit\n\n{LONG}\n\n{LONG}")
    assert names(body(made)) == ["head", "head", "p", "p"]
    assert made.facts.title == line


def test_further_chapters_stand_beside_the_first() -> None:
    made = of_text(
        f"CHAPTER V.\n\nHow the Lamp was lit\n\n{LONG}\n\nCHAPTER VI.\n\nThe Stair\n\n{SHORT}\n\nCHAPTER VII\n\nThe Well\n\n{SHORT}"
    )
    assert names(body(made)) == ["div", "div", "div"]
    assert [names(div) for div in body(made)] == [["head", "head", "p"]] * 3


def test_chapters_of_a_part_stand_within_it() -> None:
    made = of_text(f"PART ONE.\n\nCHAPTER I.\n\n{LONG}\n\nCHAPTER II.\n\n{LONG}")
    assert names(body(made)) == ["head", "div", "div"]


def test_a_sentence_about_a_chapter_is_no_headline() -> None:
    made = of_text(f"Chapter five of the book was never printed.\n\n{LONG}")
    assert texts(made, "head") == []
