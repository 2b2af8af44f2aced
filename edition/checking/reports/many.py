"""Thousands of problems on one screen: those of one sort together, the first ones in full, the others counted."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from edition.checking.reports import text
from edition.model import Problem, Severity

EACH = 3
"""Problems of one sort that are told in full."""
MOST = 20
"""Problems of all sorts together that are told in full."""
_VARYING = re.compile(r"<[^>]*>|&[\w.-]+;|U\+[0-9A-F]+|@[\w:.-]+|#\S+|\d+|…")
"""What differs between two messages of one shape: quoted words, elements, attributes, pointers, numbers."""
_QUOTED = re.compile(r"“([^”]*)”")
_PARTS = re.compile(r"[#@]")
_NAMED = re.compile(r"(?:\x00[ ,]*(?:and |or )?)+")


@dataclass(slots=True)
class _Group:
    """Problems of one severity, slug and shape of message; the first ``full`` are told in full."""

    slug: str
    severity: Severity
    problems: list[Problem] = field(default_factory=list)
    full: int = 0
    told: int = 0


def lines(problems: Sequence[Problem], most: int = MOST, palette: text.Palette = text.PLAIN) -> Iterator[str]:
    """The problems as text, the gravest last, so that they stand where one looks; at most ``most`` in full, 0 for all."""
    each, most = (EACH, most) if most else (sys.maxsize, sys.maxsize)
    grouped = _grouped(problems)
    groups = list({id(group): group for group in grouped}.values())
    _share(groups, each, most)
    for severity in reversed(text.ORDER):
        yield from _counted(group for group in groups if group.severity == severity and not group.full)
        for problem, group in zip(problems, grouped, strict=True):
            if group.severity == severity and group.told < group.full:
                yield from _told(problem, group, palette)


def _told(problem: Problem, group: _Group, palette: text.Palette) -> Iterator[str]:
    yield from text.told(problem, palette)
    group.told += 1
    if group.told == group.full < len(group.problems):
        yield from (_more(group), "")


def _grouped(problems: Iterable[Problem]) -> list[_Group]:
    """The group of each problem."""
    found: dict[tuple[str, str, str], _Group] = {}
    grouped = []
    for problem in problems:
        key = (problem.severity, problem.slug, shape(problem.message))
        group = found.setdefault(key, _Group(problem.slug, problem.severity))
        group.problems.append(problem)
        grouped.append(group)
    return grouped


def shape(message: str) -> str:
    """What a message has in common with others of its sort."""
    named = {part for quoted in _QUOTED.findall(message) for part in (quoted, *_PARTS.split(quoted))}
    words = _QUOTED.sub("\x00", message).split(" ")
    rest = " ".join("\x00" if word.strip(",.;:()?") in named else word for word in words)
    return _NAMED.sub("\x00", _VARYING.sub("\x00", rest))


def _share(groups: list[_Group], each: int, most: int) -> None:
    """Say how many of each group are told in full: the gravest first, one of each before two of any."""
    graver = sorted(groups, key=lambda group: text.ORDER.index(group.severity))
    while most > 0:
        open_ = [group for group in graver if group.full < min(each, len(group.problems))]
        if not open_:
            return
        for group in open_[:most]:
            group.full += 1
        most -= len(open_)


def _more(group: _Group) -> str:
    rest = group.problems[group.full :]
    return (
        f"… and {len(rest):,} more like it{_in_files(rest)}: --all lists them, edition explain {group.slug} says more"
    )


def _counted(groups: Iterable[_Group]) -> Iterator[str]:
    """One line for each slug of which nothing is told in full."""
    found: dict[str, list[Problem]] = {}
    for group in groups:
        found.setdefault(group.slug, []).extend(group.problems)
    for slug, problems in found.items():
        severity = problems[0].severity
        yield f"… and {len(problems):,} of {severity}[{slug}]{_in_files(problems)}: --all lists them"
    if found:
        yield ""


def _in_files(problems: Sequence[Problem]) -> str:
    files = len({problem.place.path for problem in problems if problem.place})
    return f" in {files:,} files" if files > 1 else ""


def summary(problems: Iterable[Problem]) -> str:
    """``3 errors, 1 warning``, or ``no problems``."""
    counts = Counter(problem.severity for problem in problems)
    said = [f"{counts[s]:,} {s}{'s' if counts[s] != 1 and s != 'info' else ''}" for s in text.ORDER if counts[s]]
    return ", ".join(said) or "no problems"
