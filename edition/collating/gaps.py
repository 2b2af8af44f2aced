"""The exact alignment of a few words with a few others (Needleman and Wunsch), spellings of one word counted as near."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from edition.collating.anchors import Pair

NEAR = 0.5
"""Two words are spellings of one where more than this part of the longer one is the same."""
_ALIKE = 2.0

Forms = Sequence[str]
"""What stands in one column: the forms of its words, the commonest first."""


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """How much of the longer of two words is the same: 1 less Levenshtein's distance as a part of it."""
    longest = max(len(one), len(other))
    if min(len(one), len(other)) <= longest * NEAR or longest > 100:
        return 0.0
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        corner, row[0] = row[0], i
        for j, other_letter in enumerate(other, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (letter != other_letter))
    return 1 - row[-1] / longest


def score(column: Forms, word: str) -> float:
    """What it is worth that a word stands in a column: the same form most, a near one less, any other nothing."""
    if word in column:
        return _ALIKE + min(len(word), 8) / 4
    near = max(likeness(form, word) for form in column)
    return near if near > NEAR else 0.0


def aligned(columns: Sequence[Forms], words: Sequence[str]) -> list[Pair]:
    """Pairs of a column and a word that make the best alignment; takes time and memory in proportion to the product."""
    table = [[0.0] * (len(words) + 1)]
    worth = [[score(column, word) for word in words] for column in columns]
    for row in worth:
        above, line, here = table[-1], [0.0], 0.0
        for j, value in enumerate(row, 1):
            here = max(above[j], here, above[j - 1] + value if value else 0.0)
            line.append(here)
        table.append(line)
    return _traced(table, worth)


def _traced(table: list[list[float]], worth: list[list[float]]) -> list[Pair]:
    i, j, pairs = len(worth), len(table[0]) - 1, []
    while i and j:
        value = worth[i - 1][j - 1]
        if value and table[i][j] == table[i - 1][j - 1] + value:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif table[i][j] == table[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
