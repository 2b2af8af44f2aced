"""Random witnesses are collated; each is then read off the result: it is what went in, character by character."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.collating.collation import Wish, collate, collated
from edition.collating.rebuilding import Rebuilder
from edition.collating.witnesses import paragraphs_of, plain
from edition.errors import EditionError
from tests.collating import inventing, rebuilding_by_hand
from tests.collating.inventing import NS, SIGLA, USUAL, WORDS

texts = st.lists(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text("ab .,\n\t “”", max_size=20), max_size=4
).map("\n\n".join)


@given(st.lists(texts, min_size=2, max_size=5), st.booleans(), st.integers(0, 4))
@settings(max_examples=100, deadline=None)
def test_plain_texts_come_back(found: list[str], majority: bool, base: int) -> None:
    witnesses = [plain(siglum, "", text, USUAL) for siglum, text in zip(SIGLA, found, strict=False)]
    data = collated(witnesses, Wish(base=SIGLA[base % len(found)], majority=majority))
    for siglum, text in zip(SIGLA, found, strict=False):
        body = etree.Element(f"{{{NS}}}body", nsmap={None: NS})
        for paragraph in paragraphs_of(text):
            etree.SubElement(body, f"{{{NS}}}p").text = paragraph
        assert rebuilding_by_hand.witness(data, siglum) == rebuilding_by_hand.canonical(body)


def test_what_cannot_be_read_off_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that hears an o for every e stands for a fault of the program: the guard sees it, and names the witness."""
    right = Rebuilder.witness

    def wrong(reader: Rebuilder, siglum: str) -> list[object]:
        events = right(reader, siglum)
        return [e.replace("e", "o") if isinstance(e, str) and siglum == "B" else e for e in events]

    monkeypatch.setattr(Rebuilder, "witness", wrong)
    with pytest.raises(EditionError, match="the text of B cannot be read off the result, so nothing was written"):
        collated([plain("A", "", "grey", USUAL), plain("B", "", "grey", USUAL)], Wish())


def test_entries_are_counted_in_what_is_written() -> None:
    """What was tried on the way and thrown away is no entry."""
    for seed in (87, 0, 1, 2, 3):
        trees = inventing.family(random.Random(seed))  # noqa: S311 - dice that fall as their seed says
        made = collate(inventing.witnesses(trees), Wish())
        assert made.entries.total() == made.data.count(b"<app "), f"seed {seed}"


def comes_back(seed: int) -> None:
    """Witnesses with markup, as a seed says: random bodies, and others that are like them."""
    dice = random.Random(seed)  # noqa: S311 - dice that fall as their seed says
    trees = inventing.family(dice)
    data = collated(
        inventing.witnesses(trees), Wish(base=dice.choice(SIGLA[: len(trees)]), majority=dice.random() < 0.5)
    )
    ids = rebuilding_by_hand.identifiers(data)
    assert len(ids) == len(set(ids))
    for siglum, body in zip(SIGLA, trees, strict=False):
        assert rebuilding_by_hand.witness(data, siglum) == rebuilding_by_hand.canonical(body), f"seed {seed}, {siglum}"


@given(st.integers(0, 10**9))
@settings(max_examples=150, deadline=None)
def test_marked_texts_come_back(seed: int) -> None:
    comes_back(seed)


@pytest.mark.slow
def test_thousands_of_marked_texts_come_back() -> None:
    for seed in range(3000):
        comes_back(seed)
