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


_LONGEST = 40
"""Letters of a word beyond which it is compared with no other one: what is longer is seldom a word."""


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """How much of the longer of two words is the same: 1 less Levenshtein's distance as a part of it; 0 where that is not near."""
    longest = max(len(one), len(other))
    if min(len(one), len(other)) <= longest * NEAR or longest > _LONGEST:
        return 0.0
    near = 1 - _distance(one, other, longest * (1 - NEAR)) / longest
    return near if near > NEAR else 0.0


def _distance(one: str, other: str, limit: float) -> int:
    """Levenshtein's distance, a whole column of its table in two numbers (G. Myers 1999, in the form of H. Hyyrö 2003).

    In ``more`` a bit is set where the column rises by one, in ``less`` where it falls. Stops where it must reach the limit.
    """
    places: dict[str, int] = {}
    for at, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << at
    whole, last = (1 << len(one)) - 1, 1 << len(one) - 1
    more, less, distance = whole, 0, len(one)
    for left, letter in enumerate(other, 1 - len(other)):
        same = places.get(letter, 0)
        up = same | less
        across = (((same & more) + more) ^ more) | same
        plus, minus = less | ~(across | more), more & across
        distance += bool(plus & last) - bool(minus & last)
        if distance + left >= limit:
            return distance + left
        plus, minus = plus << 1 | 1, minus << 1
        more, less = (minus | ~(up | plus)) & whole, plus & up & whole
    return distance


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
