"""How values are written: words of a list, addresses, and what is told of those that are none."""

from __future__ import annotations

import pytest

from edition.checking.namespaces import DATATYPES
from edition.checking.relaxng.datatypes import datatype

REASONS = {
    ("anyURI", "#a#b"): "an address has at most one #",
    ("anyURI", "a%2"): "in an address, % is followed by two digits or letters A to F; % itself is written %25",
    ("anyURI", "a[1]"): "in an address, [ is written %5B, and ] is written %5D",
    ("boolean", "yes"): "it must be true or false",
    ("decimal", "1,5"): "a number is wanted, as 12 or 1.5",
    ("integer", "1.5"): "a whole number is wanted",
    ("byte", "128"): "it must be at most 127",
    ("positiveInteger", "0"): "it must be at least 1",
    ("language", "Deutsch?"): "the code of a language is wanted, as de or grc-Latn",
    ("QName", "tei:p"): "the prefix tei is declared nowhere",
    ("hexBinary", "abc"): "an even number of digits and letters A to F is wanted",
    ("base64Binary", "YR=="): "it is no Base64: bits are left over at its end",
}


@pytest.mark.parametrize(("name", "value"), REASONS)
def test_the_reason_is_told(name: str, value: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the words are compared
        datatype(DATATYPES, name).value(value)
    assert str(caught.value) == REASONS[name, value]
