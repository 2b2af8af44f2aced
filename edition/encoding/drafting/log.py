"""The log of a draft: every change of a character and every guess, with its place in the source (CSV, RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edition.encoding.drafting.account import Account
from edition.encoding.drafting.pieces import Entry
from edition.encoding.drafting.scribe import ODD
from edition.encoding.drafting.source import Source

COLUMNS = ("line", "column", "kind", "before", "after", "note")
SUMMED = frozenset(("line-end", "line-kept", "quotation-mark", "list-mark", "table-mark", "note-mark", "speech"))
"""Kinds of which one row tells for all that became the same."""
_LONGEST = 60
"""Characters of what is shown of long stretches that stand in the draft anyway."""
_RISKY = ("=", "+", "-", "@", "'", "\t", "\r")


class Row(NamedTuple):
    """A row: line and column from 1, of the source; what stood there, what stands in the draft."""

    line: int
    column: int
    kind: str
    before: str
    after: str
    note: str


def rows(source: Source, entries: Iterable[Entry], account: Account) -> list[Row]:
    """The log of a source, by place."""
    single: list[Entry] = []
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        if entry.kind in SUMMED and not entry.note:
            before = source.text[entry.start : entry.end].strip()
            groups.setdefault((entry.kind, before, entry.after), []).append(entry)
        else:
            single.append(entry)
    found = [(entry.start, _row(source, entry)) for entry in single]
    found += [(some[0].start, _summed(source, some)) for some in groups.values()]
    if account.spaces:
        found.append((account.spaces[0][0], _spaces(source, account)))
    return [row for _, row in sorted(found, key=lambda pair: (pair[0], pair[1].kind))]


def _row(source: Source, entry: Entry) -> Row:
    before = source.text[entry.start : entry.end]
    if entry.fate == "kept" and len(before) > _LONGEST:
        before = f"{before[: _LONGEST // 2]} … {before[-_LONGEST // 2 :]}"
    return Row(*source.place(entry.start), entry.kind, before, entry.after, entry.note)


def _summed(source: Source, some: list[Entry]) -> Row:
    """One row for many: where the first stands, how many there are, how many characters they are."""
    first, size = some[0], sum(entry.end - entry.start for entry in some)
    note = f"{len(some):,} times, {size:,} characters in all" if len(some) > 1 else ""
    return Row(*source.place(first.start), first.kind, source.text[first.start : first.end], first.after, note)


def _spaces(source: Source, account: Account) -> Row:
    start, end = account.spaces[0]
    note = (
        f"empty lines and blanks between blocks, {len(account.spaces):,} times, {account.laid_out:,} characters in all"
    )
    return Row(*source.place(start), "space", source.text[start:end], "", note)


def as_csv(found: Iterable[Row]) -> bytes:
    """The log as a file. What a spreadsheet would take for a formula gets one ``'`` before it, as in all tables here."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in found:
        writer.writerow(list(_cells(row)))
    return out.getvalue().encode("utf-8")


def _cells(row: Row) -> Iterator[str]:
    for value in row:
        text = ODD.sub(lambda odd: f"U+{ord(odd[0]):04X}", str(value))
        yield f"'{text}" if text.startswith(_RISKY) else text
