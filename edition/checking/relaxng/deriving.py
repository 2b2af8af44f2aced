"""Derivatives of patterns: what is left of a pattern after an element, an attribute, or characters.

The method is James Clark’s (“An algorithm for RELAX NG validation”). Each answer is kept at its pattern, and found once.
"""

from __future__ import annotations

from edition.checking.relaxng.datatypes import Context
from edition.checking.relaxng.names import NONE, NameClass, union
from edition.checking.relaxng.patterns import (
    ATTRIBUTE,
    CHOICE,
    DATA,
    ELEMENT,
    GROUP,
    INTERLEAVE,
    LIST,
    ONE_OR_MORE,
    TEXT,
    VALUE,
    Pattern,
    Patterns,
)
from edition.tei import SPACE, split_list

Rests = dict[Pattern, Pattern]
"""What is inside (the pattern of an element's or attribute's content) to what is left of the pattern around it."""
_NONE: Rests = {}


def firsts(pattern: Pattern) -> tuple[frozenset[str], bool]:
    """The names of elements that a pattern may begin with, and whether others may too, of which there is no list."""
    if pattern.firsts is None:
        pattern.firsts = _firsts(pattern)
    return pattern.firsts


def _firsts(pattern: Pattern) -> tuple[frozenset[str], bool]:
    if not pattern.has_elements:
        return frozenset(), False
    if pattern.kind == ELEMENT:
        finite = pattern.items[0].name_class.finite
        return (frozenset(), True) if finite is None else (finite, False)
    names: set[str] = set()
    wild = False
    for item in pattern.items:
        more, others = firsts(item)
        names |= more
        wild = wild or others
        if pattern.kind == GROUP and not item.nullable:
            break
    return frozenset(names), wild


