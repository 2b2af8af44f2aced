"""``edition/collating``: ``anchors``, ``gaps``, ``aligning``, ``islands``: words beside words."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.collating.aligning import Alignment
from edition.collating.anchors import Pair, anchors, rising
from edition.collating.gaps import aligned, likeness
from edition.collating.islands import settled


def pairs_of(one: str, other: str) -> list[Pair]:
    columns = [(word,) for word in one.split()]
    return Alignment(columns, other.split(), lambda _: None).run()


def test_groups_that_stand_once_in_each_are_anchors() -> None:
    one, other = "x a b c d e".split(), "a b c y d e".split()
    assert anchors(one, other, 3) == [(1, 0)]
    assert anchors(one, other, 6) == []


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=20))
def test_a_rising_chain_is_as_long_as_can_be(drawn: list[Pair]) -> None:
    pairs = sorted(dict(drawn).items())
    chain = rising(pairs)
    longest = [1] * len(pairs)
    for n, (_, second) in enumerate(pairs):
        longest[n] += max((longest[m] for m in range(n) if pairs[m][1] < second), default=0)
    assert len(chain) == max(longest, default=0)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))


@pytest.mark.parametrize(
    ("one", "other"), [("colour", "color"), ("grey", "gray"), ("said", "sayd"), ("persuade", "persuading")]
)
def test_spellings_are_near(one: str, other: str) -> None:
    assert likeness(one, other) > 0.5


@pytest.mark.parametrize(("one", "other"), [("house", "tree"), ("he", "her" * 3), ("x" * 500, "x" * 499)])
def test_other_words_are_not(one: str, other: str) -> None:
    assert likeness(one, other) <= 0.5


def test_likeness_is_that_of_levenshtein() -> None:
    dice = random.Random(3)  # noqa: S311 - dice that fall as their seed says
    for _ in range(2000):
        one, other = ("".join(dice.choices("abc", k=dice.randint(1, 12))) for _ in range(2))
        row = list(range(len(other) + 1))
        for i, letter in enumerate(one, 1):
            corner, row[0] = row[0], i
            for j, second in enumerate(other, 1):
                corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (letter != second))
        wanted = 1 - row[-1] / max(len(one), len(other))
        assert likeness(one, other) == (wanted if wanted > 0.5 else 0)


@pytest.mark.parametrize("letters", [8, 38, 95])
def test_long_words_take_little_more_time_than_short_ones(letters: int) -> None:
    dice = random.Random(4)  # noqa: S311 - dice that fall as their seed says
    one, other = ([("".join(dice.choices("abcde", k=letters))) for _ in range(60)] for _ in range(2))
    start = time.process_time()
    aligned([(word,) for word in one], other)
    assert time.process_time() - start < 1.5, "3,600 pairs"


def test_the_same_word_goes_before_a_near_one() -> None:
    assert aligned([("gray",), ("grey",)], ["grey"]) == [(1, 0)]


def test_a_word_of_any_witness_in_a_column_counts() -> None:
    assert aligned([("big", "small"), ("house",)], ["small", "house"]) == [(0, 0), (1, 1)]


def test_a_common_word_amid_others_makes_nothing_the_same() -> None:
    assert pairs_of("one two three of four five six", "red green blue of yellow black white") == []
    assert pairs_of("one of two", "red of green") == [(1, 1)]


def test_what_an_editor_has_fixed_stays() -> None:
    columns, words = [("a",), ("b",), ("of",), ("c",), ("d",)], ["r", "s", "of", "t", "u"]
    assert settled([(2, 2)], columns, words) == []
    assert settled([(2, 2)], columns, words, [(2, 2)]) == [(2, 2)]


@given(st.text("ab ", max_size=60), st.text("ab ", max_size=60))
def test_pairs_rise_and_their_words_are_alike(one: str, other: str) -> None:
    left, right = one.split(), other.split()
    pairs = pairs_of(one, other)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))
    assert all(likeness(left[i], right[j]) > 0.5 for i, j in pairs)


def words(count: int, seed: int, *, many: int = 3000) -> list[str]:
    dice = random.Random(seed)  # noqa: S311 - dice that fall as their seed says
    return [f"w{min(dice.randint(1, many), dice.randint(1, many))}" for _ in range(count)]


def test_nothing_in_common_and_little_variety_take_no_square_of_time() -> None:
    for one, other in (
        (words(6000, 1), words(6000, 2)),
        (words(6000, 1, many=2), words(6000, 2, many=2)),
        (["a"] * 6000, ["a"] * 4000),
    ):
        start = time.process_time()
        pairs_of(" ".join(one), " ".join(other))
        assert time.process_time() - start < 20
