"""Choices at random, from one source: a seeded generator, or hypothesis, which then makes what it found small."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Dice:
    """``roll(n)`` gives a number from 0 to n - 1. 0 is what hypothesis makes of it where it can: the simplest comes first."""

    def __init__(self, roll: Callable[[int], int]) -> None:
        self.below = roll

    def one(self, among: Sequence[T]) -> T:
        """One of several things."""
        return among[self.below(len(among))]

    def often(self, percent: int) -> bool:
        """Yes, so often; no is the simpler answer."""
        return self.below(100) >= 100 - percent

    def some(self, among: Sequence[T], most: int) -> list[T]:
        """None to ``most`` things, perhaps one of them twice."""
        return [self.one(among) for _ in range(self.below(most + 1))]


def seeded(seed: int | str) -> Dice:
    """Dice that fall as a seed says."""
    return Dice(random.Random(seed).randrange)


TAPE = 1500
"""Bytes that hypothesis draws for one input: one draw is some fifty times cheaper than one for each number."""
tapes = st.binary(min_size=TAPE, max_size=TAPE)


def taped(tape: bytes) -> Dice:
    """Dice that fall as a tape says, and always show 0 when it has come to its end."""
    at = 0

    def roll(n: int) -> int:
        nonlocal at
        width = 1 if n <= 256 else 3
        begin, at = at, at + width
        return int.from_bytes(tape[begin:at]) % n

    return Dice(roll)
