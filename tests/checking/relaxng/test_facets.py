"""Parameters of datatypes say in words why a value does not pass; tests/checking/relaxng/values.py has many more."""

from __future__ import annotations

import pytest

from edition.checking.namespaces import DATATYPES
from edition.checking.relaxng.datatypes import datatype

REASONS = [
    ("token", ("pattern", "[a-z]+"), "A", "it does not have the form [a-z]+"),
    ("token", ("length", "3"), "ab", "its length must be exactly 3, and is 2"),
    ("NMTOKENS", ("minLength", "3"), "a  b", "its length must be at least 3, and is 2"),
    ("hexBinary", ("maxLength", "1"), "0a0b", "its length must be at most 1, and is 2"),
    ("integer", ("minInclusive", "1"), "0", "it must be at least 1"),
    ("gYear", ("maxInclusive", "1914"), "1915", "it must be at most 1914"),
    ("decimal", ("minExclusive", "0"), "0.0", "it must be more than 0"),
    ("time", ("maxExclusive", "12:00:00"), "12:00:00", "it must be less than 12:00:00"),
    ("double", ("minInclusive", "0"), "NaN", "it must be at least 0"),
    ("decimal", ("totalDigits", "2"), "12.3", "it has more than 2 digits"),
    ("decimal", ("fractionDigits", "1"), "0.12", "it has more than 1 digits after the point"),
]


@pytest.mark.parametrize(("name", "param", "value", "words"), REASONS)
def test_the_reason_is_told(name: str, param: tuple[str, str], value: str, words: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the words are compared
        datatype(DATATYPES, name, (param,)).value(value)
    assert str(caught.value) == words


@pytest.mark.parametrize(("value", "digits"), [("0", 1), ("100", 3), ("0.001", 3), ("1.10", 2), ("-0012.50", 3)])
def test_digits_are_those_of_the_value(value: str, digits: int) -> None:
    assert datatype(DATATYPES, "decimal", (("totalDigits", str(digits)),)).allows(value)
    if digits > 1:
        assert not datatype(DATATYPES, "decimal", (("totalDigits", str(digits - 1)),)).allows(value)
