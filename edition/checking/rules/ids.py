"""Rules of ids: each stands once in its file and is a name (XML 1.0, section 3.3.1; xml:id, section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from edition.checking.rules.sheet import Sheet
from edition.model import Problem
from edition.reading.anchors import check_ids


def check(sheet: Sheet) -> Iterator[Problem]:
    """Ids that stand twice, are no names, or that pages keep for themselves."""
    before = len(sheet.document.problems)
    check_ids(sheet.document)
    found = sheet.document.problems[before:]
    del sheet.document.problems[before:]
    yield from found
