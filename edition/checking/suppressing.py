"""``<?edition ignore slug …?>`` in a file: problems that the scholar knows and does not want to be told.

It holds for the element that follows it, with its content; before the root element, for the whole file. What stands behind
``--`` or ``—`` in it is a remark: why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from xml.parsers import expat

from edition.checking.choosing import meant, slugs_of
from edition.checking.slugs import BY_NAME, SLUGS
from edition.model import Place, Problem
from edition.reading import places
from edition.reading.places import ExpatError

TARGET = "edition"
_MARKS = tuple(f"<?{TARGET}".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_TAG = re.compile(rb"""</?[^>"'/]*(?:"[^"]*"|'[^']*'|/(?!>)|[^>"'/])*/?>""")
_REMARK = re.compile(r"\s(?:--|—).*", re.DOTALL)
_WORD = re.compile(r"[^\s,;]+")
_MOST = 1_000
"""Names in one file; whoever has more wants a baseline, or a setting."""
_LONGEST = 100_000
"""Characters of an instruction that are looked at."""
_USUAL = frozenset(slug.name for slug in SLUGS if slug.on)
Position = tuple[int, int]
"""Line and column, from 1."""
_BEGIN, _END = (0, 0), (1 << 60, 0)


@dataclass(slots=True)
class Suppression:
    """One name in an instruction, where it stands, and from where to where it holds; ``used``: something was suppressed."""

    name: str
    place: Place
    source: str
    begin: Position = _END
    end: Position = _END
    slugs: frozenset[str] = frozenset()
    used: bool = False


def may_suppress(data: bytes) -> bool:
    """Whether a file may hold an instruction: nearly none does, and they need not be read for it."""
    return any(mark in data for mark in _MARKS)


def hidden(problems: Iterable[Problem], found: Sequence[Suppression]) -> Iterator[Problem]:
    """Those problems of a file that its instructions suppress; these are marked as used.

    Elements, and so the stretches in which instructions hold, stand one after the other or one in the other.
    """
    by_slug: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_slug[problem.slug].append(problem)
    for slug, concerned in by_slug.items():
        left = sorted((s for s in found if slug in s.slugs), key=lambda s: s.begin, reverse=True)
        around: list[Suppression] = []
        for problem in sorted(concerned, key=_at) if left else ():
            at = _at(problem)
            while left and left[-1].begin <= at:
                around.append(left.pop())
            around = [suppression for suppression in around if at < suppression.end]
            for suppression in around:
                suppression.used = True
            if around:
                yield problem


def _at(problem: Problem) -> Position:
    place = problem.place
    return (place.line, place.column) if place and place.line else _BEGIN


def unused(found: Iterable[Suppression], looked_for: frozenset[str]) -> Iterator[Problem]:
    """A problem for each name that means nothing, or that suppresses nothing of what was looked for."""
    for suppression in found:
        if not suppression.slugs:
            yield _problem(suppression, f"there is no problem “{suppression.name}”", meant(suppression.name))
        elif not suppression.used and suppression.slugs & _USUAL <= looked_for:
            message = f"“{suppression.name}” suppresses nothing: there is no such problem here"
            yield _problem(suppression, message, "take it out")


def _problem(suppression: Suppression, message: str, hint: str) -> Problem:
    severity = BY_NAME["suppression-unused"].severity
    return Problem("suppression-unused", severity, message, suppression.place, hint, suppression.source)


def suppressions(path: str, data: bytes) -> list[Suppression]:
    """What a file suppresses, in its order: the first thousand names; of a file that is not well-formed, as far as it is."""
    return _Reader(path, data).read()


class _Reader:
    """Reads a file by expat, for its instructions alone."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path, self._source, self.data = path, data, places.written(data)
        self.found: list[Suppression] = []
        self._waiting: list[list[Suppression]] = [[]]  # by depth: instructions whose element has not come yet
        self._open: list[list[Suppression]] = []
        self._root_seen, self._after = False, 0
        self._parser = expat.ParserCreate("utf-8")  # which reads nothing outside the file

    def read(self) -> list[Suppression]:
        """What the file suppresses."""
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._stop
        try:
            self._parser.Parse(self.data, True)
        except ExpatError:
            pass  # it is told elsewhere; what is open holds to the end
        finally:
            self._parser.ProcessingInstructionHandler = None
            self._parser.StartElementHandler = self._parser.EndElementHandler = None
        return self.found

    def _position(self, at: int) -> Position:
        place = places.stretch(self.path, self._source, at, at)
        return place.line, place.column

    def _instruction(self, target: str, content: str) -> None:
        verb, _, names = content.partition(" ") if " " in content else (content, "", "")
        if target != TARGET or verb.strip() != "ignore" or len(self.found) >= _MOST:
            return
        at = self._parser.CurrentByteIndex
        end = self.data.find(b"?>", at)
        written = _WORD.finditer(_REMARK.sub("", f" {names[:_LONGEST]}"))
        for name in [found[0] for found in islice(written, max(0, _MOST - len(self.found)))] or [""]:
            suppression = self._named(name, at, end)
            self.found.append(suppression)
            if self._root_seen:
                self._waiting[-1].append(suppression)
            else:
                suppression.begin = _BEGIN

    def _named(self, name: str, instruction: int, end: int) -> Suppression:
        """A name in the instruction between two offsets."""
        written = name.encode()
        at = self.data.find(written, max(instruction + len(TARGET), self._after), end) if name else -1
        begin, length = (at, len(written)) if at >= 0 else (instruction, len(f"<?{TARGET}"))
        self._after = begin + length
        place, source = places.of_bytes(self.path, self._source, begin, begin + length)
        return Suppression(name, place, source, slugs=slugs_of(name) if name else frozenset())

    def _start(self, _name: str, _attributes: object) -> None:
        self._root_seen = True
        begun = self._waiting[-1]
        if begun:
            position = self._position(self._parser.CurrentByteIndex)
            for suppression in begun:
                suppression.begin = position
            self._waiting[-1] = []
        self._open.append(begun)
        self._waiting.append([])

    def _stop(self, _name: str) -> None:
        self._waiting.pop()  # nothing followed these in their element: they hold nowhere
        if begun := self._open.pop():
            tag = _TAG.match(self.data, self._parser.CurrentByteIndex)
            position = self._position(tag.end() if tag else self._parser.CurrentByteIndex)
            for suppression in begun:
                suppression.end = position
