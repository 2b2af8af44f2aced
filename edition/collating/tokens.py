"""A text cut into words and what stands between them, and the forms in which words are compared."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from edition.errors import EditionError
from edition.spelling import nearest
from edition.tei import SPACE

KINDS = ("case", "punctuation", "u-v", "i-j", "accents")
"""What two words may differ in and still be the same to the alignment. Readings are never changed by it."""

USUAL = frozenset(("case", "punctuation"))
_NONE = "none"
_FOLDED = {"u-v": str.maketrans("v", "u"), "i-j": str.maketrans("j", "i")}


@dataclass(frozen=True, slots=True)
class Normalization:
    """What is overlooked when words are aligned: kinds of difference, and a table of a project's own (``from`` to ``to``).

    ``fold_space`` is the one that changes readings: any run of white space is one blank.
    """

    kinds: frozenset[str] = USUAL
    table: Mapping[str, str] = field(default_factory=dict)
    fold_space: bool = False

    def form(self, word: str) -> str:
        """The form in which a word is compared with others; equal forms are the same word."""
        form = unicodedata.normalize("NFC", word)
        if "case" in self.kinds:
            form = form.casefold()
        for kind, letters in _FOLDED.items():
            if kind in self.kinds:
                form = form.translate(letters)
        for old, new in self.table.items():
            form = form.replace(old, new)
        return sys.intern(_bare(form) if "accents" in self.kinds else form)

    def space(self, text: str) -> str:
        """What stands between two words, as it is kept."""
        return " " if self.fold_space and not text.strip(SPACE) else text

    def between(self, text: str) -> str:
        """The form of what stands between two words: nothing, where punctuation is overlooked."""
        return "" if "punctuation" in self.kinds else sys.intern(text.strip())


def normalization(kinds: str, table: Mapping[str, str], *, fold_space: bool = False) -> Normalization:
    """Of names with commas between; ``none`` means none. Raises ``EditionError``."""
    named = frozenset(kind for kind in re.split(r"[,\s]+", kinds) if kind)
    for kind in sorted(named - {*KINDS, _NONE}):
        near = nearest(kind, KINDS)
        hint = f"did you mean “{near}”?" if near else f"there are: {', '.join(KINDS)}, none"
        raise EditionError(f"“{kind}” is nothing that can be overlooked", hint)
    return Normalization(named - {_NONE}, table, fold_space)


def _bare(form: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))


@cache
def _atom() -> re.Pattern[str]:
    """Words, punctuation, white space. Signs of Chinese and Japanese are words each."""
    marks = "".join(c for c in map(chr, range(0x300, 0x1E00)) if unicodedata.category(c)[0] == "M")
    sign = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    letter = rf"(?:[^\W{sign}][{re.escape(marks)}]*)"
    stop = rf"[^\w\s{re.escape(marks)}]"
    word = rf"[{sign}]|(?:{letter}|[{re.escape(marks)}])+(?:['’ʼ\-‐‑·]{letter}+)*"
    return re.compile(rf"(?P<word>{word})|\s+|{stop}+")


def atoms(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, in order and without a rest: characters, and whether they are a word."""
    for found in _atom().finditer(text):
        yield found[0], found.lastgroup == "word"
