"""Steps, paths and filters (XPath 3.1, section 3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from edition.checking.schematron.xpath import joining, traits
from edition.checking.schematron.xpath.nodes import REVERSE, Node, is_node
from edition.checking.schematron.xpath.stepping import walk
from edition.checking.schematron.xpath.syntax import Binary, Expression, Filter, Literal, Path, Step, Test
from edition.checking.schematron.xpath.values import DynamicError, effective
from edition.checking.schematron.xpath.world import World

if TYPE_CHECKING:
    from edition.checking.schematron.xpath.evaluating import Compiler, Evaluate, Truth

Items = list[Any]
Along = Callable[[Node, World], Iterable[Node]]
"""The nodes of a step in the order of its axis."""


def step(compiler: Compiler, expression: Step) -> Evaluate:
    """The nodes of one step, in document order."""
    go, backwards = _along(compiler, expression), expression.axis in REVERSE

    def found(node: Node, world: World) -> Items:
        items = list(go(node, world))
        world.spend(len(items))
        return items[::-1] if backwards else items

    return found


def step_truth(compiler: Compiler, expression: Step) -> Truth:
    """Whether a step leads anywhere."""
    go = _along(compiler, expression)
    return lambda node, world: _any(go(node, world))


def _any(found: Iterable[Node]) -> bool:
    return next(iter(found), None) is not None


def _along(compiler: Compiler, expression: Step) -> Along:
    quick = walk(expression.axis, expression.test)
    wide, beyond = expression.axis in traits.WIDE, expression.axis in ("following", "preceding")

    def go(node: Node, world: World) -> Iterable[Node]:
        world.spend(1 if not wide else 10 * world.whole if beyond else world.whole)
        if not is_node(node):
            raise DynamicError("a step begins at a node, and this is none")
        return quick(node)

    found: Along = go
    for predicate in expression.predicates:
        found = _narrowed(compiler, found, predicate)
    joined = joining.joined(compiler, expression) if wide else None
    return found if joined is None else _first_that_can(joined, found)


def _first_that_can(joined: Callable[[Node, World], Iterable[Node] | None], plain: Along) -> Along:
    def go(node: Node, world: World) -> Iterable[Node]:
        found = joined(node, world)
        return plain(node, world) if found is None else found

    return go


def _narrowed(compiler: Compiler, found: Along, predicate: Expression) -> Along:
    keep = chosen(compiler, predicate)
    return lambda node, world: keep(found(node, world), world)


def chosen(compiler: Compiler, predicate: Expression) -> Callable[[Iterable[Any], World], Iterable[Any]]:
    """Those items of a sequence that a predicate lets through."""
    if isinstance(predicate, Literal) and isinstance(predicate.value, int | float):
        wanted = predicate.value
        return lambda items, _: [item for n, item in enumerate(items, 1) if n == wanted]
    if not traits.positional(predicate):
        return _tested(compiler.truth(predicate))
    evaluate = compiler.items(predicate)

    def keep(items: Iterable[Any], world: World) -> Items:
        among, before = list(items), (world.position, world.size)
        kept = []
        try:
            for n, item in enumerate(among, 1):
                world.spend(1)
                world.position, world.size = n, len(among)
                if _lets_through(evaluate(item, world), n):
                    kept.append(item)
        finally:
            world.position, world.size = before
        return kept

    return keep


def _tested(truth: Truth) -> Callable[[Iterable[Any], World], Iterable[Any]]:
    def keep(items: Iterable[Any], world: World) -> Iterable[Any]:
        for item in items:
            world.spend(1)
            if truth(item, world):
                yield item

    return keep


def _lets_through(value: Items, position: int) -> bool:
    first = value[0] if len(value) == 1 else None
    if isinstance(first, bool) or first is None or isinstance(first, str) or is_node(first):
        return effective(value)
    return bool(first == position)


def _merged(expression: Path) -> Path:
    """``a//b`` as one step along ``descendant``, where positions do not matter."""
    first, then = expression.first, expression.then
    if not (
        isinstance(first, Path) and isinstance(then, Step) and first.then == Step("descendant-or-self", Test("node"))
    ):
        return expression
    if any(map(traits.positional, then.predicates)):
        return expression
    if then.axis == "child":
        return Path(first.first, Step("descendant", then.test, then.predicates))
    if then.axis == "attribute":
        return Path(Path(first.first, Step("descendant-or-self", Test("element"))), then)
    return expression


def path(compiler: Compiler, expression: Path) -> Evaluate:
    """The items of a path; nodes in document order, each once."""
    plain = _path(compiler, _merged(expression))
    if not traits.absolute(expression):
        return plain
    key = object()
    return lambda node, world: world.once(key, lambda: plain(node, world))


def _path(compiler: Compiler, expression: Path) -> Evaluate:
    first, then = compiler.items(expression.first), compiler.items(expression.then)
    sure, focused = traits.in_order(expression), traits.focused(expression.then)

    def each(node: Node, world: World) -> Items:
        begin = first(node, world)
        found = (
            _with_focus(begin, then, world) if focused else [item for one in begin for item in then(_node(one), world)]
        )
        return found if sure or len(found) < 2 else _arranged(found, world, len(begin) == 1)

    return each


def mapped(compiler: Compiler, expression: Binary) -> Evaluate:
    """``a ! b``: each item of ``a``, node or value, is the context item of ``b``."""
    first, then = compiler.items(expression.left), compiler.items(expression.right)
    return lambda node, world: _with_focus(first(node, world), then, world, nodes=False)


def _node(item: Any) -> Node:
    if not is_node(item):
        raise DynamicError("a path goes on from nodes, and here is a value")
    return item


def _with_focus(begin: Items, then: Evaluate, world: World, nodes: bool = True) -> Items:
    before, found = (world.position, world.size), []
    try:
        for n, item in enumerate(begin, 1):
            world.position, world.size = n, len(begin)
            found.extend(then(_node(item) if nodes else item, world))
            world.spend(1)
    finally:
        world.position, world.size = before
    return found


def _arranged(found: Items, world: World, single: bool) -> Items:
    kinds = {is_node(item) for item in found}
    if len(kinds) > 1:
        raise DynamicError("a path gives nodes and values at once")
    if kinds == {False}:
        return found
    world.spend(len(found))
    return found if single else world.sorted(found)


def path_truth(compiler: Compiler, expression: Path) -> Truth | None:
    """Whether a path leads anywhere; it is followed no further than to the first node."""
    expression = _merged(expression)
    if traits.type_of(expression) != "nodes" or traits.focused(expression.then):
        return None
    if traits.absolute(expression):
        items = path(compiler, expression)
        return lambda node, world: bool(items(node, world))
    then = compiler.truth(expression.then)
    first = _lazy(compiler, expression.first)
    return lambda node, world: any(then(one, world) for one in first(node, world))


def _lazy(compiler: Compiler, expression: Expression) -> Along:
    """Nodes in any order, perhaps repeated, one after the other."""
    if isinstance(expression, Step):
        return _along(compiler, expression)
    if isinstance(expression, Path):
        expression = _merged(expression)
    if isinstance(expression, Path) and isinstance(expression.then, Step) and not traits.absolute(expression):
        first, go = _lazy(compiler, expression.first), _along(compiler, expression.then)
        return lambda node, world: (found for one in first(node, world) for found in go(_node(one), world))
    return compiler.items(expression)


def filtered(compiler: Compiler, expression: Filter) -> Evaluate:
    """``items[predicate]``."""
    items, keep = compiler.items(expression.items), chosen(compiler, expression.predicate)
    return lambda node, world: list(keep(items(node, world), world))
