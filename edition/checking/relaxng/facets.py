"""Parameters of datatypes (XML Schema Part 2, 4.3): each turns its value into a test that raises ``ValueError``."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from edition.checking.relaxng.regexes import Expression

if TYPE_CHECKING:
    from edition.checking.relaxng.datatypes import Datatype

Facet = Callable[[str, Any], None]
"""Takes the characters, white space folded as the datatype wants, and their value."""


def _pattern(written: str, _datatype: Datatype) -> Facet:
    expression = Expression(written)

    def test(text: str, _value: Any) -> None:
        if not expression.matches(text):
            raise ValueError(f"it does not have the form {written}")

    return test


def _bound(word: str, holds: Callable[[Any, Any], bool]) -> Callable[[str, Datatype], Facet]:
    def made(written: str, datatype: Datatype) -> Facet:
        bound = datatype.value(written)

        def test(_text: str, value: Any) -> None:
            if "NaN" in (value, bound) or not holds(value, bound):
                raise ValueError(f"it must be {word} {written}")

        return test

    return made


def _length(word: str, holds: Callable[[int, int], bool]) -> Callable[[str, Datatype], Facet]:
    def made(written: str, _datatype: Datatype) -> Facet:
        wanted = _count(written)

        def test(_text: str, value: Any) -> None:
            if not holds(len(value), wanted):
                raise ValueError(f"its length must be {word} {wanted}, and is {len(value)}")

        return test

    return made


def _count(written: str) -> int:
    if not (written.isascii() and written.isdecimal()):
        raise ValueError("a number is wanted")
    return int(written)


def _digits(word: str, count: Callable[[Decimal], int]) -> Callable[[str, Datatype], Facet]:
    def made(written: str, _datatype: Datatype) -> Facet:
        most = _count(written)

        def test(_text: str, value: Any) -> None:
            if count(value) > most:
                raise ValueError(f"it has more than {most} {word}")

        return test

    return made


def _total(value: Decimal) -> int:
    written, _, after = _plain(value)
    return max(1, len(written.lstrip("0") + after) if written.strip("0") else len(after))


def _fraction(value: Decimal) -> int:
    return len(_plain(value)[2])


def _plain(value: Decimal) -> tuple[str, str, str]:
    """Digits before and after the point, without noughts at the end: ``normalize`` would keep only 28 of them."""
    before, point, after = f"{value.copy_abs():f}".partition(".")
    return before, point, after.rstrip("0")


FACETS: dict[str, Callable[[str, Datatype], Facet]] = {
    "pattern": _pattern,
    "minInclusive": _bound("at least", lambda a, b: bool(a >= b)),
    "maxInclusive": _bound("at most", lambda a, b: bool(a <= b)),
    "minExclusive": _bound("more than", lambda a, b: bool(a > b)),
    "maxExclusive": _bound("less than", lambda a, b: bool(a < b)),
    "length": _length("exactly", lambda a, b: a == b),
    "minLength": _length("at least", lambda a, b: a >= b),
    "maxLength": _length("at most", lambda a, b: a <= b),
    "totalDigits": _digits("digits", _total),
    "fractionDigits": _digits("digits after the point", _fraction),
}
