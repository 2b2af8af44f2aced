"""Problems as SARIF 2.1.0 (OASIS Standard, Static Analysis Results Interchange Format): for code hosts and editors."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from edition import __version__
from edition.checking.explaining import headline, markdown, paragraphs
from edition.checking.reports.report import Report
from edition.checking.slugs import BY_NAME
from edition.model import Edit, Fix, Place, Problem, Related
from edition.reading.places import SHOWN

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""The folder in which the command was called; whoever reads the file knows where it stands."""
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
"""What would be read as the beginning of a link in a message (section 3.11.6)."""


def lines(report: Report) -> Iterator[str]:
    """One log with one run, a result a line."""
    dump = json.JSONEncoder(ensure_ascii=False).encode
    slugs = list(dict.fromkeys(problem.slug for problem in report.problems))
    yield f'{{"version": "2.1.0", "$schema": "{SCHEMA}", "runs": [{{'
    yield from (f" {dump(key)}: {dump(value)}," for key, value in _run(report, slugs).items())
    yield ' "results": ['
    last, seen = len(report.problems) - 1, Counter[str]()
    for n, problem in enumerate(report.problems):
        result = _result(problem, slugs.index(problem.slug), report, seen)
        yield f"  {dump(result)}{',' if n < last else ''}"
    yield " ]}]}"


def _run(report: Report, slugs: list[str]) -> dict[str, Any]:
    counts = {"suppressed": report.suppressed, "known": report.known, "files": dict(report.counts)}
    return {
        "tool": {"driver": {"name": "edition", "version": __version__, "rules": [_rule(slug) for slug in slugs]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which edition was called."}}},
        "invocations": [{"executionSuccessful": True}],
        "properties": {"schemas": list(report.schemas), **counts},
    }


def _rule(name: str) -> dict[str, Any]:
    """A sort of problem (section 3.49): what the page about problems says, and the severity that it has by itself."""
    slug, plain = BY_NAME.get(name), paragraphs().get(name)
    rule: dict[str, Any] = {"id": name}
    if plain:
        rule["shortDescription"] = {"text": headline(name)}
        rule["help"] = {"text": plain, "markdown": markdown()[name]}
    if slug:
        rule["defaultConfiguration"] = {"level": _LEVELS[slug.severity], "enabled": slug.on}
        rule["properties"] = {"tags": [slug.family]}
    return rule


def _result(problem: Problem, rule: int, report: Report, seen: Counter[str]) -> dict[str, Any]:
    result = {
        "ruleId": problem.slug,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": _message("\n".join(filter(None, (problem.message, problem.label, problem.hint)))),
        "locations": [_location(problem.place or Place(""), problem.source, report)],
        "partialFingerprints": {"edition/line/v1": fingerprint(problem, report, seen)},
    }
    if problem.related:
        result["relatedLocations"] = [_related(n, related, report) for n, related in enumerate(problem.related, 1)]
    if fixes := [_fix(fix, report) for fix in problem.fixes if _is_change(fix)]:
        result["fixes"] = fixes
    return result


def fingerprint(problem: Problem, report: Report, seen: Counter[str]) -> str:
    """What stays the same when lines move: sort, file, what the line says, and which of several such this is."""
    path = report.from_here(problem.place.path) if problem.place else ""
    said = "\n".join((problem.slug, path, problem.source.strip() or problem.message))
    digest = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"


def _message(words: str) -> dict[str, str]:
    return {"text": _LINK.sub(r"\\[", words)}


def _location(place: Place, source: str, report: Report) -> dict[str, Any]:
    """A place; a problem of no file is of the folder, since code hosts refuse what is nowhere."""
    physical: dict[str, Any] = {"artifactLocation": _artifact(place, report)}
    if place.line:
        physical["region"] = _region(place)
        if place.end_line <= place.line and 0 < len(source) < SHOWN and not source.startswith("…"):  # the whole line
            physical["contextRegion"] = {"startLine": place.line, "snippet": {"text": source}}
    return {"physicalLocation": physical}


def _related(number: int, related: Related, report: Report) -> dict[str, Any]:
    where = _location(related.place, related.source, report)
    return {"id": number, "message": _message(related.message), **where}


def _artifact(place: Place, report: Report) -> dict[str, str]:
    path = report.from_here(place.path) if place.path else f"{report.base.rstrip('/')}/"
    return {"uri": quote(path.encode("utf-8", "replace"), safe="/"), "uriBaseId": ROOT}


def _region(place: Place) -> dict[str, int]:
    """Lines and columns from 1; the end is behind the last character (section 3.30), as ours is."""
    region = {"startLine": place.line, "startColumn": max(1, place.column)}
    if place.end_column:
        region |= {"endLine": place.end_line or place.line, "endColumn": place.end_column}
    return region


def _is_change(fix: Fix) -> bool:
    return bool(fix.edits) and all(edit.place.line for edit in fix.edits)


def _fix(fix: Fix, report: Report) -> dict[str, Any]:
    changes: dict[str, dict[str, Any]] = {}
    for edit in fix.edits:
        location = _artifact(edit.place, report)
        change = changes.setdefault(edit.place.path, {"artifactLocation": location, "replacements": []})
        change["replacements"].append(_replacement(edit))
    return {"description": _message(fix.description), "artifactChanges": list(changes.values())}


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.new}}
