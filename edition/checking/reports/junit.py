"""Problems as JUnit XML, which services for continuous integration show: a suite a file, a case a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from edition.checking.reports import columns
from edition.checking.reports.report import Report
from edition.checking.reports.text import told
from edition.model import Problem

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for (section 2.2), not even as a character reference."""


def lines(report: Report) -> Iterator[str]:
    """``testsuites``; a file in which nothing was found is one case that has passed.

    Problems as grave as what ends the command with exit code 1 are failures; the others are words in cases that have passed.
    """
    grave = ("error",) if report.fail_on == "error" else ("error", "warning")
    suites = report.by_file()
    counts = _counts(report.problems, sum(not found for found in suites.values()), grave)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="edition" {counts}>'
    for path, problems in suites.items():
        yield from _suite(report.from_here(path) if path else "edition", problems, grave)
    yield "</testsuites>"


def _suite(path: str, problems: Sequence[Problem], grave: Sequence[str]) -> Iterator[str]:
    name = _quoted(path)
    yield f" <testsuite name={name} {_counts(problems, not problems, grave)}>"
    if not problems:
        yield f'  <testcase name="no problems" classname={name} time="0"/>'
    for problem in problems:
        yield from _case(name, problem, grave)
    yield " </testsuite>"


def _counts(problems: Sequence[Problem], passed: int, grave: Sequence[str]) -> str:
    failures = sum(problem.severity in grave for problem in problems)
    return f'tests="{len(problems) + passed}" failures="{failures}" errors="0" skipped="0" time="0"'


def _case(classname: str, problem: Problem, grave: Sequence[str]) -> Iterator[str]:
    place = problem.place
    at = f" {place.line}:{place.column}" if place and place.line else ""
    yield f'  <testcase name={_quoted(problem.slug + at)} classname={classname} time="0">'
    words = escape(_clean("\n".join(told(problem)).rstrip()))
    if problem.severity in grave:
        yield f"   <failure type={_quoted(problem.slug)} message={_quoted(problem.message)}>{words}</failure>"
    else:
        yield f"   <system-out>{words}</system-out>"
    yield "  </testcase>"


def _quoted(words: str) -> str:
    return quoteattr(_clean(columns.shown(words)))


def _clean(words: str) -> str:
    return _NO_XML.sub("\ufffd", words)
