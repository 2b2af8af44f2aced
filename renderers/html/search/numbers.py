"""Whole numbers as letters: a few hundred thousand of them stand in the files of a search.

Five bits a letter, the highest first; the last letter of a number is one of the first half of :data:`LETTERS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES = {letter: n for n, letter in enumerate(LETTERS)}
_FEW = 32768


def _written(number: int) -> str:
    found = LETTERS[number & 31]
    while number := number >> 5:
        found = LETTERS[32 + (number & 31)] + found
    return found


_LOW, _HIGH = LETTERS[:32], LETTERS[32:]
_KNOWN = [
    *_LOW,
    *(a + b for a in _HIGH[1:] for b in _LOW),
    *(a + b + c for a in _HIGH[1:] for b in _HIGH for c in _LOW),
]
"""The numbers below :data:`_FEW`."""


def written(number: int) -> str:
    """A number from 0 as letters."""
    return _KNOWN[number] if number < _FEW else _written(number)


def gaps(numbers: Iterable[int], last: int = 0) -> str:
    """Rising numbers, each as its distance from the one before."""
    found = []
    for number in numbers:
        gap = number - last
        found.append(_KNOWN[gap] if gap < _FEW else _written(gap))
        last = number
    return "".join(found)


def read(letters: str) -> Iterator[int]:
    """The numbers that letters are."""
    number = 0
    for letter in letters:
        value = _VALUES[letter]
        number = number << 5 | (value & 31)
        if value < len(LETTERS) // 2:
            yield number
            number = 0
