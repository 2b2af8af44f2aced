"""``following::*[@xml:id = $wanted]`` and its like: what is looked for all over the document again and again, by a table.

The rule: a step along a wide axis whose first predicate compares, by ``=`` or ``eq``, a key that depends on the candidate
alone with values that depend on it not at all. The table holds the candidates of the whole document by their keys; what it
gives is then tried by the axis. Where a key or a value is no string, or fails, the step is taken in the plain way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from edition.checking.schematron.xpath import traits
from edition.checking.schematron.xpath.nodes import Node, Tree, is_element
from edition.checking.schematron.xpath.stepping import tag
from edition.checking.schematron.xpath.syntax import Binary, Call, Expression, Here, Start, Step, Variable, parts
from edition.checking.schematron.xpath.values import DynamicError, atoms
from edition.checking.schematron.xpath.world import World

if TYPE_CHECKING:
    from edition.checking.schematron.xpath.evaluating import Compiler, Evaluate

Table = dict[str, list[Any]]
Joined = Callable[[Node, World], "Iterable[Node] | None"]


def joined(compiler: Compiler, step: Step) -> Joined | None:
    """A step by a table, or None where the rule does not hold; of nodes for which it gives None the plain way is taken."""
    comparison = step.predicates[0] if len(step.predicates) == 1 else None
    if not isinstance(comparison, Binary) or comparison.operator not in ("=", "eq") or step.test.kind != "name":
        return None
    sides = (comparison.left, comparison.right), (comparison.right, comparison.left)
    found = next(((key, value) for key, value in sides if _is_key(key) and traits.unfocused(value)), None)
    if found is None or (comparison.operator == "=" and not compiler.later):
        return None
    return _by_table(step, compiler.items(found[0]), compiler.items(found[1]), comparison.operator == "eq")


def _is_key(expression: Expression) -> bool:
    """Whether a value depends on the context node, and on nothing else."""
    fixed = traits.constant(expression) and not traits.focused(expression)
    near = not any(isinstance(part, Start | Variable) for part in parts(expression))
    bound = isinstance(expression, Step | Here | Call) and not traits.unfocused(expression)
    return (
        fixed and near and bound and traits.type_of(expression) in ("nodes", "string") and not traits.wide(expression)
    )


def _by_table(step: Step, key: Evaluate, value: Evaluate, single: bool) -> Joined:
    name, mark = tag(step.test), object()

    def go(node: Node, world: World) -> Iterable[Node] | None:
        table = world.once(mark, lambda: _table(name, key, world, single))
        if table is None or not (is_element(node) or isinstance(node, Tree)):
            return None
        try:
            wanted = atoms(value(node, world))
        except DynamicError:
            return None
        if not all(isinstance(item, str) for item in wanted) or (single and len(wanted) > 1):
            return None
        return _reached(step.axis, node, [c for item in dict.fromkeys(wanted) for c in table.get(item, ())], world)

    return go


def _table(name: str, key: Evaluate, world: World, single: bool) -> Table | None:
    found: Table = defaultdict(list)
    for element in world.root.iter(name):
        world.spend(1)
        try:
            values = atoms(key(element, world))
        except DynamicError:
            return None
        if not all(isinstance(item, str) for item in values) or (single and len(values) > 1):
            return None
        for item in dict.fromkeys(values):
            found[item].append(element)
    return dict(found)


def _reached(axis: str, node: Node, candidates: list[Any], world: World) -> list[Any]:
    """Those of the candidates that stand on the axis, in its order."""
    world.spend(1 + len(candidates))
    order = world.order
    if axis.startswith("descendant"):
        found = [c for c in candidates if _within(c, node, axis.endswith("self"))]
    elif isinstance(node, Tree):
        return []
    elif axis == "following":
        found = [c for c in candidates if order[c] > order[node] and not _within(c, node, itself=False)]
    else:
        found = [c for c in candidates if order[c] < order[node] and not _within(node, c, itself=False)]
    return sorted(dict.fromkeys(found), key=order.__getitem__, reverse=axis == "preceding")


def _within(inner: Any, outer: Node, itself: bool) -> bool:
    if isinstance(outer, Tree):
        return True
    return (itself and inner is outer) or any(up is outer for up in inner.iterancestors())
