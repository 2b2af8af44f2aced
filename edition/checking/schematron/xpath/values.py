"""Values of expressions: sequences as lists, and how they are atomised, compared and cast (XPath 3.1, sections 2.4 and 3.7).

Strings are ``str``, untyped values ``Untyped``; integers ``int``, decimals ``Decimal``, doubles ``float``, floats ``Single``.
"""

from __future__ import annotations

import math
import operator
import re
import struct
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, Self

from lxml import etree

from edition.checking.schematron.xpath.nodes import is_node, string
from edition.tei import SPACE


class DynamicError(Exception):
    """An expression that cannot be evaluated here: ``message`` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Untyped(str):
    """The value of a node without a type (``xs:untypedAtomic``)."""

    __slots__ = ()


class Single(float):
    """An ``xs:float``: a number of 32 bits."""

    __slots__ = ()

    def __new__(cls, value: float) -> Self:
        """The nearest number of 32 bits."""
        try:
            return super().__new__(cls, struct.unpack("f", struct.pack("f", value))[0])
        except OverflowError:
            return super().__new__(cls, math.copysign(math.inf, value))


_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_DOUBLE = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_WORDS = {"INF": math.inf, "-INF": -math.inf, "NaN": math.nan, "+INF": math.inf}
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def atoms(items: Iterable[Any]) -> list[Any]:
    """The typed values of a sequence; of nodes, which no schema has typed, untyped ones."""
    return [atom(item) for item in items]


def atom(item: Any) -> Any:
    """The typed value of one item."""
    if not is_node(item):
        return item
    return string(item) if isinstance(item, etree._Comment | etree._ProcessingInstruction) else Untyped(string(item))  # noqa: SLF001


def effective(items: list[Any]) -> bool:
    """The effective boolean value."""
    if not items:
        return False
    first = items[0]
    if is_node(first):
        return True
    if len(items) > 1:
        raise DynamicError("a sequence of several values is neither true nor false")
    if isinstance(first, str | int | Decimal):
        return bool(first)
    if isinstance(first, float):
        return bool(first) and not math.isnan(first)
    raise DynamicError("this value is neither true nor false")


def one(items: list[Any], what: str = "a value") -> Any:
    """The only item, or None; several are an error."""
    if len(items) > 1:
        raise DynamicError(f"{what} must be one, and here are {len(items)}")
    return items[0] if items else None


def text_of(value: Any) -> str:
    """A value as a string (XPath Functions 3.1, section 19.2)."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _double(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return str(value)


def _double(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    if value == int(value) and abs(value) < 1e6:
        return str(int(value)) if value or math.copysign(1, value) > 0 else "-0"
    written = repr(struct.unpack("f", struct.pack("f", value))[0]) if isinstance(value, Single) else repr(float(value))
    if 1e-6 <= abs(value) < 1e6:
        return format(Decimal(_shortest(value) if isinstance(value, Single) else written), "f")
    sign, digits, exponent = Decimal(_shortest(value) if isinstance(value, Single) else written).normalize().as_tuple()
    shown = "".join(map(str, digits))
    power = int(exponent) + len(shown) - 1
    return f"{'-' if sign else ''}{shown[0]}.{shown[1:] or '0'}E{power}"


def _shortest(value: float) -> str:
    """The fewest digits that are this number among those of 32 bits."""
    return next(w for n in range(1, 18) if Single(float(w := f"{value:.{n}g}")) == value)


def text_of_1(value: Any) -> str:
    """A value as a string in XPath 1.0 (section 4.2)."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return text_of(value)
    number = float(value)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return str(int(number)) if number == int(number) else format(Decimal(repr(number)), "f")


def number(value: Any) -> float:
    """What ``number()`` makes of a value: NaN where it is none."""
    try:
        return float(cast(value, "double"))
    except DynamicError:
        return math.nan


def number_1(value: Any) -> float:
    """``number()`` of XPath 1.0, which knows no exponents."""
    if isinstance(value, str):
        match = re.fullmatch(r"-?([0-9]+(\.[0-9]*)?|\.[0-9]+)", value.strip(SPACE))
        return float(match[0]) if match else math.nan
    return float(value)


def _to_integer(value: Any) -> Any:
    if isinstance(value, str):
        return int(_matched(_INTEGER, value, "an integer"))
    if isinstance(value, float) and (math.isnan(value) or math.isinf(value)):
        raise DynamicError(f"{text_of(value)} is no integer")
    return int(value)


def _to_decimal(value: Any) -> Any:
    if isinstance(value, str):
        return Decimal(_matched(_DECIMAL, value, "a decimal number"))
    try:
        return Decimal(value) if math.isfinite(value) else Decimal("sNaN") + 0
    except InvalidOperation as error:
        raise DynamicError(f"{text_of(value)} is no decimal number") from error


def _to_double(value: Any) -> Any:
    if isinstance(value, str):
        bare = value.strip(SPACE)
        return _WORDS[bare] if bare in _WORDS else float(_matched(_DOUBLE, value, "a number"))
    return float(value)


def _to_boolean(value: Any) -> Any:
    if isinstance(value, str):
        if value.strip(SPACE) not in _BOOLEANS:
            raise DynamicError(f"“{value}” is neither true nor false")
        return _BOOLEANS[value.strip(SPACE)]
    return bool(value) and not (isinstance(value, float) and math.isnan(value))


def _matched(pattern: re.Pattern[str], value: str, what: str) -> str:
    bare = value.strip(SPACE)
    if len(bare) > 4000 or not pattern.fullmatch(bare):
        raise DynamicError(f"“{bare[:40]}” is not {what}")
    return bare


CASTS: dict[str, Callable[[Any], Any]] = {
    "string": text_of,
    "untypedAtomic": lambda value: Untyped(text_of(value)),
    "integer": _to_integer,
    "decimal": _to_decimal,
    "double": _to_double,
    "float": lambda value: Single(_to_double(value)),
    "boolean": _to_boolean,
}
"""The types that are known here, by their local names in ``xs:``."""


def cast(value: Any, type_: str) -> Any:
    """An atomic value in another type. Raises :class:`DynamicError`."""
    return CASTS[type_](value)


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
VALUE_COMPARISONS = {"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


def compare(sign: str, left: Any, right: Any, general: bool) -> bool:
    """Two atomic values by ``=`` and the like; where ``general``, untyped values become what they are compared with."""
    if isinstance(left, str) and isinstance(right, str):
        return COMPARISONS[sign](str(left), str(right))
    if general and isinstance(left, Untyped):
        left = cast(left, "boolean" if isinstance(right, bool) else "double")
    elif general and isinstance(right, Untyped):
        right = cast(right, "boolean" if isinstance(left, bool) else "double")
    if isinstance(left, bool) != isinstance(right, bool) or isinstance(left, str) or isinstance(right, str):
        raise DynamicError(f"“{text_of(left)}” and “{text_of(right)}” are of types that cannot be compared")
    return COMPARISONS[sign](*promoted(left, right))


def promoted(left: Any, right: Any) -> tuple[Any, Any]:
    """Two numbers in the wider of their types."""
    if isinstance(left, Decimal) and isinstance(right, float):
        left = float(left)
    elif isinstance(right, Decimal) and isinstance(left, float):
        right = float(right)
    if isinstance(left, Single) and not isinstance(right, float):
        right = Single(right)
    elif isinstance(right, Single) and not isinstance(left, float):
        left = Single(left)
    return left, right
