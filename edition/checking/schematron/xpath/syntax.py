"""The parts of an expression, as frozen values (XPath 3.1, appendix A.1; XPath 1.0, section 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any


class XPathSyntaxError(Exception):
    """An expression that is none: ``at`` is where it stops making sense, in characters from 0."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


class Unsupported(Exception):
    """Something of XPath that is not known here, though others may know it."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Any part of an expression."""


@dataclass(frozen=True, slots=True)
class Literal(Expression):
    """A string or a number: ``str``, ``int``, ``Decimal`` or ``float``."""

    value: Any


@dataclass(frozen=True, slots=True)
class Variable(Expression):
    """``$name``, as written."""

    name: str


@dataclass(frozen=True, slots=True)
class Here(Expression):
    """The context item, ``.``."""


@dataclass(frozen=True, slots=True)
class Start(Expression):
    """The root of the tree, with which ``/`` begins."""


@dataclass(frozen=True, slots=True)
class Several(Expression):
    """``(a, b)``; ``()`` is the empty sequence."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Call(Expression):
    """A call of a function by its name as written."""

    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Test:
    """A node test: ``kind`` is name, node, text, comment, processing-instruction, element, attribute or document-node.

    ``uri`` and ``local`` are ``*`` where anything goes.
    """

    kind: str
    uri: str = "*"
    local: str = "*"


@dataclass(frozen=True, slots=True)
class Step(Expression):
    """``axis::test[predicates]``."""

    axis: str
    test: Test
    predicates: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Path(Expression):
    """``first/then``: each item of ``first`` is the context item of ``then``."""

    first: Expression
    then: Expression


@dataclass(frozen=True, slots=True)
class Filter(Expression):
    """``items[predicate]``, where items are no step."""

    items: Expression
    predicate: Expression


@dataclass(frozen=True, slots=True)
class Binary(Expression):
    """Two operands: ``or and = != < <= > >= eq ne lt le gt ge is << >> to + - * div idiv mod union intersect except || !``."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Negative(Expression):
    """``-a``."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class If(Expression):
    """``if (test) then yes else no``."""

    test: Expression
    yes: Expression
    no: Expression


@dataclass(frozen=True, slots=True)
class Binding:
    """``$name in items``, or ``$name := items``."""

    name: str
    items: Expression


@dataclass(frozen=True, slots=True)
class For(Expression):
    """``for``, ``some``, ``every`` or ``let``, with what comes after ``return`` or ``satisfies``."""

    kind: str
    binding: Binding
    body: Expression


@dataclass(frozen=True, slots=True)
class Cast(Expression):
    """``operand castable as type?``: ``kind`` is castable or cast; ``optional``: the empty sequence is let through."""

    kind: str
    operand: Expression
    type: str
    optional: bool


def parts(expression: Any) -> Iterator[Expression]:
    """An expression and all that it is made of."""
    if isinstance(expression, Expression):
        yield expression
    if isinstance(expression, Expression | Binding):
        for field in fields(expression):
            yield from parts(getattr(expression, field.name))
    elif isinstance(expression, tuple):
        for item in expression:
            yield from parts(item)
