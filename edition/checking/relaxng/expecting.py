"""What may stand where a fault is: questions to the patterns of a state, answered in names and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from edition.checking.relaxng.automaton import Automaton, State
from edition.checking.relaxng.datatypes import Datatype
from edition.checking.relaxng.deriving import allowed_attributes, firsts
from edition.checking.relaxng.patterns import ATTRIBUTE, CHOICE, COMPOUND, DATA, ELEMENT, GROUP, LIST, VALUE, Pattern


@dataclass(slots=True)
class Values:
    """What a value may be: words of a closed list, datatypes, whether several words may stand in it."""

    words: list[str] = field(default_factory=list)
    datatypes: list[Datatype] = field(default_factory=list)
    several: bool = False


def next_elements(state: State) -> tuple[list[str], bool]:
    """The names of elements that may come next, in alphabetical order, and whether the element may end here."""
    names: set[str] = set()
    for _, pattern in state.ways:
        names |= firsts(pattern)[0]
    return sorted(names), bool(state.ends)


def required(state: State, name: str = "") -> list[str]:
    """The elements of which one is wanted before anything else (before ``name``); empty where nothing is."""
    each = [_required(pattern, name) for _, pattern in state.ways]
    return sorted(set[str]().union(*each)) if each and all(each) else []


def _required(pattern: Pattern, name: str) -> set[str]:
    """The firsts of the first part of a group that cannot be left out."""
    if pattern.nullable or not pattern.has_elements:
        return set()
    if pattern.kind == GROUP:
        for item in pattern.items:
            if not item.nullable:
                return set() if name and name in firsts(item)[0] else _required(item, name)
    if pattern.kind == CHOICE:
        each = [_required(item, name) for item in pattern.items]
        return set().union(*each) if all(each) else set()
    return set(firsts(pattern)[0])


def members(automaton: Automaton, name: str) -> list[str]:
    """The names of all elements that may stand somewhere in an element, in alphabetical order."""
    return sorted(_held(automaton).get(name, ()))


def homes(automaton: Automaton, name: str) -> list[str]:
    """The names of all elements in which an element may stand, in alphabetical order."""
    return sorted(parent for parent, held in _held(automaton).items() if name in held)


@lru_cache(maxsize=4)
def _held(automaton: Automaton) -> dict[str, frozenset[str]]:
    """Each element of a schema, and all that may stand in it."""
    found: dict[str, frozenset[str]] = {}
    inside: dict[Pattern, frozenset[str]] = {}
    for body in automaton.schema.bodies:
        for name in body.name_class.finite or ():
            found[name] = found.get(name, frozenset()) | _within(body.content, inside)
    return found


def _within(pattern: Pattern, known: dict[Pattern, frozenset[str]]) -> frozenset[str]:
    if not pattern.has_elements:
        return frozenset()
    if pattern.kind == ELEMENT:
        return pattern.items[0].name_class.finite or frozenset()
    if pattern not in known:
        known[pattern] = frozenset[str]().union(*(_within(item, known) for item in pattern.items))
    return known[pattern]


def known(automaton: Automaton) -> Iterator[str]:
    """The names of all elements of a schema that can be counted."""
    for body in automaton.schema.bodies:
        yield from body.name_class.finite or ()


def own_attributes(state: State) -> list[str]:
    """The names of attributes that may stand beside those that have been read."""
    names = {name for _, pattern in state.ways for name in allowed_attributes(pattern).finite or ()}
    return sorted(names)


def values(state: State, attribute: str) -> Values:
    """What the value of an attribute may be; with ``attribute`` '' what an element may hold."""
    found = Values()
    for _, pattern in state.ways:
        for inner in _of_attribute(pattern, attribute) if attribute else [pattern]:
            _collect(inner, found)
    return found


def _of_attribute(pattern: Pattern, name: str) -> Iterable[Pattern]:
    if pattern.kind == ATTRIBUTE:
        return [pattern.items[1]] if name in pattern.items[0] else []
    if not pattern.has_attributes:
        return []
    return [value for item in pattern.items for value in _of_attribute(item, name)]


def _collect(pattern: Pattern, found: Values) -> None:
    if pattern.kind == VALUE:
        found.words.append(str(pattern.items[1]))
    elif pattern.kind == DATA:
        if pattern.items[0] not in found.datatypes:
            found.datatypes.append(pattern.items[0])
    elif pattern.kind in COMPOUND:
        found.several = found.several or pattern.kind == LIST
        for item in pattern.items:
            _collect(item, found)
