"""Small changes to the annotated copy that never lose what stands around them: an element's tail is not its own."""

from __future__ import annotations

from typing import Any

from lxml import etree

from edition import trees
from edition.tei import SPACE, is_white

NAMESPACE = "urn:edition:annotated"
"""The namespace of what the annotated copy has beside the text: elements, and attributes on the text's own."""
E = f"{{{NAMESPACE}}}"
_NAMES = {"e": NAMESPACE}
_FOREIGN = "{urn:edition:source}"
_CLAIMED = etree.XPath("descendant-or-self::*/@e:*/.. | descendant-or-self::e:*", namespaces=_NAMES)


def ours(name: str, /, **attributes: str) -> Any:
    """A new element in our namespace."""
    return etree.Element(E + name, attributes, nsmap=_NAMES)


def disown(content: Any) -> None:
    """Take our namespace from what a source writes in it: only we say where a link leads."""
    for element in _CLAIMED(content):
        for name in [name for name in element.attrib if name.startswith(E)]:
            del element.attrib[name]
        if element.tag.startswith(E):
            element.tag = _FOREIGN + element.tag[len(E) :]


def within(parent: Any, name: str, /, **attributes: str) -> Any:
    """A new element in our namespace, the last in its parent: quicker than one that is appended."""
    return etree.SubElement(parent, E + name, attributes)


def put_first(parent: Any, child: Any) -> None:
    """Put an element before all that stands in another."""
    child.tail, parent.text = parent.text, None
    parent.insert(0, child)


def take_out(element: Any, mark: Any | None = None) -> None:
    """Remove an element, never what stands after it; a mark may stand in its place."""
    if mark is not None:
        element.addprevious(mark)
    trees.take_out(element)


def without_layout(element: Any) -> None:
    """Drop white space that is only layout of the source."""
    if is_white(element.text):
        element.text = None
    for child in element:
        if is_white(child.tail):
            child.tail = None


def close_up(gap: Any) -> None:
    """Drop white space on both sides of a break within a word."""
    if gap.tail:
        gap.tail = gap.tail.lstrip(SPACE)
    before = gap.getprevious()
    if before is not None:
        before.tail = before.tail.rstrip(SPACE) if before.tail else None
    elif gap.getparent().text:
        gap.getparent().text = gap.getparent().text.rstrip(SPACE)
