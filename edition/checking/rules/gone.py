"""Ids that were published and are gone: whoever has cited them finds nothing (DESIGN, promise 3).

``ids.csv`` in the source folder holds those of the last release: a header ``path,id`` and a line for each.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from edition.checking.rules.facts import Facts
from edition.checking.rules.whole import Whole
from edition.model import Place, Problem

LIST = "ids.csv"
_COLUMNS = ["path", "id"]


def judge(whole: Whole) -> Iterator[Problem]:
    """Ids of the list that are in their file no more, each at its line of the list."""
    if not whole.exists(LIST):
        return
    text = whole.read(LIST).decode("utf-8-sig", "replace")
    rows = csv.reader(io.StringIO(text))
    if next(rows, None) != _COLUMNS:
        message = f"{LIST} does not begin with the line path,id and is not looked at"
        yield whole.made("id-gone", message, Place(LIST, 1, 1), text[:80].split("\n")[0])
        return
    released = [(rows.line_num, row[0], row[1]) for row in rows if len(row) == len(_COLUMNS)]
    now = dict.fromkeys(name for _, _, name in released)
    there = {(facts.path, name) for facts in _all(whole) for name, _, _ in facts.ids if name in now}
    elsewhere = {name: path for path, name in sorted(there, reverse=True)}
    for line, path, name in released:
        if (path, name) not in there:
            yield _told(whole, line, path, name, elsewhere.get(name, ""))


def _all(whole: Whole) -> Iterator[Facts]:
    for _, found in whole.facts("references"):
        yield from found


def _told(whole: Whole, line: int, path: str, name: str, elsewhere: str) -> Problem:
    now = f"; it stands in {elsewhere} now" if elsewhere else ""
    missing = "" if path in whole.paths else ", nor is the file"
    message = f"{path} had the id {name} in the last release; it is not there any more{missing}{now}"
    hint = "give the id back to the element that had it, so that citations last; or take the line out"
    return whole.made(
        "id-gone", message, Place(LIST, line, 1, line, len(path) + len(name) + 2), f"{path},{name}", hint=hint
    )


def listed(found: Iterable[tuple[str, str]]) -> bytes:
    """The list of a release, from (path, id), as the file is to hold it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([_COLUMNS, *sorted(set(found))])
    return out.getvalue().encode()
