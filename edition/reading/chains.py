"""Chains: fragments that are one thing, joined by ``@next``/``@prev`` or ``join`` (TEI P5, sections 16.7 and 16.8)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from edition.reading.parsing import Document
from edition.tei import ID

_HINT = "let @next name the xml:id of the following fragment, and @prev that of the one before"


def chains(elements: list[Any], joins: Iterable[Any], known: set[str], document: Document) -> list[tuple[Any, ...]]:
    """Elements grouped into chains, in document order; most are a chain of one. Broken chains become problems."""
    by_id = {element.get(ID): element for element in elements if element.get(ID)}
    order = {element: n for n, element in enumerate(elements)}
    group: dict[Any, list[Any]] = {}
    for element in elements:
        if element.get("next") or element.get("prev"):
            for attribute in ("next", "prev"):
                _follow(element, attribute, by_id, known, group, document)
    for join in joins:
        parts = [by_id[t.lstrip("#")] for t in join.get("target", "").split() if t.lstrip("#") in by_id]
        for part in parts[1:]:
            _unite(parts[0], part, group)
    return _collect(elements, group, order)


def _follow(
    element: Any,
    attribute: str,
    by_id: dict[str, Any],
    known: set[str],
    group: dict[Any, list[Any]],
    document: Document,
) -> None:
    value = (element.get(attribute) or "").strip()
    if not value:
        return
    other = by_id.get(value.lstrip("#"))
    if other is None:
        there = "is no fragment of the same kind" if value.lstrip("#") in known else "does not exist in this file"
        document.problem(
            "broken-chain", f"@{attribute} points to {value}, which {there}", element, attribute, hint=_HINT
        )
        return
    back = other.get("prev" if attribute == "next" else "next")
    if back and element.get(ID) and back.lstrip("#") != element.get(ID):
        document.problem(
            "broken-chain",
            f"@{attribute} points to {value}, which points back to {back} and not here",
            element,
            attribute,
            hint=_HINT,
        )
    if other is not element:
        _unite(element, other, group)


def _unite(one: Any, other: Any, group: dict[Any, list[Any]]) -> None:
    mine, theirs = group.setdefault(one, [one]), group.setdefault(other, [other])
    if mine is not theirs:
        mine.extend(theirs)
        for element in theirs:
            group[element] = mine


def _collect(elements: list[Any], group: dict[Any, list[Any]], order: dict[Any, int]) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    done: set[Any] = set()
    for element in elements:
        if element not in group:
            found.append((element,))
        elif element not in done:
            chain = tuple(sorted(group[element], key=order.__getitem__))
            done.update(chain)
            found.append(chain)
    return found
