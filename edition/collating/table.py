"""The table of all witnesses: a column for each place of the text, in it the words that stand there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from edition.collating.aligning import Alignment
from edition.collating.anchors import Pair
from edition.collating.nodes import Word


@dataclass(slots=True, eq=False)
class Column:
    """One place of the text: of each witness that has it, by its number, the word."""

    words: dict[int, Word] = field(default_factory=dict)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of its words, the commonest first."""
        counted = Counter(word.form for word in self.words.values())
        return tuple(form for form, _ in counted.most_common())


Fixing = Callable[[Sequence[Column], int], list[Pair]]
"""Gives the pairs that an editor has fixed: of columns, and words of the witness of a number."""


def tabled(
    witnesses: Sequence[Sequence[Word]], fixing: Fixing, parting: Fixing, done: Callable[[int, int], None]
) -> list[Column]:
    """Align witnesses one after the other, each with all before it; the words are told their columns.

    ``parting`` gives pairs that must not stand. ``done`` is told the words aligned, and their number.
    """
    total = sum(map(len, witnesses))
    columns = [Column({0: word}) for word in witnesses[0]]
    before = len(columns)
    for number, words in enumerate(witnesses[1:], 1):
        tell = partial(_told, done, before, total)
        alignment = Alignment([c.forms for c in columns], [w.form for w in words], tell)
        parted = set(parting(columns, number))
        pairs = [pair for pair in alignment.run(fixing(columns, number)) if pair not in parted]
        columns = _merged(columns, number, words, pairs)
        before += len(words)
    for at, column in enumerate(columns):
        for word in column.words.values():
            word.column = at
    return columns


def _told(done: Callable[[int, int], None], before: int, total: int, here: int) -> None:
    done(before + here, total)


def _merged(columns: list[Column], number: int, words: Sequence[Word], pairs: Sequence[Pair]) -> list[Column]:
    """The table with one witness more: what is in no pair has a column of its own, after those without a word of it."""
    made, at, here = [], 0, 0
    for i, j in (*pairs, (len(columns), len(words))):
        made += columns[at:i]
        made += [Column({number: word}) for word in words[here:j]]
        if i < len(columns):
            columns[i].words[number] = words[j]
            made.append(columns[i])
        at, here = i + 1, j + 1
    return made
