"""What a word is that a search finds beside the running text: a reading and whose, an uncorrected form, a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from edition.renderers.html.words import catalogue

from edition.model import Span
from edition.variation import Apparatus, RejectedReading

from .layout import Layout

Label = tuple[int, int, str]
"""The numbers [first, after) of the words, and what they are."""

_STREAMS = {
    "notes": "note",
    "figures": "figure",
    "furniture": "furniture",
    "registers": "register",
    "variants": "variant",
}


def labels(layout: Layout, forms: Iterable[tuple[str, Span]] = ()) -> list[Label]:
    """All labels of a text, those that lie within others after them; ``forms`` are corrected forms and the like."""
    words = catalogue()["search"]
    found = [*_of_streams(layout, words), *_of_passages(layout, words), *_of_apparatus(layout, words)]
    for element, span in forms:
        found += _some(layout.between(span), words[f"is-{element}"])
    return sorted(set(found), key=lambda label: (label[0], -label[1], label[2]))


def _of_streams(layout: Layout, words: Mapping[str, str]) -> Iterator[Label]:
    for stream in layout.streams:
        if stream.name in _STREAMS:
            yield stream.numbers[0], stream.numbers[-1] + 1, words[_STREAMS[stream.name]]


def _of_passages(layout: Layout, words: Mapping[str, str]) -> Iterator[Label]:
    """Forms that the reading view rejects are passages of their own: the element says what they are."""
    for passage in layout.text.passages:
        if passage.span.stream == "variants" and (said := words.get(f"is-{passage.element}")):
            yield from _some(layout.between(passage.span), said)


def _of_apparatus(layout: Layout, words: Mapping[str, str]) -> Iterator[Label]:
    for entry in layout.text.apparatus:
        if said := _lemma(entry, words):
            yield from _some(layout.between(entry.span), said)
        for reading in entry.readings:
            yield from _some(layout.between(reading.span), _reading(reading, words))


def _lemma(entry: Apparatus, words: Mapping[str, str]) -> str:
    whose = " ".join(entry.lemma_witnesses)
    return words["lemma-of"].format(whose) if whose else words["lemma"]


def _reading(reading: RejectedReading, words: Mapping[str, str]) -> str:
    whose = " ".join(reading.witnesses)
    name = "conjecture" if reading.type == "conjecture" else "reading"
    return words[f"{name}-of"].format(whose) if whose else words[name]


def _some(between: tuple[int, int], said: str) -> Iterator[Label]:
    if between[0] < between[1]:
        yield (*between, said)
