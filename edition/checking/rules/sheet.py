"""One file laid out for the rules: its elements by tag, and the way from a finding to a problem with its place."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any

from edition.checking.slugs import BY_NAME
from edition.model import Problem, Related
from edition.reading.parsing import Document
from edition.tei import tag


class Sheet:
    """A file and its inclusions as rules see them. The tree is shared by all rules and is not changed."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _by_tag(self) -> dict[str, list[Any]]:
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for element in self.document.root.iter("*"):
            found[element.tag].append(element)
        return dict(found)

    def of(self, *names: str) -> list[Any]:
        """The elements of these TEI names, name by name, each in document order."""
        return [element for name in names for element in self._by_tag.get(tag(name), ())]

    def problem(
        self,
        slug: str,
        message: str,
        element: Any,
        attribute: str = "",
        value: str | None = None,
        **more: Any,
    ) -> Problem:
        """A finding at an element, at one of its attributes, or at characters of its value; the severity is the slug's.

        ``more``: ``hint``, ``label``, ``related``, ``fixes`` of :class:`edition.model.Problem`.
        """
        place, line = self.document.locate(element, attribute, value)
        return Problem(slug, BY_NAME[slug].severity, message, place, source=line, **more)

    def related(self, message: str, element: Any, attribute: str = "") -> Related:
        """Another place that explains a finding."""
        place, line = self.document.locate(element, attribute)
        return Related(message, place, line)
