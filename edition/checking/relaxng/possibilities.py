"""What texts of a schema can have at all: its names, others that stand for those that nobody mentions, elements that end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edition.checking.relaxng.names import NameClass, namespace, qualified
from edition.checking.relaxng.patterns import ATTRIBUTE, CHOICE, COMPOUND, ELEMENT, NOT_ALLOWED, Body, Pattern
from edition.checking.relaxng.schema import Schema

_FRESH = "any-other-name"


def name_classes(bodies: Iterable[Body]) -> Iterator[NameClass]:
    """All name classes of elements, and of the attributes in them."""
    for body in bodies:
        yield body.name_class
        yield from _attribute_classes(body.content, set())


def _attribute_classes(pattern: Pattern, seen: set[Pattern]) -> Iterator[NameClass]:
    if pattern.has_attributes and pattern not in seen:
        seen.add(pattern)
        if pattern.kind == ATTRIBUTE:
            yield pattern.items[0]
        else:
            for item in pattern.items:
                yield from _attribute_classes(item, seen)


def representatives(classes: Iterable[NameClass]) -> tuple[str, ...]:
    """Names that nobody mentions, one for each namespace that somebody does, and one for all others: what holds for them holds
    for all that classes of many names have in common.
    """
    classes = list(classes)
    spaces = {uri for c in classes for uri, _ in c.spaces} | {namespace(name) for c in classes for name, _ in c.names}
    return tuple(qualified(uri, _FRESH) for uri in sorted({*spaces, f"urn:{_FRESH}"}))


def possible_bodies(schema: Schema) -> set[Body]:
    """The elements that some finite text can have: not those that must hold themselves."""
    possible: set[Body] = set()

    while more := {body for body in schema.bodies if body not in possible and can_be(body.content, possible)}:
        possible |= more
    return possible


def can_be(pattern: Pattern, possible: set[Body]) -> bool:
    """Whether anything at all matches, where the elements that can be are known."""
    if pattern.kind == ELEMENT:
        return pattern.items[0] in possible
    if pattern.kind == CHOICE:
        return any(can_be(item, possible) for item in pattern.items)
    if pattern.kind in COMPOUND:
        return all(can_be(item, possible) for item in pattern.items)
    return pattern.kind != NOT_ALLOWED
