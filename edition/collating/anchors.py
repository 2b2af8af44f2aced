"""Where two sequences of words are surely the same: groups of words that stand once in each, in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence

LENGTHS = (6, 4, 3, 2, 1)
"""How many words such a group has; longer ones are tried first."""

Pair = tuple[int, int]


def anchors(left: Sequence[str], right: Sequence[str], length: int) -> list[Pair]:
    """Pairs of places at which groups of so many words begin that stand once in each; the longest rising chain of them.

    Takes time in proportion to the words, and the logarithm of the groups.
    """
    ours, theirs = _single(left, length), _single(right, length)
    pairs = sorted((at, theirs[group]) for group, at in ours.items() if group in theirs)
    return rising(pairs)


def _single(words: Sequence[str], length: int) -> dict[Hashable, int]:
    """Groups of words that stand once, each with its place."""
    found: dict[Hashable, int] = {}
    twice = set()
    groups = words if length == 1 else zip(*(words[n:] for n in range(length)), strict=False)
    for at, group in enumerate(groups):
        if group in found:
            twice.add(group)
        found[group] = at
    return {group: at for group, at in found.items() if group not in twice}


def rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest part of pairs, sorted by the first, in which the second rises as well."""
    ends: list[int] = []  # the smallest second with which a chain of so many may end
    last: list[int] = []  # the pair that is that end
    before: list[int] = []  # of each pair, the one before it in its chain
    for number, (_, second) in enumerate(pairs):
        at = bisect_left(ends, second)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [second]
        last[at : at + 1] = [number]
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
