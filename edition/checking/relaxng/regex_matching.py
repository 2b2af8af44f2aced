"""Regular expressions as trees, and whether a value matches: by derivatives, in a time that grows with the value, never for ever.

What is left of an expression after a character is a set of *rests*, each a list of trees that must match one after another
(partial derivatives, after V. Antimirov). Sets are kept, and so are the steps between them: what was met once is looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edition.checking.relaxng.patterns import TooComplex

Test = Callable[[str], bool]
_KEPT = 4096
_MOST, _MORE = 100_000, 10
"""Trees that are looked at for one value, and how many more for each of its characters."""


class One:
    """One character that passes a test."""

    __slots__ = ("nullable", "test")

    def __init__(self, test: Test) -> None:
        self.test = test
        self.nullable: bool = False


class Row:
    """Trees one after another; ``tail`` is the row without its first, None at the end."""

    __slots__ = ("first", "nullable", "tail")

    def __init__(self, first: Tree, tail: Row | None) -> None:
        self.first, self.tail = first, tail
        self.nullable: bool = first.nullable and (tail is None or tail.nullable)


class Choice:
    """One of some trees."""

    __slots__ = ("nullable", "parts")

    def __init__(self, parts: Sequence[Tree]) -> None:
        self.parts = tuple(parts)
        self.nullable: bool = any(part.nullable for part in parts)


class Repeat:
    """A tree from ``least`` to ``most`` times (None: as often as one likes)."""

    __slots__ = ("_fewer", "least", "most", "nullable", "part")

    def __init__(self, part: Tree, least: int, most: int | None) -> None:
        self.part, self.most = part, most
        self.least = 0 if part.nullable else least
        self.nullable: bool = self.least == 0
        self._fewer: Tree | None = None

    @property
    def fewer(self) -> Tree:
        """The same, once less."""
        if self._fewer is None:
            unchanged = self.least == 0 and self.most is None
            most = None if self.most is None else self.most - 1
            self._fewer = self if unchanged else Repeat(self.part, max(self.least - 1, 0), most)
        return self._fewer


Tree = One | Row | Choice | Repeat
NOTHING = Repeat(One(lambda _c: False), 0, 0)
"""Matches the empty value only."""
Rest = tuple[Tree, "Rest"] | None
_States = frozenset[Rest]


class Matcher:
    """Tries values against one tree."""

    def __init__(self, tree: Tree) -> None:
        self._start: _States = frozenset([(tree, None)])
        self._steps: dict[tuple[_States, str], _States] = {}
        self._left = 0

    def matches(self, value: str) -> bool:
        """Whether the whole value is matched. Raises ``TooComplex`` where there are too many ways to read it."""
        states, steps, self._left = self._start, self._steps, _MOST + _MORE * len(value)
        for c in value:
            after = steps.get((states, c))
            if after is None:
                if len(steps) >= _KEPT:
                    steps.clear()
                after = steps[states, c] = frozenset(self._after(states, c))
            if not after:
                return False
            states = after
        return any(map(_is_over, states))

    def _after(self, states: _States, c: str) -> Iterator[Rest]:
        for rest in states:
            left = rest
            while left is not None:
                tree, left = left
                yield from self._derived(tree, c, left)
                if not tree.nullable:
                    break

    def _derived(self, tree: Tree, c: str, rest: Rest) -> Iterator[Rest]:
        """What is left of a tree and the rest after it, once the tree has taken a character."""
        self._left -= 1
        if self._left < 0:
            raise TooComplex("an expression for values in it can be read in too many ways", "count less in it")
        if isinstance(tree, One):
            if tree.test(c):
                yield rest
        elif isinstance(tree, Choice):
            for part in tree.parts:
                yield from self._derived(part, c, rest)
        elif isinstance(tree, Row):
            row: Row | None = tree
            while row is not None:
                yield from self._derived(row.first, c, (row.tail, rest) if row.tail else rest)
                row = row.tail if row.first.nullable else None
        elif tree.most != 0:
            yield from self._derived(tree.part, c, (tree.fewer, rest))


def row(parts: Sequence[Tree]) -> Tree:
    """Trees one after another as one; of none, what matches nothing at all."""
    made: Row | None = None
    for part in reversed(parts):
        made = Row(part, made)
    return NOTHING if made is None else made.first if made.tail is None else made


def _is_over(rest: Rest) -> bool:
    while rest is not None:
        tree, rest = rest
        if not tree.nullable:
            return False
    return True
