"""Stretches that marks set apart: titles between quotation marks, addresses in their element. Names on no list, perhaps."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from edition.encoding.tagging.extending import addresses
from edition.encoding.tagging.surroundings import CLOSING, OPENING, Surroundings
from edition.encoding.tagging.tokens import CAPITAL, CAPITALS, SMALL

_IN = re.compile(r"\b[Ii]n:\s+([^\W\d_][^,;:()\[\]«»“”\"\n]*)")
_LONGEST_TITLE = 9
"""Words of the longest title between quotation marks."""


class Unlisted(NamedTuple):
    """A stretch of a passage that may be a name: its kind, if something tells it, and what spoke for it."""

    start: int
    end: int
    kind: str
    evidence: str


def new_addresses(around: Surroundings) -> Iterator[Unlisted]:
    """Addresses that an element says are such, each as one place."""
    for mark in addresses(around):
        first, after = (bisect_left(around.starts, at) for at in (mark.start, mark.end))
        inner = around.row[first:after]
        if any(one.shape in (CAPITAL, CAPITALS) for one in inner) and any(one.key[0].isdigit() for one in inner):
            yield Unlisted(inner[0].start, inner[-1].end, "place", "an address")


def new_titles(around: Surroundings) -> Iterator[Unlisted]:
    """Short stretches between quotation marks, or in an element for titles, that are written as titles are."""
    text = around.text
    for first, token in enumerate(around.row):
        if token.shape == SMALL or token.start == 0 or text[token.start - 1] not in OPENING:
            continue
        after = first + 1
        while after < len(around.row) and after - first <= _LONGEST_TITLE and not _has_quote_after(around, after):
            after += 1
        end = around.row[after - 1].end
        if after - first <= _LONGEST_TITLE and _closes(around, after) and _is_written_as_title(around, first, after):
            yield Unlisted(token.start, end, "work", "between quotation marks, written as a title")


def new_periodicals(around: Surroundings) -> Iterator[Unlisted]:
    """What stands behind “In:” in a bibliographic reference, to the next comma or bracket."""
    for found in _IN.finditer(around.text):
        start, end = found.span(1)
        words = around.row[bisect_left(around.starts, start) : bisect_left(around.starts, end)]
        if 0 < len(words) <= _LONGEST_TITLE and around.is_cited(start, end):
            yield Unlisted(start, words[-1].end, "work", "where a bibliographic reference names what it is in")


def _closes(around: Surroundings, after: int) -> bool:
    """Whether a quotation mark closes right after the word before."""
    end = around.row[after - 1].end
    following = around.text[end : end + 2].lstrip(" ")
    return following[:1] != "" and following[0] in CLOSING and not around.text[end + 1 : end + 2].isalpha()


def _has_quote_after(around: Surroundings, after: int) -> bool:
    """Whether a quotation mark follows before the next word: no title goes on over it."""
    end = around.row[after - 1].end
    gap = around.text[end : around.row[after].start]
    return _closes(around, after) or any(one in gap for one in '"“”„«»')


def _is_written_as_title(around: Surroundings, first: int, after: int) -> bool:
    words = around.row[first:after]
    long = [one for one in words if one.end - one.start > 3]
    capital = sum(one.shape != SMALL for one in long)
    if around.has_capital_nouns:
        return len(words) <= 6
    return 2 * capital > len(long) if len(words) > 1 else True
