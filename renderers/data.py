"""What machines read beside the CSV: passages, problems, and what the edition is."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from typing import Any

from edition.context import Context
from edition.index import Index
from edition.model import Artifact, Problem, Reading
from edition.rendering import TextRows

_PASSAGES = "data/passages.jsonl"
_string = json.encoder.encode_basestring


class DataRenderer:
    """``data/passages.jsonl``, ``data/problems.json``, ``data/edition.json``."""

    name = "data"
    version = "1"

    def text(self, reading: Reading, context: Context) -> Iterator[Artifact]:
        """Nothing: these are of the whole edition."""
        yield from ()

    def pieces(self, rows: TextRows, _columns: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, bytes]]:
        """The passages of a text, a line each."""
        if rows["passages"]:
            yield _PASSAGES, "".join(map(_line, rows["passages"])).encode()

    def edition(self, index: Index, context: Context) -> Iterator[Artifact]:
        """The three files."""
        dump = json.JSONEncoder(ensure_ascii=False).encode
        yield Artifact(_PASSAGES, index.pieces(_PASSAGES))
        problems = (dump(problem_object(problem)) for problem in index.problems())
        yield Artifact("data/problems.json", _listed(problems))
        yield Artifact("data/edition.json", (json.dumps(_edition(index), indent=2, ensure_ascii=False) + "\n").encode())


def _line(passage: tuple[Any, ...]) -> str:
    """A passage as JSON, written out by hand: there are many."""
    text, id_, element, stream, start, end, parent, number, url = passage
    return (
        f'{{"text": {_string(text)}, "id": {_string(id_)}, "element": {_string(element)}, "stream": "{stream}",'
        f' "start": {start}, "end": {end}, "parent": {_string(parent)}, "number": {_string(number)}, "url": {_string(url)}}}\n'
    )


def _listed(objects: Iterator[str], size: int = 1000) -> Iterator[bytes]:
    """JSON objects as a JSON list, one a line, a thousand at a time."""
    before = "[\n"
    while some := ",\n".join(itertools.islice(objects, size)):
        yield f"{before}{some}".encode()
        before = ",\n"
    yield b"\n]\n" if before == ",\n" else b"[\n\n]\n"


def problem_object(problem: Problem) -> dict[str, object]:
    """A problem as JSON shows it."""
    place = problem.place
    return {
        "slug": problem.slug,
        "severity": problem.severity,
        "message": problem.message,
        "path": place.path if place else "",
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "hint": problem.hint,
    }


def _edition(index: Index) -> dict[str, object]:
    project = index.project
    return {
        "format": 1,
        "title": project.title,
        "version": project.edition_version,
        "counts": index.counts,
        "sha256": index.digest(),
    }
