"""What was probably meant by a name that nobody knows."""

from __future__ import annotations

import pytest

from edition import spelling


@pytest.mark.parametrize(
    ("name", "meant"), [("tilte", "title"), ("titel", "title"), ("persname", "persName"), ("zebra", ""), ("", "")]
)
def test_the_most_similar_name_is_meant(name: str, meant: str) -> None:
    assert spelling.nearest(name, ["title", "persName", "p"]) == meant


def test_it_must_be_similar_enough() -> None:
    assert (spelling.nearest("lemm", ["lemma"], 0.9), spelling.nearest("lemm", ["lemma"], 0.8)) == ("", "lemma")


def test_a_hint_asks_or_says_something_else() -> None:
    assert spelling.hint("base-url", ["base_url"], "known: base_url") == "did you mean base_url?"
    assert spelling.hint("colour", ["base_url"], "known: base_url") == "known: base_url"
