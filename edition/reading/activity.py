"""Whether a browser that opens a source would run or fetch something (DESIGN, 4.3 and 6).

Asked of the parsed tree, where character references and entities hide nothing; of the bytes only what the tree lacks.
"""

from __future__ import annotations

import re
from itertools import starmap
from typing import Any

from lxml import etree

from edition.reading import encodings
from edition.reading.parsers import parser
from edition.tei import local

_ALIVE = tuple(
    f"{{http://www.w3.org/{name}}}*" for name in ("1999/xhtml", "2000/svg", "1998/Math/MathML", "1999/XSL/Transform")
)
_DOING = frozenset(
    "script style link meta base iframe frame frameset object embed applet img image picture source audio video track input"
    " button form use foreignObject set animate animateMotion animateTransform feImage handler listener stylesheet"
    " transform".split()
)
_SCHEMES = ("javascript:", "vbscript:", "data:")
_OUTSIDE = re.compile(r"url\((?!\s*[\"']?\s*#)", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x20]+")
_DECLARING = re.compile(rb"<!ATTLIST[^>]*xmlns|<!ENTITY\s+%[^>\"']*[\"'][^>]*(?:&#|<!)")
_MARKUP = re.compile(rb"<!ENTITY\s+[^%\s][^>]*(?:&#60|&#[xX]3[cC]|<)")
_REFERENCE = re.compile(rb"xmlns[^>=]*=\s*(?:\"[^\"]*&|'[^']*&)")
_HINTS = (b"www.w3.org/", b"<!DOCTYPE")
"""Without one of these, or a reference in the address of a namespace, no element of those namespaces is there."""


def is_active(data: bytes, root: Any, unresolved: bool) -> bool:
    """``root`` is the tree of ``data``; ``unresolved``: it lacks entities that a browser may know."""
    flat = encodings.plain(data)
    if b"<?xml-stylesheet" in flat:
        return True
    if not any(hint in flat for hint in _HINTS) and not _REFERENCE.search(flat):
        return False
    if _DECLARING.search(flat) or (unresolved and _MARKUP.search(flat)):
        return True
    declares = b"<!ATTLIST" in flat
    return any(declares or _does(element) for element in root.iter(*_ALIVE))


def is_drawing(path: str) -> bool:
    """Whether a picture is an SVG: the one sort that is a document; whoever opens it alone runs its scripts."""
    return path.casefold().endswith(".svg")


def is_live(path: str, data: bytes) -> bool:
    """Whether a picture would run or fetch something."""
    if not is_drawing(path):
        return False
    try:
        root = etree.fromstring(data, parser(marks=True, resolve_entities=False))
    except etree.XMLSyntaxError:
        return True
    attributes = [item for element in root.iter("*") for item in element.items()]
    return (
        bool(root.getroottree().docinfo.doctype) or is_active(data, root, False) or any(starmap(_leads_out, attributes))
    )


def _leads_out(name: str, value: str) -> bool:
    """Whether an attribute of a picture names something beside it."""
    if name.rpartition("}")[2] == "href":
        return not value.startswith("#")
    return _OUTSIDE.search(value) is not None


def _does(element: Any) -> bool:
    return local(element) in _DOING or any(_runs(*item) for item in element.items())


def _runs(name: str, value: str) -> bool:
    name = name.rpartition("}")[2].lower()
    return name.startswith("on") or name == "style" or _UNSEEN.sub("", value).lower().startswith(_SCHEMES)