class Deriver:
    """Takes derivatives of the patterns of one schema."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns

    # ---------------------------------------------------------------------------------------------------- elements

    def element(self, pattern: Pattern, name: str) -> Rests:
        """After the start of an element: its content, and what may follow it."""
        names, wild = firsts(pattern)
        if name not in names and not wild:
            return _NONE
        found = pattern.on_element.get(name)
        if found is None:
            found = pattern.on_element[name] = self._element(pattern, name, skip=False)
        return found

    def element_later(self, pattern: Pattern, name: str) -> Rests:
        """The same where what is required before the element is left out."""
        return self._element(pattern, name, skip=True) if pattern.has_elements else _NONE

    def _element(self, pattern: Pattern, name: str, skip: bool) -> Rests:
        kind, items = pattern.kind, pattern.items
        inner = self.element_later if skip else self.element
        if kind == ELEMENT:
            content = items[0].content if name in items[0].name_class else self.patterns.not_allowed
            return {content: self.patterns.empty} if content is not self.patterns.not_allowed else _NONE
        found: Rests = {}
        if kind == CHOICE:
            for item in items:
                self._add(found, inner(item, name))
        elif kind == GROUP:
            for n, item in enumerate(items):
                self._add(found, inner(item, name), (), items[n + 1 :])
                if not (item.nullable or skip):
                    break
        elif kind == INTERLEAVE:
            for n, item in enumerate(items):
                self._add_interleaved(found, inner(item, name), items[:n] + items[n + 1 :])
        elif kind == ONE_OR_MORE:
            self._add(found, inner(items[0], name), (), (self.patterns.star(items[0]),))
        return found

    def _add(
        self, found: Rests, more: Rests, before: tuple[Pattern, ...] = (), after: tuple[Pattern, ...] = ()
    ) -> None:
        for inside, rest in more.items():
            left = self.patterns.group((*before, rest, *after)) if before or after else rest
            found[inside] = self.patterns.choice((found[inside], left)) if inside in found else left

    def _add_interleaved(self, found: Rests, more: Rests, others: tuple[Pattern, ...]) -> None:
        for inside, rest in more.items():
            left = self.patterns.interleave((rest, *others))
            found[inside] = self.patterns.choice((found[inside], left)) if inside in found else left

    # -------------------------------------------------------------------------------------------------- attributes

    def attribute(self, pattern: Pattern, name: str) -> Rests:
        """After an attribute: the pattern of its value, and what is left."""
        if not pattern.has_attributes:
            return _NONE
        found = pattern.on_attribute.get(name)
        if found is None:
            found = pattern.on_attribute[name] = self._attribute(pattern, name)
        return found

    def _attribute(self, pattern: Pattern, name: str) -> Rests:
        kind, items = pattern.kind, pattern.items
        if kind == ATTRIBUTE:
            return {items[1]: self.patterns.empty} if name in items[0] else _NONE
        found: Rests = {}
        if kind == CHOICE:
            for item in items:
                self._add(found, self.attribute(item, name))
        elif kind == GROUP:
            for n, item in enumerate(items):
                self._add(found, self.attribute(item, name), items[:n], items[n + 1 :])
        elif kind == INTERLEAVE:
            for n, item in enumerate(items):
                self._add_interleaved(found, self.attribute(item, name), items[:n] + items[n + 1 :])
        elif kind == ONE_OR_MORE:
            self._add(found, self.attribute(items[0], name), (), (self.patterns.star(items[0]),))
        return found

    def closed(self, pattern: Pattern) -> Pattern:
        """After the last attribute: those that are still required make it impossible."""
        if not pattern.has_attributes:
            return pattern
        if pattern.closed is None:
            pattern.closed = self._without_attributes(pattern, self.patterns.not_allowed)
        return pattern.closed

    def forgiven(self, pattern: Pattern) -> Pattern:
        """The same where required attributes are let off."""
        return self._without_attributes(pattern, self.patterns.empty)

    def _without_attributes(self, pattern: Pattern, instead: Pattern) -> Pattern:
        if not pattern.has_attributes:
            return pattern
        if pattern.kind == ATTRIBUTE:
            return instead
        return self.rebuilt(pattern, [self._without_attributes(item, instead) for item in pattern.items])

    def rebuilt(self, pattern: Pattern, items: list[Pattern]) -> Pattern:
        """The same pattern of other operands."""
        if pattern.kind == CHOICE:
            return self.patterns.choice(items)
        if pattern.kind == GROUP:
            return self.patterns.group(items)
        if pattern.kind == INTERLEAVE:
            return self.patterns.interleave(items)
        return self.patterns.one_or_more(items[0])

    # -------------------------------------------------------------------------------------------------- characters

    def text(self, pattern: Pattern) -> Pattern:
        """After characters among elements, which only ``text`` allows."""
        if not pattern.has_text:
            return self.patterns.not_allowed
        if pattern.on_text is None:
            pattern.on_text = self._text(pattern)
        return pattern.on_text

    def _text(self, pattern: Pattern) -> Pattern:
        kind, items, make = pattern.kind, pattern.items, self.patterns
        if kind == TEXT:
            return pattern
        if kind == CHOICE:
            return make.choice([self.text(item) for item in items])
        if kind == GROUP:
            found = []
            for n, item in enumerate(items):
                found.append(make.group((self.text(item), *items[n + 1 :])))
                if not item.nullable:
                    break
            return make.choice(found)
        if kind == INTERLEAVE:
            return make.choice(
                [make.interleave((self.text(i), *items[:n], *items[n + 1 :])) for n, i in enumerate(items)]
            )
        return make.group((self.text(items[0]), make.star(items[0])))

    def matches(self, pattern: Pattern, text: str, context: Context) -> bool:
        """Whether characters that stand alone, as the value of an attribute or all that an element holds, match."""
        if self.characters(pattern, text, context).nullable:
            return True
        return pattern.nullable and not text.strip(SPACE)

    def characters(self, pattern: Pattern, text: str, context: Context) -> Pattern:
        """After characters that stand alone."""
        kind, items, make = pattern.kind, pattern.items, self.patterns
        if kind == TEXT:
            return pattern
        if kind in (DATA, VALUE, LIST):
            return make.empty if self._is_value(pattern, text, context) else make.not_allowed
        if kind == CHOICE:
            return make.choice([self.characters(item, text, context) for item in items])
        if kind == GROUP:
            found = []
            for n, item in enumerate(items):
                found.append(make.group((self.characters(item, text, context), *items[n + 1 :])))
                if not item.nullable:
                    break
            return make.choice(found)
        if kind == INTERLEAVE:
            each = ((n, self.characters(item, text, context)) for n, item in enumerate(items))
            return make.choice([make.interleave((left, *items[:n], *items[n + 1 :])) for n, left in each])
        if kind == ONE_OR_MORE:
            return make.group((self.characters(items[0], text, context), make.star(items[0])))
        return make.not_allowed

    def _is_value(self, pattern: Pattern, text: str, context: Context) -> bool:
        if pattern.kind == LIST:
            left = pattern.items[0]
            for word in split_list(text):
                left = self.characters(left, word, context)
            found: bool = left.nullable
            return found
        datatype = pattern.items[0]
        try:
            value = datatype.value(text, context)
        except ValueError:
            return False
        if pattern.kind == VALUE:
            return bool(value == pattern.items[1])
        return not self.matches(pattern.items[1], text, context)


def allowed_attributes(pattern: Pattern) -> NameClass:
    """The names of attributes that a pattern allows."""
    if pattern.kind == ATTRIBUTE:
        found: NameClass = pattern.items[0]
        return found
    return union(map(allowed_attributes, pattern.items)) if pattern.has_attributes else NONE


def required_attributes(pattern: Pattern) -> frozenset[str]:
    """The names of attributes that a pattern cannot do without."""
    if not pattern.has_attributes:
        return frozenset()
    if pattern.kind == ATTRIBUTE:
        return pattern.items[0].finite or frozenset()
    each = [required_attributes(item) for item in pattern.items]
    if pattern.kind == CHOICE:
        return frozenset.intersection(*each)
    return frozenset().union(*each)
