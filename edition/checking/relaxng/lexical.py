"""TABLE of the datatypes of XML Schema: how each is written, and its value (XML Schema Part 2, chapter 3)."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from edition.checking.relaxng.moments import duration, moment
from edition.xml_names import is_name, is_ncname

_PLAIN_TOKEN = re.compile(r"[A-Za-z0-9_:.\-]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_DOUBLE = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|-?INF|NaN")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"//\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*\]")
_BRACKET = re.compile(r"^[^?#]*[\[\]]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*")


def _is_nmtoken(text: str) -> bool:
    return _PLAIN_TOKEN.fullmatch(text) is not None if text.isascii() else bool(text) and is_name(f"a{text}")


_Parse = Callable[[str, Mapping[str, str]], Any]


class Kind(NamedTuple):
    """One datatype: what becomes of white space, how characters become a value, which parameters it has."""

    parse: _Parse
    white: str
    facets: frozenset[str]


def _like(pattern: re.Pattern[str], meant: str) -> _Parse:
    def parse(text: str, _context: Mapping[str, str]) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(meant)
        return text

    return parse


def _called(is_right: Callable[[str], bool], meant: str) -> _Parse:
    def parse(text: str, _context: Mapping[str, str]) -> str:
        if not is_right(text):
            raise ValueError(meant)
        return text

    return parse


def _words(is_right: Callable[[str], bool], meant: str) -> _Parse:
    def parse(text: str, _context: Mapping[str, str]) -> tuple[str, ...]:
        words = tuple(text.split(" "))
        if not all(map(is_right, words)):
            raise ValueError(meant)
        return words

    return parse


def _uri(text: str, _context: Mapping[str, str]) -> str:
    if _PERCENT.search(text):
        raise ValueError("in an address, % is followed by two digits or letters A to F; % itself is written %25")
    if text.count("#") > 1:
        raise ValueError("an address has at most one #")
    before, colon, after = text.partition(":")
    has_scheme = colon and not any(c in before for c in "/?#")
    if has_scheme and not (_SCHEME.fullmatch(before) and after):
        raise ValueError(
            "what stands before the first colon of an address is its scheme, as in https:, and something follows"
        )
    rest = after if has_scheme else text
    if (not has_scheme or rest[0] == "/") and _BRACKET.search(_HOST.sub("", rest, count=1)):
        raise ValueError("in an address, [ is written %5B, and ] is written %5D")
    return text


def _boolean(text: str, _context: Mapping[str, str]) -> bool:
    if text not in ("true", "false", "1", "0"):
        raise ValueError("it must be true or false")
    return text in ("true", "1")


def _decimal(text: str, _context: Mapping[str, str]) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ValueError("a number is wanted, as 12 or 1.5")
    return Decimal(text)


def _integer(text: str, _context: Mapping[str, str], low: int | None = None, high: int | None = None) -> Decimal:
    if not _INTEGER.fullmatch(text):
        raise ValueError("a whole number is wanted")
    value = Decimal(text)
    if low is not None and value < low:
        raise ValueError(f"it must be at least {low}")
    if high is not None and value > high:
        raise ValueError(f"it must be at most {high}")
    return value


def _double(text: str, _context: Mapping[str, str]) -> object:
    if not _DOUBLE.fullmatch(text):
        raise ValueError("a number is wanted, as 12 or 1.5")
    value = float(text.replace("INF", "inf"))
    return "NaN" if math.isnan(value) else value


def _qname(text: str, context: Mapping[str, str]) -> tuple[str, str]:
    prefix, colon, local = text.rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        raise ValueError("a name is wanted, with or without a prefix")
    if prefix and prefix not in context and prefix != "xml":
        raise ValueError(f"the prefix {prefix} is declared nowhere")
    return context.get(prefix, ""), local


def _hex(text: str, _context: Mapping[str, str]) -> bytes:
    try:
        return bytes.fromhex(text if " " not in text else "no")
    except ValueError as error:
        raise ValueError("an even number of digits and letters A to F is wanted") from error


def _base64(text: str, _context: Mapping[str, str]) -> bytes:
    try:
        value = base64.b64decode(text.replace(" ", ""), validate=True)
    except ValueError as error:
        raise ValueError("it is no Base64") from error
    if base64.b64encode(value).decode() != text.replace(" ", ""):
        raise ValueError("it is no Base64: bits are left over at its end")
    return value


def _moment(name: str) -> _Parse:
    return lambda text, _context: moment(name, text)


_STRINGS = frozenset(("pattern", "length", "minLength", "maxLength"))
_ORDERED = frozenset(("pattern", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive"))
_NUMBERS = _ORDERED | {"totalDigits", "fractionDigits"}
_A_NAME = "a name is wanted: letters, digits, . - _, no blanks, and a letter or _ first"
_RANGES: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127),
    "nonNegativeInteger": (0, None),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
    "positiveInteger": (1, None),
}

TYPES: dict[str, Kind] = {
    "string": Kind(lambda text, _context: text, "preserve", _STRINGS),
    "normalizedString": Kind(lambda text, _context: text, "replace", _STRINGS),
    "token": Kind(lambda text, _context: text, "collapse", _STRINGS),
    "language": Kind(_like(_LANGUAGE, "the code of a language is wanted, as de or grc-Latn"), "collapse", _STRINGS),
    "Name": Kind(_called(is_name, _A_NAME), "collapse", _STRINGS),
    "NMTOKEN": Kind(_called(_is_nmtoken, "letters, digits and . - _ : are allowed, no blanks"), "collapse", _STRINGS),
    "NMTOKENS": Kind(_words(_is_nmtoken, "words of letters, digits and . - _ : are wanted"), "collapse", _STRINGS),
    **{name: Kind(_called(is_ncname, _A_NAME), "collapse", _STRINGS) for name in ("NCName", "ID", "IDREF", "ENTITY")},
    **{name: Kind(_words(is_ncname, _A_NAME), "collapse", _STRINGS) for name in ("IDREFS", "ENTITIES")},
    "anyURI": Kind(_uri, "collapse", _STRINGS),
    "boolean": Kind(_boolean, "collapse", frozenset(("pattern",))),
    "decimal": Kind(_decimal, "collapse", _NUMBERS),
    **{name: Kind(partial(_integer, low=a, high=b), "collapse", _NUMBERS) for name, (a, b) in _RANGES.items()},
    "float": Kind(_double, "collapse", _ORDERED),
    "double": Kind(_double, "collapse", _ORDERED),
    "duration": Kind(lambda text, _context: duration(text), "collapse", _ORDERED),
    **{
        name: Kind(_moment(name), "collapse", _ORDERED)
        for name in ("date", "dateTime", "time", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay")
    },
    "hexBinary": Kind(_hex, "collapse", _STRINGS),
    "base64Binary": Kind(_base64, "collapse", _STRINGS),
    "QName": Kind(_qname, "collapse", _STRINGS),
    "NOTATION": Kind(_qname, "collapse", _STRINGS),
}
