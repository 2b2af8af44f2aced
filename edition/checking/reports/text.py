"""One problem as text, in the manner of compilers: where, what, the line with the words in question marked, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edition.checking.reports import columns
from edition.model import Place, Problem, Severity
from edition.reading.places import BEFORE

ORDER: tuple[Severity, ...] = ("error", "warning", "info")
"""Severities, the gravest first."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Escape codes for a terminal (ECMA-48, SGR); all of them empty for whatever is no terminal."""

    error: str = ""
    warning: str = ""
    info: str = ""
    place: str = ""
    gutter: str = ""
    end: str = ""

    def __getitem__(self, severity: Severity) -> str:
        return {"error": self.error, "warning": self.warning, "info": self.info}[severity]


PLAIN = Palette()
COLOURS = Palette("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1m", "\x1b[34m", "\x1b[0m")


def told(problem: Problem, palette: Palette = PLAIN) -> Iterator[str]:
    """``path:line:column: severity[slug]: message``, the line with its marks, related places, fixes, the hint, an empty line."""
    colour, end = palette[problem.severity], palette.end
    at = f"{palette.place}{columns.shown(_at(problem.place))}{end}" if problem.place else ""
    yield f"{at}{colour}{problem.severity}[{problem.slug}]{end}: {columns.shown(problem.message)}"
    if problem.place:
        yield from _marked(problem.source, problem.place, problem.label, palette, colour)
    for related in problem.related:
        yield f"  note: {palette.place}{columns.shown(_at(related.place))}{end}{columns.shown(related.message)}"
        yield from _marked(related.source, related.place, "", palette, palette.info)
    for fix in problem.fixes:
        yield f"  {'fix' if fix.sure else 'perhaps'}: {columns.shown(fix.description)}"
    if problem.hint and not _says_the_same(problem):
        yield f"  hint: {columns.shown(problem.hint)}"
    yield ""


def _says_the_same(problem: Problem) -> bool:
    """Whether a hint is only what a fix says already: ``write #wren``, ``did you mean #wren?``."""
    said = problem.hint.removeprefix("did you mean ").rstrip("?")
    return any(said in fix.description for fix in problem.fixes)


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}: " if place.line else f"{place.path}: "


def _marked(source: str, place: Place, label: str, palette: Palette, colour: str) -> Iterator[str]:
    """An excerpt of a line, as :func:`edition.reading.places.excerpt` cuts it, and marks below the words in question."""
    if not source.strip():
        return
    begin, end = extent(source, place)
    head, words = columns.line(source[:begin]), columns.line(source[begin:end])
    whole = (head + words + columns.line(source[end:])).rstrip()
    blank = " " * len(str(place.line))
    marks = "^" * max(1, columns.width(words))
    yield f"  {palette.gutter}{place.line} |{palette.end} {whole}"
    below = f"{' ' * columns.width(head)}{colour}{marks}{palette.end}{_labelled(whole, words, label)}"
    yield f"  {palette.gutter}{blank} |{palette.end} {below}"


def extent(source: str, place: Place) -> tuple[int, int]:
    """Which characters of an excerpt are at a place: to the end of the excerpt where the place ends beyond it."""
    begin = place.column - 1 if place.column - 1 <= BEFORE else BEFORE + 1
    begin = max(0, min(begin, len(source)))
    length = len(source) if place.end_line > place.line else max(1, place.end_column - place.column)
    return begin, max(begin, min(begin + length, len(source.rstrip())))


def _labelled(whole: str, words: str, label: str) -> str:
    """The label; where writing runs from right to left, the marked words are named, since terminals differ in where they stand."""
    named = f" “{words.strip()}”" if len(words.strip()) > 1 and columns.turns(whole) else ""
    return f"{named}{':' if named and label else ''}{f' {columns.shown(label)}' if label else ''}"
