"""What stands on a line of its own: ``e:block`` 1; 2 where it holds others that do. All else stands in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from edition.elements import BREAKS, REGISTERS, VISIBLE
from edition.tei import is_white, tags

from .grafting import E

_BLOCK = E + "block"
_SEEN = (VISIBLE - BREAKS) | tags("ptr pause kinesic vocal incident shift") | {E + "mark"}
"""What is seen on a page though it has no words."""


def mark_blocks(page: Any, passages: set[Any], blocks: Iterable[Any]) -> None:
    """Mark all blocks of an ``e:page``; ``passages`` of the copy, and elements that always are ``blocks``."""
    for stream in page:
        is_end = _is_entry_part if stream.get("name") == "registers" else passages.__contains__
        for holder in [stream] if stream.get("name") == "text" else stream.iter(E + "item"):
            _outside(holder, is_end)
    for block in blocks:
        if block.get(_BLOCK) is None:
            block.set(_BLOCK, "1")
        _mark_around(block)


def _mark_around(block: Any) -> None:
    up = block.getparent()
    while up.get(_BLOCK) != "2" and not up.tag.startswith(E):
        up.set(_BLOCK, "2")
        up = up.getparent()


def _outside(holder: Any, is_end: Callable[[Any], bool]) -> None:
    """Elements above all passages, and the passages themselves, stand on lines of their own."""
    waiting = [child for child in holder if not child.tag.startswith(E)]
    while waiting:
        element = waiting.pop()
        element.set(_BLOCK, "1")
        _mark_around(element)
        if not is_end(element):
            waiting += [child for child in element if not child.tag.startswith(E)]


def _is_entry_part(element: Any) -> bool:
    """In a register only lists and entries stand on lines of their own."""
    return element.tag not in REGISTERS


def is_empty(element: Any) -> bool:
    """Whether nothing is seen of an element of the copy: neither words, of whatever stream, nor pictures, gaps and the like."""
    return all(map(is_white, element.itertext())) and next(element.iter(*_SEEN), None) is None
