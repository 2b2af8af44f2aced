"""What of a file is no part of a witness, and is told: front and back matter, comments and instructions, blanks between blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from edition.collating.nodes import is_structural
from edition.model import Problem
from edition.reading.parsers import parser
from edition.tei import XML, is_white, tag

KINDS = {
    "around": "front and back matter is not collated, and is not in the result",
    "marks": "comments and processing instructions are no part of a witness, and are not in the result",
    "blanks": "white space between blocks is not kept, although xml:space asks for it",
}
"""What can be left out, and what is said of it."""
_SPACE = f"{{{XML}}}space"


def left_out(body: Any, data: bytes) -> Iterator[str]:
    """Which kinds of things a file has that its witness has not; ``body`` is in the tree, ``data`` are the bytes of the file."""
    if any(around.tag in (tag("front"), tag("back")) for around in body.getparent()):
        yield "around"
    if _has_marks(data):
        yield "marks"
    if any(element.get(_SPACE) == "preserve" for element in body.iterancestors()) or _asks(body):
        yield from ["blanks"] if any(map(_loses_blanks, body.iter("*"))) else []


def _asks(body: Any) -> bool:
    return any(element.get(_SPACE) == "preserve" for element in body.iter("*"))


def _loses_blanks(element: Any) -> bool:
    """Whether white space that is to be kept stands between the blocks of an element."""
    texts = [element.text, *(child.tail for child in element)]
    if not any(texts) or not all(map(is_white, texts)) or not is_structural(element):
        return False
    said = (e.get(_SPACE) for e in (element, *element.iterancestors()))
    return next((value for value in said if value), "") == "preserve"


def _has_marks(data: bytes) -> bool:
    """Whether there are comments or processing instructions in the body of a file; it is parsed again where there may be some."""
    if b"<!--" not in data and b"<?" not in data[len(b"<?xml") :] and b"\0" not in data[:4]:
        return False
    root = etree.fromstring(data, parser(marks=True, huge_tree=True, recover=True))
    bodies = root.iter(tag("body")) if root is not None else ()
    return any(next(body.iter(etree.Comment, etree.PI), None) is not None for body in bodies)


def told(left: Mapping[str, frozenset[str]]) -> list[Problem]:
    """One problem for each kind that was left out, of witnesses by their sigla."""
    found = []
    for kind, message in KINDS.items():
        if sigla := [siglum for siglum, kinds in left.items() if kind in kinds]:
            advice = "nothing has to be done if it is not meant to be collated"
            found.append(Problem("left-out-of-collation", "info", f"{message}: {', '.join(sigla)}", None, advice))
    return found
