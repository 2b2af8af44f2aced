"""What must grow exactly with the number of copies, counted by lxml in the sources: no part of the toolkit is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.copying import POINTING

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ENDINGS = (".xml", ".tei", ".p4", ".p5")


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of a collection.

    ``pointers`` are ``#x``, ``dangling`` those of them that are the id of no element of any file, ``bare`` the words of
    pointing attributes that are an id.
    """

    files: int
    elements: int
    texts: int
    ids: int
    pointers: int
    dangling: int
    bare: int

    def times(self, number: int) -> Figures:
        """The figures of so many copies."""
        return Figures(**{name: value * number for name, value in asdict(self).items()})


class NotToScale(Exception):
    """Copies are not what they should be: whatever is measured on them says nothing."""


def count(folder: Path) -> Figures:
    """The figures of a folder. Raises ``etree.XMLSyntaxError`` where a file is not well-formed."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS)
    elements = texts = 0
    ids: set[str] = set()
    targets: list[str] = []
    words: list[str] = []
    for path in paths:
        for element in _elements(path):
            elements += 1
            texts += element.tag.rpartition("}")[2] in ("TEI", "TEI.2")
            ids.update(element.get(_ID, "").split())
            for name, value in element.items():
                targets += (token[1:] for token in value.split() if token[0] == "#")
                words += value.split() if name in POINTING else ()
    dangling = sum(target not in ids for target in targets)
    return Figures(len(paths), elements, texts, len(ids), len(targets), dangling, sum(word in ids for word in words))


def check(one: Figures, copied: Figures, copies: int) -> None:
    """Raises :class:`NotToScale` unless every figure has grown exactly with the number of copies."""
    if copied != one.times(copies):
        raise NotToScale(f"{copies} copies of {one} should not be {copied}")


def _elements(path: Path) -> Iterator[Any]:
    parser = etree.XMLParser(huge_tree=True, collect_ids=False, remove_comments=True, remove_pis=True)
    yield from etree.parse(str(path), parser).getroot().iter("*")
