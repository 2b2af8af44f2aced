"""A file whose entries are attached by another method (:mod:`edition.apparatus.converting`), or what keeps it from that."""

from __future__ import annotations

from lxml import etree

from edition.apparatus.converting import convert
from edition.apparatus.entries import APP, Method
from edition.errors import EditionError
from edition.limits import USUAL, Limits
from edition.model import Problem
from edition.reading.parsers import parser
from edition.reading.parsing import NotWellFormed, parse
from edition.reading.registers import COLLECTED


def converted(path: str, data: bytes, method: Method, limits: Limits = USUAL) -> tuple[bytes, list[Problem]]:
    """The file, written anew as UTF-8; empty where there are problems. Raises ``EditionError`` where there is no apparatus."""
    try:
        document = parse(path, data, limits)
    except NotWellFormed as error:
        return b"", [error.problem]
    owners = (next(app.iterancestors(*COLLECTED), None) for app in document.root.iter(APP))
    varying = list(dict.fromkeys(tei for tei in owners if tei is not None))
    if not varying:
        raise EditionError(f"{path} has no apparatus: there is no app in it", "name a file with entries to convert")
    for tei in varying:
        for fault in convert(tei, path, method):
            document.problem(fault.slug, fault.message, fault.element, hint=fault.hint, severity=fault.severity)
    if document.problems:
        return b"", document.problems
    before, after = _around(data)
    written = etree.tostring(document.root, encoding="unicode", with_tail=False)
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *before, written, *after, "")).encode(), []


def _around(data: bytes) -> tuple[list[str], list[str]]:
    """Comments and processing instructions before and after the root. A DOCTYPE has done what it is for: entities are written out."""
    root = etree.fromstring(data, parser(resolve_entities=False, huge_tree=True))
    sides = (reversed(list(root.itersiblings(preceding=True))), root.itersiblings())
    before, after = ([etree.tostring(one, encoding="unicode", with_tail=False) for one in side] for side in sides)
    return before, after
