"""Links of the annotated copy: one holds an element whole where no other link stands in it; else each of its words is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from edition.tei import PREFIX, is_white

from .grafting import NAMESPACE, E, ours, put_first
from .linking import LINKING

_HREF = E + "href"
_holds_links = etree.XPath(
    "boolean(descendant::*[@e:href or @e:facs or @e:number or self::e:mark or self::e:speaker"
    " or self::t:ref or self::t:ptr or self::t:graphic or self::t:media or self::t:app])",
    namespaces={"e": NAMESPACE, "t": PREFIX[1:-1]},
)
"""Whether other links will stand in an element: names and references, marks, pictures, numbers, ways from entries to others."""


def part_links(elements: Iterable[Any]) -> None:
    """Links that would stand around others become links of their words; ``elements`` are all of the copy, outer ones first."""
    around = [one for one in elements if len(one) and one.get(_HREF) is not None and _holds_links(one)]
    for linked in around:
        _link_words(linked, linked.attrib.pop(_HREF))


def _link_words(holder: Any, href: str) -> None:
    """Every stretch of words in an element becomes a link, but for those that are in one already."""
    if not is_white(holder.text):
        put_first(holder, _linked(holder.text, href))
        holder[0].tail = None
    for child in list(holder):
        tail = child.tail
        if not child.tag.startswith(E) and child.get(_HREF) is None and child.tag not in LINKING:
            _link_words(child, href)
        if not is_white(tail):
            child.tail = None
            child.addnext(_linked(tail, href))


def _linked(text: str, href: str) -> Any:
    link = ours("link", href=href)
    link.text = text
    return link
