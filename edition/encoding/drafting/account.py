"""The account of characters: each one of the source has exactly one fate, and the sum is checked.

A character is *kept* (it stands in the draft), *moved* or *changed* (an entry of the log says into what), or it is white space
between words and blocks (*laid out*). Nothing but white space is laid out without an entry of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from edition.encoding.drafting.pieces import Entry, Words
from edition.errors import EditionError


class Unbalanced(EditionError):
    """A character without a fate, or with two: a fault of this program, over which no draft is written."""


@dataclass(frozen=True, slots=True)
class Account:
    """How many characters had which fate; ``spaces`` are stretches of white space that were laid out anew."""

    total: int
    kept: int
    told: int
    spaces: tuple[tuple[int, int], ...]

    @property
    def laid_out(self) -> int:
        """Characters of white space that were laid out anew."""
        return sum(end - start for start, end in self.spaces)


def balanced(text: str, kept: Iterable[Words], entries: Iterable[Entry]) -> Account:
    """The account of a draft. ``Unbalanced``: some character was lost or is there twice."""
    kept_spans = [(piece.start, piece.end) for piece in kept]
    told_spans = [(entry.start, entry.end) for entry in entries if entry.fate != "kept" and entry.start < entry.end]
    at, spaces = 0, []
    for start, end in sorted(chain(kept_spans, told_spans)):
        if start < at:
            raise _twice(text, start, min(at, end))
        if start > at:
            spaces.append(_space(text, at, start))
        at = max(at, end)
    if at < len(text):
        spaces.append(_space(text, at, len(text)))
    kept_sum, told_sum = _length(kept_spans), _length(told_spans)
    account = Account(len(text), kept_sum, told_sum, tuple(spaces))
    if kept_sum + told_sum + account.laid_out != len(text):
        raise Unbalanced(f"the account of characters does not close: {account}", _HINT)
    return account


def _length(spans: list[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def _space(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    if stretch.isspace():
        return start, end
    lost = len(stretch) - len(stretch.lstrip())
    raise Unbalanced(
        f"{_shown(stretch.strip())} (character {start + lost + 1:,}) would be lost; nothing is written", _HINT
    )


def _twice(text: str, start: int, end: int) -> Unbalanced:
    return Unbalanced(
        f"{_shown(text[start:end])} (character {start + 1:,}) would stand there twice; nothing is written", _HINT
    )


def _shown(text: str) -> str:
    """Some characters in quotation marks, made short; what cannot be written is escaped."""
    short = text[:40] + ("…" if len(text) > 40 else "")
    return f"“{short.encode('utf-8', 'backslashreplace').decode('utf-8')}”"


_HINT = "this is a fault of the toolkit: please report it, with the source or the part of it where this happens"
