"""Expressions that are not known here: of XPath 2.0 and later to ``elementpath``, of 1.0 to libxml2."""

from __future__ import annotations

import datetime as dt
import os
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from edition.checking.schematron.xpath.nodes import Attribute, Node, Text, Tree, is_element, is_node
from edition.checking.schematron.xpath.syntax import XPathSyntaxError
from edition.checking.schematron.xpath.values import DynamicError, Untyped, effective
from edition.checking.schematron.xpath.world import World

if TYPE_CHECKING:
    from edition.checking.schematron.xpath.evaluating import Evaluate, Truth
    from edition.checking.schematron.xpath.expressions import Language

Items = list[Any]
_READING = re.compile(
    r"\b(document|doc|doc-available|collection|uri-collection|unparsed-text(?:-lines|-available)?|json-doc|environment-variable"
    r"|available-environment-variables|transform|load-xquery-module|key|format-number|system-property|unparsed-entity-uri"
    r"|element-available|function-available|current-group|current-grouping-key|regex-group|put|trace|static-base-uri)\s*\("
)
"""Functions of XSLT, or that read what is outside the document."""


def compiled(text: str, language: Language, variables: frozenset[str], unknown: str) -> tuple[Evaluate, Truth]:
    """Functions for an expression. Raises ``NotRun``."""
    from edition.checking.schematron.xpath.expressions import NotRun  # noqa: PLC0415 - it imports this module

    asks = _READING.search(text)
    if asks:
        raise NotRun(f"it calls {asks[1]}(), which XSLT has and XPath has not, or which reads other files")
    items = _elementpath(text, language, variables, unknown) if language.later else _libxml2(text, language, unknown)
    return items, lambda node, world: effective(items(node, world))


def _libxml2(text: str, language: Language, unknown: str) -> Evaluate:
    from edition.checking.schematron.xpath.expressions import NotRun  # noqa: PLC0415

    if re.search(r"\$|current\s*\(|\bid\s*\(", text) or not re.search(r"\blang\s*\(|namespace::", text):
        raise NotRun(f"{unknown} is not known in XPath 1.0")
    expression = etree.XPath(text, namespaces=dict(language.namespaces), smart_strings=False)

    def items(node: Node, _world: World) -> Items:
        if not is_element(node):
            raise DynamicError(f"{unknown} is asked of a node that is no element")
        value = expression(node)
        return value if isinstance(value, list) else [value]

    return items


def _elementpath(text: str, language: Language, variables: frozenset[str], unknown: str) -> Evaluate:
    import elementpath  # noqa: PLC0415 - a fifth of a second, seldom needed
    from elementpath.xpath3 import XPath3Parser  # noqa: PLC0415

    from edition.checking.schematron.xpath.expressions import NotRun  # noqa: PLC0415

    names = {"xs": "http://www.w3.org/2001/XMLSchema", "fn": "http://www.w3.org/2005/xpath-functions"}
    written, current = re.subn(r"(?<![\w:.\-])current\s*\(\s*\)", "$current--node", text)
    known: dict[str, Any] = dict.fromkeys((*variables, "current--node"), "item()*")
    parser = XPath3Parser({**names, **language.namespaces}, variable_types=known)
    try:
        token = parser.parse(written)
    except elementpath.ElementPathError as error:
        message = re.sub(r"^.*?\[err:\w+\]\s*", "", str(error))
        if getattr(error, "code", "") == "err:XPST0017" or "unknown function" in message:
            raise NotRun(f"there is no function {unknown} in XPath") from error
        raise XPathSyntaxError(message, 0) from error
    except RecursionError as error:
        raise XPathSyntaxError("it is nested too deep", 0) from error

    def items(node: Node, world: World) -> Items:
        world.spend(world.whole)
        try:
            return _run(token, node, world, variables, bool(current))
        except (elementpath.ElementPathError, ArithmeticError, ValueError, TypeError) as error:
            raise DynamicError(re.sub(r"^.*?\[err:\w+\]\s*", "", str(error)) or "it fails here") from error

    return items


class Forest:
    """A document as ``elementpath`` sees it: made once, and the way between its nodes and ours."""

    def __init__(self, root: Any) -> None:
        from elementpath.tree_builders import get_node_tree  # noqa: PLC0415

        self.tree = get_node_tree(root.getroottree())
        self._elements = {
            getattr(n, "value", None): n for n in self.tree.iter() if is_element(getattr(n, "value", None))
        }

    def to(self, node: Node) -> Any:
        """Their node for one of ours; of texts and comments the value."""
        if isinstance(node, Tree):
            return self.tree
        if isinstance(node, Attribute):
            return next(a for a in self._elements[node.parent].attributes or () if a.name == node.name)
        if isinstance(node, Text):
            owner = self._elements[node.owner.getparent() if node.tail else node.owner]
            wanted = (node.owner.tail if node.tail else node.owner.text) or ""
            return next(c for c in owner.children or () if type(c).__name__ == "TextNode" and c.value == wanted)
        return self._elements[node]


def _value(item: Any, forest: Forest) -> Any:
    return forest.to(item) if is_node(item) else item


def _back(item: Any) -> Any:
    """One of our items for one of theirs."""
    kind = type(item).__name__
    if kind.endswith("DocumentNode"):
        return Tree(item.getroot().value)
    if kind.endswith("ElementNode"):
        return item.value
    if kind == "AttributeNode":
        return Attribute(item.parent.value, item.name)
    if kind == "TextNode":
        return Untyped(item.value)
    if kind == "UntypedAtomic":
        return Untyped(str(item))
    return item


def _run(token: Any, node: Node, world: World, variables: frozenset[str], current: bool) -> Items:
    from elementpath import XPathContext  # noqa: PLC0415

    forest = world.once("forest", lambda: Forest(world.root))
    used = {name: world.variable(name) for name in variables if f"${name}" in token.tree or f"'{name}'" in token.tree}
    values: dict[str, Any] = {name: [_value(i, forest) for i in items] for name, items in used.items()}
    if current:
        values["current--node"] = [forest.to(world.current)]
    context = XPathContext(forest.tree, item=_value(node, forest), variables=values, current_dt=_now())
    found = []
    for item in token.select(context):
        world.spend(1)
        found.append(_back(item))
    return found


def _now() -> dt.datetime:
    """What ``current-date()`` says: now, or ``SOURCE_DATE_EPOCH``."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stated.isdigit():
        return dt.datetime.fromtimestamp(int(stated), dt.UTC)
    return dt.datetime.now(dt.UTC)
