"""By what right a text may be used (TEI P5, section 2.2.4): ``availability``, in words and with the address of a licence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from edition.bibliography import Licence
from edition.elements import BLOCKS
from edition.tei import fold, shortened, tags

LONGEST = 1_500
"""Characters of what is said of rights: who reads half of it takes a permission for all, and misses the duty after it."""
_LINKS = tags("licence ref ptr")
_OPEN = ("https://", "http://")
_COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/[a-z-]+/\d\.\d(?:/[\w./-]*\w)?/?"
)


def licence(stated: Iterable[Any]) -> Licence:
    """All that some ``availability`` say together; of their addresses that of Creative Commons, else the first."""
    said, addresses = [], []
    for element in stated:
        said.append(_in_words(element))
        addresses += [*_linked(element), *_COMMONS.findall(said[-1])]
    common = (address for address in addresses if _COMMONS.match(address))
    return Licence(shortened(" ".join(said), LONGEST), next(common, "") or next(iter(addresses), ""))


def statements(availability: Any) -> Iterator[tuple[str, str]]:
    """Each statement of an ``availability`` in words, with the address that it names, or ''."""
    for element in availability:
        address = next(_linked(element), "")
        yield shortened(_in_words(element) or element.get("target", ""), LONGEST), address


def _linked(element: Any) -> Iterator[str]:
    """The addresses of the web that an element names, in document order."""
    targets = (e.get("target", "").strip() for e in element.iter(*_LINKS))
    return (target for target in targets if target.startswith(_OPEN))


def _in_words(element: Any) -> str:
    """The words of an element, those of its paragraphs apart."""
    said = []
    for event, inner in etree.iterwalk(element, ("start", "end")):
        words = inner.text if event == "start" else inner.tail if inner is not element else ""
        said += [" " if inner.tag in BLOCKS else "", words or ""]
    return fold("".join(said))
