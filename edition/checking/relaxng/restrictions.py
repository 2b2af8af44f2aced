"""What a schema may not say, though its syntax would let it (ISO/IEC 19757-2, clause 7)."""

from __future__ import annotations

from edition.checking.relaxng.names import NameClass
from edition.checking.relaxng.patterns import (
    ATTRIBUTE,
    CHOICE,
    COMPOUND,
    DATA,
    ELEMENT,
    EMPTY,
    GROUP,
    INTERLEAVE,
    LIST,
    ONE_OR_MORE,
    TEXT,
    VALUE,
    Body,
    Pattern,
)
from edition.errors import SettingsError

_WORDS = {
    ATTRIBUTE: "an attribute",
    ELEMENT: "an element",
    TEXT: "text",
    LIST: "a list",
    DATA: "data",
    VALUE: "a value",
    GROUP: "a group",
    INTERLEAVE: "an interleave",
    ONE_OR_MORE: "a repetition",
    EMPTY: "nothing",
}
_FORBIDDEN = {
    "attribute": {ATTRIBUTE, ELEMENT},
    "list": {ELEMENT, ATTRIBUTE, LIST, TEXT, INTERLEAVE},
    "except": {ATTRIBUTE, ELEMENT, LIST, TEXT, GROUP, INTERLEAVE, ONE_OR_MORE, EMPTY},
    "start": {ATTRIBUTE, DATA, VALUE, TEXT, LIST, GROUP, INTERLEAVE, ONE_OR_MORE, EMPTY},
    "group in a repetition": {ATTRIBUTE},
}
"""Where something stands, and what may not be there (7.1)."""
_QUIET = frozenset(("repetition", "group in a repetition"))
"""Where elements may stand."""
_NOTHING, _COMPLEX, _SIMPLE = range(3)
"""Content types (7.2): values of datatypes stand alone, elements and text together."""

_MOST_WILD = 200
"""Classes of names without a list, as “any name of this namespace”, that are compared with one another."""

Names = tuple[frozenset[str], tuple[NameClass, ...]]


def check(start: Pattern) -> None:
    """Check what is reached from the start. Raises ``SettingsError`` that names the element of the schema."""
    checker = _Checker()
    checker.check(start, frozenset(("start",)))
    while checker.waiting:
        checker.check_body(checker.waiting.pop())


