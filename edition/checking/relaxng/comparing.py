"""Two schemas compared: whether every text that one admits is admitted by the other, and if not, where they part.

A pattern contains another when it can follow wherever the other goes: attributes first, name by name, then the content, child
by child. Of a child whose content and rest could be read in several ways, any of them may hold, or all of them together
(H. Hosoya, B. C. Pierce, “Regular expression types for XML”, 2000). What has been looked at, or is being looked at, holds
unless something is found against it: so elements that hold themselves are no trouble.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from edition.checking.relaxng.containing_values import contains
from edition.checking.relaxng.deriving import Deriver, firsts
from edition.checking.relaxng.names import difference, one
from edition.checking.relaxng.patterns import (
    ATTRIBUTE,
    CHOICE,
    GROUP,
    INTERLEAVE,
    NOT_ALLOWED,
    Pattern,
    TooComplex,
)
from edition.checking.relaxng.possibilities import can_be, name_classes, possible_bodies, representatives
from edition.checking.relaxng.schema import Schema

_WAYS = 6
_MOST = 2_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """What one schema admits and the other does not: the names of the elements that lead there, and what it is."""

    path: tuple[str, ...]
    what: str


class _Task(NamedTuple):
    """Patterns to compare, at a place; ``attributes``: the names that are still to be decided, None for content."""

    narrow: Pattern
    wide: Pattern
    attributes: int | None
    path: tuple[str, ...]


def difference_of(narrow: Schema, wide: Schema) -> Difference | None:
    """Where ``narrow`` admits what ``wide`` does not; None where all that it admits is admitted by the other.

    What cannot be told of two datatypes counts as a difference. Raises ``TooComplex``.
    """
    return _Comparison(narrow, wide).result()


def contained(narrow: Schema, wide: Schema) -> bool:
    """Whether every text that the one admits is surely admitted by the other. Raises ``TooComplex``."""
    return difference_of(narrow, wide) is None


def equal(one: Schema, other: Schema) -> bool:
    """Whether two schemas surely admit the same texts. Raises ``TooComplex``."""
    return contained(one, other) and contained(other, one)


class _Comparison:
    def __init__(self, narrow: Schema, wide: Schema) -> None:
        self._narrow, self._wide = Deriver(narrow.patterns), Deriver(wide.patterns)
        self._task = _Task(narrow.start, wide.start, None, ())
        self._possible = possible_bodies(narrow)
        classes = [*name_classes(narrow.bodies), *name_classes(wide.bodies)]
        self._others = representatives(classes)
        self._names = sorted({name for c in classes for name, _ in c.names} | set(self._others))
        self._done: set[tuple[Pattern, Pattern, int | None]] = set()
        self._numbers: dict[Pattern, frozenset[int]] = {}
        self._known: dict[Pattern, bool] = {}
        self._steps = 0

    def result(self) -> Difference | None:
        """The first difference that is met."""
        return self._prove([self._task])

    def _prove(self, tasks: list[_Task]) -> Difference | None:
        """Look at all of these, and at what follows from them; None where they hold."""
        begun: list[tuple[Pattern, Pattern, int | None]] = []
        while tasks:
            task = tasks.pop()
            key = task[:3]
            if key in self._done or not self._can_be(task.narrow):
                continue
            self._done.add(key)
            begun.append(key)
            self._steps += 1
            if self._steps > _MOST:
                raise TooComplex("these schemas are too complex to be compared", "compare smaller ones")
            found = self._content(task, tasks) if task.attributes is None else self._attribute(task, tasks)
            if found is not None:
                self._done.difference_update(begun)
                return found
        return None

    def _can_be(self, pattern: Pattern) -> bool:
        """Whether anything at all matches."""
        found = self._known.get(pattern)
        if found is None:
            found = self._known[pattern] = can_be(pattern, self._possible)
        return found

    # -------------------------------------------------------------------------------------------------- attributes

    def _attribute(self, task: _Task, tasks: list[_Task]) -> Difference | None:
        """The next attribute that either knows: absent, or there with any value."""
        n = self._next_name(task)
        names = self._names
        if n == len(names):
            inner = _Task(self._narrow.closed(task.narrow), self._wide.closed(task.wide), None, task.path)
            tasks.append(inner)
            return self._required(inner)
        name = names[n]
        without = self._without(self._narrow, task.narrow, name), self._without(self._wide, task.wide, name)
        if self._can_be(without[0]):
            if without[1].kind == NOT_ALLOWED:
                return Difference(task.path, f"the attribute @{_short(name)} may be missing in one, not in the other")
            tasks.append(_Task(*without, n + 1, task.path))
        wide = self._wide.attribute(task.wide, name)
        for value, rest in self._narrow.attribute(task.narrow, name).items():
            left = self._without(self._narrow, rest, name)
            others = [(v, self._without(self._wide, r, name)) for v, r in wide.items()]
            fitting = [r for v, r in others if contains(v, value)]
            if self._can_be(left) and not fitting:
                return Difference(
                    task.path,
                    f"the attribute @{_short(name)} takes more" if others else f"the attribute @{_short(name)}",
                )
            if fitting:
                tasks.append(_Task(left, self._wide.patterns.choice(fitting), n + 1, task.path))
        return None

    def _next_name(self, task: _Task) -> int:
        """The number of the next attribute that either pattern knows."""
        numbers = self._numbers_in(task.narrow), self._numbers_in(task.wide)
        begin = task.attributes or 0
        return min((n for some in numbers for n in some if n >= begin), default=len(self._names))

    def _numbers_in(self, pattern: Pattern) -> frozenset[int]:
        found = self._numbers.get(pattern)
        if found is None:
            if pattern.kind == ATTRIBUTE:
                found = frozenset(n for n, name in enumerate(self._names) if name in pattern.items[0])
            elif pattern.has_attributes:
                found = frozenset().union(*map(self._numbers_in, pattern.items))
            else:
                found = frozenset()
            self._numbers[pattern] = found
        return found

    @staticmethod
    def _required(task: _Task) -> Difference | None:
        if task.narrow.kind != NOT_ALLOWED and task.wide.kind == NOT_ALLOWED:
            return Difference(task.path, "an attribute is required in one, not in the other")
        return None

    def _without(self, deriver: Deriver, pattern: Pattern, name: str) -> Pattern:
        """The pattern where there is no attribute of this name; a class of names without end loses nothing by one."""
        if not _mentions(pattern, name):
            return pattern
        if pattern.kind == ATTRIBUTE:
            if pattern.items[0].finite is None:
                return pattern
            left = difference(pattern.items[0], one(name))
            make = deriver.patterns
            return make.not_allowed if left.is_empty else make.attribute(left, pattern.items[1])
        return deriver.rebuilt(pattern, [self._without(deriver, item, name) for item in pattern.items])

    # ----------------------------------------------------------------------------------------------------- content

    def _content(self, task: _Task, tasks: list[_Task]) -> Difference | None:
        narrow, wide = task.narrow, task.wide
        if narrow.nullable and not wide.nullable and not contains(wide, self._narrow.patterns.empty):
            return Difference(task.path, "it may be empty, or end, where the other wants more")
        if narrow.has_data and (found := self._data(task)):
            return found
        if narrow.has_text and (found := self._text(task, tasks)):
            return found
        for name in self._first_names(narrow, wide):
            if found := self._child(task, name, tasks):
                return found
        return None

    def _data(self, task: _Task) -> Difference | None:
        """Values that an element holds alone; where any text may stand, all of them may."""
        if self._wide.text(task.wide).nullable:
            return None
        for value in _values(task.narrow):
            if not any(contains(other, value) for other in _values(task.wide)):
                return Difference(task.path, "it takes values that the other does not")
        return None

    def _text(self, task: _Task, tasks: list[_Task]) -> Difference | None:
        narrow, wide = self._narrow.text(task.narrow), self._wide.text(task.wide)
        if not self._can_be(narrow):
            return None
        if wide.kind == NOT_ALLOWED:
            return Difference(task.path, "it may hold text")
        tasks.append(_Task(narrow, wide, None, task.path))
        return None

    def _first_names(self, narrow: Pattern, wide: Pattern) -> Iterable[str]:
        names, wild = firsts(narrow)
        return sorted(names | firsts(wide)[0] | set(self._others)) if wild else sorted(names)

    def _child(self, task: _Task, name: str, tasks: list[_Task]) -> Difference | None:
        path = (*task.path, _short(name))
        ways = list(self._wide.element(task.wide, name).items())
        for content, rest in self._narrow.element(task.narrow, name).items():
            if not (self._can_be(content) and self._can_be(rest)):
                continue
            if not ways:
                return Difference(path, "it may stand here")
            if len(ways) == 1:
                tasks += (_Task(content, ways[0][0], 0, path), _Task(rest, ways[0][1], None, task.path))
            elif found := self._in_some_way(content, rest, ways, path):
                return found
        return None

    def _in_some_way(
        self, content: Pattern, rest: Pattern, ways: list[tuple[Pattern, Pattern]], path: tuple[str, ...]
    ) -> Difference | None:
        """In one of the ways, or in all of them together."""
        for c, r in ways:
            if (
                self._prove([_Task(content, c, 0, path)]) is None
                and self._prove([_Task(rest, r, None, path[:-1])]) is None
            ):
                return None
        if len(ways) > _WAYS:
            return Difference(path, "it may be read in so many ways that they cannot be compared")
        choice = self._wide.patterns.choice
        for chosen in itertools.product((True, False), repeat=len(ways)):
            inside = choice(c for (c, _), yes in zip(ways, chosen, strict=True) if yes)
            after = choice(r for (_, r), yes in zip(ways, chosen, strict=True) if not yes)
            if self._prove([_Task(content, inside, 0, path)]):
                found = self._prove([_Task(rest, after, None, path[:-1])])
                if found:
                    return found
        return None


def _mentions(pattern: Pattern, name: str) -> bool:
    if pattern.kind == ATTRIBUTE:
        return name in pattern.items[0]
    return pattern.has_attributes and any(_mentions(item, name) for item in pattern.items)


def _values(pattern: Pattern) -> Iterator[Pattern]:
    """The values that an element may hold alone: the parts of choices that are no elements."""
    if pattern.kind == CHOICE:
        for item in pattern.items:
            yield from _values(item)
    elif pattern.has_data and pattern.kind not in (GROUP, INTERLEAVE):
        yield pattern


def _short(name: str) -> str:
    return name.rpartition("}")[2]
