"""Lines of a text without the white space at their ends, and groups of them between empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edition.encoding.drafting.source import Line

SENTENCE_ENDS = ".!?…。！？؟۔।:;："
CLOSERS = "\"'”’»«)]}›‹」』）】*_"
_TURN = re.compile(r"[^\W\d_][^:\n]{0,40}:[ \t]+\S")
_UPPER = re.compile(r"[\W_]*(\w)")
_WORD = re.compile(r"\S+")
_CJK = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


class Row(NamedTuple):
    """A line that is not empty: its words from ``start`` to ``end``, ``indent`` blanks before them.

    ``text`` is the slice itself.
    """

    start: int
    end: int
    indent: int
    text: str

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self.end - self.start


Group = tuple[Row, ...]


def row(text: str, line: Line) -> Row | None:
    """A line as a row, or None for an empty one."""
    whole = text[line.start : line.end]
    inside = whole.strip()
    if not inside:
        return None
    indent = len(whole) - len(whole.lstrip())
    return Row(line.start + indent, line.start + indent + len(inside), indent, inside)


def grouped(rows: Iterable[Row | None]) -> Iterator[Group]:
    """Rows between empty lines."""
    held: list[Row] = []
    for one in rows:
        if one is not None:
            held.append(one)
        elif held:
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def ends_sentence(words: str) -> bool:
    """Whether the last character but for closing marks ends a sentence or a clause that announces something."""
    bare = words.rstrip().rstrip(CLOSERS).rstrip()
    return bool(bare) and bare[-1] in SENTENCE_ENDS


def first_letter(words: str) -> str:
    """The first letter or digit of some words, marks passed over; ''."""
    found = _UPPER.match(words)
    return found[1] if found else ""


def begins_lower(words: str) -> bool:
    """Whether some words begin with a small letter, at most a quotation mark before it."""
    bare = words.lstrip("\"'“„«»‚‘(")
    return bool(bare) and bare[0].islower()


def is_turn(words: str) -> bool:
    """Whether some words may be what somebody says, whose name stands before them with a colon."""
    return bool(_TURN.match(words))


def is_wide(letter: str) -> bool:
    """Whether a letter is of a script that has no blanks between words: Chinese and Japanese."""
    return bool(_CJK.match(letter))


def first_word(words: str) -> str:
    """The first word of some."""
    found = _WORD.search(words)
    return found[0] if found else ""
