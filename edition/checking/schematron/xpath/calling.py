"""Calls of functions, and constructors of types (``xs:integer(…)``)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from edition.checking.namespaces import XML_SCHEMA
from edition.checking.schematron.xpath import traits, values
from edition.checking.schematron.xpath.functions import FUNCTIONS, TAKING, Function, generate_id, ids
from edition.checking.schematron.xpath.nodes import Node, Tree, is_node, top
from edition.checking.schematron.xpath.syntax import Call, Expression, Unsupported
from edition.checking.schematron.xpath.values import atom, cast, one
from edition.checking.schematron.xpath.world import World

if TYPE_CHECKING:
    from edition.checking.schematron.xpath.evaluating import Compiler, Evaluate, Truth

_FN = "http://www.w3.org/2005/xpath-functions"
Items = list[Any]


def call(compiler: Compiler, expression: Call) -> Evaluate:
    """A call as a list of items."""
    uri, name = _resolved(compiler, expression.name)
    if uri == XML_SCHEMA and name in values.CASTS and len(expression.arguments) == 1:
        return constructed(compiler, expression.arguments[0], name)
    asked = truth(compiler, expression)
    if asked is not None:
        return lambda node, world: [asked(node, world)]
    if uri == _FN and name in _FOCUS and not expression.arguments:
        return _FOCUS[name]
    if uri == _FN and name in ("id", "generate-id", "root") and len(expression.arguments) < 2:
        return _of_the_tree(compiler, name, expression.arguments)
    function = FUNCTIONS.get(name) if uri == _FN else None
    if function is None or not (function.first or compiler.later):
        raise Unsupported(f"{expression.name}()")
    return _applied(compiler, function, expression)


def _resolved(compiler: Compiler, written: str) -> tuple[str, str]:
    if written.startswith("Q{"):
        raise Unsupported(f"{written}()")
    prefix, _, name = written.rpartition(":")
    usual = {"": _FN, "fn": _FN, "xs": XML_SCHEMA}
    return compiler.namespaces.get(prefix) or usual.get(prefix, prefix), name


def constructed(compiler: Compiler, operand: Expression, name: str) -> Evaluate:
    """A value in another type; none of none."""
    items = compiler.items(operand)

    def make(node: Node, world: World) -> Items:
        value = one(items(node, world), "what becomes another type")
        return [] if value is None else [cast(atom(value), name)]

    return make


_FOCUS: dict[str, Callable[[Node, World], Items]] = {
    "position": lambda _, world: [world.position],
    "last": lambda _, world: [world.size],
    "current": lambda _, world: [world.current],
}


def _of_the_tree(compiler: Compiler, name: str, arguments: tuple[Expression, ...]) -> Evaluate:
    items = compiler.items(arguments[0]) if arguments else lambda node, _: [node]
    if name == "id":
        take = TAKING[compiler.later]
        return lambda node, world: ids(world, take, items(node, world))
    if name == "root":
        return lambda node, world: [Tree(top(found)) for found in items(node, world) if is_node(found)]
    return lambda node, world: [generate_id(world, found[0]) if (found := items(node, world)) else ""]


def _applied(compiler: Compiler, function: Function, expression: Call) -> Evaluate:
    given = len(expression.arguments)
    if not function.least <= given <= function.most:
        raise Unsupported(f"{expression.name}() with {given} arguments")
    take, do = TAKING[compiler.later], function.call
    if not given and function.here:
        return lambda node, _: _listed(do(take, [node]))
    arguments = [compiler.items(argument) for argument in expression.arguments]
    if len(arguments) == 1:
        argument = arguments[0]
        return lambda node, world: _listed(do(take, argument(node, world)))
    return lambda node, world: _listed(do(take, *[argument(node, world) for argument in arguments]))


def _listed(value: Any) -> Items:
    return value if isinstance(value, list) else [] if value is None else [value]


def truth(compiler: Compiler, expression: Call) -> Truth | None:
    """Calls that are boolean by themselves and need not make all their items."""
    name, given = traits.bare(expression.name), expression.arguments
    if not given and name in ("true", "false"):
        value = name == "true"
        return lambda _node, _world: value
    if len(given) == 1 and name in ("not", "boolean"):
        inner = compiler.truth(given[0])
        return inner if name == "boolean" else lambda node, world: not inner(node, world)
    if len(given) == 1 and compiler.later and name in ("exists", "empty"):
        wanted = name == "exists"
        if traits.type_of(given[0]) == "nodes":
            inner = compiler.truth(given[0])
            return lambda node, world: inner(node, world) == wanted
        items = compiler.items(given[0])
        return lambda node, world: bool(items(node, world)) == wanted
    return None
