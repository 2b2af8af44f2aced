"""Chains of pointers that lead back to where they began: ``copyOf sameAs next prev`` (TEI P5, sections 16.6 and 16.7)."""

from __future__ import annotations

from collections.abc import Iterator

from edition.checking.rules.facts import Facts
from edition.checking.rules.whole import Whole
from edition.model import Problem

ONE_WAY = ("copyOf", "sameAs", "next", "prev")
"""Attributes that lead from one element to one other; ``corresp``, ``exclude``, ``synch`` may well be mutual."""

_Ways = dict[str, tuple[str, int]]
"""By id of an element: the id that it points to, and its number."""


def circles(whole: Whole, all_facts: Iterator[Facts]) -> Iterator[Problem]:
    """Each circle once, at its first element; circles of one file alone."""
    for facts in all_facts:
        names = {number: name for name, _, number in facts.ids}
        for attribute in ONE_WAY:
            yield from _of(whole, facts.path, attribute, _ways(facts, attribute, names))


def _ways(facts: Facts, attribute: str, names: dict[int, str]) -> _Ways:
    """Where elements with an id lead by one attribute."""
    found: _Ways = {}
    for (_, name, value), numbers in facts.pointers.items():
        token = value.strip()
        if name == attribute and (token.startswith("#") or facts.p4):
            found.update({names[n]: (token.lstrip("#"), n) for n in numbers if n in names})
    return found


def _of(whole: Whole, path: str, attribute: str, ways: _Ways) -> Iterator[Problem]:
    done: set[str] = set()
    for start in ways:
        walked: dict[str, None] = {}
        name = start
        while name in ways and name not in done and name not in walked:
            walked[name] = None
            name = ways[name][0]
        done.update(walked)
        if name in walked:
            circle = list(walked)[list(walked).index(name) :]
            yield _told(whole, path, attribute, circle, ways)


def _told(whole: Whole, path: str, attribute: str, circle: list[str], ways: _Ways) -> Problem:
    first = min(circle, key=lambda name: ways[name][1])
    at = circle.index(first)
    way = " → ".join(f"#{name}" for name in [*circle[at:], *circle[:at], first][:8])
    message = (
        f"{attribute} leads to the element itself"
        if len(circle) == 1
        else f"{attribute} leads round in a circle: {way}{' …' if len(circle) > 7 else ''}"
    )
    hint = "let one of them lead out of the circle, or leave one away"
    where = (path, ways[first][1])
    return whole.problem("circular-pointer", message, where, attribute, f"#{ways[first][0]}", hint=hint)
