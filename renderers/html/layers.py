"""The layers of a manuscript: which texts have a diplomatic view, and what stands in it (TEI P5, chapter 11).

The diplomatic view has every character that the reading view has, and what the reading view sets aside where it stands in the
document: ``sic orig abbr del am``, and ``fw``. Readings of other witnesses (``app``), notes and descriptions stay entries at
the foot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from edition.model import Reading
from edition.tei import tag, tags

LAYERS = tags(
    "add addSpan damage damageSpan del delSpan handShift line metamark mod patch redo restore retrace space subst substJoin"
    " surface transpose unclear undo zone"
)
"""Elements of which one is enough. ``gap supplied surplus`` are not: both views show them alike."""
_SOURCES = tags("sic orig abbr")
_CHOICE, _FW = tag("choice"), tag("fw")
_OF_WITNESSES = tags("lem rdg")
_has_hand = etree.XPath("boolean(descendant::*[@hand])")


def has_layers(reading: Reading) -> bool:
    """Whether a text has anything that a diplomatic view shows otherwise than the reading view."""
    return any(_has_layers(content) for content in reading.contents)


def _has_layers(content: Any) -> bool:
    if next(content.iter(*LAYERS), None) is not None or _has_hand(content):
        return True
    return any(form.getparent().tag == _CHOICE for form in content.iter(*_SOURCES))


def diplomatic(reading: Reading) -> Reading:
    """A reading whose streams are those of the diplomatic view: each letter where it stands in the document."""
    aside = {element: stream for element, stream in reading.aside.items() if not _is_in_place(element, stream)}
    items = {name: [item for item in found if item in aside] for name, found in reading.items.items()}
    streams = {name: "\n".join(_words(item, aside) for item in found) for name, found in items.items()}
    streams["text"] = "\n".join(_words(content, aside) for content in reading.contents)
    return replace(
        reading, text=replace(reading.text, streams=streams), aside=aside, items=items, tradition=None, woven=None
    )


def _is_in_place(element: Any, stream: str) -> bool:
    """Whether the document itself has what the reading view sets aside."""
    return (stream == "variants" and element.tag not in _OF_WITNESSES) or (stream == "furniture" and element.tag == _FW)


def _words(item: Any, aside: dict[Any, str]) -> str:
    """All characters of an item but those of items within it, with the source's white space: what the guard compares."""
    return "".join(_pieces(item, aside))


def _pieces(item: Any, aside: dict[Any, str]) -> Iterator[str]:
    walk = etree.iterwalk(item, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield (element.tail or "") if element is not item else ""
        elif element in aside and element is not item:
            walk.skip_subtree()
        else:
            yield element.text or ""
