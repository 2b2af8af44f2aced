"""Expressions made into functions of a context item and a world, each in two forms: its items, and whether it is true."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from edition.checking.schematron.xpath import calculating, calling, operating, paths
from edition.checking.schematron.xpath.nodes import Node
from edition.checking.schematron.xpath.syntax import (
    Binary,
    Call,
    Cast,
    Expression,
    Filter,
    For,
    Here,
    If,
    Literal,
    Negative,
    Path,
    Several,
    Start,
    Step,
    Unsupported,
    Variable,
)
from edition.checking.schematron.xpath.values import effective
from edition.checking.schematron.xpath.world import World

Items = list[Any]
Evaluate = Callable[[Node, World], Items]
Truth = Callable[[Node, World], bool]


class Compiler:
    """``later``: with the semantics of XPath 2.0 and after. ``variables`` are those that may be asked for here."""

    def __init__(self, later: bool, namespaces: Mapping[str, str], variables: frozenset[str]) -> None:
        self.later = later
        self.namespaces = namespaces
        self._known = {name: name for name in variables}
        self._fresh = count(1)

    def items(self, expression: Expression) -> Evaluate:
        """The value as a list. Raises ``Unsupported`` for what is not known here."""
        return _ITEMS[type(expression)](self, expression)

    def truth(self, expression: Expression) -> Truth:
        """The effective boolean value."""
        special = _TRUTH.get(type(expression))
        found = special(self, expression) if special else None
        if found is not None:
            return found
        items = self.items(expression)
        return lambda node, world: effective(items(node, world))

    def variable(self, expression: Variable) -> Evaluate:
        """``$name``."""
        name = self._known.get(expression.name)
        if name is None:
            raise Unsupported(f"${expression.name}")
        return lambda _, world: world.variable(name)

    def bound(self, expression: For) -> tuple[Evaluate, str, Any]:
        """What a binding takes its items from, the name it gets (no other variable has it), and its body."""
        items = self.items(expression.binding.items)
        before = self._known
        name = f"{expression.binding.name}#{next(self._fresh)}"
        self._known = {**before, expression.binding.name: name}
        make = self.truth if expression.kind in ("some", "every") else self.items
        body = make(expression.body)
        self._known = before
        return items, name, body


def _for(compiler: Compiler, expression: For) -> Evaluate:
    if expression.kind in ("some", "every"):
        return _as_items(_quantified(compiler, expression))
    items, name, body = compiler.bound(expression)

    def each(node: Node, world: World) -> Items:
        found: Items = []
        for item in items(node, world):
            world.spend(1)
            world.variables[name] = [item]
            found.extend(body(node, world))
        return found

    def whole(node: Node, world: World) -> Items:
        world.variables[name] = items(node, world)
        return body(node, world)  # type: ignore[no-any-return]

    return whole if expression.kind == "let" else each


def _quantified(compiler: Compiler, expression: For) -> Truth:
    items, name, body = compiler.bound(expression)
    every = expression.kind == "every"

    def ask(node: Node, world: World) -> bool:
        for item in items(node, world):
            world.spend(1)
            world.variables[name] = [item]
            if body(node, world) != every:
                return not every
        return every

    return ask


def _for_truth(compiler: Compiler, expression: For) -> Truth | None:
    return _quantified(compiler, expression) if expression.kind in ("some", "every") else None


def _as_items(truth: Truth) -> Evaluate:
    return lambda node, world: [truth(node, world)]


def _several(compiler: Compiler, expression: Several) -> Evaluate:
    each = [compiler.items(item) for item in expression.items]
    return lambda node, world: [value for items in each for value in items(node, world)]


def _if(compiler: Compiler, expression: If) -> Evaluate:
    test, yes, no = compiler.truth(expression.test), compiler.items(expression.yes), compiler.items(expression.no)
    return lambda node, world: yes(node, world) if test(node, world) else no(node, world)


def _if_truth(compiler: Compiler, expression: If) -> Truth:
    test, yes, no = compiler.truth(expression.test), compiler.truth(expression.yes), compiler.truth(expression.no)
    return lambda node, world: yes(node, world) if test(node, world) else no(node, world)


def _literal(_compiler: Compiler, expression: Literal) -> Evaluate:
    value = [expression.value]
    return lambda _node, _world: value


def _here(_compiler: Compiler, _expression: Here) -> Evaluate:
    return lambda node, _: [node]


def _start(_compiler: Compiler, _expression: Start) -> Evaluate:
    return lambda _, world: [world.tree]


_ITEMS: dict[type, Callable[[Compiler, Any], Evaluate]] = {
    Literal: _literal,
    Variable: lambda compiler, expression: compiler.variable(expression),
    Here: _here,
    Start: _start,
    Several: _several,
    If: _if,
    For: _for,
    Step: paths.step,
    Path: paths.path,
    Filter: paths.filtered,
    Call: calling.call,
    Binary: operating.binary,
    Negative: calculating.negative,
    Cast: operating.cast,
}
_TRUTH: dict[type, Callable[[Compiler, Any], Truth | None]] = {
    For: _for_truth,
    If: _if_truth,
    Step: paths.step_truth,
    Path: paths.path_truth,
    Call: calling.truth,
    Binary: operating.truth,
}
