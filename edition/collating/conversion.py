"""A file whose entries are attached by another method (:mod:`edition.apparatus.converting`), or what keeps it from that."""

from __future__ import annotations

from typing import Any

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
    """The file, written anew as UTF-8, comments and all; empty where there are problems, and nothing is to be written.

    Raises ``EditionError`` where there is nothing to convert. A DOCTYPE goes: its entities are written out.
    """
    try:
        document = parse(path, data, limits)
    except NotWellFormed as error:
        return b"", [error.problem]
    root = _whole(path, data)
    entries = dict(zip(root.iter(APP), document.root.iter(APP), strict=True))
    owners = (next(app.iterancestors(*COLLECTED), None) for app in entries)
    for tei in dict.fromkeys(tei for tei in owners if tei is not None):
        for fault in convert(tei, path, method):
            document.problem(
                fault.slug, fault.message, entries[fault.element], hint=fault.hint, severity=fault.severity
            )
    return (b"", document.problems) if document.problems else (_written(root), [])


def _whole(path: str, data: bytes) -> Any:
    """The tree with comments and processing instructions, which reading leaves out."""
    try:
        root = etree.fromstring(data, parser(marks=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise EditionError(f"{path} cannot be converted: {error}", "write its entities out") from error
    if next(root.iter(APP), None) is None:
        hint = "name a file of TEI P5, in its namespace, with entries to convert"
        raise EditionError(f"{path} has no apparatus: there is no app in it", hint)
    return root


def _written(root: Any) -> bytes:
    before, after = reversed(list(root.itersiblings(preceding=True))), root.itersiblings()
    said = [etree.tostring(one, encoding="unicode", with_tail=False) for one in (*before, root, *after)]
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *said, "")).encode()
