"""What one text adds to the search: its words with their passages in files of its own, and pieces of the index of all texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from edition.citing.passages import places_of
from edition.context import Context
from edition.model import Artifact, Reading
from edition.rendering import Piece

from .documents import documents_of
from .facets import facets
from .labels import labels
from .layout import Layout
from .numbers import gaps, written
from .parts import Part, contents, parts
from .posting import word_pieces

TEXTS, PASSAGES = "search/texts", "search/passages"
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def handed_over(name: str, *data: object) -> bytes:
    """A file that hands over data to the script of the search page: one call."""
    said = ",".join(map(_dump, (name, *data)))
    return f"editionSearch({said});\n".encode()


def text_file(text: str, number: int) -> str:
    """The file with a part of a text, from 1: its path without the extension."""
    return f"search/texts/{text}~{number}"


def search_of(reading: Reading, context: Context) -> Iterator[Artifact | Piece]:
    """All that a text adds."""
    layout, info = Layout(reading.text), reading.text.info
    found, said = parts(layout), labels(layout, reading.forms)
    places = places_of(reading.text.passages, info.proper)
    if context.project.is_hosted:
        yield documents_of(layout, said, places, reading, context)
    else:
        for number, content in enumerate(contents(layout, found, said, places), 1):
            name = text_file(info.id, number)
            yield Artifact(f"{name}.js", handed_over(name, content))
    yield Piece(TEXTS, _dump(_facts(layout, found, reading, context)).encode())
    yield Piece(PASSAGES, _dump([list(places), list(places.values())]).encode())
    yield from word_pieces(layout)


def _facts(layout: Layout, found: Sequence[Part], reading: Reading, context: Context) -> list[Any]:
    """id, title, date; where its parts begin; its streams; its segments and their passages; its facets."""
    info = layout.text.info
    return [
        info.id,
        info.title,
        info.date,
        gaps(part.first for part in found),
        [[stream.name, stream.numbers[0]] for stream in layout.streams],
        gaps(segment.first for segment in layout.segments),
        "".join([written(segment.passage + 1) for segment in layout.segments]),
        facets(layout, reading, context),
    ]
