"""Patterns (ISO/IEC 19757-2, 6.2), each there once: equal patterns are the same object, so that what is known of one is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from edition.checking.relaxng.names import NameClass
from edition.errors import EditionError

if TYPE_CHECKING:
    from edition.checking.relaxng.datatypes import Datatype

EMPTY, NOT_ALLOWED, TEXT, CHOICE, GROUP, INTERLEAVE, ONE_OR_MORE, LIST, DATA, VALUE, ATTRIBUTE, ELEMENT = range(12)
COMPOUND = frozenset((CHOICE, GROUP, INTERLEAVE, ONE_OR_MORE, LIST))
"""Kinds whose operands are all patterns that stand where they stand."""
_ATTRIBUTES, _ELEMENTS, _TEXTS, _DATA = 1, 2, 4, 8
_HAS = {ATTRIBUTE: _ATTRIBUTES, ELEMENT: _ELEMENTS, TEXT: _TEXTS, LIST: _DATA, DATA: _DATA, VALUE: _DATA}

MOST = 300_000
"""Operands of all patterns that one text asks for; of some hundred texts together the TEI's schema asks for 170,000."""
MOST_READ = 1_500_000
"""The same for reading a schema; that of the TEI has 42,000."""


class TooComplex(EditionError):
    """A schema by which a text, or which itself, can be read in more ways than anybody could wait for."""


class Pattern:
    """One pattern. ``items`` are its operands; ``nullable``: nothing at all matches it.

    ``has`` says in bits what stands in it outside of elements: attributes, elements, text, values of datatypes.
    """

    __slots__ = (
        "closed",
        "firsts",
        "has",
        "items",
        "kind",
        "named",
        "nullable",
        "number",
        "on_attribute",
        "on_element",
        "on_text",
    )

    def __init__(self, kind: int, items: tuple[Any, ...], number: int, nullable: bool) -> None:
        self.kind, self.items, self.number, self.nullable = kind, items, number, nullable
        has = _HAS.get(kind, 0)
        if kind in COMPOUND and kind != LIST:
            for item in items:
                has |= item.has
        self.has = has
        self.named = False
        self.on_attribute: dict[str, dict[Pattern, Pattern]] = {}
        self.on_element: dict[str, dict[Pattern, Pattern]] = {}
        self.firsts: tuple[frozenset[str], bool] | None = None
        self.on_text: Pattern | None = None
        self.closed: Pattern | None = None

    @property
    def has_attributes(self) -> bool:
        """Whether it holds attributes."""
        return self.has & _ATTRIBUTES != 0

    @property
    def has_elements(self) -> bool:
        """Whether it holds elements."""
        return self.has & _ELEMENTS != 0

    @property
    def has_text(self) -> bool:
        """Whether it holds text."""
        return self.has & _TEXTS != 0

    @property
    def has_data(self) -> bool:
        """Whether it holds values of datatypes."""
        return self.has & _DATA != 0


_NUMBER = attrgetter("number")


class Body:
    """What an element holds: known only once its pattern is asked for, since elements may hold themselves."""

    __slots__ = ("name_class", "pattern", "where")

    def __init__(self, name_class: NameClass, where: str = "") -> None:
        self.name_class, self.where = name_class, where
        self.pattern: Pattern | None = None

    @property
    def content(self) -> Pattern:
        """The pattern of attributes and content."""
        if self.pattern is None:
            raise ValueError("this element has not been read yet")
        return self.pattern


class Patterns:
    """Makes patterns, simplified as 4.20 and 4.21 say, and keeps one of each."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Pattern] = {}
        self._left = MOST_READ
        self.not_allowed = self._one(NOT_ALLOWED, (), False)
        self.empty = self._one(EMPTY, (), True)
        self.text = self._one(TEXT, (), True)

    def __len__(self) -> int:
        return len(self._known)

    def renew(self) -> None:
        """Begin to count anew: for each text."""
        self._left = MOST

    def _spend(self, operands: int) -> None:
        self._left -= operands
        if self._left < 0:
            raise TooComplex(
                "it is too ambiguous: there are too many ways to read a text by it",
                "look for definitions that hold others twice, and for choices and repetitions that begin with the same elements",
            )

    def _one(self, kind: int, items: tuple[Any, ...], nullable: bool) -> Pattern:
        self._spend(len(items) + 1)
        key = (kind, *items)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Pattern(kind, items, len(self._known), nullable)
        return found

    def datatypes(self) -> Iterator[Datatype]:
        """The datatypes of all values."""
        return (pattern.items[0] for pattern in self._known.values() if pattern.kind in (DATA, VALUE))

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        """One of these. What a schema names is kept whole, since many choices hold it."""
        found: dict[Pattern, None] = {}
        for part in parts:
            if part.kind == CHOICE and not part.named:
                self._spend(len(part.items))
                found.update(dict.fromkeys(part.items))
            elif part.kind != NOT_ALLOWED:
                found[part] = None
        if self.empty in found and any(part.nullable for part in found if part.kind != EMPTY):
            del found[self.empty]
        if len(found) <= 1:
            return next(iter(found), self.not_allowed)
        items = tuple(sorted(found, key=_NUMBER))
        return self._one(CHOICE, items, any(part.nullable for part in items))

    def group(self, parts: Iterable[Pattern]) -> Pattern:
        """All of these, one after another (attributes in any order)."""
        return self._all(GROUP, parts)

    def interleave(self, parts: Iterable[Pattern]) -> Pattern:
        """All of these, in any order and within one another."""
        return self._all(INTERLEAVE, parts)

    def _all(self, kind: int, parts: Iterable[Pattern]) -> Pattern:
        items: list[Pattern] = []
        for part in parts:
            if part.kind == NOT_ALLOWED:
                return part
            if part.kind == kind:
                self._spend(len(part.items))
                items += part.items
            elif part.kind != EMPTY:
                items.append(part)
        if len(items) <= 1:
            return items[0] if items else self.empty
        if kind == INTERLEAVE:
            items.sort(key=_NUMBER)
        return self._one(kind, tuple(items), all(part.nullable for part in items))

    def one_or_more(self, part: Pattern) -> Pattern:
        """This, once or more often."""
        if part.kind in (NOT_ALLOWED, EMPTY, ONE_OR_MORE):
            return part
        return self._one(ONE_OR_MORE, (part,), part.nullable)

    def optional(self, part: Pattern) -> Pattern:
        """This, or nothing."""
        return self.choice((part, self.empty))

    def star(self, part: Pattern) -> Pattern:
        """This, as often as one likes."""
        return self.optional(self.one_or_more(part))

    def list_of(self, part: Pattern) -> Pattern:
        """Words with white space between, which match this."""
        return part if part.kind == NOT_ALLOWED else self._one(LIST, (part,), False)

    def data(self, datatype: Datatype, less: Pattern) -> Pattern:
        """Characters that are a value of a datatype, and do not match ``less``."""
        return self._one(DATA, (datatype, less), False)

    def value(self, datatype: Datatype, value: Any) -> Pattern:
        """Characters that stand for this value of a datatype."""
        return self._one(VALUE, (datatype, value), False)

    def attribute(self, name_class: NameClass, part: Pattern) -> Pattern:
        """An attribute whose value matches this."""
        return part if part.kind == NOT_ALLOWED else self._one(ATTRIBUTE, (name_class, part), False)

    def element(self, body: Body) -> Pattern:
        """An element."""
        return self._one(ELEMENT, (body,), False)
