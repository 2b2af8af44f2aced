"""Problems as annotations of GitHub (its "workflow commands"): they are shown beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterator

from edition.checking.reports.report import Report
from edition.model import Place, Problem

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_ESCAPED = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_ESCAPED_IN_PROPERTIES = _ESCAPED | {ord(":"): "%3A", ord(","): "%2C"}


def lines(report: Report) -> Iterator[str]:
    """``::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message``, a problem a line."""
    for problem in report.problems:
        properties = {**_where(problem.place, report), "title": problem.slug}
        stated = ",".join(
            f"{name}={str(value).translate(_ESCAPED_IN_PROPERTIES)}" for name, value in properties.items()
        )
        yield f"::{_COMMANDS[problem.severity]} {stated}::{_said(problem).translate(_ESCAPED)}"


def _where(place: Place | None, report: Report) -> dict[str, str | int]:
    """As much of a place as is known; columns are not told of what goes over several lines, which GitHub refuses."""
    if place is None:
        return {}
    if not place.line:
        return {"file": report.from_here(place.path)}
    where: dict[str, str | int] = {"file": report.from_here(place.path), "line": place.line}
    if place.end_line > place.line:
        return {**where, "endLine": place.end_line}
    where["col"] = place.column
    return {**where, "endColumn": place.end_column} if place.end_column else where


def _said(problem: Problem) -> str:
    fixes = (f"{'fix' if fix.sure else 'perhaps'}: {fix.description}" for fix in problem.fixes)
    hint = f"hint: {problem.hint}" if problem.hint else ""
    return "\n".join(filter(None, (problem.message, problem.label, *fixes, hint)))
