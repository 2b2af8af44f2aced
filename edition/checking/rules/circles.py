"""Chains of pointers: those that lead back to where they began, and those whose links do not meet (TEI P5, 16.6 and 16.7)."""

from __future__ import annotations

from collections.abc import Container, Iterator

from edition.checking.rules.facts import Facts
from edition.checking.rules.whole import Whole
from edition.elements import NAMES, NAMES_WITH_POINTER, QUOTATIONS
from edition.model import Problem
from edition.tei import PREFIX

ONE_WAY = ("copyOf", "sameAs", "next", "prev")
"""Attributes that lead from one element to one other; ``corresp``, ``exclude``, ``synch`` may well be mutual."""

_BACK = {"next": "prev", "prev": "next"}
_NAMES = frozenset(tag[len(PREFIX) :] for tag in NAMES | NAMES_WITH_POINTER)
_QUOTATIONS = frozenset(tag[len(PREFIX) :] for tag in QUOTATIONS)
_CHAINED = _NAMES | _QUOTATIONS
_HINT = "let @next name the xml:id of the following fragment, and @prev that of the one before"

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


def broken(whole: Whole, all_facts: Iterator[Facts], known: Container[str]) -> Iterator[Problem]:
    """Names and quotations whose ``next`` and ``prev`` do not meet, or lead to something of another sort, or out of the file.

    ``known`` are the ids of the edition: what leads to none of them is told as ``dangling-pointer``.
    """
    for facts in all_facts:
        elements = {name: element for name, element, _ in facts.ids}
        names = {number: name for name, _, number in facts.ids}
        ways = {attribute: _ways(facts, attribute, names) for attribute in _BACK}
        for (element, attribute, value), numbers in facts.pointers.items():
            name = value.strip()
            if attribute in _BACK and element in _CHAINED and name.startswith("#") and name[1:] in known:
                for number in numbers:
                    back = ways[_BACK[attribute]].get(name[1:])
                    if wrong := _wrong(element, names.get(number, ""), name, elements.get(name[1:]), back):
                        message = f"@{attribute} points to {wrong}"
                        yield whole.problem("broken-chain", message, (facts.path, number), attribute, name, hint=_HINT)


def _wrong(element: str, own: str, name: str, other: str | None, back: tuple[str, int] | None) -> str:
    """What is wrong with a link to an element ``other`` that points back to ``back``; '' if nothing is."""
    if other is None:
        return f"{name}, which does not exist in this file"
    if other not in _NAMES if element in _NAMES else other not in _QUOTATIONS:
        return f"{name}, which is no fragment of the same kind"
    if back and own and back[0] != own:
        return f"{name}, which points back to #{back[0]} and not here"
    return ""


def _told(whole: Whole, path: str, attribute: str, circle: list[str], ways: _Ways) -> Problem:
    first = min(circle, key=lambda name: ways[name][1])
    at = circle.index(first)
    way = " → ".join(f"#{name}" for name in [*circle[at:], *circle[:at], first][:8])
    message = (
        f"@{attribute} leads to the element itself"
        if len(circle) == 1
        else f"@{attribute} leads round in a circle: {way}{' …' if len(circle) > 7 else ''}"
    )
    hint = "let one of them lead out of the circle, or leave one away"
    where = (path, ways[first][1])
    return whole.problem("circular-pointer", message, where, attribute, f"#{ways[first][0]}", hint=hint)
