"""A failing input made small: elements, attributes and words are taken away as long as it fails in the same way."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", re.DOTALL)
Fails = Callable[[bytes], bool]
_PARSER = {"resolve_entities": False, "huge_tree": True, "no_network": True, "load_dtd": False, "collect_ids": False}


def smallest(data: bytes, fails: Fails, seconds: float = 30) -> bytes:
    """A small input that still fails: by elements where it is XML, then by bytes. ``fails(data)`` must be true."""
    until = time.monotonic() + seconds
    bare = _DOCTYPE.sub(b"", data)
    if bare != data and fails(bare):
        data = bare
    if _root(data) is not None:
        data = _by_elements(data, fails, until)
    return _by_bytes(data, fails, until)


def _root(data: bytes) -> Any | None:
    try:
        return etree.fromstring(data, etree.XMLParser(**_PARSER))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _by_elements(data: bytes, fails: Fails, until: float) -> bytes:
    """One change after another, the coarsest first, from the beginning as long as some change helps."""
    helped = True
    while helped and time.monotonic() < until:
        helped = False
        for change in (_without, _unwrapped, _without_attribute, _without_words):
            n = 0
            while time.monotonic() < until and (less := _changed(data, change, n)) is not None:
                if len(less) < len(data) and fails(less):
                    data, helped = less, True
                else:
                    n += 1
    return data


Change = Callable[[Any], Iterator[Callable[[], None]]]


def _changed(data: bytes, change: Change, n: int) -> bytes | None:
    """The document after the n-th change of a kind; None where there are no more."""
    root = _root(data)
    if root is None:
        return None
    for number, act in enumerate(change(root)):
        if number == n:
            act()
            return bytes(etree.tostring(root.getroottree(), encoding="utf-8"))
    return None


def _without(root: Any) -> Iterator[Callable[[], None]]:
    for element in list(root.iterdescendants()):
        yield lambda element=element: _remove(element, keep_tail=True)


def _unwrapped(root: Any) -> Iterator[Callable[[], None]]:
    for element in list(root.iterdescendants("*")):
        yield lambda element=element: _unwrap(element)


def _without_attribute(root: Any) -> Iterator[Callable[[], None]]:
    for element in root.iter("*"):
        for name in element.attrib:
            yield lambda element=element, name=name: element.attrib.pop(name)


def _without_words(root: Any) -> Iterator[Callable[[], None]]:
    for node in root.iter():
        for part in ("text", "tail"):
            words = getattr(node, part) if part == "tail" or isinstance(node.tag, str) else None
            for less in (
                dict.fromkeys(("", words[: len(words) // 2], words[len(words) // 2 :], words[:1])) if words else ()
            ):
                if len(less) < len(words):
                    yield lambda node=node, part=part, less=less: setattr(node, part, less or None)


def _remove(element: Any, *, keep_tail: bool) -> None:
    parent, before, tail = element.getparent(), element.getprevious(), element.tail if keep_tail else None
    element.tail = None
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


def _unwrap(element: Any) -> None:
    """What stands in an element in its place."""
    for child in list(element):
        element.addprevious(child)
    _remove(element, keep_tail=True)


def _by_bytes(data: bytes, fails: Fails, until: float) -> bytes:
    """Without pieces, each half as long as those before."""
    size = max(1, len(data) // 2)
    while time.monotonic() < until:
        at = 0
        while at < len(data) and time.monotonic() < until:
            less = data[:at] + data[at + size :]
            if fails(less):
                data = less
            else:
                at += size
        if size == 1:
            break
        size //= 2
    return data
