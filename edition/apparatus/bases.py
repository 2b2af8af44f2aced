"""The base text as entries look at it: its characters in order, each with its place, and what its numbers (``@n``) name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from edition.apparatus.entries import LIST_APP, is_rejected
from edition.apparatus.points import Point
from edition.elements import BLOCKS, BREAKS, FIGURES, FURNITURE, NOTES, REGISTERS
from edition.tei import ID, SPACE, tags

_ASIDE = NOTES | FIGURES | FURNITURE | REGISTERS | {LIST_APP}
_MILESTONES = BREAKS | tags("milestone")
_ELLIPSIS = re.compile(r"\s*(?:\[?…\]?|\[?\.\.\.\]?)\s*")
_NUMBER = re.compile(r"\d+\w*|[ivxlcdm]+\b", re.IGNORECASE)


class _Run(NamedTuple):
    """A stretch of text: of an element, or its tail; ``at``: where it begins among all characters."""

    element: Any
    is_tail: bool
    text: str
    at: int


class Base:
    """The base text of some contents: what stands in notes, registers, rejected readings and lists of entries is none of it.

    ``text`` has the characters as they are written; between blocks stands a line feed that is nobody's.
    """

    def __init__(self, contents: tuple[Any, ...]) -> None:
        self._runs: list[_Run] = []
        self._numbered: list[tuple[Any, int]] = []
        self._spans: dict[Any, tuple[int, int]] = {}
        self._parts: list[str] = []
        self._length = 0
        for content in contents:
            self._visit(content)
        self.text = "".join(self._parts)

    def _visit(self, element: Any) -> None:
        start = self._length
        if element.get("n") or element.get(ID):
            self._numbered.append((element, start))
        if element.tag in BLOCKS or element.tag in _MILESTONES:
            self._put(None, False, "\n" if element.get("break") != "no" else "")
        self._put(element, False, element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _ASIDE and not is_rejected(child):
                self._visit(child)
            self._put(child, True, child.tail)
        if element.tag in BLOCKS:
            self._put(None, False, "\n")
        self._spans[element] = (start, self._length)

    def _put(self, element: Any | None, is_tail: bool, text: str | None) -> None:
        if not text:
            return
        if element is not None:
            self._runs.append(_Run(element, is_tail, text, self._length))
        self._parts.append(text)
        self._length += len(text)

    def regions(self, location: str) -> list[tuple[int, int]]:
        """The stretches of text that a value of ``@loc`` names, ``[start:end)``; several where its numbers are used again."""
        wanted = location.strip()
        exact = [e for e, _ in self._numbered if wanted.lstrip("#") in (e.get(ID), e.get("n"))]
        if exact:
            return [self._region(element) for element in exact]
        first, dash, last = wanted.partition("-")
        if (
            dash
            and "-" not in last
            and (starts := self.regions(first))
            and (ends := self.regions(_completed(first, last)))
        ):
            return [(start, end) for (start, _), (_, end) in zip(starts, ends, strict=False) if start < end]
        known = {element.get("n") for element, _ in self._numbered}
        stated = _NUMBER.findall(wanted)
        numbers = [
            number for number in stated if number[0].isdigit() or number in known
        ]  # else it may be a word: “l. 12”
        found = [e for e, _ in self._numbered if numbers and e.get("n") == numbers[-1] and _stands_in(e, numbers[:-1])]
        return [self._region(element) for element in found]

    def locations(self, start: int, end: int) -> Iterator[str]:
        """Values of ``@loc`` for a stretch, the smallest numbered place that holds it first, with the numbers around it."""
        around = [
            (region[1] - region[0], element)
            for element, _ in self._numbered
            if element.get("n")
            and " " not in element.get("n")
            and (region := self._region(element))[0] <= start <= end <= region[1]
        ]
        for _, element in sorted(around, key=lambda one: one[0]):
            numbers = [element.get("n"), *(up.get("n") for up in element.iterancestors() if up.get("n"))]
            for depth in range(1, len(numbers) + 1):
                yield ".".join(reversed(numbers[:depth]))

    def span(self, element: Any) -> tuple[int, int] | None:
        """The stretch of an element, or None where it is none of the base text."""
        return self._spans.get(element)

    def _region(self, element: Any) -> tuple[int, int]:
        start, end = self._spans[element]
        if element.tag not in _MILESTONES:
            return start, end
        ends = self._milestones[(element.tag, element.get("unit"))]
        n = bisect_right(ends, start)
        around = next(
            (self._spans[up] for up in element.iterancestors(*_DIVIDING) if up in self._spans), (0, len(self.text))
        )
        return start, min(ends[n] if n < len(ends) else around[1], around[1])

    @cached_property
    def _milestones(self) -> dict[tuple[str, str | None], list[int]]:
        """Where milestones of each sort stand."""
        found: dict[tuple[str, str | None], list[int]] = {}
        for element, at in self._numbered:
            if element.tag in _MILESTONES:
                found.setdefault((element.tag, element.get("unit")), []).append(at)
        return found

    def find_in(self, words: str, regions: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where words stand in some stretches: of a stanza 1 and the line 1 in it in the line, if they stand there."""
        for stretches in (_innermost(regions), regions):
            if found := list(dict.fromkeys(match for region in stretches for match in self.find(words, *region))):
                return found
        return []

    def find(self, words: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where words stand in a stretch, as whole words, however white space is written; else without regard of punctuation."""
        halves = _ELLIPSIS.split(words.strip(SPACE))
        for pattern in (_exact, _loose):
            parts = [pattern(half) for half in halves]
            if all(parts) and (found := list(self._runs_of([re.compile(part) for part in parts], start, end))):
                return found
        return []

    def _runs_of(self, parts: list[re.Pattern[str]], start: int, end: int) -> Iterator[tuple[int, int]]:
        """From each place of the first part to the nearest of the last, the others between."""
        for first in parts[0].finditer(self.text, start, end):
            at = first.end()
            for part in parts[1:]:
                found = part.search(self.text, at, end)
                if found is None:
                    return  # nor is it after any later place
                at = found.end()
            yield first.start(), at

    def point(self, offset: int, *, ending: bool) -> Point:
        """The place of an offset in the tree: before its character, or after the one before it (``ending``).

        The character must be one of the tree, as the first and the last of found words are.
        """
        at = offset - 1 if ending else offset
        run = self._runs[bisect_right(self._runs, at, key=lambda run: run.at) - 1]
        return Point(run.element, run.is_tail, offset - run.at)


_DIVIDING = tags("div div1 div2 div3 div4 div5 div6 div7 body front back text")


def _innermost(regions: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that hold no other one."""
    return [
        (start, end)
        for start, end in regions
        if not any((start, end) != other and start <= other[0] and other[1] <= end for other in regions)
    ]


def _stands_in(element: Any, numbers: list[str]) -> bool:
    """Whether elements around it have these numbers, outermost first."""
    around = [up.get("n") for up in element.iterancestors() if up.get("n")]
    for number in reversed(numbers):
        if number not in around:
            return False
        around = around[around.index(number) + 1 :]
    return True


def _completed(first: str, last: str) -> str:
    """The end of a range of locations: in ``1.12-14`` it is 1.14."""
    parts = re.split(r"(\d+\w*)$", first.strip())
    return parts[0] + last.strip() if last.strip().isalnum() and len(parts) > 1 else last.strip()


def _exact(words: str) -> str:
    """Whole words with any white space between."""
    inner = r"\s+".join(map(re.escape, words.split()))
    return rf"(?<!\w){inner}(?!\w)" if words[:1].isalnum() else inner


def _loose(words: str) -> str:
    """The same without regard of capitals and punctuation."""
    inner = r"\W+".join(map(re.escape, re.findall(r"\w+", words)))
    return rf"(?i)(?<!\w){inner}(?!\w)" if inner else ""
