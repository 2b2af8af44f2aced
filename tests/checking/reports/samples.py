"""Problems for the tests of reports."""

from __future__ import annotations

from edition.model import Edit, Fix, Place, Problem, Related, Severity
from edition.reading.places import excerpt

LINE = '        <author><persName ref="#gl">Genevieve Leigh</persName></author>'


def problem(slug: str = "slug", severity: Severity = "error", line: int = 1, **facts: object) -> Problem:
    stated = {"place": Place("a.xml", line, 3)} | facts
    return Problem(slug, severity, f"message {line}", **stated)  # type: ignore[arg-type]


def marked(line: str, words: str, **facts: object) -> Problem:
    """A problem at some words of a line."""
    column = line.index(words) + 1
    place = Place("a.xml", 1, column, 1, column + len(words))
    return problem(place=place, source=excerpt(line, column), **facts)


def full(slug: str = "dangling-pointer") -> Problem:
    """A problem of which everything is known."""
    place, first = Place("texts/a.xml", 6, 32, 6, 35), Place("texts/b.xml", 2, 5, 2, 12)
    return Problem(
        slug,
        "error",
        "“#gl” points nowhere",
        place,
        "write the entry, or correct the pointer",
        LINE,
        "nothing has this id",
        (Related("this is the nearest entry", first, '    xml:id="gle"'),),
        (Fix("write #gle", (Edit(place, "#gl", "#gle"),), sure=True), Fix("take the pointer away", ())),
    )
