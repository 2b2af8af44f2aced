"""What can be known of an expression without a document: its type, its focus, its dependence, its order."""

from __future__ import annotations

from edition.checking.schematron.xpath.syntax import (
    Binary,
    Call,
    Cast,
    Expression,
    Filter,
    For,
    Here,
    Literal,
    Path,
    Several,
    Start,
    Step,
    Variable,
    parts,
)

WIDE = frozenset(("descendant", "descendant-or-self", "following", "preceding"))
"""Axes along which the whole document may have to be looked at."""
BOOLEANS = frozenset(
    "not boolean true false exists empty contains starts-with ends-with matches lang deep-equal".split()
)
STRINGS = frozenset(
    "string concat substring substring-before substring-after normalize-space translate name local-name upper-case"
    " lower-case string-join replace namespace-uri generate-id".split()
)
_COMPARISONS = frozenset("and or = != < <= > >= eq ne lt le gt ge is << >>".split())
_SETS = frozenset(("union", "intersect", "except"))


def bare(name: str) -> str:
    """The name of a function without the prefix ``fn:``."""
    return name.removeprefix("fn:")


def type_of(expression: Expression) -> str:
    """``boolean``, ``string`` (never empty, one), ``nodes``, or ``any``."""
    if isinstance(expression, Binary):
        return "boolean" if expression.operator in _COMPARISONS else "nodes" if expression.operator in _SETS else "any"
    if isinstance(expression, Call):
        name = bare(expression.name)
        return "boolean" if name in BOOLEANS else "string" if name in STRINGS else "any"
    if isinstance(expression, Step | Start) or (isinstance(expression, For) and expression.kind in ("some", "every")):
        return "boolean" if isinstance(expression, For) else "nodes"
    if isinstance(expression, Path):
        return "nodes" if type_of(expression.then) == "nodes" else "any"
    if isinstance(expression, Filter):
        return type_of(expression.items) if type_of(expression.items) == "nodes" else "any"
    if isinstance(expression, Literal):
        return "string" if isinstance(expression.value, str) else "any"
    return "boolean" if isinstance(expression, Cast) and expression.kind == "castable" else "any"


def value_comparison(expression: Expression) -> bool:
    """Whether an expression is boolean or empty, never a number: it can be no position either."""
    return type_of(expression) in ("boolean", "nodes", "string")


def focused(expression: Expression) -> bool:
    """Whether ``position()`` or ``last()`` is asked for anywhere in it."""
    return any(isinstance(part, Call) and bare(part.name) in ("position", "last") for part in parts(expression))


def positional(predicate: Expression) -> bool:
    """Whether a predicate may depend on where a node stands among the others."""
    return not value_comparison(predicate) or focused(predicate)


def absolute(expression: Expression) -> bool:
    """Whether a path begins at the root and is the same wherever it is asked in a document."""
    first = expression
    while isinstance(first, Path | Filter):
        first = first.first if isinstance(first, Path) else first.items
    return isinstance(first, Start) and constant(expression)


def constant(expression: Expression) -> bool:
    """Whether neither variables nor ``current()`` are in it."""
    return not any(
        isinstance(part, Variable | For) or (isinstance(part, Call) and bare(part.name) == "current")
        for part in parts(expression)
    )


def wide(expression: Expression) -> bool:
    """Whether the whole document may have to be looked at."""
    return any(isinstance(part, Start) or (isinstance(part, Step) and part.axis in WIDE) for part in parts(expression))


def unfocused(expression: Expression) -> bool:
    """Whether the value is the same for every context item: made of variables, literals and ``current()`` alone."""
    if isinstance(expression, Literal | Variable | Start):
        return True
    if isinstance(expression, Call):
        if bare(expression.name) == "current":
            return True
        known = bare(expression.name) in STRINGS | BOOLEANS | {"true", "false"}
        return known and bool(expression.arguments) and all(map(unfocused, expression.arguments))
    if isinstance(expression, Path):
        return unfocused(expression.first)
    if isinstance(expression, Filter):
        return unfocused(expression.items)
    if isinstance(expression, Several):
        return all(map(unfocused, expression.items))
    return False


def in_order(expression: Expression) -> bool:
    """Whether what each context node of a path's last step gives, put together, is in document order without a sort."""
    if not isinstance(expression, Path) or not isinstance(expression.then, Step):
        return False
    if expression.then.axis == "attribute":
        return sorted_already(expression.first)
    return expression.then.axis in ("child", "descendant", "self") and apart(expression.first)


def sorted_already(expression: Expression) -> bool:
    """Whether nodes come in document order, each once."""
    if isinstance(expression, Step | Start | Here | Variable):
        return not isinstance(expression, Variable)
    return in_order(expression)


def apart(expression: Expression) -> bool:
    """Whether nodes come in document order and none is within another."""
    if isinstance(expression, Start | Here):
        return True
    if isinstance(expression, Step):
        return expression.axis in ("child", "attribute", "self", "parent", "following-sibling", "preceding-sibling")
    if not (isinstance(expression, Path) and isinstance(expression.then, Step) and in_order(expression)):
        return False
    return expression.then.axis in ("child", "attribute", "self")
