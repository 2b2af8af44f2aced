"""Rule contexts: match patterns (XSLT 2.0, section 5.5) made into a key to find candidates by, and a test of a node."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from edition.checking.schematron.xpath import nodes, traits
from edition.checking.schematron.xpath.evaluating import Compiler
from edition.checking.schematron.xpath.nodes import Attribute, Node, Tree
from edition.checking.schematron.xpath.stepping import matcher, tag, walk
from edition.checking.schematron.xpath.syntax import (
    Binary,
    Call,
    Expression,
    Filter,
    Literal,
    Path,
    Start,
    Step,
    Test,
)
from edition.checking.schematron.xpath.world import World

Match = Callable[[Node, World], bool]
_ANY = Step("descendant-or-self", Test("node"))


@dataclass(frozen=True, slots=True)
class Context:
    """One of the alternatives of a context.

    ``kind``: element, attribute, text, document, comment, processing-instruction or any; ``tag``: the name it is about as
    lxml writes it, '' for all; ``attribute``: an attribute that it must have, or ''.
    """

    kind: str
    tag: str
    attribute: str
    match: Match


def contexts(compiler: Compiler, expression: Expression) -> Iterator[Context]:
    """The alternatives of a context, each with its key."""
    if isinstance(expression, Binary) and expression.operator == "union":
        yield from contexts(compiler, expression.left)
        yield from contexts(compiler, expression.right)
        return
    match = _pattern(compiler, expression) or _member(compiler, expression)
    for step in _last(expression):
        kind = _kind(step)
        yield Context(kind, _key(step, kind), _needed(step) if kind == "element" else "", match)


def _last(expression: Expression) -> Iterator[Step | None]:
    """The steps that a context ends in; None where it is no step."""
    while isinstance(expression, Path):
        expression = expression.then
    if isinstance(expression, Binary) and expression.operator == "union":
        yield from _last(expression.left)
        yield from _last(expression.right)
    elif isinstance(expression, Start):
        yield Step("self", Test("document-node"))
    else:
        yield expression if isinstance(expression, Step) else None


def _kind(step: Step | None) -> str:
    if step is None:
        return "any"
    if step.test.kind == "node":
        return "attribute" if step.axis == "attribute" else "any"
    if step.test.kind == "name":
        return "attribute" if step.axis == "attribute" else "element"
    return "document" if step.test.kind == "document-node" else step.test.kind


def _key(step: Step | None, kind: str) -> str:
    if step is None or kind not in ("element", "attribute"):
        return ""
    name = tag(step.test)
    return "" if "*" in name else name


def _needed(step: Step | None) -> str:
    return next((name for p in (step.predicates if step else ()) if (name := _needs(p))), "")


def _needs(predicate: Expression) -> str:
    """An attribute without which a predicate is false."""
    if isinstance(predicate, Step):
        name = tag(predicate.test)
        plain = predicate.axis == "attribute" and predicate.test.kind == "name" and "*" not in name
        return name if plain else ""
    if isinstance(predicate, Binary) and predicate.operator == "and":
        return _needs(predicate.left) or _needs(predicate.right)
    if isinstance(predicate, Binary) and predicate.operator in ("=", "!=", "eq", "ne"):
        other = {id(predicate.left): predicate.right, id(predicate.right): predicate.left}
        sides = (predicate.left, predicate.right)
        return next((_needs(s) for s in sides if isinstance(s, Step) and isinstance(other[id(s)], Literal)), "")
    if isinstance(predicate, Call) and traits.bare(predicate.name) == "starts-with" and len(predicate.arguments) == 2:
        begin, start = predicate.arguments
        return _needs(begin) if isinstance(begin, Step) and isinstance(start, Literal) and start.value else ""
    return ""


def _pattern(compiler: Compiler, expression: Expression) -> Match | None:
    """A test from right to left, or None where the expression is no match pattern of steps."""
    if isinstance(expression, Start):
        return lambda node, _: isinstance(node, Tree)
    if isinstance(expression, Binary) and expression.operator == "union":
        left, right = _pattern(compiler, expression.left), _pattern(compiler, expression.right)
        if left is None or right is None:
            return None
        return lambda node, world: left(node, world) or right(node, world)
    if isinstance(expression, Step):
        return _step(compiler, expression)
    if isinstance(expression, Path):
        return _path(compiler, expression)
    return None


def _step(compiler: Compiler, step: Step) -> Match | None:
    if step.axis not in ("child", "attribute", "descendant"):
        return None
    named = matcher(step.test, "attribute" if step.axis == "attribute" else "element")
    own = _on_axis(step.axis)
    if any(map(traits.positional, step.predicates)):
        return _numbered(compiler, step) if step.axis != "descendant" else None
    tests = [compiler.truth(predicate) for predicate in step.predicates]
    if not tests:
        return lambda node, _: named(node) and own(node)
    if len(tests) == 1:
        only = tests[0]
        return lambda node, world: named(node) and own(node) and only(node, world)
    return lambda node, world: named(node) and own(node) and all(test(node, world) for test in tests)


def _on_axis(axis: str) -> Callable[[Node], bool]:
    """Whether a node can be reached by an axis from any other at all."""
    if axis == "attribute":
        return lambda node: isinstance(node, Attribute)
    return lambda node: not isinstance(node, Attribute | Tree)


def _numbered(compiler: Compiler, step: Step) -> Match:
    """A step whose predicates ask for positions: among the children (or attributes) of the node above."""
    items = compiler.items(step)

    def match(node: Node, world: World) -> bool:
        above = nodes.parent(node)
        return above is not None and node in items(above, world)

    return match


def _path(compiler: Compiler, path: Path) -> Match | None:
    first, then = path.first, path.then
    deep = isinstance(first, Path) and first.then == _ANY
    before = first.first if isinstance(first, Path) and deep else first
    if not isinstance(then, Step):
        return _split(compiler, path)
    ends, begins = _step(compiler, then), _pattern(compiler, before)
    if ends is None or begins is None:
        return None
    if deep or then.axis == "descendant":
        inside = _inside(before)
        if inside is not None:
            return lambda node, world: ends(node, world) and inside(node)
        return lambda node, world: ends(node, world) and any(begins(up, world) for up in nodes.ancestors(node))

    if isinstance(before, Start):
        return lambda node, world: isinstance(nodes.parent(node), Tree) and ends(node, world)

    def match(node: Node, world: World) -> bool:
        above = nodes.parent(node)
        return above is not None and ends(node, world) and begins(above, world)

    return match


def _inside(before: Expression) -> Callable[[Node], bool] | None:
    """Whether an element of a name stands around a node, by lxml itself; None where more is asked of it than a name."""
    plain = isinstance(before, Step) and before.axis == "child" and before.test.kind == "name" and not before.predicates
    if not (plain and isinstance(before, Step)):
        return None
    look = walk("ancestor", before.test)
    return lambda node: next(iter(look(node)), None) is not None


def _split(compiler: Compiler, path: Path) -> Match | None:
    """``a/(b | c)`` as ``a/b | a/c``."""
    then = path.then
    if not (isinstance(then, Binary) and then.operator == "union"):
        return None
    return _pattern(compiler, Binary("union", Path(path.first, then.left), Path(path.first, then.right)))


def _member(compiler: Compiler, expression: Expression) -> Match:
    """Any other expression: a node is meant that it leads to, from somewhere in the document."""
    begin = expression
    while isinstance(begin, Path | Filter):
        begin = begin.first if isinstance(begin, Path) else begin.items
    whole = expression if isinstance(begin, Start | Call) else Path(Path(Start(), _ANY), expression)
    items, key = compiler.items(whole), object()

    def match(node: Node, world: World) -> bool:
        found = world.once(key, lambda: set(filter(nodes.is_node, items(world.tree, world))))
        return node in found

    return match
