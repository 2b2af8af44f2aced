"""Changes to a tree that never lose what stands around: an element's tail is not its own, and stays."""

from __future__ import annotations

from typing import Any


def add_before(element: Any, text: str) -> None:
    """Put characters directly before an element."""
    before = element.getprevious()
    if before is None:
        parent = element.getparent()
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text


def take_out(element: Any) -> None:
    """Remove an element with what is in it, never what stands after it."""
    parent, tail = element.getparent(), element.tail
    if tail:
        add_before(element, tail)
        element.tail = None
    parent.remove(element)


def unwrap(element: Any) -> None:
    """Put what is in an element into its place."""
    if element.text:
        add_before(element, element.text)
        element.text = None
    for child in list(element):
        element.addprevious(child)
    take_out(element)
