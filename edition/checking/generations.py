"""P5 and what came before it: texts of one are not judged by schemas of the other."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from lxml import etree

from edition.model import Problem
from edition.reading.parsers import parser
from edition.reading.parsing import Document, Source
from edition.tei import TEI

_ADDRESS = TEI.encode()
_WIDE = TEI.encode("utf-16-le")
_PARTS = re.compile(rb"(?:href|schemaLocation)\s*=\s*[\"']([^\"':]+)[\"']|(?:include|external)\s+[\"']([^\"':]+)[\"']")


def is_p5(document: Document) -> bool:
    """Whether the root of a file is written in the namespace of P5: reading gives P5 names to all texts."""
    data, prefix = document.sources[0].data, document.root.prefix
    if _ADDRESS not in data and _WIDE not in data and _WIDE not in data[1:]:
        return False
    return not (prefix or "").startswith("ns") or f"xmlns:{prefix}".encode() in data


def as_written(document: Document) -> Document:
    """The file as its author wrote it, without inclusions: with the names of P4, or of no namespace."""
    source = document.sources[0]
    try:
        root = etree.fromstring(source.data, parser())
    except etree.XMLSyntaxError:  # its entities are declared elsewhere: then the names of P5 must do
        return document
    return Document(root, [Source(source.path, source.data, list(root.iter("*")))])


def not_p5(schema: Path, document: Document) -> Problem:
    """A text that is put to a schema of P5 and was not written for it."""
    place, line = document.locate(document.root)
    message = f"this text is not in the namespace of TEI P5, so it is not judged by {schema.name}, a schema of P5"
    return Problem("not-p5", "info", message, place, f'if it is P5, write xmlns="{TEI}" into the root element', line)


@lru_cache(maxsize=64)
def speaks_of_tei(path: Path) -> bool:
    """Whether a schema, or a part of it beside it, has to do with the namespace of TEI P5."""
    seen, left = set[Path](), [path]
    while left and len(seen) < 100:
        one = left.pop()
        if one in seen:
            continue
        seen.add(one)
        try:
            data = one.read_bytes()
        except OSError:
            continue
        if TEI.encode() in data:
            return True
        parts = (a or b for a, b in _PARTS.findall(data))
        left += [
            one.parent / part.decode("utf-8", "replace") for part in parts if b".." not in part and part[:1] != b"/"
        ]
    return False
