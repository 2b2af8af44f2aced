"""A piece of one page on another: without ids that the other page has not, its links led to where it comes from.

Only tags are looked at. The words of a text may say ``id="x"`` and ``href="#x"`` themselves: there quotes stand raw.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from urllib.parse import unquote

_CHANGED = re.compile(r'<[a-zA-Z][^>]* (?:id="|href="#)[^>]*>')
"""A start tag that may have to change (HTML as libxml2 and ``escape`` write it: no ``>`` stands raw in a value)."""
_ATTRIBUTE = re.compile(r' ([^\s=">]+)="([^"]*)"')
"""Attributes one after another, so that nothing within a value is taken for one."""


def ids(page: str) -> frozenset[str]:
    """The ids that elements of a page have."""
    found = (pair for tag in _CHANGED.findall(page) for pair in _ATTRIBUTE.findall(tag))
    return frozenset(html.unescape(value) for name, value in found if name == "id")


def elsewhere(piece: str, there: str, here: Collection[str] = ()) -> str:
    """A piece as it may stand on another page.

    ``there`` is the address of the page that it comes from, as HTML; ``here`` are the ids of this page: those stay, and so do
    links to them.
    """

    def attribute(found: re.Match[str]) -> str:
        name, value = found.groups()
        if name == "id" and html.unescape(value) not in here:
            return ""
        if name == "href" and value.startswith("#") and unquote(html.unescape(value[1:])) not in here:
            return f' href="{there}{value}"'
        return found[0]

    return _CHANGED.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), piece)
