"""Problems as JSON: one object, described in docs/formats.md, whose ``format`` changes when a key does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from edition import __version__
from edition.checking.reports.report import Report
from edition.checking.slugs import BY_NAME
from edition.model import Edit, Fix, Place, Problem, Related

FORMAT = 1


def lines(report: Report) -> Iterator[str]:
    """The whole object, a key or a problem a line."""
    dump = json.JSONEncoder(ensure_ascii=False).encode
    yield "{"
    yield from (f" {dump(key)}: {dump(value)}," for key, value in _head(report).items())
    yield ' "problems": ['
    last = len(report.problems) - 1
    for n, problem in enumerate(report.problems):
        yield f"  {dump(problem_object(problem))}{',' if n < last else ''}"
    yield " ]\n}"


def _head(report: Report) -> dict[str, Any]:
    found = report.by_severity()
    summary = {"errors": found["error"], "warnings": found["warning"], "infos": found["info"]}
    hidden = {"suppressed": report.suppressed, "known": report.known}
    return {
        "format": FORMAT,
        "tool": {"name": "edition", "version": __version__},
        "base": report.base,
        "schemas": list(report.schemas),
        "summary": {**summary, **hidden, "files": dict(report.counts)},
    }


def problem_object(problem: Problem) -> dict[str, Any]:
    """A problem; what is not known of its place is 0 or ''."""
    slug = BY_NAME.get(problem.slug)
    return {
        "slug": problem.slug,
        "family": slug.family if slug else "",
        "severity": problem.severity,
        "message": problem.message,
        **_place(problem.place or Place("")),
        "label": problem.label,
        "hint": problem.hint,
        "source": problem.source,
        "related": [_related(related) for related in problem.related],
        "fixes": [_fix(fix) for fix in problem.fixes],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _related(related: Related) -> dict[str, Any]:
    return {"message": related.message, **_place(related.place), "source": related.source}


def _fix(fix: Fix) -> dict[str, Any]:
    return {"description": fix.description, "sure": fix.sure, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, Any]:
    return {**_place(edit.place), "old": edit.old, "new": edit.new}
