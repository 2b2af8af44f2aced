"""Words as the search compares them: which characters are a word, and what is left when case and diacritics are set aside.

The script of the search page folds what a reader types by the same rules; what its language lacks for that stands in
:func:`tables`, and a test compares the two for every character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

ALONE = (
    "\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""Characters of scripts that set no blank between words: each is a word by itself (Thai, Lao, Burmese, Khmer, kana, Han)."""

_SILENT = "\u00ad\u061c\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
"""Soft hyphens, joiners, marks of direction, variation selectors: within words, and no part of them."""
_SPACING = "\u02b0-\u02ff\u0640\ua788"
"""Letters that only modify others: ʿ and ʾ of transliterations, the tatweel."""

PLAIN = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ł": "l", "ŧ": "t", "ŋ": "ng",
    "ĸ": "k", "ƀ": "b", "ɨ": "i", "ƿ": "w", "ȝ": "g", "ꝛ": "r", "ꝫ": "et", "ꝑ": "p", "ꝓ": "p", "ꝗ": "q", "ꝝ": "rum",
}  # fmt: skip
"""Letters that Unicode does not take apart, as most readers type them; folded in case already."""

_VIRAMA = 9
_MARKED = ((0x300, 0x3100), (0xA600, 0xAC00), (0xFB00, 0xFE30), (0x10000, 0x12000), (0x16100, 0x17000), (0x1BC00, 0x1BD00),
           (0x1CF00, 0x1E300), (0x1E400, 0x1EB00))  # fmt: skip
"""Where marks are, beside the variation selectors: to ask every character would cost a tenth of a second."""
_CASED = ((0x80, 0x600), (0x1000, 0x2E00), (0xA600, 0xAC00), (0xFB00, 0x10000), (0x10400, 0x10E00), (0x11800, 0x11900),
          (0x16E00, 0x17000), (0x1E900, 0x1EA00))  # fmt: skip
"""Where letters of two cases are."""


def _ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = -2
    for number in numbers:
        if number != last + 1:
            if first >= 0:
                yield first, last
            first = number
        last = number
    if first >= 0:
        yield first, last


@lru_cache(maxsize=1)
def _all_marks() -> tuple[int, ...]:
    category = unicodedata.category
    return tuple(n for first, after in _MARKED for n in range(first, after) if category(chr(n))[0] == "M")


@lru_cache(maxsize=2)
def _marks(only_set_aside: bool) -> str:
    """Marks as the inside of a character class; ``only_set_aside``: diacritics, not the vowel signs of Indic scripts."""
    kept = (0, _VIRAMA) if only_set_aside else ()
    found = _ranges(n for n in _all_marks() if not kept or unicodedata.combining(chr(n)) not in kept)
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in found)


@lru_cache(maxsize=1)
def _anywhere() -> re.Pattern[str]:
    inside = _marks(False) + _SILENT
    return re.compile(f"([{ALONE}][{inside}]*|[^\\W_{ALONE}]+(?:[{inside}]+[^\\W_{ALONE}]*)*)")


_ASCII = re.compile("([0-9A-Za-z]+)")


def cut(text: str) -> list[str]:
    """A text as what stands before its first word, that word, what stands between it and the next …: words at odd places.

    A word is letters and digits with their marks; each character of :data:`ALONE` is one. Joined, it is the text again.
    """
    return (_ASCII if text.isascii() else _anywhere()).split(text)


class Folded(dict[str, str]):
    """Words and what they are folded to; as many as a language has are remembered."""

    _MOST = 200_000

    def __missing__(self, word: str) -> str:
        if len(self) > self._MOST:
            self.clear()
        folded = self[word] = fold(word)
        return folded


def fold(word: str) -> str:
    """A word without case, diacritics and ligatures: NFKD, marks off, casefold, letters of :data:`PLAIN`, NFC.

    Never empty: a word of which nothing would be left stays as it is.
    """
    if word.isascii():
        return word.lower()
    bare = _bare(_bare(word).casefold())
    plain = "".join([PLAIN.get(character, character) for character in bare])
    return unicodedata.normalize("NFC", plain) or word


@lru_cache(maxsize=1)
def _dropped() -> re.Pattern[str]:
    return re.compile(f"[{_marks(True)}{_SILENT}{_SPACING}]+|(?:[^\\w{_marks(False)}]|_)+")


def _bare(word: str) -> str:
    return _dropped().sub("", unicodedata.normalize("NFKD", word))


def tables() -> dict[str, object]:
    """What a script needs to fold as :func:`fold` does: insides of character classes, and letters that stand for others."""
    cased = (chr(n) for first, after in _CASED for n in range(first, after))
    cases = {character: character.casefold() for character in cased if character.lower() != character.casefold()}
    return {
        "alone": ALONE,
        "marks": _marks(True) + _SILENT + _SPACING,
        "inside": _SILENT,
        "letters": {**cases, **PLAIN},
    }
