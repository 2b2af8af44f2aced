"""Documents made at random from a compiled schema: whatever it admits, sooner or later.

A document is grown from the root down. Where there is a choice, what has not been made yet in this place comes first, so that
some dozens of documents hold every element, every attribute of it, and every child of every parent.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from lxml import etree
from xmlschema.validators import XsdElement, XsdGroup

DEEP = 9
"""From this depth on, the shortest way to an end is taken."""
WORDS = "lamp ladder moon quay lane gas vote chair bell tide".split()
LEAVES = {
    "string": "12 a",
    "token": "a b",
    "anyURI": "#here",
    "word": "sort",
    "pointer": "#here",
    "language": "de-AT",
    "boolean": "true",
    "double": "0.5",
    "probability": "0.25",
    "nonNegativeInteger": "3",
    "ratio": "1/2",
    "prefix": "reg",
    "measurement": "12.5cm",
    "version": "4.9.0",
    "point": "1,2.5",
    "duration": "PT2H",
    "date": "1874-05-09",
    "gYear": "1874",
    "gYearMonth": "1874-05",
    "gMonthDay": "--05-09",
    "gMonth": "--05",
    "gDay": "---09",
    "time": "09:30:00",
    "dateTime": "1874-05-09T09:30:00",
}
"""A value of each simple type that has no parts."""


class Generator:
    """Grows documents from ``schema``; ``children`` and ``attributes`` are the pairs of names that were made so far."""

    def __init__(self, schema: Any, root: str, seed: int) -> None:
        self._namespace, self._random = schema.target_namespace, random.Random(seed)  # noqa: S311 - no secret
        self.elements = {element.name: element for element in schema.elements.values()}
        self._root = schema.elements[root]
        self.children: set[tuple[str, str]] = set()
        self.attributes: set[tuple[str, str]] = set()
        self._known: dict[Any, tuple[str, ...]] = {}
        self._lacking = {name: len(element.attributes) for name, element in self.elements.items()}
        self._height = self._heights()
        self._ids = 0

    def document(self, size: int) -> Any:
        """A document of about ``size`` elements."""
        self._ids = 0
        self._left = size
        return self._element(self._root, 0)

    # ------------------------------------------------------------------------------------------------------- what there is

    def possible_children(self) -> set[tuple[str, str]]:
        """Every child of every element, as the schema has it."""
        return {
            (name, child.name) for name, element in self.elements.items() for child in _elements(element.type.content)
        }

    def possible_attributes(self) -> set[tuple[str, str]]:
        """Every attribute of every element."""
        return {(n, a) for n, element in self.elements.items() for a in element.attributes if a is not None}

    def _heights(self) -> dict[str, int]:
        """How many levels an element needs at least below it."""
        known: dict[str, int] = {}
        while len(known) < len(self.elements):
            for name, element in self.elements.items():
                least = self._least(element.type.content, known)
                if name not in known and least is not None:
                    known[name] = least + 1
        return known

    def _least(self, particle: Any, known: dict[str, int]) -> int | None:
        if isinstance(particle, XsdElement):
            return 0 if particle.min_occurs == 0 else known.get(particle.name)
        if not isinstance(particle, XsdGroup) or particle.min_occurs == 0 or not len(particle):
            return 0
        parts = [self._least(part, known) for part in particle]
        if particle.model == "choice":
            return min((part for part in parts if part is not None), default=None)
        return None if None in parts else max(part for part in parts if part is not None)

    # -------------------------------------------------------------------------------------------------------------- growing

    def _element(self, declared: Any, depth: int) -> Any:
        self._left -= 1
        made = etree.Element(declared.name, nsmap={None: self._namespace})
        for name, attribute in declared.attributes.items():
            excluded = name is None or _excluded(declared, name, made)
            if not excluded and self._wanted(declared.name, name, attribute):
                self._lacking[declared.name] -= (declared.name, name) not in self.attributes
                self.attributes.add((declared.name, name))
                made.set(name, self._value(attribute.type))
        content = declared.type.content
        if isinstance(content, XsdGroup):
            for child in self._particles(declared.name, content, depth):
                made.append(self._element(child, depth + 1))
        if declared.type.mixed or not isinstance(content, XsdGroup):
            self._write_into(made)
        return made

    def _wanted(self, element: str, name: str, attribute: Any) -> bool:
        new = (element, name) not in self.attributes
        return attribute.use == "required" or self._random.random() < (0.95 if new else 0.05)

    def _write_into(self, made: Any) -> None:
        made.text = self._random.choice(WORDS)
        for child in made:
            child.tail = self._random.choice([" ", f" {self._random.choice(WORDS)} "])

    def _particles(self, parent: str, particle: Any, depth: int) -> Iterator[Any]:
        """The children that a particle of the content model becomes."""
        for _ in range(self._times(parent, particle, depth)):
            if isinstance(particle, XsdElement):
                self.children.add((parent, particle.name))
                yield self.elements[particle.name]
            elif particle.model == "choice":
                if len(particle):
                    yield from self._particles(parent, self._chosen(parent, list(particle), depth), depth)
            else:
                for part in particle:
                    yield from self._particles(parent, part, depth)

    def _times(self, parent: str, particle: Any, depth: int) -> int:
        least, most = particle.min_occurs, particle.max_occurs
        if depth >= DEEP or self._left < 0:
            return int(least)
        new = sum(self._is_new(parent, name) for name in self._names(particle))
        wanted = min(new, 6) if new else self._random.choice((0, 0, 1, 2))
        return int(max(least, wanted if most is None else min(wanted, most)))

    def _chosen(self, parent: str, parts: list[Any], depth: int) -> Any:
        if depth >= DEEP or self._left < 0:
            return min(parts, key=self._depth_of)
        new = [part for part in parts if any(self._is_new(parent, name) for name in self._names(part))]
        return self._random.choice(new or parts)

    def _is_new(self, parent: str, name: str) -> bool:
        """Whether a child has not been made here, or not with all that it may have."""
        return (parent, name) not in self.children or self._lacking[name] > 0

    def _names(self, particle: Any) -> tuple[str, ...]:
        """The names of all elements that may stand somewhere in a particle."""
        if particle not in self._known:
            self._known[particle] = tuple(element.name for element in _elements(particle))
        return self._known[particle]

    def _depth_of(self, part: Any) -> int:
        least = self._least(part, self._height)
        return 0 if least is None else least

    # --------------------------------------------------------------------------------------------------------------- values

    def _value(self, type_: Any) -> str:
        if type_.local_name == "ID":
            self._ids += 1
            return f"id{self._ids}"
        if type_.enumeration:
            return str(self._random.choice(type_.enumeration))
        if type_.is_list():
            item = type_.item_type if hasattr(type_, "item_type") else type_.base_type.item_type
            times = max(type_.min_length or 1, self._random.choice((1, 2, 3)))
            return " ".join(self._value(item) for _ in range(times))
        if type_.is_union():
            members = type_.member_types if hasattr(type_, "member_types") else type_.base_type.member_types
            return self._value(self._random.choice(members))
        return LEAVES[type_.local_name] if type_.local_name in LEAVES else self._value(type_.base_type)


def _excluded(declared: Any, name: str, made: Any) -> bool:
    """Whether an attribute may not stand beside one that is there: a field of ``xs:unique`` finds only one."""
    fields = [field.path.replace("@", "").split("|") for limit in declared.identities for field in limit.fields]
    return any(name in names and set(names) & set(made.attrib) for names in fields)


def _elements(particle: Any) -> Iterator[Any]:
    """Every element that may stand somewhere in a particle."""
    if isinstance(particle, XsdElement):
        yield particle
    elif isinstance(particle, XsdGroup):
        for part in particle:
            yield from _elements(part)
