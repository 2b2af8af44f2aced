"""The limits of one file, asked before and after parsing: few lines can ask for more than a computer has (DESIGN, section 6)."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from lxml import etree

from edition.limits import Limits, hint
from edition.model import Problem
from edition.reading import encodings, places

_BY_ITSELF = 255
"""Levels of elements that libxml2 reads without being asked to."""
_REFUSED = re.compile("amplification factor")
"""What libxml2 says of entities that grow: to more than a million characters, and to more than five times the file."""
_REFERENCE = re.compile(rb"&([^;&<\s#]{1,200});")
_LAYERS = 50
"""Entities within entities: libxml2 goes 40 deep."""
_DIVIDE = "divide it into several files"
_too_long = etree.XPath("(descendant-or-self::*/@*[string-length() > $most])[1]/..")
_crowded = etree.XPath("(descendant-or-self::*[@*[$more]])[1]")


class _Enough(Exception):
    """Nothing further need be read."""


def before(path: str, data: bytes, limits: Limits) -> Problem | None:
    """What of a file's bytes is beyond the limits: how many elements it has, and what its entities are written out to."""
    flat = encodings.plain(data)
    if flat.count(b"<") > limits.elements and (at := _beyond(data, most=limits.elements)) is not None:
        message = f"this file has more than {limits.elements:,} elements, and is not read"
        return _told(path, data, at, "too-many-elements", message, hint("elements", _DIVIDE))
    return _bomb(path, data, limits) if b"<!ENTITY" in flat else None


def after(path: str, data: bytes, root: Any, limits: Limits) -> Problem | None:
    """What of a tree is beyond the limits: its levels, the attributes of an element, the length of one of them."""
    if limits.depth <= _BY_ITSELF and (problem := too_deep(path, data, limits)):
        return problem
    if not _may_be_crowded(data, limits):
        return None
    if found := _crowded(root, more=limits.attributes + 1):
        message = f"an element has more than {limits.attributes:,} attributes, so its file is not read"
        return _told_at(path, data, found[0], message, hint("attributes", "put what they say into elements"))
    if found := _too_long(root, most=limits.attribute_size):
        message = f"an attribute has more than {limits.attribute_size:,} characters, so its file is not read"
        return _told_at(path, data, found[0], message, hint("attribute_size", "put what it says into an element"))
    return None


def too_deep(path: str, data: bytes, limits: Limits) -> Problem | None:
    """That elements are nested too deep, and where; None where they are not, or the file is no XML."""
    at = _beyond(data, depth=limits.depth)
    if at is None:
        return None
    message = f"elements are nested more than {limits.depth:,} deep here, so the file is not read"
    advice = "an element before this one is not closed, or a program has nested them; put them side by side"
    return _told(path, data, at, "too-deep", message, hint("depth", advice, f" (to {Limits().depth:,} at most)"))


def amplified(path: str, data: bytes, reason: str) -> Problem | None:
    """That libxml2 has refused a file because of its entities."""
    message = "the entities of this file make more than five times of it, and it is not read"
    return _entity_bomb(path, data, message, _WRITE) if _REFUSED.search(reason) else None


_WRITE = "write out what the entities stand for, or divide the file"


def _entity_bomb(path: str, data: bytes, message: str, advice: str) -> Problem:
    at = places.written(data).find(b"<!ENTITY")
    return _told(path, data, max(at, 0), "entity-bomb", message, advice)


def _bomb(path: str, data: bytes, limits: Limits) -> Problem | None:
    """What entities are written out to, reckoned without writing them out."""
    text = places.written(data)
    declared, end = _declared(text)
    sizes = _sizes(declared)
    counted = Counter(match[1].decode("utf-8", "replace") for match in _REFERENCE.finditer(text, end))
    if sum(sizes.get(name, 0) * times for name, times in counted.items()) <= limits.entity_expansion:
        return None
    message = f"entities of this file make more than {limits.entity_expansion:,} characters, and it is not read"
    return _entity_bomb(path, data, message, hint("entity_expansion", _WRITE))


def _declared(text: bytes) -> tuple[dict[str, str], int]:
    """The general entities that a file declares in itself, and where its root begins, in bytes."""
    found: dict[str, str] = {}
    parser, end = _parser(), len(text)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)

    def entity(name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        if value is not None and not is_parameter:
            found.setdefault(name, value)

    def start(*_: object) -> None:
        nonlocal end
        end = parser.CurrentByteIndex
        raise _Enough

    parser.EntityDeclHandler, parser.StartElementHandler = entity, start
    parser.ExternalEntityRefHandler = lambda *_: 1  # it is passed over
    _run(parser, text)
    return found, end


def _sizes(declared: dict[str, str]) -> dict[str, int]:
    """How many characters each entity is written out to; of those that contain themselves it is no matter."""
    inner = {
        name: Counter(match[1].decode("utf-8", "replace") for match in _REFERENCE.finditer(value.encode()))
        for name, value in declared.items()
    }
    own = {name: len(value) for name, value in declared.items()}
    sizes = own
    for _ in range(_LAYERS):
        grown = {n: own[n] + sum(sizes.get(i, 0) * times for i, times in inner[n].items()) for n in own}
        if grown == sizes:
            break
        sizes = grown
    return sizes


def _may_be_crowded(data: bytes, limits: Limits) -> bool:
    """Whether a tag is so long that attributes are to be counted, or declarations could make it so."""
    flat = encodings.plain(data)
    short = limits.attribute_size < limits.entity_expansion and b"<!ENTITY" in flat
    return (
        short
        or b"<!ATTLIST" in flat
        or _long_tag(min(5 * limits.attributes, limits.attribute_size)).search(flat) is not None
    )


@lru_cache(maxsize=4)
def _long_tag(least: int) -> re.Pattern[bytes]:
    return re.compile(rb"<[^<]{%d}" % least)


def _beyond(data: bytes, depth: int = 1 << 60, most: int = 1 << 60) -> int | None:
    """Where the first start tag stands that is deeper, or has a higher number, than it may; in bytes as places counts them."""
    level = count = 0
    parser, found = _parser(), None

    def start(*_: object) -> None:
        nonlocal level, count, found
        level += 1
        count += 1
        if level > depth or count > most:
            found = parser.CurrentByteIndex
            raise _Enough

    def end(_name: str) -> None:
        nonlocal level
        level -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    _run(parser, places.written(data))
    return found


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def _run(parser: expat.XMLParserType, text: bytes) -> None:
    """Read until it is enough, or until what is not well-formed: somebody else tells of that."""
    try:
        parser.Parse(text, True)
    except (_Enough, expat.ExpatError):
        pass
    parser.StartElementHandler = parser.EndElementHandler = parser.EntityDeclHandler = None  # circles


def _told(path: str, data: bytes, at: int, slug: str, message: str, advice: str) -> Problem:
    place, line = places.of_bytes(path, data, at, at + 1)
    return Problem(slug, "error", message, place, advice, line)


def _told_at(path: str, data: bytes, element: Any, message: str, advice: str) -> Problem:
    ordinal = next(n for n, one in enumerate(element.getroottree().iter("*")) if one is element)
    place, line = places.of_element(path, data, ordinal)
    return Problem("too-large", "error", message, place, advice, line)
