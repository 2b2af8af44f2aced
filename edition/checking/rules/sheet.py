"""One file laid out for the rules: its elements by tag, and the way from a finding to a problem with its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from edition.checking.slugs import BY_NAME
from edition.model import Edit, Fix, Problem, Related
from edition.reading.parsing import Document
from edition.reading.registers import Entry, entry_elements, read
from edition.tei import tag

At = tuple[str, int]
"""The path of a file, and the number of an element in it, from 0: how places are found again without the tree."""

Change = tuple[Any, str, str, str]
"""An element, the name of its attribute as written, characters of the value, and what they become."""


class Sheet:
    """A file and its inclusions as rules see them. The tree is shared by all rules and is not changed."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of registers in the file, and in included fragments that are no file of their own to the survey."""
        return tuple(_entries(self.document))

    @cached_property
    def _laid_out(self) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
        """The elements by tag, and those with an attribute by its name, in one pass."""
        by_tag: defaultdict[str, list[Any]] = defaultdict(list)
        by_attribute: defaultdict[str, list[Any]] = defaultdict(list)
        for element in self.document.root.iter("*"):
            by_tag[element.tag].append(element)
            for name in element.keys():  # noqa: SIM118 - an element is no dict: it would give its children
                by_attribute[name].append(element)
        return dict(by_tag), dict(by_attribute)

    def of(self, *names: str) -> list[Any]:
        """The elements of these TEI names, name by name, each in document order."""
        by_tag = self._laid_out[0]
        return [element for name in names for element in by_tag.get(tag(name), ())]

    def having(self, attribute: str) -> list[Any]:
        """The elements with an attribute, in document order; ``attribute`` as lxml writes it (:data:`edition.tei.LANG`)."""
        return self._laid_out[1].get(attribute, [])

    def at(self, element: Any) -> At:
        """Where an element stands, as a value that outlives the tree."""
        return self.document.at(element)

    def tallied(self, found: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, int, At]]:
        """Values with their elements become: each value once, how often, and where first."""
        counts: Counter[str] = Counter()
        first: dict[str, Any] = {}
        for value, element in found:
            counts[value] += 1
            first.setdefault(value, element)
        return ((value, count, self.at(first[value])) for value, count in counts.items())

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

    def fix(self, description: str, changes: Iterable[Change], sure: bool = False) -> tuple[Fix, ...]:
        """The fix that makes all these changes; none where a value is not written as it is read (entities, line breaks)."""
        edits = []
        for element, attribute, old, new in changes:
            place, _ = self.document.locate(element, attribute, old)
            if place.line != place.end_line or place.end_column - place.column != len(old):
                return ()
            edits.append(Edit(place, old, new))
        return (Fix(description, tuple(edits), sure),)


def _entries(document: Document) -> Iterator[Entry]:
    elsewhere = {e for s in document.sources[1:] if s.kind in ("tei", "register") for e in s.elements}
    for element in entry_elements(document.root):
        if element not in elsewhere:
            entry = read(element, document.path, document.ordinal(element))
            if entry is not None:
                yield entry
