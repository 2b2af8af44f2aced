"""Acronyms that a text introduces itself: in brackets after the name, or before the name in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from edition.encoding.tagging.matching import Match
from edition.encoding.tagging.surroundings import Surroundings
from edition.encoding.tagging.titles import ARTICLES, OF
from edition.encoding.tagging.tokens import CAPITALS, SMALL, Token

_OPEN, _CLOSE = "([（", ")]）"


def introduced(match: Match, around: Surroundings) -> Token | None:
    """The acronym that stands in brackets right after a name, or right before the name in brackets; None without one."""
    row, text = around.row, around.text
    if match.after - match.first < 2:
        return None
    if match.after < len(row) and is_short(row[match.after]):
        gap, token = around.gap(match.after).strip(" \"'“„«»"), row[match.after]
        if gap[-1:] and gap[-1] in _OPEN and text[token.end : token.end + 2].strip("\"'”“»«")[:1] in tuple(_CLOSE):
            return token if fits(token.key, row[match.first : match.after]) else None
    if match.first and is_short(row[match.first - 1]) and text[match.end : match.end + 1] in tuple(_CLOSE):
        gap, token = around.gap(match.first).strip(), row[match.first - 1]
        if gap in tuple(_OPEN) and fits(token.key, row[match.first : match.after]):
            return token
    return None


def is_short(token: Token) -> bool:
    """Whether a word is one of two to eight capitals."""
    return token.shape == CAPITALS and 2 <= token.end - token.start <= 8


def fits(letters: str, row: list[Token]) -> bool:
    """Whether an acronym is made of the words: each of its letters begins one of them, in order; small words may be left out."""
    words = iter(_initials(row))
    return all(any(letter == one for one in words) for letter in letters)


def _initials(row: list[Token]) -> Iterator[str]:
    for token in row:
        if token.shape != SMALL or token.key not in ARTICLES | OF:
            yield token.key[0] if token.key != "&" else "a"
