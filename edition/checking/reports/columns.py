"""How wide a terminal shows characters (Unicode Standard Annex 11), and what it would obey instead of showing it."""

from __future__ import annotations

import unicodedata

TAB = "    "
"""What stands for a tab: its width in a terminal depends on what stands before it."""
_PICTURES = {code: 0x2400 + code if code < 0x20 else 0xFFFD for code in (*range(0x20), *range(0x7F, 0xA0))}
_ORDERS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C), 0xFFFD)
_SHOWN = _PICTURES | _ORDERS
_LINE = _SHOWN | {0x09: TAB}
_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))
_JAMO = range(0x1160, 0x1200)
"""Vowels and finals of Hangul syllables, which stand within the square of the initial."""


def shown(text: str) -> str:
    """Words as a terminal shows them: control characters as pictures, so that a file (or its name) gives no orders."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


def line(text: str) -> str:
    """A line of a source likewise; tabs become blanks."""
    return text if text.isascii() and text.isprintable() else text.translate(_LINE)


def width(text: str) -> int:
    """The columns that a line takes up."""
    return len(text) if text.isascii() else sum(map(_wide, text))


def _wide(letter: str) -> int:
    if unicodedata.category(letter) in _NO_WIDTH or ord(letter) in _JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def turns(text: str) -> bool:
    """Whether some of it runs from right to left, so that terminals differ in where they show it."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text)
