"""Steps as functions from a node to nodes; what lxml can look for by itself, it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lxml import etree

from edition.checking.schematron.xpath import nodes
from edition.checking.schematron.xpath.nodes import AXES, Attribute, Node, Text, Tree
from edition.checking.schematron.xpath.syntax import Test

Walk = Callable[[Node], Iterable[Node]]
Matches = Callable[[Node], bool]
_ELEMENT = etree._Element  # noqa: SLF001 - the only name of the class


def tag(test: Test) -> str:
    """A name test as lxml writes it."""
    return test.local if not test.uri and test.local != "*" else f"{{{test.uri}}}{test.local}".replace("{*}*", "*")


def matcher(test: Test, principal: str = "element") -> Matches:
    """Whether a node passes a test; names are of elements, or of attributes on their axis."""
    kind = principal if test.kind == "name" else test.kind
    if kind == "element":
        return _element(test)
    if kind == "attribute":
        return _attribute(test)
    if kind == "node":
        return lambda _: True
    if kind == "text":
        return lambda node: isinstance(node, Text)
    if kind == "document-node":
        return lambda node: isinstance(node, Tree)
    if kind == "comment":
        return lambda node: isinstance(node, etree._Comment)  # noqa: SLF001
    return lambda node: isinstance(node, etree._ProcessingInstruction) and test.local in ("*", node.target)  # noqa: SLF001


def _element(test: Test) -> Matches:
    wanted = tag(test)
    if wanted == "*":
        return nodes.is_element
    if test.local == "*":
        return lambda node: nodes.is_element(node) and nodes.namespace(node) == test.uri
    if test.uri == "*":
        return lambda node: nodes.is_element(node) and node.tag.rpartition("}")[2] == test.local
    return lambda node: getattr(node, "tag", None) == wanted


def _attribute(test: Test) -> Matches:
    def match(node: Node) -> bool:
        if not isinstance(node, Attribute):
            return False
        uri, _, local = node.name.rpartition("}")
        return test.local in ("*", local) and test.uri in ("*", uri[1:])

    return match


def walk(axis: str, test: Test) -> Walk:
    """The nodes along an axis that pass a test, in the order of the axis."""
    if axis == "attribute":
        return _attributes(test)
    match = matcher(test)
    if axis == "self":
        return lambda node: (node,) if match(node) else ()
    if axis == "parent":
        return lambda node: (above,) if (above := nodes.parent(node)) is not None and match(above) else ()
    if test.kind in ("name", "element"):
        return _quick(axis, tag(test), match)
    if test.kind == "text" and axis == "child":
        return _texts
    along = AXES[axis]
    return along if test.kind == "node" else lambda node: filter(match, along(node))


def _attributes(test: Test) -> Walk:
    if test.kind in ("name", "attribute") and "*" not in (test.uri, test.local):
        name = tag(test)
        return lambda node: (
            (Attribute(node, name),) if isinstance(node, _ELEMENT) and node.get(name) is not None else ()
        )
    match = matcher(test, "attribute")
    return lambda node: filter(match, nodes.attributes(node))


def _texts(node: Node) -> Iterator[Node]:
    if nodes.is_element(node):
        if node.text:
            yield Text(node, tail=False)
        for child in node:
            if child.tail:
                yield Text(child, tail=True)


def _quick(axis: str, name: str, match: Matches) -> Walk:
    """Elements along an axis by lxml's own iterators, wherever the walk begins at an element."""
    along = AXES[axis]
    if axis == "ancestor-or-self":
        return lambda node: filter(match, along(node))
    own = _OWN[axis]

    def look(node: Node) -> Iterable[Node]:
        if isinstance(node, _ELEMENT):
            return own(node, name)
        if isinstance(node, Tree) and axis.startswith("descendant"):
            return node.root.iter(name)  # type: ignore[no-any-return]
        return filter(match, along(node))

    return look


def _following(element: Any, name: str) -> Iterator[Node]:
    for around in (element, *element.iterancestors()):
        for sibling in around.itersiblings("*"):
            yield from sibling.iter(name)


def _preceding(element: Any, name: str) -> Iterator[Node]:
    for around in (element, *element.iterancestors()):
        for sibling in around.itersiblings("*", preceding=True):
            yield from reversed(list(sibling.iter(name)))


_OWN: dict[str, Callable[[Any, str], Iterable[Node]]] = {
    "ancestor": lambda element, name: element.iterancestors(name),
    "child": lambda element, name: element.iterchildren(name),
    "descendant": lambda element, name: element.iterdescendants(name),
    "descendant-or-self": lambda element, name: element.iter(name),
    "following": _following,
    "following-sibling": lambda element, name: element.itersiblings(name),
    "preceding": _preceding,
    "preceding-sibling": lambda element, name: element.itersiblings(name, preceding=True),
}
