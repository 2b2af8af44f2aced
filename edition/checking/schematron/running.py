"""One pass over a document: each node is given to the rules that may be about it (ISO/IEC 19757-3:2020, 6.5)."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from edition.checking.schematron.compiling import Plan, Ready, Test
from edition.checking.schematron.contexts import Context
from edition.checking.schematron.xpath import nodes
from edition.checking.schematron.xpath.evaluating import Evaluate
from edition.checking.schematron.xpath.nodes import Attribute, Node
from edition.checking.schematron.xpath.values import DynamicError
from edition.checking.schematron.xpath.world import TooMuch, World
from edition.hourglass import Over, memory, ticking

_CHEAP = 50
"""Nodes that may be visited for one node without being counted against what a rule may visit in all."""

_SECONDS, _SPEED = 0.5, 50_000
"""What one rule may take in one document: seconds, and elements for which a second more is given."""
_GROWTH = 200_000_000
"""Bytes that rules may add to the process, until one is stopped."""


class Hit(NamedTuple):
    """A node at which a test says something; with ``failure`` the test could not be evaluated there, and why."""

    node: Node
    rule: Ready
    test: Test | None
    message: str = ""
    hints: tuple[str, ...] = ()
    failure: str = ""


class _Candidate(NamedTuple):
    order: tuple[int, int, int]
    context: Context
    rule: Ready


class Dispatcher:
    """Which rules may be about a node, by its kind and name; made once for a schema."""

    def __init__(self, rules: Iterable[Ready]) -> None:
        self._all = [
            _Candidate((rule.pattern, rule.number, n), context, rule)
            for rule in rules
            for n, context in enumerate(rule.contexts)
        ]
        self._by_tag: dict[tuple[str, str], tuple[list[_Candidate], dict[str, list[_Candidate]]]] = {}
        kinds = {candidate.context.kind for candidate in self._all}
        self.attributes = bool(kinds & {"attribute"})
        self.beyond = bool(kinds - {"element", "attribute"})

    def known(self, kind: str, tag: str) -> tuple[list[_Candidate], dict[str, list[_Candidate]]]:
        """The candidates for a kind and name: those for all such nodes, and those that need an attribute, by its name."""
        key = kind, tag
        if key not in self._by_tag:
            always: list[_Candidate] = []
            needing: dict[str, list[_Candidate]] = {}
            for candidate in self._all:
                context = candidate.context
                if context.kind not in (kind, "any") or context.tag not in ("", tag):
                    continue
                (needing.setdefault(context.attribute, []) if context.attribute else always).append(candidate)
            self._by_tag[key] = always, needing
        return self._by_tag[key]

    def of(self, kind: str, tag: str, attributes: Iterable[str] = ()) -> list[_Candidate]:
        """The candidates for a node, in the order of the schema."""
        always, needing = self.known(kind, tag)
        if not needing:
            return always
        more = [candidate for name in attributes if name in needing for candidate in needing[name]]
        return sorted([*always, *more], key=lambda candidate: candidate.order) if more else always


class Run:
    """The rules of a schema over one tree."""

    def __init__(self, plan: Plan, dispatcher: Dispatcher, root: Any) -> None:
        self._plan = plan
        self._dispatcher = dispatcher
        self._world = World(root)
        self._outer: dict[str, Any] = self._extended({}, plan.outer, self._world.tree)
        self._inner: dict[int, dict[str, Any]] = {}
        self._left: dict[tuple[int, int], int] = {}
        self._stopped: set[tuple[int, int]] = set()
        self._allowed = self._world.allowed
        self._told: set[int] = set()
        self._now: Ready | None = None
        self._heard = 0.0
        self._taken: defaultdict[tuple[int, int], float] = defaultdict(float)
        self._patience = _SECONDS + self._world.elements / _SPEED
        self._most = memory() + _GROWTH

    def _hear(self) -> None:
        """Stop the rule that is at work when it has taken too long, or too much memory; each that did leaves less to others."""
        before, self._heard = self._heard, time.process_time()
        if self._now is not None:
            self._taken[self._now.position] += self._heard - before
            if self._taken[self._now.position] > self._patience or memory() > self._most:
                raise Over

    def _extended(self, scope: dict[str, Any], lets: Iterable[tuple[str, Evaluate]], node: Node) -> dict[str, Any]:
        """A scope with further variables; each sees those before it, and is evaluated when first asked for, once."""
        for name, items in lets:
            scope = {**scope, name: self._later(items, node, scope)}
        return scope

    def _later(self, items: Evaluate, node: Node, scope: dict[str, Any]) -> Callable[[], Any]:
        world, value = self._world, None

        def make() -> Any:
            nonlocal value
            if value is None:
                before = world.position, world.size, world.variables
                world.position, world.size, world.variables = 1, 1, scope
                try:
                    value = items(node, world)
                finally:
                    world.position, world.size, world.variables = before
            return value

        return make

    def _scope(self, rule: Ready) -> dict[str, Any]:
        """The variables of the schema and of a rule's pattern."""
        number = rule.pattern
        if number not in self._inner:
            lets = self._plan.inner.get(number, ())
            self._inner[number] = self._extended(self._outer, lets, self._world.tree)
        return self._inner[number]

    def hits(self) -> Iterator[Hit]:
        """What the rules find, in document order."""
        self._heard = time.process_time()
        with ticking(self._hear):
            yield from self._hits()

    def _hits(self) -> Iterator[Hit]:
        find, attributes = self._dispatcher.of, self._dispatcher.attributes
        if self._dispatcher.beyond:
            yield from self._beyond()
            return
        known, fire = self._dispatcher.known, self._fire
        for element in self._world.root.iter("*"):
            tag = element.tag
            always, needing = known("element", tag)
            found = find("element", tag, element.keys()) if needing else always
            if found and (hits := fire(element, found)):
                yield from hits
            if attributes:
                yield from self._attributes(element)

    def _attributes(self, element: Any) -> Iterator[Hit]:
        for name in element.keys():  # noqa: SIM118 - an element is no dict
            found = self._dispatcher.of("attribute", name)
            if found:
                yield from self._fire(Attribute(element, name), found)

    def _beyond(self) -> Iterator[Hit]:
        """All nodes of all kinds, where contexts ask for more than elements and attributes."""
        yield from self._fire(self._world.tree, self._dispatcher.of("document", ""))
        for node in nodes.descendants(self._world.tree):
            if nodes.is_element(node):
                yield from self._fire(node, self._dispatcher.of("element", node.tag, node.keys()))
                if self._dispatcher.attributes:
                    yield from self._attributes(node)
            else:
                yield from self._fire(node, self._dispatcher.of(_kind(node), ""))

    def _fire(self, node: Node, candidates: list[_Candidate]) -> list[Hit]:
        """What the rules that are about a node say of it; of each pattern the first."""
        world, found = self._world, []
        world.current = node
        taken: set[object] = set()
        for _, context, rule in candidates:
            if rule.taking in taken or rule.position in self._stopped:
                continue
            before = world.left = self._left.get(rule.position, self._allowed)
            world.variables = self._inner.get(rule.pattern) or self._scope(rule)
            try:
                self._now = rule
                if context.match(node, world):
                    taken.add(rule.taking)
                    found += self._rule(node, rule)
                self._now = None
            except DynamicError:
                self._now = None  # XSLT 2.0, 5.5.4: where a pattern fails, it does not match
            except (TooMuch, RecursionError, MemoryError, Over) as error:
                self._now = None
                found.append(self._too_much(node, rule, error))
            if before - world.left > _CHEAP:
                self._left[rule.position] = world.left
        return found

    def _rule(self, node: Node, rule: Ready) -> list[Hit]:
        world, found = self._world, []
        if rule.lets:
            world.variables = self._extended(world.variables, rule.lets, node)
        for test in rule.tests:
            try:
                if test.truth(node, world) == test.report:
                    hints = tuple(say(node, world) for say in test.hints)
                    found.append(Hit(node, rule, test, test.say(node, world), hints))
            except DynamicError as error:
                if id(test) not in self._told:
                    self._told.add(id(test))
                    found.append(Hit(node, rule, test, failure=error.message))
            except (TooMuch, RecursionError) as error:
                return [*found, self._too_much(node, rule, error)]
        return found

    def _too_much(self, node: Node, rule: Ready, error: BaseException) -> Hit:
        self._stopped.add(rule.position)
        if isinstance(error, Over):
            self._patience /= 2
            self._most = memory() + _GROWTH
            return Hit(node, rule, None, failure="it would take too long, or too much memory, over this text")
        return Hit(node, rule, None, failure="it would have to look at too many nodes of this text")


def _kind(node: Node) -> str:
    if isinstance(node, nodes.Text):
        return "text"
    return "comment" if isinstance(node, etree._Comment) else "processing-instruction"  # noqa: SLF001
