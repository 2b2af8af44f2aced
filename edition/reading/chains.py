"""Chains: fragments that are one thing, joined by ``@next``/``@prev`` or ``join`` (TEI P5, sections 16.7 and 16.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from edition.reading.parsing import Document
from edition.tei import ID, tag

Chain = tuple[Any, ...]
"""Elements that are one mention or quotation, in document order; most stand alone."""

_JOIN = tag("join")
_HINT = "let @next name the xml:id of the following fragment, and @prev that of the one before"


class Chains:
    """Joins elements of one kind. ``ids`` are the elements of the file by id; broken chains become problems.

    One instance serves all texts of a document: ``join`` elements are looked for once, wherever they stand.
    """

    def __init__(self, document: Document, ids: Mapping[str, Any]) -> None:
        self._document, self._ids = document, ids
        self._joins: dict[str, list[tuple[str, ...]]] = {}
        for join in document.root.iter(_JOIN):
            joined = tuple(dict.fromkeys(token.lstrip("#") for token in join.get("target", "").split()))
            for identifier in joined:
                self._joins.setdefault(identifier, []).append(joined)

    def of(self, elements: list[Any]) -> list[Chain]:
        """Elements, given in document order, grouped into chains."""
        by_id = {element.get(ID).strip(): element for element in elements if element.get(ID)}
        group: dict[Any, list[Any]] = {}
        for element in elements:
            for attribute in ("next", "prev"):
                if element.get(attribute):
                    self._follow(element, attribute, by_id, group)
        for joined in self._joined(by_id):
            parts = [by_id[identifier] for identifier in joined if identifier in by_id]
            for part in parts[1:]:
                _unite(parts[0], part, group)
        return _collect(elements, group)

    def _joined(self, by_id: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
        """The ids of each ``join`` that names one of these elements."""
        if self._joins:
            yield from dict.fromkeys(joined for identifier in by_id for joined in self._joins.get(identifier, ()))

    def _follow(self, element: Any, attribute: str, by_id: dict[str, Any], group: dict[Any, list[Any]]) -> None:
        value = element.get(attribute).strip()
        name = value.lstrip("#")
        other = by_id.get(name)
        if other is None:
            there = "is no fragment of the same kind" if name in self._ids else "does not exist in this file"
            self._report(f"@{attribute} points to {value}, which {there}", element, attribute)
            return
        back = other.get("prev" if attribute == "next" else "next")
        if back and element.get(ID) and back.lstrip("#") != element.get(ID):
            self._report(
                f"@{attribute} points to {value}, which points back to {back} and not here", element, attribute
            )
        if other is not element:
            _unite(element, other, group)

    def _report(self, message: str, element: Any, attribute: str) -> None:
        self._document.problem("broken-chain", message, element, attribute, hint=_HINT)


def _unite(one: Any, other: Any, group: dict[Any, list[Any]]) -> None:
    mine, theirs = group.setdefault(one, [one]), group.setdefault(other, [other])
    if len(mine) < len(theirs):
        mine, theirs = theirs, mine
    if mine is not theirs:
        mine.extend(theirs)
        for element in theirs:
            group[element] = mine


def _collect(elements: list[Any], group: dict[Any, list[Any]]) -> list[Chain]:
    order = {element: n for n, element in enumerate(elements)} if group else {}
    found: list[Chain] = []
    done: set[Any] = set()
    for element in elements:
        if element not in group:
            found.append((element,))
        elif element not in done:
            chain = tuple(sorted(group[element], key=order.__getitem__))
            done.update(chain)
            found.append(chain)
    return found
