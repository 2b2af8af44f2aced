"""The whole edition laid out for the rules: what was collected of each file, and the way back to places in the files."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from edition.checking.slugs import BY_NAME
from edition.model import Place, Problem, Related
from edition.project import Project
from edition.reading import places
from edition.reading.parsing import Document, NotWellFormed, parse

_PARSED = 4
"""Files that are held parsed."""


@dataclass
class Whole:
    """An edition as its rules see it. ``facts`` gives what a module collected: (path, value), in the order of the paths.

    ``read`` gives the bytes of a file; ``paths`` are the files that were surveyed, ``exists`` says of any path, relative to
    the source folder, whether a file or folder stands there, ``listing`` gives all files below it, ``shows`` says whether one
    of them is a picture that may be published.
    """

    facts: Callable[[str], Iterator[tuple[str, Any]]]
    read: Callable[[str], bytes]
    wanted: frozenset[str]
    paths: frozenset[str] = frozenset()
    exists: Callable[[str], bool] = field(default=lambda _: False)
    listing: Callable[[], Iterator[str]] = field(default=lambda: iter(()))
    shows: Callable[[str], bool] = field(default=lambda _: True)
    project: Project = field(default_factory=Project)

    @cached_property
    def _bytes(self) -> dict[str, bytes]:
        return {}

    def data(self, path: str) -> bytes:
        """The bytes of a file; those of the last one are at hand, since problems come file by file."""
        if path not in self._bytes:
            self._bytes.clear()
            self._bytes[path] = self.read(path)
        return self._bytes[path]

    @cached_property
    def _parsed(self) -> OrderedDict[str, Document | None]:
        return OrderedDict()

    def element(self, at: tuple[str, int]) -> Any | None:
        """An element by the path of its file and its number, for the few that must be looked at again."""
        path, number = at
        if path not in self._parsed:
            self._parsed[path] = self._parse(path)
            if len(self._parsed) > _PARSED:
                self._parsed.popitem(last=False)
        document = self._parsed[path]
        elements = document.sources[0].elements if document else []
        return elements[number] if number < len(elements) else None

    def _parse(self, path: str) -> Document | None:
        try:
            return parse(path, self.read(path))
        except NotWellFormed:
            return None

    def locate(self, path: str, ordinal: int, attribute: str = "", value: str | None = None) -> tuple[Place, str]:
        """The place of the ``ordinal``-th element of a file, of its attribute, of characters in it, and the source line."""
        return places.of_element(path, self.data(path), ordinal, attribute, value)

    def problem(
        self,
        slug: str,
        message: str,
        at: tuple[str, int],
        attribute: str = "",
        value: str | None = None,
        **more: Any,
    ) -> Problem:
        """A finding at an element (path and ordinal), as :meth:`edition.checking.rules.sheet.Sheet.problem`."""
        return self.made(slug, message, *self.locate(*at, attribute, value), **more)

    def made(self, slug: str, message: str, place: Place, line: str, **more: Any) -> Problem:
        """A finding at a place that is known; the severity is the slug's."""
        return Problem(slug, BY_NAME[slug].severity, message, place, source=line, **more)

    def related(self, message: str, at: tuple[str, int], attribute: str = "") -> Related:
        """Another place that explains a finding."""
        place, line = self.locate(*at, attribute)
        return Related(message, place, line)
