"""A file as it is written: its characters with their offsets, and what of it is no text at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from edition.checking.slugs import BY_NAME
from edition.model import Edit, Problem
from edition.reading import places
from edition.reading.parsing import Document

_ASIDE = re.compile(rb"<(?:!--.*?-->|\?.*?\?>)", re.DOTALL)
"""Comments and processing instructions: nothing of them is text."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Stretch(NamedTuple):
    """A stretch of a file as written: offsets in bytes of its UTF-8 form, lines ended by LF, and the characters."""

    begin: int
    end: int
    text: str


class Writing:
    """The bytes of a file in UTF-8, lines ended by LF, and its characters."""

    def __init__(self, path: str, source: bytes) -> None:
        self.path, self._source = path, source
        self.data = places.written(source)

    @cached_property
    def text(self) -> str:
        """The characters."""
        return self.data.decode()

    @cached_property
    def _aside(self) -> tuple[list[int], list[int]]:
        found = [match.span() for match in _ASIDE.finditer(self.data)]
        return [begin for begin, _ in found], [end for _, end in found]

    def is_aside(self, at: int) -> bool:
        """Whether an offset is in a comment or a processing instruction."""
        begins, ends = self._aside
        before = bisect_right(begins, at) - 1
        return before >= 0 and at < ends[before]

    @cached_property
    def is_right_to_left(self) -> bool:
        """Whether some of it is in a script that runs to the left."""
        return bool(_RIGHT_TO_LEFT.search(self.text))

    def stretches(self, found: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
        """Stretches of the characters, in order, by their offsets in bytes; those in comments are left out."""
        known = at = 0
        for begin, end in found:
            at += len(self.text[known:begin].encode())
            known = begin
            inside = self.text[begin:end]
            if not self.is_aside(at):
                yield Stretch(at, at + len(inside.encode()), inside)

    def around(self, stretch: Stretch) -> tuple[str, str]:
        """The character before a stretch and the one after it, or ''."""
        before = self.data[max(0, stretch.begin - 4) : stretch.begin].decode(errors="ignore")
        after = self.data[stretch.end : stretch.end + 4].decode(errors="ignore")
        return before[-1:], after[:1]

    def problem(self, slug: str, message: str, at: Stretch, **more: Any) -> Problem:
        """A finding at some characters: see :meth:`edition.checking.rules.sheet.Sheet.problem`."""
        place, line = places.of_bytes(self.path, self._source, at.begin, at.end)
        return Problem(slug, BY_NAME[slug].severity, message, place, source=line, **more)

    def edits(self, stretches: Iterable[Stretch], new: str) -> tuple[Edit, ...]:
        """Each stretch becomes other characters."""
        path, source = self.path, self._source
        return tuple(Edit(places.stretch(path, source, s.begin, s.end), s.text, new) for s in stretches)


def writings(document: Document) -> Iterator[Writing]:
    """The files of a document that are looked at with it: itself, and inclusions that are no file of the edition."""
    for number, source in enumerate(document.sources):
        if number == 0 or source.kind == "other":
            yield Writing(source.path, source.data)
