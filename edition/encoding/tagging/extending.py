"""What belongs to a name beside the words of its form, by the habits of the edition: titles, quotation marks, whole addresses."""

from __future__ import annotations

from collections.abc import Iterator

from edition.encoding.tagging.flows import Mark
from edition.encoding.tagging.habits import Habits
from edition.encoding.tagging.surroundings import CLOSING, OPENING, Surroundings
from edition.encoding.tagging.titles import TITLES
from edition.encoding.tagging.tokens import SMALL


def extended(around: Surroundings, habits: Habits, kind: str, first: int, start: int, end: int) -> tuple[int, int]:
    """The stretch of a name of one kind that begins with a word, with what the edition puts inside of its element."""
    if habits.endings and around.text[end : end + 1] == "s" and not around.text[end + 1 : end + 2].isalnum():
        end += 1
    if kind == "person" and habits.titles:
        start = _with_titles(around, first, start)
    return _with_quotes(around, start, end) if kind in habits.quotes else (start, end)


def _with_titles(around: Surroundings, first: int, start: int) -> int:
    while (
        (before := around.neighbour_before(first)) is not None
        and before.key in TITLES
        and before.shape != SMALL
        and before.start >= around.taken
    ):
        first, start = first - 1, before.start
    return start


def _with_quotes(around: Surroundings, start: int, end: int) -> tuple[int, int]:
    text = around.text
    if start and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING:
        return start - 1, end + 1
    return start, end


def addresses(around: Surroundings) -> Iterator[Mark]:
    """The addresses of a passage, outermost first."""
    end = -1
    for mark in sorted(around.flow.marks, key=lambda one: (one.start, -one.end)):
        if mark.name == "address" and mark.start < mark.end and mark.end > end:
            end = mark.end
            yield mark
