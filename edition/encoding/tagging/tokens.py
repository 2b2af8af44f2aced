"""Words and characters of a passage as names are compared by: folded, with their case, and with where they stand.

Two spellings are alike when their folded words are: case, accents, ligatures, long s, points of Hebrew and Arabic and the
kind of apostrophe or hyphen do not count. Whether the case fits is asked afterwards, of the shapes. Scripts that set no
blanks between words (Chinese, Japanese, Thai …) are compared character by character.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u093a-\u094f\u0962\u0963\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u200c\u200d\u2060"
)
_TOKEN = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}](?:[^\\W_{_UNSPACED}]|[{_MARKS}])*|&")
_UNSPACED_ONE = re.compile(f"[{_UNSPACED}]")
_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\u0640]")

CAPITAL, CAPITALS, SMALL, CASELESS = "A", "X", "a", "-"
"""Shapes of a word: a capital at its beginning; two capitals or more and nothing else; a small letter; no case at all."""

_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ħ": "h",
        "ĳ": "ij",
        "ى": "ي",
        "ک": "ك",
        "ی": "ي",
    }
)
_EQUAL = {
    "and": "&", "und": "&",
    "saint": "st", "sankt": "st", "sainte": "st", "ste": "st",
    "strasse": "str", "street": "str", "road": "rd", "avenue": "ave", "av": "ave", "mount": "mt",
}  # fmt: skip
"""TABLE of words that names have in two forms: in full and shortened."""


class Token(NamedTuple):
    """A word from character ``start`` to ``end`` of its passage: as it is compared (``key``), and the ``shape`` of its case."""

    start: int
    end: int
    key: str
    shape: str


@lru_cache(maxsize=200_000)
def keyed(word: str) -> tuple[str, str]:
    """A word as it is compared, and its shape."""
    if word.isascii():
        folded = word.lower()
    else:
        split = unicodedata.normalize("NFKD", _IGNORED.sub("", word)).casefold()
        folded = "".join(c for c in split if not unicodedata.combining(c)).translate(_LETTERS) or word
    return _EQUAL.get(folded, folded), _shape(word)


def _shape(word: str) -> str:
    first = word[0]
    if first.isupper() or first.istitle():
        return CAPITALS if word.isupper() and sum(map(str.isalpha, word)) > 1 else CAPITAL
    return SMALL if first.islower() else CASELESS


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    found = []
    for one in _TOKEN.finditer(text):
        key, shape = keyed(one[0])
        found.append(Token(one.start(), one.end(), key, shape))
    return found


def is_unspaced(text: str) -> bool:
    """Whether a text begins in a script that sets no blanks between words."""
    return _UNSPACED_ONE.match(text) is not None


class Formed(NamedTuple):
    """A form, taken apart: the keys of its words, their shapes, and the marks between them without white space."""

    keys: tuple[str, ...]
    shapes: str
    between: tuple[str, ...]


_QUOTES = str.maketrans(dict.fromkeys("“”„«»‹›‟", '"'))
_NOTHING: list[tuple[str, ...]] = [("",) * size for size in range(40)]


def formed(words: str) -> Formed:
    """A form taken apart."""
    if words.isascii() and len(words) < 40 and words.replace(" ", "").isalpha():  # most are, and registers are long
        pairs = [keyed(word) for word in words.split()]
        keys = tuple([key for key, _ in pairs])
        return Formed(keys, "".join([shape for _, shape in pairs]), _NOTHING[len(keys) - 1])
    found = tokens(words)
    between = [mark(words[one.end : other.start]) for one, other in pairwise(found)]
    return Formed(tuple([one.key for one in found]), "".join([one.shape for one in found]), tuple(between))


def mark(gap: str) -> str:
    """What stands between two words, without white space and the kinds of quotation marks."""
    return gap.strip().translate(_QUOTES)
