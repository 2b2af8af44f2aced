"""Letters without empty lines between their parts: what opens and what closes them stands apart."""

from __future__ import annotations

import pytest

from tests.encoding.drafting.drafts import of_text, texts

LETTERS = [
    ("Hull, 3 March 1931\nDear Ann,\nThe lamp came whole.\n\nThe boy coughs.\nYours ever,\nTom", "Dear Ann,", "Tom"),
    ("Dear Ann,\nThe lamp came whole.\nYours ever,\nTom", "Dear Ann,", "Tom"),
    (
        "Wien, 4. Juni 1907\n\nLieber Freund!\nDie Lampe kam an.\n\nMit Gruß\nArthur Holm",
        "Lieber Freund!",
        "Arthur Holm",
    ),
    ("Paris, 4 mai 1907\nCher ami,\nLa lampe est là.\nBien à vous,\nPaul", "Cher ami,", "Paul"),
]


@pytest.mark.parametrize(("text", "salute", "signed"), LETTERS)
def test_lines_of_one_block(text: str, salute: str, signed: str) -> None:
    made = of_text(text)
    assert texts(made, "salute")[0] == salute
    assert texts(made, "signed") == [signed]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ann,\nshe read, and laughed at it\nfor a long while.\n\nThen she slept.",
        "The lamp came whole.\nYours ever,\nTom",
        "A Tale\n\nThe lamp came whole.\n\nHe wrote:\nYours ever,\nTom\nand left.",
    ],
)
def test_what_is_no_letter(text: str) -> None:
    made = of_text(text)
    assert texts(made, "signed") == []
    assert texts(made, "opener") == []
