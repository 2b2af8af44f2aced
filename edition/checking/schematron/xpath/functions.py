"""TABLE of functions: from the values of arguments to a value (XPath Functions 3.1; XPath 1.0, section 4).

``plain`` says how strings and numbers are taken from arguments; in XPath 1.0 of several items the first one counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from edition.checking.schematron.xpath import nodes, regexes
from edition.checking.schematron.xpath.nodes import Node, is_node
from edition.checking.schematron.xpath.values import (
    DynamicError,
    Untyped,
    atom,
    atoms,
    cast,
    compare,
    number,
    number_1,
    one,
    promoted,
    text_of,
    text_of_1,
)
from edition.checking.schematron.xpath.world import World
from edition.tei import fold

Items = list[Any]


class Function(NamedTuple):
    """How many arguments it takes, from and to, and what it does; ``here``: without arguments it asks the context item."""

    least: int
    most: int
    call: Callable[..., Any]
    here: bool = False
    first: bool = True
    """Whether XPath 1.0 has it."""


def string_argument(items: Items) -> str:
    """A string, or '' for none."""
    value = one(items, "the argument of this function")
    if value is None:
        return ""
    value = atom(value)
    if not isinstance(value, str):
        raise DynamicError(f"{text_of(value)} is no string")
    return str(value)


def string_argument_1(items: Items) -> str:
    """A string as XPath 1.0 takes it."""
    return text_of_1(atom(items[0])) if items else ""


def _number_argument(items: Items) -> Any:
    value = one(items, "the argument of this function")
    if value is None:
        return None
    value = atom(value)
    if isinstance(value, Untyped):
        return cast(value, "double")
    if isinstance(value, str | bool):
        raise DynamicError(f"{text_of(value)} is no number")
    return value


def _number_argument_1(items: Items) -> float:
    return number_1(atom(items[0])) if items else math.nan


class Taking(NamedTuple):
    """How arguments are taken: as of XPath 2.0, or of 1.0."""

    string: Callable[[Items], str]
    number: Callable[[Items], Any]
    later: bool

    def text(self, items: Items) -> str:
        """``string()``."""
        if not items:
            return ""
        return text_of(atom(one(items, "the argument of string()"))) if self.later else text_of_1(atom(items[0]))


TAKING = {True: Taking(string_argument, _number_argument, later=True)}
TAKING[False] = Taking(string_argument_1, _number_argument_1, later=False)


def _substring(take: Taking, items: Items, start: Items, length: Items | None = None) -> str:
    text, begin = take.string(items), _round(take.number(start))
    end = math.inf if length is None else begin + _round(take.number(length))
    if math.isnan(begin) or math.isnan(end):
        return ""
    begin = max(begin, 1)
    return text[int(begin) - 1 : None if end == math.inf else max(int(end) - 1, 0)] if begin < math.inf else ""


def _round(value: Any) -> Any:
    if value is None:
        return value
    if isinstance(value, float):
        return value if not math.isfinite(value) else math.floor(value + 0.5) * 1.0
    return (
        value if isinstance(value, int) else value.quantize(Decimal(1), ROUND_HALF_UP if value > 0 else ROUND_CEILING)
    )


def _whole(value: Any, way: Callable[[float], int], rounding: str) -> Any:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, float):
        return type(value)(way(value)) if math.isfinite(value) else value
    return value.quantize(Decimal(1), rounding)


def _node(items: Items) -> Node | None:
    node = items[0] if items else None
    if node is not None and not is_node(node):
        raise DynamicError(f"{text_of(node)} is no node")
    return node


def _name(read: Callable[[Node], str]) -> Callable[[Taking, Items], str]:
    def call(take: Taking, items: Items) -> str:
        node = _node([one(items, "the argument of this function")] if take.later and items else items)
        return "" if node is None else read(node)

    return call


def _translate(take: Taking, items: Items, before: Items, after: Items) -> str:
    old, new = take.string(before), take.string(after)
    table: dict[int, str | None] = {}
    for n, letter in enumerate(old):
        table.setdefault(ord(letter), new[n] if n < len(new) else None)
    return take.string(items).translate(table)


def _sum(take: Taking, items: Items, zero: Items | None = None) -> Any:
    if not take.later:
        return math.fsum(map(number_1, atoms(items)))
    values = [_number_argument([item]) for item in items]
    if not values:
        return 0 if zero is None else zero
    total = values[0]
    for value in values[1:]:
        left, right = promoted(total, value)
        total = left + right
    return total


def _average(take: Taking, items: Items) -> Any:
    if not items:
        return None
    total = _sum(take, items)
    return total / len(items) if isinstance(total, float) else Decimal(total) / len(items)


def _extreme(sign: str) -> Callable[[Taking, Items], Any]:
    def call(_take: Taking, items: Items) -> Any:
        values = [cast(v, "double") if isinstance(v, Untyped) else v for v in atoms(items)]
        if any(isinstance(v, float) and math.isnan(v) for v in values):
            return math.nan
        best = values[0] if values else None
        for value in values[1:]:
            best = value if compare(sign, value, best, general=False) else best
        return best

    return call


def distinct(items: Items) -> Items:
    """The different values of a sequence, the first of each (``distinct-values``)."""
    found: dict[Any, Any] = {}
    for value in atoms(items):
        key = (isinstance(value, str), isinstance(value, bool), "NaN" if value != value else value)  # noqa: PLR0124 - NaN
        found.setdefault(key, value)
    return list(found.values())


def _index_of(_take: Taking, items: Items, wanted: Items) -> Items:
    value = atom(one(wanted))
    found = []
    for n, candidate in enumerate(atoms(items), 1):
        if isinstance(candidate, str) == isinstance(value, str) and compare("=", candidate, value, general=False):
            found.append(n)
    return found


def _subsequence(take: Taking, items: Items, start: Items, length: Items | None = None) -> Items:
    begin = _round(float(take.number(start)))
    end = math.inf if length is None else begin + _round(float(take.number(length)))
    return [item for n, item in enumerate(items, 1) if begin <= n < end]


def _checked(least: int, most: int, message: str) -> Callable[[Taking, Items], Items]:
    def call(_take: Taking, items: Items) -> Items:
        if not least <= len(items) <= most:
            raise DynamicError(message)
        return items

    return call


def ids(world: World, take: Taking, items: Items) -> Items:
    """``id()``: elements by ``xml:id``, in document order."""
    values = atoms(items) if take.later or (items and is_node(items[0])) else [text_of_1(items[0])] if items else []
    names = [name for value in values for name in text_of(value).split()]
    return world.sorted([world.ids[name] for name in names if name in world.ids])


def generate_id(world: World, node: Node) -> str:
    """A name that only this node has."""
    return "".join(f"n{part}" for part in world.key(node)).replace("-", "m")


def _ends(take: Taking, items: Items, end: Items) -> bool:
    return take.string(items).endswith(take.string(end))


def _after(take: Taking, items: Items, mark: Items) -> str:
    text, sign = take.string(items), take.string(mark)
    return text.partition(sign)[2] if sign else text


def _join(take: Taking, items: Items, between: Items | None = None) -> str:
    return (take.string(between) if between is not None else "").join(text_of(v) for v in atoms(items))


def _space(take: Taking, items: Items) -> str:
    return fold(take.string(items))


def _before(take: Taking, items: Items, mark: Items) -> str:
    text, sign = take.string(items), take.string(mark)
    return text.partition(sign)[0] if sign and sign in text else ""


def _number(take: Taking, items: Items) -> float:
    if not take.later:
        return float(take.number(items))
    return number(atom(one(items, "the argument of number()"))) if items else math.nan


FUNCTIONS: dict[str, Function] = {
    "string": Function(0, 1, lambda take, items: take.text(items), here=True),
    "data": Function(0, 1, lambda _, items: atoms(items), here=True, first=False),
    "string-length": Function(0, 1, lambda take, items: len(take.string(items)), here=True),
    "normalize-space": Function(0, 1, _space, here=True),
    "number": Function(0, 1, _number, here=True),
    "name": Function(0, 1, _name(nodes.name), here=True),
    "local-name": Function(0, 1, _name(nodes.local_name), here=True),
    "namespace-uri": Function(0, 1, _name(nodes.namespace), here=True),
    "concat": Function(2, 99, lambda take, *each: "".join(take.text(items) for items in each)),
    "contains": Function(2, 2, lambda take, a, b: take.string(b) in take.string(a)),
    "starts-with": Function(2, 2, lambda take, a, b: take.string(a).startswith(take.string(b))),
    "ends-with": Function(2, 2, _ends, first=False),
    "substring-before": Function(2, 2, _before),
    "substring-after": Function(2, 2, _after),
    "substring": Function(2, 3, _substring),
    "translate": Function(3, 3, _translate),
    "upper-case": Function(1, 1, lambda take, a: take.string(a).upper(), first=False),
    "lower-case": Function(1, 1, lambda take, a: take.string(a).lower(), first=False),
    "string-join": Function(1, 2, _join, first=False),
    "matches": Function(2, 3, regexes.matches, first=False),
    "replace": Function(3, 4, regexes.replace, first=False),
    "tokenize": Function(1, 3, regexes.tokenize, first=False),
    "count": Function(1, 1, lambda _, items: len(items)),
    "sum": Function(1, 2, _sum),
    "avg": Function(1, 1, _average, first=False),
    "min": Function(1, 1, _extreme("<"), first=False),
    "max": Function(1, 1, _extreme(">"), first=False),
    "abs": Function(1, 1, lambda take, a: None if (n := take.number(a)) is None else abs(n), first=False),
    "floor": Function(1, 1, lambda take, a: _whole(take.number(a), math.floor, ROUND_FLOOR)),
    "ceiling": Function(1, 1, lambda take, a: _whole(take.number(a), math.ceil, ROUND_CEILING)),
    "round": Function(1, 1, lambda take, a: _round(take.number(a))),
    "distinct-values": Function(1, 1, lambda _, items: distinct(items), first=False),
    "index-of": Function(2, 2, _index_of, first=False),
    "reverse": Function(1, 1, lambda _, items: items[::-1], first=False),
    "subsequence": Function(2, 3, _subsequence, first=False),
    "head": Function(1, 1, lambda _, items: items[:1], first=False),
    "tail": Function(1, 1, lambda _, items: items[1:], first=False),
    "exactly-one": Function(1, 1, _checked(1, 1, "here must be exactly one item"), first=False),
    "zero-or-one": Function(1, 1, _checked(0, 1, "here must be at most one item"), first=False),
    "one-or-more": Function(1, 1, _checked(1, 1 << 60, "here must be an item"), first=False),
    "string-to-codepoints": Function(1, 1, lambda take, a: [ord(letter) for letter in take.string(a)], first=False),
}
