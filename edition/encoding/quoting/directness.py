"""Whether words are as somebody said them, or as they are reported: what ``@direct`` of a speech says (TEI P5, section 3.3.3)."""

from __future__ import annotations

import unicodedata

from edition.encoding.quoting.pairs import PAIRS

_OPENING = frozenset(mark[-1] for mark in PAIRS)
_CLOSING = frozenset("".join(PAIRS.values()))
_DASHES = frozenset("—―–")
_COLONS = frozenset(":：")
_THAT = frozenset("أن بأن أنه أنها أنهم بأنه بأنها بأنهم وأن".split())
"""Arabic words for *that*: what they begin is reported."""


def direct(before: str, surface: str, after: str, *, is_piece: bool = False) -> str:
    """The value of ``@direct`` for a speech, by what stands beside its words; empty where nothing tells.

    Words between marks or behind a dash are direct, and so is each piece of a speech (``is_piece``), which marks or dashes have
    begun. Without marks, words behind a colon are direct unless *that* governs them: then they are reported.
    """
    left, right = before.rstrip(), after.lstrip()
    if is_piece or _is_marked(left, surface.strip(), right):
        return "true"
    if not left or left[-1] not in _COLONS:
        return ""
    governing = {_bare(word) for word in (*left[:-1].split()[-1:], *surface.split()[:1])}
    return "false" if governing & _THAT else "true"


def _is_marked(left: str, surface: str, right: str) -> bool:
    """Whether a mark or a dash opens the words, or a mark closes them, beside them or as their own first and last characters."""
    opens = left[-1:] in _OPENING or left[-1:] in _DASHES or left.endswith("--")
    return opens or right[:1] in _CLOSING or surface[:1] in _OPENING | _DASHES


def _bare(word: str) -> str:
    """A word without vowel signs and the marks around it."""
    letters = "".join(one for one in unicodedata.normalize("NFC", word) if not unicodedata.combining(one))
    return letters.strip(".,;:!?،؛؟()")
