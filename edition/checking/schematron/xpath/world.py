"""What an evaluation may ask besides its context item: variables, the document, and how much work is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from edition.checking.schematron.xpath.nodes import Attribute, Node, Text, Tree
from edition.tei import ID

ALLOWED, FOR_EACH = 1_000_000, 200
"""Nodes that one rule may visit in one document, and how many more for each of its elements."""


class TooMuch(Exception):
    """An evaluation that visits more nodes than any rule needs."""


class World:
    """A document while rules are run over it; ``position`` and ``size`` are the focus of the innermost predicate."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.tree = Tree(root)
        self.variables: dict[str, Any] = {}
        self.current: Node = self.tree
        self.position = self.size = 1
        self.memo: dict[Any, Any] = {}
        self.left = self.allowed
        self.whole = 1 + self.elements // 100

    @cached_property
    def elements(self) -> int:
        """How many elements there are."""
        return sum(1 for _ in self.root.iter("*"))

    @property
    def allowed(self) -> int:
        """How many nodes one rule may visit."""
        return ALLOWED + FOR_EACH * self.elements

    def spend(self, nodes: int) -> None:
        """Count what was visited. Raises :class:`TooMuch`."""
        self.left -= nodes
        if self.left < 0:
            raise TooMuch

    def variable(self, name: str) -> list[Any]:
        """The value of a variable; one that is still a function is made now."""
        value = self.variables[name]
        if callable(value):
            value = value()
            self.variables[name] = value
        return value  # type: ignore[no-any-return]

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        """What is the same all over the document, made when first asked for."""
        if key not in self.memo:
            self.memo[key] = make()
        return self.memo[key]

    @cached_property
    def order(self) -> dict[Any, int]:
        """The number of each element, comment and processing instruction in document order."""
        return {node: number for number, node in enumerate(self.root.iter())}

    @cached_property
    def ids(self) -> dict[str, Any]:
        """Elements by ``xml:id``; of several the first."""
        found: dict[str, Any] = {}
        for element in self.root.iter("*"):
            value = element.get(ID)
            if value is not None:
                found.setdefault(" ".join(value.split()), element)
        return found

    def key(self, node: Node) -> tuple[int, ...]:
        """Where a node stands in document order, for sorting."""
        if isinstance(node, Attribute):
            return self.order.get(node.parent, -1), 1, node.parent.keys().index(node.name)
        if isinstance(node, Text):
            if not node.tail:
                return self.order.get(node.owner, -1), 2
            last, depth = node.owner, sum(1 for _ in node.owner.iterancestors())
            while len(last):
                last = last[-1]
            return self.order.get(last, -1), 3, -depth
        return (-1,) if isinstance(node, Tree) else (self.order.get(node, -1), 0)

    def sorted(self, nodes: list[Node]) -> list[Node]:
        """Nodes in document order, each once."""
        found = list(dict.fromkeys(nodes))
        return sorted(found, key=self.key) if len(found) > 1 else found
