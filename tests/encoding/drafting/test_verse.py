"""Verse whose lines begin with small letters is known by how they stand; lines that were not full keep their breaks."""

from __future__ import annotations

import pytest

from tests.encoding.drafting.drafts import T, body, names, of_text, texts, tree

SET_IN = """Who left the key beneath the stone
  will not be back tonight;
the house can keep itself alone,
  the lamp has oil and light."""
FLUSH = """And we, who neither stay nor go,
must wait below the stair;"""
PROSE = "Nobody who sat in the room had expected it to be lit again, and nobody spoke of it on the stair that evening."


def test_short_lines_that_stand_in_and_out_are_verse() -> None:
    made = of_text(f"The Key\n\n{SET_IN}\n\n{PROSE}")
    assert names(body(made)) == ["head", "lg", "p"]
    assert [e.get("rend") for e in tree(made).iter(f"{T}l")] == [None, "indent indent(2)"] * 2


def test_stanzas_as_narrow_go_on_below_them() -> None:
    made = of_text(f"{SET_IN}\n\n{FLUSH}\n\n{SET_IN}\n\n{PROSE}")
    assert names(body(made)) == ["lg", "lg", "lg", "p"]
    assert texts(made, "l")[4:6] == FLUSH.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Lund, Matthis. A book about the\n   lamps of our stair.\nThorne, Edda. Another one about\n   the oil in it.",
        "   The chair opened the meeting and\nwelcomed all of us.\n   The clerk read what had been\nwritten in May.",
    ],
)
def test_entries_and_paragraphs_that_stand_in_are_no_verse(text: str) -> None:
    assert texts(of_text(text), "l") == []


def test_narrow_lines_that_were_not_full_keep_their_breaks() -> None:
    lines = (
        "Who left the key beneath the step of it",
        "will not be here tonight;",
        "the house can keep itself till morning,",
        "the lamp has oil.",
    )
    assert len(texts(of_text("\n".join(lines)), "lb")) == 3


def test_a_narrow_column_is_folded_still() -> None:
    lines = (
        "Nobody who sat in the room that evening",
        "had expected the lamp to be lit again,",
        "and nobody spoke of it on the stair when",
        "the clock had struck.",
    )
    assert texts(of_text("\n".join(lines)), "p") == [" ".join(lines)]


SMALL = "the lamp is out\nand the stair is dark\nnobody comes\n\nonly the rain\ncounting its money\non the sill"


def test_a_poem_without_capitals() -> None:
    assert len(texts(of_text(SMALL), "l")) == 6


@pytest.mark.parametrize(
    "text",
    [
        SMALL.partition("\n\n")[0],
        "The lamp is out\nand the stair is dark\nnobody comes\n\nOnly the rain\ncounting its money\non the sill",
        "bread\neggs\nmilk\n\noil\nlamps\nsoap",
    ],
)
def test_small_letters_alone_are_no_poem(text: str) -> None:
    assert texts(of_text(text), "l") == []
