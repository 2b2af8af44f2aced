"""What a search program on a web server is given to read (``--search pagefind``): small documents, each with its facets.

They are no part of the site. A document is a passage, or some short ones that follow one another and have the same facets; so a
facet chooses passages, as in our own search. Where a passage or a label begins stands in ids of empty elements, from which the
script of the search page makes links.
"""

from __future__ import annotations

import itertools
import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from edition.renderers.html.escaping import escape

from edition.context import Context
from edition.index import Index
from edition.model import Artifact, Reading
from edition.rendering import Piece

from .facets import Key, Stretch, values, with_names
from .labels import Label
from .layout import Layout, Segment, Stream
from .parts import characters_before, place_of

DOCUMENTS = "search/documents"
WORDS = 120
"""Passages are put together up to so many words."""
BETWEEN = "␟"
"""Stands between the value of a facet and its name, and between the parts of an id."""
_YEAR = re.compile(r"-?\d{1,6}")
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Cut(NamedTuple):
    """A segment with its words [first, after) as counted in its stream, and the numbers of its facets' values."""

    stream: Stream
    segment: Segment
    first: int
    after: int
    facets: tuple[int, ...]


def documents_of(
    layout: Layout, labels: Sequence[Label], places: Mapping[str, str], reading: Reading, context: Context
) -> Piece:
    """What a text adds: title, date; values of facets; documents, each its stream, its values, its segments."""
    info, found = layout.text.info, list(values(layout, reading, context))
    said = _labelled(layout, labels)
    documents = [
        [some[0].stream.name, some[0].facets, [_segment(layout, cut, said, places) for cut in some]]
        for some in _together(_cuts(layout, found))
    ]
    known = [info.id, info.title, info.date, [key for key, _ in found], documents]
    return Piece(DOCUMENTS, _dump(known).encode())


def _cuts(layout: Layout, found: Sequence[tuple[Key, Sequence[Stretch]]]) -> Iterator[_Cut]:
    firsts = [segment.first for segment in layout.segments]
    facets: list[list[int]] = [[] for _ in firsts]
    for number, (_, stretches) in enumerate(found):
        at = {
            n for first, after in stretches for n in range(bisect_right(firsts, first) - 1, bisect_left(firsts, after))
        }
        for n in at:
            facets[n].append(number)
    for n, segment in enumerate(layout.segments):
        stream = next(one for one in reversed(layout.streams) if one.numbers[0] <= segment.first)
        after = firsts[n + 1] if n + 1 < len(firsts) else layout.end
        yield _Cut(
            stream,
            segment,
            bisect_left(stream.numbers, segment.first),
            bisect_left(stream.numbers, after),
            tuple(facets[n]),
        )


def _together(cuts: Iterable[_Cut]) -> Iterator[list[_Cut]]:
    """Segments that stand in one document."""
    some: list[_Cut] = []
    words = 0
    for cut in cuts:
        length = cut.after - cut.first
        if some and (cut.stream is not some[0].stream or cut.facets != some[0].facets or words + length > WORDS):
            yield some
            some, words = [], 0
        some.append(cut)
        words += length
    if some:
        yield some


def _labelled(layout: Layout, labels: Iterable[Label]) -> list[str]:
    """The innermost label of each word by its number, or ''."""
    found = [""] * layout.end
    for first, after, said in labels:
        found[first:after] = [said] * (after - first)
    return found


def _segment(layout: Layout, cut: _Cut, said: Sequence[str], places: Mapping[str, str]) -> list[Any]:
    """Passage, its name, characters of it before; its characters cut at changes of labels: label, characters, label …"""
    stream = cut.stream
    place = _begins(stream, cut.first)
    before = characters_before(layout, stream, cut.segment.passage, place)
    pieces, label = list[str](), said[stream.numbers[cut.first]]
    for word in range(cut.first + 1, cut.after):
        if said[stream.numbers[word]] != label:
            pieces += [label, stream.content[place : (place := _begins(stream, word))]]
            label = said[stream.numbers[word]]
    return [
        *place_of(layout, cut.segment.passage, places),
        before,
        [*pieces, label, stream.content[place : _begins(stream, cut.after)]],
    ]


def _begins(stream: Stream, word: int) -> int:
    """Where what is written together with a word begins: „Lamp“ with its quotation marks. After the last one: the end."""
    if word >= len(stream.starts):
        return len(stream.content)
    place, least = stream.starts[word], stream.starts[word - 1] + len(stream.words[word - 1]) if word else 0
    while place > least and not stream.content[place - 1].isspace():
        place -= 1
    return place


def documents(index: Index) -> Iterator[Artifact]:
    """All documents of the edition as HTML, by paths of their own."""
    for number, piece in enumerate(with_names(index, DOCUMENTS)):
        text, title, date, keys, some = json.loads(piece)
        common = [("text", text, title)]
        for n, (stream, facets, segments) in enumerate(some):
            chosen = [*common, *(keys[facet] for facet in facets), ("in", stream, "")]
            yield Artifact(f"{number}/{n}.html", _html(date, chosen, segments).encode())


def language(index: Index) -> str:
    """The language that most texts are in, as its first part (``de``), or ''."""
    counts = Counter(info.lang.partition("-")[0].lower() for info in index.texts() if info.lang)
    return min(counts, key=lambda lang: (-counts[lang], lang)) if counts else ""


def _html(date: str, facets: Iterable[Sequence[str]], segments: Iterable[Sequence[Any]]) -> str:
    """A document. All that is no text stands in filters: what stands in ``data-pagefind-meta`` would be found as words."""
    chosen = [_filter(facet, f"{value}{BETWEEN}{name}") for facet, value, name in facets]
    if year := _YEAR.match(date):
        chosen.append(_filter("date", str(int(year[0]))))
    inside = "".join(itertools.chain.from_iterable(map(_inside, segments)))
    return f"<!DOCTYPE html><html><body data-pagefind-body>{''.join(chosen)}{inside}</body></html>"


def _filter(name: str, value: str) -> str:
    return f'<i data-pagefind-filter="{name}[data-v]" data-v="{escape(value)}"></i>'


def _inside(segment: Sequence[Any]) -> Iterator[str]:
    anchor, number, before, pieces = segment
    yield _place("p", anchor, number, str(before))
    for label, words in zip(pieces[::2], pieces[1::2], strict=True):
        yield _place("l", label)
        yield escape(words)


def _place(*parts: str) -> str:
    """An empty element with an id; blanks would be lost in it."""
    return f'<b id="{BETWEEN.join(quote(part) for part in parts)}"></b>'
