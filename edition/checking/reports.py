"""Problems as people and machines read them (DESIGN, 4.2): thousands are told on one screen."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from edition.model import Problem, Severity
from edition.reading.places import BEFORE

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey instead of showing it."""
_SHOWN = 3
"""Problems of one slug that are told in full; the others are counted (all of them stand in data/problems.json)."""
_CONTROLS = {code: 0x2400 + code if code < 0x20 else 0xFFFD for code in (*range(0x20), *range(0x7F, 0xA0))}
"""Characters that a terminal obeys, each as one that it shows: a broken file or a file name may hold them."""
_ORDER: tuple[Severity, ...] = ("error", "warning", "info")


def lines(problems: Sequence[Problem], shown: int = _SHOWN) -> Iterator[str]:
    """The problems as text, the gravest last, so that they stand where one looks."""
    counts = Counter(problem.slug for problem in problems)
    for severity in reversed(_ORDER):
        told: Counter[str] = Counter()
        for problem in problems:
            if problem.severity == severity:
                told[problem.slug] += 1
                if told[problem.slug] <= shown:
                    yield from told_in_full(problem)
                if told[problem.slug] == shown and counts[problem.slug] > shown:
                    more = counts[problem.slug] - shown
                    yield f"… and {more:,} more of {problem.slug}: --all lists them, edition explain {problem.slug} says more"
                    yield ""


def told_in_full(problem: Problem) -> Iterator[str]:
    """``path:line:column: severity[slug] message``, the source line with a caret, the hint."""
    yield from (line.translate(_CONTROLS) for line in _told(problem))


def _told(problem: Problem) -> Iterator[str]:
    place = problem.place
    at = f"{place.path}:{place.line}:{place.column}: " if place and place.line else f"{place.path}: " if place else ""
    yield f"{at}{problem.severity}[{problem.slug}] {problem.message}"
    if problem.source.strip() and place:
        yield from _pointed(problem.source, place.column)
    if problem.hint:
        yield f"  hint: {problem.hint}"
    yield ""


def _pointed(source: str, column: int) -> Iterator[str]:
    """An excerpt of a line, as :func:`edition.reading.places.excerpt` cuts it, and a caret below the place."""
    caret = column - 1 if column - 1 <= BEFORE else BEFORE + 1
    indent = min(len(source) - len(source.lstrip()), caret)
    yield f"  | {_CONTROL.sub(' ', source[indent:].rstrip())}"
    yield f"  | {' ' * (caret - indent)}^"


def summary(problems: Iterable[Problem]) -> str:
    """``3 errors, 1 warning``, or ``no problems``."""
    counts = Counter(problem.severity for problem in problems)
    said = [f"{counts[s]:,} {s}{'s' if counts[s] != 1 and s != 'info' else ''}" for s in _ORDER if counts[s]]
    return ", ".join(said) or "no problems"


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of problems, one object a problem."""
    return json.dumps([_object(problem) for problem in problems], ensure_ascii=False, indent=1)


def _object(problem: Problem) -> dict[str, object]:
    place = problem.place
    at = (
        {"path": place.path, "line": place.line, "column": place.column}
        if place
        else {"path": "", "line": 0, "column": 0}
    )
    return {
        "slug": problem.slug,
        "severity": problem.severity,
        "message": problem.message,
        **at,
        "hint": problem.hint,
        "source": problem.source,
    }
