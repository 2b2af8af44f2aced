"""Schemas as light nodes: what is RELAX NG of a tree, annotations left out, each node with its line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from lxml import etree

from edition.checking.namespaces import RELAX_NG
from edition.errors import SettingsError
from edition.reading.parsers import parser
from edition.tei import SPACE, XML

_OPEN = f"{{{RELAX_NG}}}"
_BASE = f"{{{XML}}}base"
_MOST = 100_000
"""Elements of one file; the TEI's full schema has 25,000."""
_WRITTEN = frozenset(("name", "value", "param"))
_PREFIXED = frozenset(("name", "value"))
_XML_ONLY = {"xml": XML}


class Spot(NamedTuple):
    """Where a schema says something: its file and line."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


def wrong(spot: Spot, message: str, hint: str = "mend the schema, or take another one") -> SettingsError:
    """The error of a schema that is none."""
    return SettingsError(f"the schema {spot} is not right: {message}", hint)


class Node:
    """One element of a schema: its name, its attributes without a namespace, ``xml:base``, its children that are RELAX NG.

    ``text`` are its characters, and ``prefixes`` those in force, where either means something.
    """

    __slots__ = ("attributes", "base", "children", "line", "name", "prefixes", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name, self.attributes, self.line = name, attributes, line
        self.base: str | None = None
        self.children: list[Node] = []
        self.text = ""
        self.prefixes: Mapping[str, str] = _XML_ONLY

    def get(self, attribute: str) -> str:
        """An attribute without white space around it; '' where it is missing."""
        return self.attributes.get(attribute, "").strip(SPACE)

    def inner(self, *names: str) -> list[Node]:
        """The children of these names."""
        return [child for child in self.children if child.name in names]


def parse(data: bytes, file: str) -> Node:
    """The root of a schema in XML. Raises ``SettingsError`` with the line of the mistake."""
    try:
        root = etree.fromstring(data, parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        message = f"the schema {Spot(file, line)} is no well-formed XML: {str(error).partition(', line ')[0]}"
        raise SettingsError(message, "mend this line") from error
    return read(root, file)


def read(root: Any, file: str) -> Node:
    """The nodes of a tree. Raises ``SettingsError`` where it is no RELAX NG."""
    if not root.tag.startswith(_OPEN):
        raise wrong(
            Spot(file, root.sourceline or 0),
            f"its root is <{etree.QName(root).localname}>, which is no element of RELAX NG",
        )
    if root.xpath("count(//*)") > _MOST:
        raise SettingsError(f"the schema {file} is too large: it has more than {_MOST:,} elements")
    nodes: dict[Any, Node] = {}
    cut = len(_OPEN)
    for element in root.iter("*"):
        tag, tail, up = element.tag, element.tail, nodes.get(element.getparent())
        if tail and up is not None and tail.strip(SPACE):
            raise wrong(Spot(file, up.line), f"<{up.name}> may not hold characters")
        if tag[:cut] == _OPEN and (up is not None or element is root):
            node = nodes[element] = Node(tag[cut:], dict(element.items()), element.sourceline or 0)
            _look_closer(node, element, file)
            if up is not None:
                up.children.append(node)
        elif up is not None and up.name in _WRITTEN:
            raise wrong(Spot(file, up.line), f"<{up.name}> may hold characters only")
    return nodes[root]


def _look_closer(node: Node, element: Any, file: str) -> None:
    """Characters, where they mean something; prefixes, where a name may have one; no attributes of other vocabularies."""
    text = element.text
    if node.name in _WRITTEN:
        node.text = text or ""
    elif text and text.strip(SPACE):
        raise wrong(Spot(file, node.line), f"<{node.name}> may not hold characters")
    if (":" in node.attributes.get("name", "")) or (node.name in _PREFIXED and ":" in node.text):
        node.prefixes = {"xml": XML, **{prefix or "": uri for prefix, uri in element.nsmap.items()}}
    for key in node.attributes:
        if key[0] == "{":
            _sort_out(node, file)
            break


def _sort_out(node: Node, file: str) -> None:
    for key in node.attributes:
        if key.startswith(_OPEN):
            name = etree.QName(key).localname
            raise wrong(Spot(file, node.line), f"<{node.name}> has no attribute {name} of that namespace")
    node.base = node.attributes.get(_BASE)
    node.attributes = {key: value for key, value in node.attributes.items() if key[0] != "{"}
