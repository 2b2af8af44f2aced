"""Where the words that a reader of Markdown gives back stand in the source: line by line, character by character."""

from __future__ import annotations

from edition.encoding.drafting.scribe import ODD, REPLACEMENT
from edition.encoding.drafting.source import Line, lines_of


class Lines:
    """The lines of a text in the form in which Markdown is read; ``text`` has as many characters as the source."""

    def __init__(self, text: str) -> None:
        self.text = ODD.sub(REPLACEMENT, text)
        self.lines: list[Line] = lines_of(text, feeds=False)
        self._cell = (-1, 0)

    def markdown(self, first: int = 0) -> str:
        """What the reader reads: the same lines from one on, each ended by LF."""
        return "".join(f"{self.text[line.start : line.end]}\n" for line in self.lines[first:])

    def of(self, first: int, last: int) -> list[Line]:
        """The lines from one to the one before another."""
        return self.lines[first:last]

    def offsets(self, content: str, first: int, last: int) -> list[int] | None:
        """For each character of some words that stand in lines, its place in the source; None where they are not found.

        A line end has the place behind the last character of its line.
        """
        found: list[int] = []
        parts = content.split("\n")
        lines = self.of(first, last)
        if len(parts) > len(lines):
            return None
        for part, line in zip(parts, lines, strict=False):
            at = self._at(part, line)
            if at is None:
                return None
            start = at - (len(part) - len(part.lstrip()))
            found += range(start, start + len(part) + 1)
        return found

    def _at(self, part: str, line: Line) -> int | None:
        """Where the words of a part begin in their line: mostly they are its end."""
        whole, bare = self.text[line.start : line.end], part.strip()
        end = len(whole.rstrip())
        if part and not bare:  # white space that is none of Markdown's is a word there: U+0085
            found = whole.rfind(part)
            return line.start + found + len(part) if found >= 0 else None
        if whole[:end].endswith(bare):
            return line.start + end - len(bare)
        at = whole.find(bare)
        return line.start + at if at >= 0 else None

    def cell(self, content: str, number: int) -> list[int] | None:
        """The places of the characters of a cell; cells of a row are asked for from left to right."""
        line = self.lines[number]
        start = self._cell[1] if self._cell[0] == number else line.start
        bare = content.strip()
        for at in range(start, line.end - len(bare) + 1):
            if (found := self._along(bare, at, line.end)) is not None:
                self._cell = (number, (found[-1] + 1) if found else at)
                return [*found, self._cell[1]]
        return None

    def _along(self, bare: str, at: int, end: int) -> list[int] | None:
        """The places of some characters from one on, a backslash before a bar passed over."""
        found = []
        for letter in bare:
            if self.text[at : at + 2] == "\\|" and letter == "|":
                at += 1
            if at >= end or self.text[at] != letter:
                return None
            found.append(at)
            at += 1
        return found
