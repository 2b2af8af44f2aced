"""A document as ``elementpath`` sees it, and the way between its nodes and ours. Imported only where it is needed.

``elementpath`` 5.1 puts the tail of an element before its children when it makes a string of what is around it; nodes here
have a class of their own whose strings are in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elementpath import XPathContext
from elementpath.datatypes import UntypedAtomic
from elementpath.tree_builders import get_node_tree
from elementpath.xpath_nodes import EtreeDocumentNode, EtreeElementNode

from edition.checking.schematron.xpath.nodes import Attribute, Node, Text, Tree, is_node, string
from edition.checking.schematron.xpath.values import Untyped
from edition.checking.schematron.xpath.world import World

_COST = 20
"""How many of our steps one of ``elementpath`` costs."""


class _Element(EtreeElementNode):
    __slots__ = ()

    @property
    def string_value(self) -> str:
        return string(self.value)

    @property
    def compat_string_value(self) -> str:
        return string(self.value)

    @property
    def iter_typed_values(self) -> Iterator[Any]:
        yield UntypedAtomic(string(self.value))


class _Document(EtreeDocumentNode):
    __slots__ = ()

    @property
    def string_value(self) -> str:
        return string(self.getroot().value)


class Context(XPathContext):
    """A context that counts how often it goes to another item, and stops when that is too often."""

    def __init__(self, world: World, *arguments: Any, **settings: Any) -> None:
        self._world = world
        super().__init__(*arguments, **settings)

    @property
    def item(self) -> Any:
        """The context item."""
        return self._item

    @item.setter
    def item(self, value: Any) -> None:
        self._item = value
        self._world.spend(_COST)


class Forest:
    """A document made once for ``elementpath``."""

    def __init__(self, root: Any) -> None:
        self.tree: Any = get_node_tree(root.getroottree())
        self._elements: dict[Any, Any] = {}
        for node in self.tree.iter():
            if isinstance(node, EtreeElementNode):
                node.__class__ = _Element
                self._elements[node.value] = node
        self.tree.__class__ = _Document

    def to(self, item: Any) -> Any:
        """Their item for one of ours."""
        if isinstance(item, Tree):
            return self.tree
        if isinstance(item, Attribute):
            return next(a for a in self._elements[item.parent].attributes if a.name == item.name)
        if isinstance(item, Text):
            return self._text(item)
        if isinstance(item, Untyped):
            return UntypedAtomic(str(item))
        return self._elements.get(item, item) if is_node(item) else item

    def _text(self, text: Text) -> Any:
        if not text.tail:
            return self._elements[text.owner].children[0]
        among = self._elements[text.owner.getparent()].children
        at = next(n for n, node in enumerate(among) if getattr(node, "value", None) is text.owner)
        return among[at + 1]


def back(item: Any) -> Node:
    """Our item for one of theirs."""
    if isinstance(item, EtreeDocumentNode):
        return Tree(item.getroot().value)
    if isinstance(item, EtreeElementNode):
        return item.value
    kind = type(item).__name__
    if kind == "TextAttributeNode":
        return Attribute(item.parent.value, item.name)
    if kind == "TextNode":
        return _own_text(item)
    return Untyped(str(item)) if isinstance(item, UntypedAtomic) else item


def _own_text(item: Any) -> Text:
    among = item.parent.children
    at = next(n for n, node in enumerate(among) if node is item)
    return Text(among[at - 1].value, tail=True) if at else Text(item.parent.value, tail=False)
