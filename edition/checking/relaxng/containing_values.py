"""Whether every value that one pattern takes is taken by another: by what is known of datatypes, never by guessing.

Where it cannot be told (two regular expressions that differ), the answer is no.
"""

from __future__ import annotations

from edition.checking.namespaces import DATATYPES
from edition.checking.relaxng.datatypes import Datatype
from edition.checking.relaxng.patterns import (
    CHOICE,
    DATA,
    EMPTY,
    GROUP,
    LIST,
    NOT_ALLOWED,
    ONE_OR_MORE,
    TEXT,
    VALUE,
    Pattern,
)

_WIDER = {
    "normalizedString": "string",
    "token": "normalizedString",
    "language": "token",
    "Name": "token",
    "NMTOKEN": "token",
    "NCName": "Name",
    "ID": "NCName",
    "IDREF": "NCName",
    "ENTITY": "NCName",
    "anyURI": "token",
    "boolean": "token",
    "decimal": "double",
    "integer": "decimal",
    "nonPositiveInteger": "integer",
    "negativeInteger": "nonPositiveInteger",
    "long": "integer",
    "int": "long",
    "short": "int",
    "byte": "short",
    "nonNegativeInteger": "integer",
    "positiveInteger": "nonNegativeInteger",
    "unsignedLong": "nonNegativeInteger",
    "unsignedInt": "unsignedLong",
    "unsignedShort": "unsignedInt",
    "unsignedByte": "unsignedShort",
    "double": "token",
    "float": "double",
    **dict.fromkeys(
        ("date", "dateTime", "time", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay", "duration"), "token"
    ),
    **dict.fromkeys(("hexBinary", "base64Binary", "QName", "NOTATION"), "token"),
}
"""The next wider datatype, by what may be written (a decimal may be written wherever a double may)."""
_ONE_WORD = frozenset(_WIDER) - {"normalizedString", "token", "base64Binary"}
"""Datatypes whose values have no white space in them; an address may, though it should not."""


def contains(wide: Pattern, narrow: Pattern) -> bool:
    """Whether every string that ``narrow`` matches is matched by ``wide``; both are values, not elements."""
    kind = narrow.kind
    if kind == NOT_ALLOWED or wide is narrow or wide.kind == TEXT:
        return True
    if kind == CHOICE:
        return all(contains(wide, item) for item in narrow.items)
    if wide.kind == CHOICE:
        return any(contains(item, narrow) for item in wide.items)
    if kind == EMPTY:
        return wide.nullable or _takes_anything(wide)
    if wide.kind == DATA:
        return _in_data(wide, narrow)
    if wide.kind == VALUE:
        return kind == VALUE and _is_same(wide, narrow)
    if wide.kind == LIST:
        return _in_list(wide.items[0], narrow)
    return False


def _is_same(wide: Pattern, narrow: Pattern) -> bool:
    """Whether one value is another: of a string with its blanks, only that string; else however it is written."""
    (datatype, value), (other, written) = wide.items, narrow.items
    if datatype.name == other.name and value == written:
        return True
    if datatype.name == "string" or not isinstance(written, str):
        return False
    return datatype.allows(written) and bool(datatype.value(written) == value)


def _takes_anything(wide: Pattern) -> bool:
    return (
        wide.kind == DATA and not wide.items[0].params and wide.items[0].name in ("string", "token", "normalizedString")
    )


def _in_data(wide: Pattern, narrow: Pattern) -> bool:
    """In all values of a datatype but those that it excepts."""
    datatype, less = wide.items
    if less.kind != NOT_ALLOWED and narrow.kind == DATA:
        return _is_wider(datatype, narrow.items[0]) and contains(narrow.items[1], less)
    if less.kind != NOT_ALLOWED:
        return narrow.kind == VALUE and datatype.allows(str(narrow.items[1])) and not contains(less, narrow)
    if narrow.kind == VALUE:
        return bool(datatype.allows(str(narrow.items[1])))
    if narrow.kind == DATA:
        return _is_wider(datatype, narrow.items[0])
    return narrow.kind in (LIST, TEXT) and _takes_anything(wide)


def _is_wider(wide: Datatype, narrow: Datatype) -> bool:
    params = set(wide.params)
    if not params <= set(narrow.params) and not _is_meant(wide, narrow):
        return False
    name: str | None = narrow.name
    if wide.name in ("string", "token") and not wide.library:
        return True  # those of RELAX NG itself take everything
    while name is not None and name != wide.name:
        name = _WIDER.get(name)
    return name is not None or (not narrow.library and wide.name in ("string", "token", "normalizedString"))


def _is_meant(wide: Datatype, narrow: Datatype) -> bool:
    """Whether the parameters of one hold for all values of the other: words without white space are words without white space."""
    return wide.params in _WORDS and _is_word(narrow)


_WORDS = ((("pattern", r"\S+"),), (("pattern", r"[^\p{C}\p{Z}]+"),))


def _is_word(datatype: Datatype) -> bool:
    if datatype.params in _WORDS:
        return True
    return datatype.library == DATATYPES and datatype.name in _ONE_WORD - {"anyURI"}


def _in_list(wide: Pattern, narrow: Pattern) -> bool:
    """In a list of words: another list, or one word."""
    if narrow.kind == LIST:
        return _in_words(wide, narrow.items[0])
    if narrow.kind == VALUE:
        return " " not in str(narrow.items[1]).strip() and _takes_one(wide, narrow)
    return narrow.kind == DATA and _is_word(narrow.items[0]) and _takes_one(wide, narrow)


def _takes_one(wide: Pattern, word: Pattern) -> bool:
    if wide.kind == ONE_OR_MORE:
        return _takes_one(wide.items[0], word)
    if wide.kind == CHOICE:
        return any(_takes_one(item, word) for item in wide.items)
    if wide.kind == GROUP:
        return any(
            _takes_one(item, word) and all(other.nullable for k, other in enumerate(wide.items) if k != n)
            for n, item in enumerate(wide.items)
        )
    return contains(wide, word)


def _in_words(wide: Pattern, narrow: Pattern) -> bool:
    """Whether sequences of words are among others: part by part, as schemas write them."""
    if wide is narrow or narrow.kind == NOT_ALLOWED:
        return True
    if narrow.kind == EMPTY:
        return wide.nullable
    if narrow.kind == CHOICE:
        return all(_in_words(wide, item) for item in narrow.items)
    if wide.kind == ONE_OR_MORE:
        inner = wide.items[0]
        parts = narrow.items if narrow.kind in (GROUP, ONE_OR_MORE) else (narrow,)
        return (
            all(
                _in_words(wide if part.nullable and wide.nullable else inner, part) or _in_words(wide, part)
                for part in parts
            )
            if narrow.kind in (GROUP, ONE_OR_MORE)
            else _in_words(inner, narrow)
        )
    if wide.kind == CHOICE:
        return any(_in_words(item, narrow) for item in wide.items)
    if wide.kind == GROUP and narrow.kind == GROUP and len(wide.items) == len(narrow.items):
        return all(_in_words(a, b) for a, b in zip(wide.items, narrow.items, strict=True))
    return contains(wide, narrow)
