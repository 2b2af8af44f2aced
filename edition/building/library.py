"""The files of a source: the one way from a path to a document with its inclusions."""

from __future__ import annotations

import posixpath
from collections import OrderedDict
from pathlib import Path

from edition.building import disk
from edition.building.discovery import Refused, read_source
from edition.building.sources import open_source
from edition.limits import USUAL, Limits
from edition.model import Problem
from edition.reading.activity import is_drawing, is_live
from edition.reading.including import include
from edition.reading.parsing import Document, NotWellFormed, parse
from edition.reading.registers import COLLECTED

_KEPT = 16
"""Included files that are kept: many texts include the same few."""

Fetched = Document | bytes | Problem | None


class Library:
    """Opens files below a folder, none beyond the limits."""

    def __init__(self, root: Path, limits: Limits = USUAL) -> None:
        self._root, self._limits, self._limit = root, limits, limits.text_size
        self._included: OrderedDict[tuple[str, bool], Fetched] = OrderedDict()

    def open(self, path: str) -> tuple[Document, tuple[str, ...]]:
        """A file and the paths of texts it includes. Raises ``Refused`` and ``NotWellFormed``."""
        document = parse(path, read_source(self._root, path, self._limit), self._limits)
        return document, include(document, self._fetch, self._limits)

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises ``Refused``."""
        return read_source(self._root, path, self._limit)

    def is_text(self, path: str) -> bool:
        """Whether a file is well-formed and a TEI, or a collection of them."""
        found = self._fetch(path, False)
        return isinstance(found, Document) and found.root.tag in COLLECTED

    def has_picture(self, path: str) -> bool:
        """Whether a picture stands in the folder that may be published: none that a browser would run."""
        try:
            if is_drawing(path):
                return not is_live(path, read_source(self._root, path, self._limit))
            descriptor, size = open_source(self._root, path)
        except Refused:
            return False
        disk.close(descriptor)
        return size <= self._limit

    def _fetch(self, path: str, as_text: bool) -> Fetched:
        wanted = (posixpath.normpath(path), as_text)
        if wanted not in self._included:
            self._included[wanted] = self._load(*wanted)
            if len(self._included) > _KEPT:
                self._included.popitem(last=False)
        return self._included[wanted]

    def _load(self, path: str, as_text: bool) -> Fetched:
        try:
            data = read_source(self._root, path, self._limit)
            return data if as_text else parse(path, data, self._limits)
        except Refused as refused:
            return (
                None if refused.problem.slug == "unreadable" and not (self._root / path).exists() else refused.problem
            )
        except NotWellFormed as broken:
            return broken.problem
