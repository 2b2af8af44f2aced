"""Pieces of real editions, small enough to be read by the thousand: nothing of them is kept in the repository."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from tests.fuzz.dice import Dice, seeded
from tests.promises.building import FIXTURES, REPOSITORY, corpora
from tests.promises.oracle import discover
from tests.promises.oracle_documents import TEI, NotXml, local, parse

LARGEST = 12_000
"""Bytes of an excerpt, about."""
_HEADER = 3_000
_KEPT = (
    "titleStmt",
    "listWit",
    "listPerson",
    "listPrefixDef",
    "meeting",
    "correspDesc",
    "langUsage",
    "availability",
    "tagsDecl",
)


def folders() -> list[Path]:
    """The real collections where they are here, and what the repository has."""
    real = corpora()
    return [REPOSITORY / "texts", FIXTURES, *(sorted(p for p in real.iterdir() if p.is_dir()) if real else ())]


def excerpts(of_each: int, largest_file: int) -> list[bytes]:
    """Up to so many excerpts of each file that is no larger than so many bytes; the same ones each time."""
    found: list[bytes] = []
    for folder in folders():
        for path in discover(folder):
            file = folder / path
            if file.stat().st_size <= largest_file:
                found += _of_file(file.read_bytes(), of_each, seeded(path))
    return found


def _of_file(data: bytes, number: int, dice: Dice) -> Iterator[bytes]:
    if len(data) <= LARGEST:
        yield data
        return
    try:
        root = parse(data)
    except (NotXml, UnicodeError, LookupError):
        yield data[:LARGEST]
        return
    pieces = [e for e in root.iter("*") if 1 < len(e) < 60]
    for _ in range(number if pieces else 0):
        made = _around(root, dice.one(pieces))
        if len(made) <= 2 * LARGEST:
            yield made


def _around(root: Any, piece: Any) -> bytes:
    """A TEI with what is needed of its header, and one element as its body."""
    tei = etree.Element(f"{{{TEI}}}TEI", nsmap=root.nsmap)
    header = etree.SubElement(tei, f"{{{TEI}}}teiHeader")
    for element in root.iter("*"):
        if local(element) in _KEPT and len(etree.tostring(element)) < _HEADER:
            header.append(_alone(element))
        if len(header) == len(_KEPT):
            break
    body = etree.SubElement(etree.SubElement(tei, f"{{{TEI}}}text"), f"{{{TEI}}}body")
    body.append(_alone(piece))
    return bytes(etree.tostring(tei, encoding="utf-8"))


def _alone(element: Any) -> Any:
    twin = copy.deepcopy(element)
    twin.tail = None
    return twin
