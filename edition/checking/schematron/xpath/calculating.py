"""Numbers (XPath 3.1, section 3.5; XPath 1.0, section 3.5)."""

from __future__ import annotations

import math
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import TYPE_CHECKING, Any

from edition.checking.schematron.xpath.nodes import Node
from edition.checking.schematron.xpath.syntax import Binary, Negative
from edition.checking.schematron.xpath.values import DynamicError, Untyped, atom, number_1, one, promoted, text_of
from edition.checking.schematron.xpath.values import cast as cast_value
from edition.checking.schematron.xpath.world import World

if TYPE_CHECKING:
    from edition.checking.schematron.xpath.evaluating import Compiler, Evaluate

Items = list[Any]


def operand(items: Items) -> Any:
    """One side of an operator: an atomic value, or None."""
    value = one(items, "each side of a comparison")
    return None if value is None else atom(value)


def arithmetic(compiler: Compiler, expression: Binary) -> Evaluate:
    """``+ - * div idiv mod``."""
    left, right = compiler.items(expression.left), compiler.items(expression.right)
    sign = expression.operator
    if not compiler.later:
        return lambda node, world: [
            calculated(
                sign,
                *(number_1(atom(side[0])) if side else math.nan for side in (left(node, world), right(node, world))),
            )
        ]

    def ask(node: Node, world: World) -> Items:
        sides = left(node, world), right(node, world)
        return [calculated(sign, *promoted(*map(_number, sides)))] if all(sides) else []

    return ask


def _number(items: Items) -> Any:
    value = operand(items)
    if isinstance(value, Untyped):
        return cast_value(value, "double")
    if isinstance(value, str | bool):
        raise DynamicError(f"“{text_of(value)}” is no number to calculate with")
    return value


def calculated(sign: str, left: Any, right: Any) -> Any:
    """Two numbers of one type (XPath Functions 3.1, section 4.2)."""
    try:
        if sign in ("+", "-", "*"):
            result = left + right if sign == "+" else left - right if sign == "-" else left * right
        else:
            result = _divided(sign, left, right)
    except (ZeroDivisionError, InvalidOperation, DivisionByZero, OverflowError, ValueError) as error:
        raise DynamicError(f"{text_of(left)} {sign} {text_of(right)} cannot be calculated") from error
    return (
        type(left)(result)
        if isinstance(left, float) and isinstance(result, float) and type(left) is type(right)
        else result
    )


def _divided(sign: str, left: Any, right: Any) -> Any:
    if sign == "idiv":
        return int(left / right) if isinstance(left, float) else int(Decimal(left) / Decimal(right))
    if isinstance(left, float) or isinstance(right, float):
        if sign == "mod":
            return math.fmod(left, right) if right and math.isfinite(left) else math.nan
        if right:
            return left / right
        return math.nan if not left or math.isnan(left) else math.copysign(math.inf, left) * math.copysign(1, right)
    result = Decimal(left) / Decimal(right) if sign == "div" else Decimal(left) % Decimal(right)
    return int(result) if sign == "mod" and isinstance(left, int) and isinstance(right, int) else result


def negative(compiler: Compiler, expression: Negative) -> Evaluate:
    """``-a``."""
    items, later = compiler.items(expression.operand), compiler.later

    def ask(node: Node, world: World) -> Items:
        value = _number(items(node, world)) if later else None
        if not later:
            found = items(node, world)
            return [-(number_1(atom(found[0])) if found else math.nan)]
        return [] if value is None else [-value]

    return ask
