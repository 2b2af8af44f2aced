"""A text in files of some thousand words, each with the passages that its words are in: what is loaded to show a hit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .labels import Label
from .layout import NOWHERE, Layout, Segment, Stream
from .numbers import gaps, written

WORDS = 8000
"""Words in one part."""
_NEAR = 6000
"""From this word on a part ends where a passage does."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words [``start``, ``end``) of a stream, counted in it; ``first`` and ``last`` are their numbers in the text."""

    stream: Stream
    start: int
    end: int

    @property
    def first(self) -> int:
        """The number of its first word."""
        return self.stream.numbers[self.start]

    @property
    def last(self) -> int:
        """The number of its last word."""
        return self.stream.numbers[self.end - 1]

    @property
    def begins(self) -> int:
        """Where it begins in the stream: the first part with the stream, others with their first word."""
        return self.stream.starts[self.start] if self.start else 0

    @property
    def content(self) -> str:
        """Its characters. Those of all parts, one after another, are the stream."""
        starts = self.stream.starts
        return self.stream.content[self.begins : starts[self.end] if self.end < len(starts) else None]


def parts(layout: Layout, most: int = WORDS, near: int = _NEAR) -> list[Part]:
    """All streams in parts of at most so many words; from the word ``near`` on one ends where a passage does."""
    return [part for stream in layout.streams for part in _parts(layout, stream, most, near)]


def _parts(layout: Layout, stream: Stream, most: int, near: int) -> Iterator[Part]:
    start, length = 0, len(stream.words)
    while start < length:
        end = min(length, start + most)
        if end < length:
            segment = layout.segments[layout.segment(stream.numbers[end])]
            begun = bisect_left(stream.numbers, segment.first)
            end = begun if begun >= start + near else end
        yield Part(stream, start, end)
        start = end


def contents(
    layout: Layout, found: Sequence[Part], labels: Sequence[Label], places: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """What stands in the file of each part.

    ``s`` its stream; ``t`` its characters; ``w`` where words begin, ``n`` their numbers, ``a`` that of the first; ``p i b``
    segments: first word, passage among ``ids`` (id, what it is called), characters of the passage before it; ``l`` labels.
    ``places`` says what passages are called.
    """
    firsts = [part.first for part in found]
    labelled: list[list[Label]] = [[] for _ in found]
    for label in labels:
        for n in range(max(0, bisect_right(firsts, label[0]) - 1), bisect_left(firsts, label[1])):
            labelled[n].append(label)
    for part, some in zip(found, labelled, strict=True):
        yield {**_words(part), **_passages(layout, part, places), "l": some}


def _words(part: Part) -> dict[str, Any]:
    stream, numbers = part.stream, part.stream.numbers[part.start : part.end]
    counted = "" if isinstance(numbers, range) else gaps(numbers, part.first)
    return {"s": stream.name, "a": part.first, "t": part.content, "w": _beginnings(part), "n": counted}


def _beginnings(part: Part) -> str:
    """Where words begin, in the units in which JavaScript counts."""
    stream, last = part.stream, part.begins
    starts = stream.starts[part.start : part.end]
    if not stream.wide:
        return gaps(starts, last)
    found = []
    for start in starts:
        found.append(written(len(stream.content[last:start].encode("utf-16-le")) // 2))
        last = start
    return "".join(found)


def _passages(layout: Layout, part: Part, names: Mapping[str, str]) -> dict[str, Any]:
    segments = layout.segments[layout.segment(part.first) : layout.segment(part.last) + 1]
    if segments[0].first < part.first:
        segments[0] = Segment(part.first, part.stream.starts[part.start], segments[0].passage)
    places: dict[int, int] = {}
    for segment in segments:
        places.setdefault(segment.passage, len(places))
    return {
        "p": gaps((segment.first for segment in segments), part.first),
        "i": "".join([written(places[segment.passage]) for segment in segments]),
        "b": "".join(
            [written(characters_before(layout, part.stream, segment.passage, segment.start)) for segment in segments]
        ),
        "ids": [place_of(layout, passage, names) for passage in places],
    }


def characters_before(layout: Layout, stream: Stream, passage: int, place: int) -> int:
    """The characters of a passage that stand before a place of its stream, white space aside."""
    if passage == NOWHERE:
        return 0
    begins = layout.text.passages[passage].span.start
    return layout.letters(stream, place) - layout.letters(stream, begins)


def place_of(layout: Layout, passage: int, names: Mapping[str, str]) -> tuple[str, str]:
    """The id and the name of a passage, by its place among the text's passages."""
    if passage == NOWHERE:
        return "", ""
    found = layout.text.passages[passage].id
    return found, names[found]
