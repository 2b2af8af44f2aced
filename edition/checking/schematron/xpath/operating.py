"""Operators: logic, comparisons, numbers, sets of nodes (XPath 3.1, sections 3.4 to 3.8; XPath 1.0, sections 3.4 and 3.5)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from edition.checking.namespaces import XML_SCHEMA
from edition.checking.schematron.xpath import paths, traits
from edition.checking.schematron.xpath.calculating import arithmetic, operand
from edition.checking.schematron.xpath.nodes import Node, is_node
from edition.checking.schematron.xpath.stepping import tag
from edition.checking.schematron.xpath.syntax import Binary, Cast, Expression, Literal, Step, Unsupported
from edition.checking.schematron.xpath.values import (
    CASTS,
    COMPARISONS,
    VALUE_COMPARISONS,
    DynamicError,
    Untyped,
    atom,
    atoms,
    compare,
    effective,
    number_1,
    one,
    text_of,
    text_of_1,
)
from edition.checking.schematron.xpath.values import cast as cast_value
from edition.checking.schematron.xpath.world import World

if TYPE_CHECKING:
    from edition.checking.schematron.xpath.evaluating import Compiler, Evaluate, Truth

Items = list[Any]
_LONGEST_RANGE = 1_000_000


def binary(compiler: Compiler, expression: Binary) -> Evaluate:
    """Two operands and what is between them."""
    sign = expression.operator
    if sign in VALUE_COMPARISONS:
        return _value_comparison(compiler, expression)
    if sign in ("is", "<<", ">>"):
        return _node_comparison(compiler, expression)
    if sign in _JOINING:
        join = _JOINING[sign]
        left, right = compiler.items(expression.left), compiler.items(expression.right)
        return lambda node, world: join(world, left(node, world), right(node, world))
    if sign == "!":
        return paths.mapped(compiler, expression)
    asked = truth(compiler, expression)
    if asked is not None:
        return lambda node, world: [asked(node, world)]
    return arithmetic(compiler, expression)


def truth(compiler: Compiler, expression: Binary) -> Truth | None:
    """Operators that are boolean by themselves."""
    sign = expression.operator
    if sign in ("and", "or"):
        left, right = compiler.truth(expression.left), compiler.truth(expression.right)
        if sign == "and":
            return lambda node, world: left(node, world) and right(node, world)
        return lambda node, world: left(node, world) or right(node, world)
    if sign == "union":
        left, right = compiler.truth(expression.left), compiler.truth(expression.right)
        if traits.type_of(expression.left) == traits.type_of(expression.right) == "nodes":
            return lambda node, world: left(node, world) or right(node, world)
    if sign in COMPARISONS:
        return _attribute_is(expression) or _general(compiler, expression)
    return None


def _attribute_is(expression: Binary) -> Truth | None:
    """``@name = 'value'``, the commonest of all."""
    step, literal = expression.left, expression.right
    if not (isinstance(step, Step) and step.axis == "attribute" and not step.predicates and step.test.kind == "name"):
        return None
    if not (isinstance(literal, Literal) and isinstance(literal.value, str) and expression.operator == "="):
        return None
    name, value = tag(step.test), literal.value
    if "*" in name:
        return None
    return lambda node, _: node.get(name) == value if hasattr(node, "tag") else False


def _general(compiler: Compiler, expression: Binary) -> Truth:
    left, right = compiler.items(expression.left), compiler.items(expression.right)
    sign = expression.operator
    if not compiler.later:
        return lambda node, world: compare_1(sign, left(node, world), right(node, world))
    left, right = _strings_once(expression.left, left), _strings_once(expression.right, right)
    if traits.wide(expression.left) and not traits.wide(expression.right):
        return lambda node, world: bool(side := right(node, world)) and _pairs(sign, left(node, world), side, world)
    return lambda node, world: _pairs(sign, left(node, world), right(node, world), world)


class _Strings(list[Any]):
    """Atomic values that are all strings, with the set of them."""

    def __init__(self, values: list[Any]) -> None:
        super().__init__(values)
        self.known = frozenset(map(str, values))


def _strings_once(expression: Expression, items: Evaluate) -> Evaluate:
    """The values of what is the same all over the document, made once."""
    if not traits.absolute(expression):
        return items
    key = object()

    def make(node: Node, world: World) -> Items:
        values = atoms(items(node, world))
        return _Strings(values) if all(isinstance(value, str) for value in values) else values

    return lambda node, world: world.once(key, lambda: make(node, world))


def _pairs(sign: str, left: Items, right: Items, world: World) -> bool:
    """Whether any value on the left and any on the right compare so."""
    if sign == "=" and isinstance(right, _Strings):
        values = atoms(left)
        if all(isinstance(value, str) for value in values):
            return any(value in right.known for value in values)
    first, second = atoms(left), atoms(right)
    if len(first) > 1 and len(second) > 1:
        world.spend(len(first) * len(second))
    return any(compare(sign, a, b, general=True) for a in first for b in second)


def compare_1(sign: str, left: Items, right: Items) -> bool:
    """A comparison of XPath 1.0 (section 3.4): sets of nodes are lists of nodes, all else is one value."""
    values = _single(left), _single(right)
    if any(isinstance(value, bool) for value in values):
        truths = [effective(side) for side in (left, right)]
        return COMPARISONS[sign](*(truths if sign in ("=", "!=") else map(float, truths)))
    for side in (left, right):
        if any(map(is_node, side)):
            break
    else:
        if sign in ("=", "!=") and all(isinstance(value, str) for value in values):
            return COMPARISONS[sign](*values)
    numeric = sign not in ("=", "!=") or any(isinstance(v, int | float | Decimal) for v in values)
    take: Callable[[Any], Any] = number_1 if numeric else text_of_1
    others = [take(atom(item)) for item in right]
    return any(COMPARISONS[sign](take(atom(item)), other) for item in left for other in others)


def _single(items: Items) -> Any:
    return items[0] if len(items) == 1 and not is_node(items[0]) else None


def _value_comparison(compiler: Compiler, expression: Binary) -> Evaluate:
    left, right = compiler.items(expression.left), compiler.items(expression.right)
    sign = VALUE_COMPARISONS[expression.operator]

    def ask(node: Node, world: World) -> Items:
        sides = left(node, world), right(node, world)
        return [compare(sign, operand(sides[0]), operand(sides[1]), general=False)] if all(sides) else []

    return ask


def _node_comparison(compiler: Compiler, expression: Binary) -> Evaluate:
    left, right = compiler.items(expression.left), compiler.items(expression.right)
    sign = expression.operator

    def ask(node: Node, world: World) -> Items:
        sides = left(node, world), right(node, world)
        if not all(sides):
            return []
        first, second = (one(side, "each side of a comparison") for side in sides)
        if not (is_node(first) and is_node(second)):
            raise DynamicError("nodes are compared, and here is a value")
        if sign == "is":
            return [first is second or first == second]
        ahead = world.key(first) < world.key(second)
        return [ahead if sign == "<<" else world.key(first) != world.key(second) and not ahead]

    return ask


def _nodes_only(items: Items) -> Items:
    if not all(map(is_node, items)):
        raise DynamicError("sets of nodes are joined, and here is a value")
    return items


def _union(world: World, left: Items, right: Items) -> Items:
    return world.sorted([*_nodes_only(left), *_nodes_only(right)])


def _intersect(world: World, left: Items, right: Items) -> Items:
    both = set(_nodes_only(right))
    return world.sorted([node for node in _nodes_only(left) if node in both])


def _except(world: World, left: Items, right: Items) -> Items:
    others = set(_nodes_only(right))
    return world.sorted([node for node in _nodes_only(left) if node not in others])


def _range(world: World, left: Items, right: Items) -> Items:
    begin, end = (operand(side) for side in (left, right))
    if begin is None or end is None:
        return []
    whole = [cast_value(v, "integer") if isinstance(v, Untyped) else v for v in (begin, end)]
    if not all(isinstance(value, int) for value in whole) or whole[1] - whole[0] > _LONGEST_RANGE:
        raise DynamicError("a range goes from one whole number to another, not too far away")
    world.spend(max(0, whole[1] - whole[0]))
    return list(range(whole[0], whole[1] + 1))


def _concatenated(_world: World, left: Items, right: Items) -> Items:
    return ["".join("" if (v := operand(side)) is None else text_of(v) for side in (left, right))]


_JOINING: dict[str, Callable[[World, Items, Items], Items]] = {
    "union": _union,
    "intersect": _intersect,
    "except": _except,
    "to": _range,
    "||": _concatenated,
}


def cast(compiler: Compiler, expression: Cast) -> Evaluate:
    """``cast as`` and ``castable as``."""
    prefix, _, name = expression.type.rpartition(":")
    known = compiler.namespaces.get(prefix, prefix) in ("xs", XML_SCHEMA)
    if not known or name not in CASTS:
        raise Unsupported(f"the type {expression.type}")
    items = compiler.items(expression.operand)
    make = _castable if expression.kind == "castable" else _cast
    return lambda node, world: make(atoms(items(node, world)), name, expression.optional)


def _cast(values: Items, name: str, optional: bool) -> Items:
    if not values and optional:
        return []
    if len(values) != 1:
        raise DynamicError(f"here must be one value to become xs:{name}, and there are {len(values)}")
    return [cast_value(values[0], name)]


def _castable(values: Items, name: str, optional: bool) -> Items:
    try:
        _cast(values, name, optional)
    except DynamicError:
        return [False]
    return [True]
