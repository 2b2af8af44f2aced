"""The words of one text, numbered through all its streams, and which passage each of them stands in."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from edition.model import Passage, Span, Text

from .folding import Folded, cut

_FOLDED = Folded()
NOWHERE = -1
"""The passage of words that stand in none."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of a stream: as they stand in it, where each begins (code points), and their numbers, which rise.

    In the running text a phrase may go on from line to line, as verse does, and numbers follow one another. In other streams
    each line is another note or another form: there a number is left out between lines. ``wide``: some characters are two to
    JavaScript.
    """

    name: str
    content: str
    words: Sequence[str]
    starts: Sequence[int]
    numbers: Sequence[int]
    wide: bool

    def folded(self) -> Iterator[str]:
        """The words as they are compared."""
        return map(_FOLDED.__getitem__, self.words)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The numbers [first, after) of the words that begin between two places of the stream."""
        first, after = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first >= after:
            return 0, 0
        return self.numbers[first], self.numbers[after - 1] + 1


@dataclass(frozen=True, slots=True)
class Segment:
    """Words up to the next segment whose innermost passage is one: the number of the first, its place, and the passage."""

    first: int
    start: int
    passage: int


def _stream(name: str, content: str, first: int) -> Stream:
    parts = cut(content)
    words = parts[1::2]
    starts = list(itertools.accumulate(map(len, parts)))[: 2 * len(words) : 2]
    wide = not content.isascii() and max(content) > "\uffff"
    if name == "text":
        return Stream(name, content, words, starts, range(first, first + len(words)), wide)
    lines = itertools.accumulate(part.count("\n") for part in parts[: 2 * len(words) : 2])
    return Stream(name, content, words, starts, [first + n + line for n, line in enumerate(lines)], wide)


class Layout:
    """All streams of a text that hold words, numbered one after another from 0."""

    def __init__(self, text: Text) -> None:
        self.text, self.streams = text, list[Stream]()
        first = 0
        for name, content in text.streams.items():
            stream = _stream(name, content, first)
            if stream.words:
                self.streams.append(stream)
                first = stream.numbers[-1] + 2
        self.end = first

    @cached_property
    def by_name(self) -> dict[str, Stream]:
        """The streams by their names."""
        return {stream.name: stream for stream in self.streams}

    def between(self, span: Span) -> tuple[int, int]:
        """The numbers [first, after) of the words that begin in a span; (0, 0) where there are none."""
        stream = self.by_name.get(span.stream)
        return stream.between(span.start, span.end) if stream else (0, 0)

    @cached_property
    def segments(self) -> list[Segment]:
        """All segments, in order; every word is in one."""
        passages: dict[str, list[tuple[int, Passage]]] = {}
        for n, passage in enumerate(self.text.passages):
            passages.setdefault(passage.span.stream, []).append((n, passage))
        return [one for stream in self.streams for one in _segments(stream, passages.get(stream.name, []))]

    @cached_property
    def _firsts(self) -> list[int]:
        return [segment.first for segment in self.segments]

    def letters(self, stream: Stream, place: int) -> int:
        """The characters of a stream before a place as JavaScript counts them, white space aside."""
        places, counts = self._letters[stream.name]
        at = bisect_right(places, place) - 1
        return counts[at] + _dense(stream, places[at], place)

    @cached_property
    def _letters(self) -> dict[str, tuple[list[int], list[int]]]:
        """Places in each stream, and how many characters stand before: where segments and passages begin."""
        places: dict[str, set[int]] = {stream.name: {0, *_starts(stream, self.segments)} for stream in self.streams}
        for passage in self.text.passages:
            if passage.span.start >= 0 and passage.span.stream in places:
                places[passage.span.stream].add(passage.span.start)
        return {stream.name: _counted(stream, sorted(places[stream.name])) for stream in self.streams}

    def segment(self, number: int) -> int:
        """Which segment a word is in."""
        return bisect_right(self._firsts, number) - 1

    def passage(self, number: int) -> int:
        """The place among the text's passages of the one that a word is in, or :data:`NOWHERE`."""
        return self.segments[self.segment(number)].passage

    @cached_property
    def of_passages(self) -> dict[int, list[tuple[int, int]]]:
        """The numbers [first, after) of the words whose innermost passage is one."""
        found: dict[int, list[tuple[int, int]]] = {}
        for segment, after in zip(self.segments, [*self._firsts, self.end][1:], strict=True):
            found.setdefault(segment.passage, []).append((segment.first, after))
        return found


def _starts(stream: Stream, segments: Iterable[Segment]) -> Iterator[int]:
    first, last = stream.numbers[0], stream.numbers[-1]
    return (segment.start for segment in segments if first <= segment.first <= last)


def _counted(stream: Stream, places: list[int]) -> tuple[list[int], list[int]]:
    pieces = itertools.pairwise(places)
    return places, [0, *itertools.accumulate(_dense(stream, start, end) for start, end in pieces)]


def _dense(stream: Stream, start: int, end: int) -> int:
    words = stream.content[start:end]
    length = len(words.encode("utf-16-le")) // 2 if stream.wide else len(words)
    return length - words.count(" ") - words.count("\n")


def _segments(stream: Stream, passages: Iterable[tuple[int, Passage]]) -> Iterator[Segment]:
    """Those of a stream: where several begin with one word, the innermost."""
    known: dict[int, int] = {}
    for start, passage in _boundaries(passages, len(stream.content)):
        at = bisect_left(stream.starts, start)
        if at < len(stream.starts):
            known[at] = passage
    last = None
    for at, passage in known.items():
        if passage != last:
            yield Segment(stream.numbers[at], stream.starts[at], passage)
        last = passage


def _boundaries(passages: Iterable[tuple[int, Passage]], length: int) -> Iterator[tuple[int, int]]:
    """Where another passage becomes the innermost one, in order; they are nested, the outer ones first."""
    yield 0, NOWHERE
    around = [(length, NOWHERE)]
    for n, passage in passages:
        _, start, end = passage.span
        if start < 0 or start >= end:
            continue
        while len(around) > 1 and around[-1][0] <= start:
            closed, _ = around.pop()
            yield closed, around[-1][1]
        yield start, n
        around.append((end, n))
    while len(around) > 1:
        closed, _ = around.pop()
        yield closed, around[-1][1]
