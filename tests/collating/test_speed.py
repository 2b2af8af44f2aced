"""Texts of many words: time grows as they do."""

from __future__ import annotations

import random
import time

import pytest

from edition.collating.collation import Wish, collate
from tests.collating.writing_by_hand import witnesses


def pair(count: int) -> tuple[str, str]:
    """A text of so many words and one in which every tenth is another, is missing, or was not there."""
    dice = random.Random(1)  # noqa: S311 - dice that fall as their seed says
    one = [f"w{min(dice.randint(1, 9000), dice.randint(1, 9000))}" for _ in range(count)]
    other: list[str] = []
    for at, word in enumerate(one):
        if at % 80 == 0:
            other.append("\n\n")
        fate = dice.random()
        if fate >= 0.1:
            other.append(word)
        elif fate >= 0.03:
            other += [f"x{dice.randint(1, 99)}"] + ([word] if fate < 0.06 else [])
    return "\n\n".join(" ".join(one[n : n + 80]) for n in range(0, count, 80)), " ".join(other)


def seconds(count: int) -> float:
    one, other = pair(count)
    start = time.process_time()
    collate(witnesses(A=one, B=other), Wish())
    return time.process_time() - start


@pytest.mark.slow
def test_twenty_thousand_words_take_seconds() -> None:
    seconds(200)
    small, large = seconds(4_000), seconds(20_000)
    assert large < 20
    assert large < 10 * small, f"{large:.1f} s for five times the words of {small:.1f} s"
