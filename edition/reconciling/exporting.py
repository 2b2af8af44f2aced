"""The entries of registers as a table for OpenRefine and spreadsheets: what is known of each, and where a decision goes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from edition.kinds import BY_NAME
from edition.reconciling.entries import AUTHORITY_NAMES, Known
from edition.spreadsheets import guarded

COLUMNS = ("id", "kind", "name", "other_names", "dates", "description", *AUTHORITY_NAMES, "decision", "source_file")
BETWEEN = " | "
"""Between several values in one cell."""


def table(entries: Iterable[Known]) -> Iterator[str]:
    """The lines of the table (RFC 4180), with a header row; no cell is taken for a formula."""
    yield _line(COLUMNS)
    for one in entries:
        numbers = (BETWEEN.join(one.numbers(authority)) for authority in AUTHORITY_NAMES)
        said = (one.id, BY_NAME[one.kind].folder, one.name, BETWEEN.join(one.names), one.dates, one.description)
        yield _line((*said, *numbers, "", one.path))


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(map(guarded, cells))
    return out.getvalue()
