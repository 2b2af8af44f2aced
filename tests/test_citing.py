"""The words by which a passage is cited."""

from __future__ import annotations

import pytest

from edition.citing import citation


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("A letter", "p", "3", "Letters", "1.2"), "A letter, p 3 (Letters, version 1.2)"),
        (("A letter", "p", "3", "", "1.2"), "A letter, p 3 (version 1.2)"),
        (("A letter", "p", "", "Letters", "0"), "A letter (Letters, version 0)"),
        (("A letter", "", "", "", "0"), "A letter (version 0)"),
    ],
)
def test_a_citation_names_text_passage_edition_and_version(arguments: tuple[str, ...], words: str) -> None:
    assert citation(*arguments) == words
