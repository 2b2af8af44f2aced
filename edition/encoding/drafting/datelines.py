"""The place and the day with which a report in a newspaper begins: “LINDALE, March 3, 2024 -- The council …”."""

from __future__ import annotations

import re
from typing import NamedTuple

from edition.encoding.drafting.dates import date_at_end
from edition.encoding.drafting.top_lines import Line

_FARTHEST = 60
"""Characters from the beginning of a report to the end of its dateline."""
_BEHIND = re.compile(r"(?: \([A-Za-z ]{2,15}\))?(?:\s?(?:--|[–—])\s?|\.?:? (?=\W{0,2}[^\W\d_a-z]))")
"""What ends a dateline, perhaps an agency in brackets before: a dash, or a full stop before a capital."""
_PLACE = re.compile(r"[^\W\d_a-z][\w .,'’/()-]*, ?(?:den |the )?")


class Dateline(NamedTuple):
    """A day, from ``start`` to ``end``; ``when`` in ISO form."""

    start: int
    end: int
    when: str


def begins(line: Line) -> Dateline | None:
    """The day in the dateline with which a paragraph begins, behind its place; None where none does."""
    for found in _BEHIND.finditer(line.text, 0, _FARTHEST):
        words = line.text[: found.start()]
        day = date_at_end(words)
        if day is not None and day.start and _PLACE.fullmatch(words[: day.start]):
            return Dateline(line.start + day.start, line.start + len(words), day.when)
    return None
