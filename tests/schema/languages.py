"""Languages of words over names, by Brzozowski's derivatives: whether two are the same, or one within the other.

A pattern is a tuple: ``NONE`` (no word), ``EMPTY`` (the empty word), ``("name", x)``, ``("many", p)`` (any number of times),
``("either", {p, …})``, ``("after", p, q)`` (p, then q), ``("beside", p, q)`` (in any order, mixed with one another), and
``("attribute", name, type)``, which may be taken at any time. Words hold names of elements, and ``TEXT``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

Pattern = tuple[Any, ...]
NONE: Pattern = ("none",)
EMPTY: Pattern = ("empty",)
TEXT = "#text"


def name(of: str) -> Pattern:
    return ("name", of)


def either(*parts: Pattern) -> Pattern:
    found: set[Pattern] = set()
    for part in parts:
        found |= part[1] if part[0] == "either" else {part}
    found.discard(NONE)
    if not found:
        return NONE
    return next(iter(found)) if len(found) == 1 else ("either", frozenset(found))


def after(first: Pattern, second: Pattern) -> Pattern:
    return _joined("after", first, second)


def beside(first: Pattern, second: Pattern) -> Pattern:
    return _joined("beside", first, second)


def _joined(kind: str, first: Pattern, second: Pattern) -> Pattern:
    if NONE in (first, second):
        return NONE
    if EMPTY in (first, second):
        return second if first == EMPTY else first
    return (kind, first, second)


def many(part: Pattern) -> Pattern:
    if part in (NONE, EMPTY):
        return EMPTY
    return part if part[0] == "many" else ("many", part)


def times(part: Pattern, least: int, most: int | None) -> Pattern:
    """A pattern from ``least`` to ``most`` times (None: any number)."""
    made = many(part) if most is None else EMPTY
    for _ in range((most or 0) - least if most is not None else 0):
        made = either(EMPTY, after(part, made))
    for _ in range(least):
        made = after(part, made)
    return made


TEXTS = many(name(TEXT))


@cache
def nullable(pattern: Pattern) -> bool:
    """Whether the empty word is admitted."""
    kind = pattern[0]
    if kind in ("empty", "many"):
        return True
    if kind == "either":
        return any(map(nullable, pattern[1]))
    return kind in ("after", "beside") and nullable(pattern[1]) and nullable(pattern[2])


@cache
def derived(pattern: Pattern, symbol: str) -> Pattern:
    """What may follow a first ``symbol``."""
    kind = pattern[0]
    if kind == "name":
        return EMPTY if pattern[1] == symbol else NONE
    if kind == "many":
        return after(derived(pattern[1], symbol), pattern)
    if kind == "either":
        return either(*(derived(part, symbol) for part in pattern[1]))
    if kind == "beside":
        first, second = pattern[1:]
        return either(beside(derived(first, symbol), second), beside(first, derived(second, symbol)))
    if kind == "after":
        first, second = pattern[1:]
        rest = derived(second, symbol) if nullable(first) else NONE
        return either(after(derived(first, symbol), second), rest)
    return NONE


@cache
def symbols(pattern: Pattern) -> frozenset[str]:
    """The names in a pattern."""
    if pattern[0] == "name":
        return frozenset({pattern[1]})
    parts = pattern[1] if pattern[0] == "either" else pattern[1:]
    return frozenset().union(*(symbols(part) for part in parts if isinstance(part, tuple)))


def outside(inner: Pattern, outer: Pattern) -> list[str] | None:
    """The shortest word that ``inner`` admits and ``outer`` does not; None when there is none."""
    alphabet = sorted(symbols(inner))
    return next(_search(inner, outer, alphabet), None)


def _search(inner: Pattern, outer: Pattern, alphabet: list[str]) -> Iterator[list[str]]:
    seen = {(inner, outer)}
    queue: list[tuple[Pattern, Pattern, list[str]]] = [(inner, outer, [])]
    for here, there, word in queue:
        if nullable(here) and not nullable(there):
            yield word
        for symbol in alphabet:
            step = (derived(here, symbol), derived(there, symbol))
            if step[0] != NONE and step not in seen:
                seen.add(step)
                queue.append((*step, [*word, symbol]))


def difference(one: Pattern, other: Pattern) -> list[str] | None:
    """A word that one of two patterns admits alone; None when they are equal."""
    found = outside(one, other)
    return outside(other, one) if found is None else found


# ------------------------------------------------------------------------------------------------------------- attributes


@cache
def taken(pattern: Pattern, attribute: str, fits: Callable[[Any], bool]) -> Pattern:
    """What is left of a pattern when an attribute is given; ``fits`` says whether its values are admitted by a type."""
    kind = pattern[0]
    if kind == "attribute":
        return EMPTY if pattern[1] == attribute and fits(pattern[2]) else NONE
    if kind == "many":
        return after(taken(pattern[1], attribute, fits), pattern)
    if kind == "either":
        return either(*(taken(part, attribute, fits) for part in pattern[1]))
    if kind in ("after", "beside"):
        first, second = pattern[1:]
        left, right = taken(first, attribute, fits), taken(second, attribute, fits)
        return either(_joined(kind, left, second), _joined(kind, first, right))
    return NONE


@cache
def closed(pattern: Pattern, attribute: str | None = None) -> Pattern:
    """What is left of a pattern when an attribute is not given; without a name, when none is."""
    kind = pattern[0]
    if kind == "attribute":
        return NONE if attribute in (None, pattern[1]) else pattern
    if kind == "many":
        return many(closed(pattern[1], attribute))
    if kind == "either":
        return either(*(closed(part, attribute) for part in pattern[1]))
    if kind in ("after", "beside"):
        return _joined(kind, closed(pattern[1], attribute), closed(pattern[2], attribute))
    return pattern