class _Checker:
    """Every pattern is looked at once for each sort of place in which it stands, however many elements share it."""

    def __init__(self) -> None:
        self.waiting: list[Body] = []
        self._where = "start"
        self._bodies: set[Body] = set()
        self._checked: set[tuple[Pattern, frozenset[str]]] = set()
        self._types: dict[Pattern, int] = {}
        self._names: dict[tuple[Pattern, int], Names] = {}

    def check_body(self, body: Body) -> None:
        """Check what an element holds."""
        self._where = body.where
        self.check(body.content, frozenset())
        self._content_type(body.content)

    def _wrong(self, message: str) -> SettingsError:
        return SettingsError(
            f"the schema {self._where} is not right: {message}", "mend the schema, or take another one"
        )

    def check(self, pattern: Pattern, within: frozenset[str]) -> None:
        """7.1: what may not stand in what; and 7.2 to 7.4 for what stands there."""
        if (pattern, within) in self._checked:
            return
        self._checked.add((pattern, within))
        kind = pattern.kind
        for place in within:
            if kind in _FORBIDDEN.get(place, ()):
                article = "the" if place in ("start", "except") else "an" if place == "attribute" else "a"
                raise self._wrong(f"{_WORDS[kind]} may not stand in {article} {place}")
        self._check_inner(pattern, within)

    def _check_inner(self, pattern: Pattern, within: frozenset[str]) -> None:
        kind = pattern.kind
        if kind == ELEMENT:
            self._reach(pattern.items[0])
        elif kind == ATTRIBUTE:
            self._check_attribute(pattern, within)
        elif kind == DATA:
            self.check(pattern.items[1], frozenset(("except",)))
            self._content_type(pattern.items[1])
        elif kind == LIST:
            self.check(pattern.items[0], within | {"list"})
        elif kind in COMPOUND:
            deeper = _deeper(kind, within)
            quiet = deeper <= _QUIET
            for item in pattern.items:
                if quiet and item.kind == ELEMENT:
                    self._reach(item.items[0])
                else:
                    self.check(item, deeper)
            self._check_apart(pattern)

    def _reach(self, body: Body) -> None:
        if body not in self._bodies:
            self._bodies.add(body)
            self.waiting.append(body)

    def _check_attribute(self, pattern: Pattern, within: frozenset[str]) -> None:
        name_class, value = pattern.items
        if name_class.finite is None and "repetition" not in within:
            raise self._wrong("an attribute with any name must stand in a repetition")
        if name_class.finite is None and value.kind != TEXT:
            raise self._wrong("an attribute with any name must have any text as its value")
        self.check(value, frozenset(("attribute",)))
        self._content_type(value)

    def _content_type(self, pattern: Pattern) -> int:
        """7.2: values of datatypes are not joined with anything else."""
        found = self._types.get(pattern)
        if found is None:
            found = self._types[pattern] = self._found_type(pattern)
        return found

    def _found_type(self, pattern: Pattern) -> int:
        kind = pattern.kind
        if kind in (DATA, VALUE, LIST):
            return _SIMPLE
        if kind in (ELEMENT, TEXT):
            return _COMPLEX
        if kind not in COMPOUND:
            return _NOTHING
        types = [self._content_type(item) for item in pattern.items]
        if kind == ONE_OR_MORE:
            types *= 2
        if kind != CHOICE and _SIMPLE in types and sum(t != _NOTHING for t in types) > 1:
            raise self._wrong("values of datatypes stand alone, not before or after something else")
        return max(types)

    def _check_apart(self, pattern: Pattern) -> None:
        """7.3 and 7.4: no attribute twice; nothing that two parts of an interleave both want."""
        if pattern.kind in (GROUP, INTERLEAVE) and pattern.has_attributes:
            clash = self._clash(pattern, ATTRIBUTE)
            if clash:
                raise self._wrong(f"the attribute {clash} stands twice")
        if pattern.kind == INTERLEAVE:
            if sum(item.has_text for item in pattern.items) > 1:
                raise self._wrong("two parts of an interleave both hold text")
            clash = self._clash(pattern, ELEMENT)
            if clash:
                raise self._wrong(f"two parts of an interleave both hold the element {clash}")

    def _clash(self, pattern: Pattern, wanted: int) -> str:
        finite: set[str] = set()
        infinite: list[NameClass] = []
        for item in pattern.items:
            if not (item.has_attributes if wanted == ATTRIBUTE else item.has_elements):
                continue
            more, others = self._names_in(item, wanted)
            if len(infinite) + len(others) > _MOST_WILD:
                raise self._wrong(f"more than {_MOST_WILD} classes of names stand side by side")
            if clash := _common(finite, infinite, more, others):
                return clash
            finite |= more
            infinite += others
        return ""

    def _names_in(self, pattern: Pattern, wanted: int) -> Names:
        """The names of attributes or elements in a pattern: those that can be counted, and the classes of the others."""
        if not (pattern.has_attributes if wanted == ATTRIBUTE else pattern.has_elements):
            return frozenset(), ()
        if pattern.kind == wanted:
            return _split(pattern.items[0] if wanted == ATTRIBUTE else pattern.items[0].name_class)
        found = self._names.get((pattern, wanted))
        if found is None:
            each = [self._names_in(item, wanted) for item in pattern.items]
            infinite = dict.fromkeys(name_class for _, some in each for name_class in some)
            found = frozenset().union(*(names for names, _ in each)), tuple(infinite)
            self._names[pattern, wanted] = found
        return found


def _deeper(kind: int, within: frozenset[str]) -> frozenset[str]:
    if kind == ONE_OR_MORE:
        return within | {"repetition"}
    if kind in (GROUP, INTERLEAVE) and "repetition" in within:
        return within | {"group in a repetition"}
    return within


def _split(name_class: NameClass) -> Names:
    finite = name_class.finite
    return (frozenset(), (name_class,)) if finite is None else (finite, ())


def _common(finite: set[str], infinite: list[NameClass], more: frozenset[str], others: tuple[NameClass, ...]) -> str:
    """What two sets of names have in common, in a word; '' for nothing."""
    for name in sorted(finite & more):
        return name.rpartition("}")[2]
    for name_class in infinite:
        for name in sorted(more):
            if name in name_class:
                return name.rpartition("}")[2]
    for name_class in others:
        for name in sorted(finite):
            if name in name_class:
                return name.rpartition("}")[2]
    return "of any name" if any(a.overlaps(b) for a in infinite for b in others) else ""
