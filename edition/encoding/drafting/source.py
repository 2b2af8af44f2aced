"""A source: a string of characters, each with its offset, and where in the file it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from edition.encoding.drafting.pieces import Reading

_END = re.compile(r"\r\n?|\n|\f")
_NEW_LINE = re.compile(r"\r\n?|\n")


class Line(NamedTuple):
    """A line: its characters are ``start`` to ``end``, what ends it (nothing, at the end of the text) goes on to ``stop``.

    Offsets count code points.
    """

    start: int
    end: int
    stop: int


@dataclass(frozen=True, slots=True)
class Source:
    """The characters of a source, and what is to be said of the file.

    ``kind`` is how it was read: ``plain text``, ``Markdown``, ``DOCX``; ``checksum`` the SHA-256 of its bytes in hexadecimal
    digits. Of a DOCX each paragraph is a line, and ``reading`` what was read of it: its text is made of it.
    """

    name: str
    text: str
    checksum: str
    kind: str = "plain text"
    reading: Reading | None = None
    _starts: list[int] = field(default_factory=list, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._starts.append(0)
        self._starts.extend(match.end() for match in _NEW_LINE.finditer(self.text))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1; columns count code points. A form feed begins no line, as in editors."""
        number = bisect_right(self._starts, offset)
        return number, offset - self._starts[number - 1] + 1

    def lines(self) -> list[Line]:
        """All lines."""
        return lines_of(self.text)


def lines_of(text: str, *, feeds: bool = True) -> list[Line]:
    """The lines of a text; behind a last line end there is no further line. ``feeds``: a form feed ends one as well."""
    found, start = [], 0
    for match in (_END if feeds else _NEW_LINE).finditer(text):
        found.append(Line(start, match.start(), match.end()))
        start = match.end()
    if start < len(text):
        found.append(Line(start, len(text), len(text)))
    return found
