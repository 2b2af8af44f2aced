"""A file whose entries are attached by another method (:mod:`edition.apparatus.converting`), or what keeps it from that."""

from __future__ import annotations

from lxml import etree

from edition.apparatus.converting import convert
from edition.apparatus.entries import APP, Method
from edition.errors import EditionError
from edition.limits import USUAL, Limits
from edition.model import Problem
from edition.reading.parsing import NotWellFormed, parse
from edition.reading.registers import COLLECTED


def converted(path: str, data: bytes, method: Method, limits: Limits = USUAL) -> tuple[bytes, list[Problem]]:
    """The file, written anew as UTF-8; empty where there are problems. Raises ``EditionError`` where there is no apparatus."""
    try:
        document = parse(path, data, limits)
    except NotWellFormed as error:
        return b"", [error.problem]
    varying = [tei for tei in document.root.iter(*COLLECTED) if next(tei.iter(APP), None) is not None]
    if not varying:
        raise EditionError(f"{path} has no apparatus: there is no app in it", "name a file with entries to convert")
    for tei in varying[-1:]:  # the innermost: a corpus around it has the same entries
        for fault in convert(tei, path, method):
            document.problem(fault.slug, fault.message, fault.element, hint=fault.hint, severity=fault.severity)
    if document.problems:
        return b"", document.problems
    written = etree.tostring(document.root.getroottree(), encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode(), []
