"""A list goes on where its numbers do: behind a quotation, behind a list of letters, over empty lines."""

from __future__ import annotations

import pytest

from tests.encoding.drafting.drafts import T, body, names, of_text, texts, tree, words

LETTERS = "(a) the lamps\n(b) the oil\n(c) the stair"


def outer(text: str) -> list[str]:
    """The numbers of the first list of a text."""
    return [words(e) for e in next(tree(of_text(text)).iter(f"{T}list")).findall(f"{T}label")]


@pytest.mark.parametrize(
    "between",
    ["> That the room be closed.", "> That the room be closed.\n\nCarried.", "(a) lamps\n\n(b) oil", LETTERS],
)
def test_what_stands_between_two_items_that_count_on_is_in_the_first(between: str) -> None:
    text = f"1. Apologies\n\n2. The room\n\n{between}\n\n3. Any other business\n\n4. Close"
    assert outer(text) == ["1.", "2.", "3.", "4."]
    second = tree(of_text(text)).findall(f".//{T}body/{T}list/{T}item")[1]
    assert names(second)[0] in ("quote", "list")


def test_items_with_and_without_empty_lines_are_one_list() -> None:
    assert outer("1. Apologies\n2. The room\n\n> Closed.\n\n3. Other business\n\nThe end came late.") == [
        "1.",
        "2.",
        "3.",
    ]


def test_a_list_of_letters_stands_in_its_item() -> None:
    made = of_text(f"1. Apologies\n2. Any other business\n{LETTERS}")
    inner = tree(made).findall(f".//{T}item/{T}list/{T}item")
    assert [words(item) for item in inner] == ["the lamps", "the oil", "the stair"]
    assert names(body(made)) == ["list"]


@pytest.mark.parametrize("behind", ["7. Seven", "And so it ended.", "- a bullet"])
def test_where_no_next_number_follows_a_quotation_stands_by_itself(behind: str) -> None:
    made = of_text(f"1. Apologies\n2. The room\n\n> Closed.\n\n{behind}")
    assert names(body(made)) == ["list", "quote", "p"]
    assert texts(made, "label") == ["1.", "2."]
