"""Nodes that lxml has no objects for, and the axes over all of them (XPath 3.1, section 3.3.2.1).

An element, comment or processing instruction is lxml's own; attributes, texts and the document are made here when asked
for. Two of them are equal when they are the same node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from edition.tei import XML

Node = Any
_string = etree.XPath("string()")
_ELEMENT = etree._Element  # noqa: SLF001 - the only name of the class


class Attribute(NamedTuple):
    """An attribute by its element and its name as lxml writes it, ``{uri}local``."""

    parent: Any
    name: str


class Text(NamedTuple):
    """The characters before the first child of ``owner``, or (``tail``) those after ``owner``."""

    owner: Any
    tail: bool


class Tree(NamedTuple):
    """The document node above ``root``."""

    root: Any


_ALL = (_ELEMENT, Attribute, Text, Tree)


def is_node(item: object) -> bool:
    """Whether a value is a node."""
    return isinstance(item, _ALL)


def is_element(node: Node) -> bool:
    """Whether a node is an element."""
    return isinstance(node, _ELEMENT) and isinstance(node.tag, str)


def string(node: Node) -> str:
    """The string value of a node."""
    if isinstance(node, Attribute):
        return str(node.parent.get(node.name, ""))
    if isinstance(node, Text):
        return str((node.owner.tail if node.tail else node.owner.text) or "")
    if isinstance(node, Tree):
        node = node.root
    if not isinstance(node.tag, str) or not len(node):
        return str(node.text or "")
    return str(_string(node, smart_strings=False))


def parent(node: Node) -> Node | None:
    """The node above, if there is one."""
    if isinstance(node, Attribute):
        return node.parent
    if isinstance(node, Text):
        return node.owner.getparent() if node.tail else node.owner
    if isinstance(node, Tree):
        return None
    above = node.getparent()
    return Tree(top(node)) if above is None else above


def top(node: Node) -> Any:
    """The outermost element of the tree a node is in."""
    if isinstance(node, Tree):
        return node.root
    element = node.parent if isinstance(node, Attribute) else node.owner if isinstance(node, Text) else node
    return element.getroottree().getroot()


def ancestors(node: Node) -> Iterator[Node]:
    """The nodes above, the nearest first, the document last."""
    above = parent(node)
    while above is not None:
        yield above
        above = parent(above)


def children(node: Node) -> Iterator[Node]:
    """Elements, texts, comments and processing instructions of a node."""
    if isinstance(node, Tree):
        yield from _outermost(node.root)
    elif is_element(node):
        if node.text:
            yield Text(node, tail=False)
        for child in node:
            yield child
            if child.tail:
                yield Text(child, tail=True)


def _outermost(root: Any) -> Iterator[Node]:
    before = list(root.itersiblings(preceding=True))
    yield from reversed(before)
    yield root
    yield from root.itersiblings()


def descendants(node: Node) -> Iterator[Node]:
    """All nodes below in document order, without attributes."""
    for child in children(node):
        yield child
        if is_element(child):
            yield from descendants(child)


def attributes(node: Node) -> Iterator[Attribute]:
    """The attributes of an element."""
    if is_element(node):
        for name in node.keys():  # noqa: SIM118 - an element is no dict
            yield Attribute(node, name)


def siblings(node: Node, preceding: bool = False) -> Iterator[Node]:
    """Those after a node, or those before it, the nearest first."""
    above = parent(node)
    if above is None or isinstance(node, Attribute):
        return
    among = list(children(above))
    at = among.index(node)
    yield from (reversed(among[:at]) if preceding else among[at + 1 :])


def following(node: Node) -> Iterator[Node]:
    """All after a node that are not in it, without attributes, in document order."""
    if isinstance(node, Attribute):
        yield from descendants(node.parent)
        node = node.parent
    while node is not None:
        for sibling in siblings(node):
            yield sibling
            yield from descendants(sibling)
        node = parent(node)


def preceding(node: Node) -> Iterator[Node]:
    """All before a node that do not hold it, without attributes, the nearest first."""
    if isinstance(node, Attribute):
        node = node.parent
    while node is not None:
        for sibling in siblings(node, preceding=True):
            yield from reversed(list(descendants(sibling)))
            yield sibling
        node = parent(node)


def _itself(node: Node) -> Iterator[Node]:
    yield node


def _with_self(axis: Callable[[Node], Iterable[Node]]) -> Callable[[Node], Iterator[Node]]:
    def both(node: Node) -> Iterator[Node]:
        yield node
        yield from axis(node)

    return both


def _parent(node: Node) -> Iterator[Node]:
    above = parent(node)
    if above is not None:
        yield above


AXES: dict[str, Callable[[Node], Iterator[Node]]] = {
    "ancestor": ancestors,
    "ancestor-or-self": _with_self(ancestors),
    "attribute": attributes,
    "child": children,
    "descendant": descendants,
    "descendant-or-self": _with_self(descendants),
    "following": following,
    "following-sibling": siblings,
    "parent": _parent,
    "preceding": preceding,
    "preceding-sibling": lambda node: siblings(node, preceding=True),
    "self": _itself,
}
REVERSE = frozenset(("ancestor", "ancestor-or-self", "preceding", "preceding-sibling", "parent"))


def name(node: Node) -> str:
    """The name of a node as the source writes it, or ''."""
    if isinstance(node, Attribute):
        return _prefixed(node.parent, node.name)
    if is_element(node):
        local = etree.QName(node).localname
        return f"{node.prefix}:{local}" if node.prefix else local
    return str(node.target) if isinstance(node, etree._ProcessingInstruction) else ""  # noqa: SLF001


def _prefixed(element: Any, name: str) -> str:
    uri, _, local = name.rpartition("}")
    if not uri:
        return local
    if uri[1:] == XML:
        return f"xml:{local}"
    prefix = next((prefix for prefix, known in element.nsmap.items() if known == uri[1:] and prefix), "")
    return f"{prefix}:{local}" if prefix else local


def local_name(node: Node) -> str:
    """The name of a node without its prefix, or ''."""
    return name(node).rpartition(":")[2]


def namespace(node: Node) -> str:
    """The namespace of an element or attribute, or ''."""
    written = node.name if isinstance(node, Attribute) else node.tag if is_element(node) else ""
    return written[1:].partition("}")[0] if written.startswith("{") else ""


def element_of(node: Node) -> tuple[Any, str]:
    """Where a node is told: its element, and the name of the attribute as the source writes it, or ''."""
    if isinstance(node, Attribute):
        return node.parent, name(node)
    if isinstance(node, Tree):
        return node.root, ""
    if isinstance(node, Text):
        return parent(node), ""
    return (node if is_element(node) else node.getparent()), ""
