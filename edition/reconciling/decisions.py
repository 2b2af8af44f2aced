"""Decisions as a table brings them back: from OpenRefine, or from a spreadsheet with semicolons and marks of its own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.citing.authorities import NAMED
from edition.citing.identifiers import FORMS, Identifier, fault_of, stated, usual
from edition.errors import EditionError
from edition.spelling import nearest
from edition.spreadsheets import bare, delimiter

LARGEST = 100_000_000
"""Bytes of a table."""
WORDS = ("accept", "reject", "later")
_LONGEST = 100_000
"""Characters of a cell: more are the rest of a table behind a quotation mark that nothing ends."""
_KEPT = "correct these rows; nothing was written"
_MOST = 20
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_PARTS = re.compile(r"\s*[|;]\s*|\n")
_SPREADSHEET = "; a spreadsheet has rounded it: format the column as text before you paste"


class DecisionsError(EditionError):
    """What is wrong with a table of decisions, row by row: nothing was written."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a row says of an entry: ``decision`` is one of ``WORDS``, or empty; ``identifiers`` are those to be written.

    ``path`` is the file of the entry, or '' where the table does not say it. ``faults`` are what cannot be, in words; the form
    of the identifiers is not judged yet.
    """

    line: int
    id: str
    path: str
    name: str
    decision: str
    identifiers: tuple[Identifier, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The line and the entry, for messages."""
        return f"line {self.line}, {self.name or 'no name'} ({self.id or 'no id'})"


def refused(path: str, wrong: Sequence[str]) -> DecisionsError:
    """The error that tells what is wrong with a table, a line each."""
    more = f"\n… and {len(wrong) - _MOST:,} more" if len(wrong) > _MOST else ""
    return DecisionsError(f"{path} cannot be taken as it is:\n" + "\n".join(wrong[:_MOST]) + more, _KEPT)


def read(path: str, data: bytes) -> list[Decided]:
    """The rows of a table that name an entry or decide something; columns that are none of ours are passed over.

    ``DecisionsError``: it is no such table.
    """
    text = _decoded(path, data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    found: list[Decided] = []
    try:
        columns = _columns(path, next(rows, []))
        for cells in rows:
            _check_length(cells)
            given = {name: bare(cell).strip() for name, cell in zip(columns, cells, strict=False) if name}
            if given.get("id") or given.get("decision"):
                found.append(_decided(given, rows.line_num))
    except csv.Error as error:
        raise DecisionsError(f"{path}, line {rows.line_num}: this is no CSV any more: {error}", _KEPT) from error
    return found


def _check_length(cells: Sequence[str]) -> None:
    """``csv.Error`` where a cell is too long, whatever limit somebody has set for all tables."""
    if max(map(len, cells), default=0) > _LONGEST:
        raise csv.Error(f"a cell of more than {_LONGEST:,} characters")


def _decoded(path: str, data: bytes) -> str:
    if len(data) > LARGEST:
        raise DecisionsError(f"{path} is larger than {LARGEST:,} bytes", "no table of decisions is that large")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DecisionsError(
            f"{path}, line {line}: this is not in UTF-8 any more", "save it as “CSV UTF-8”; nothing was written"
        ) from error
    if "\0" in text:
        raise DecisionsError(f"{path} is no table: there are bytes in it that are no text", _KEPT)
    return text


def _columns(path: str, header: Sequence[str]) -> list[str]:
    """The columns by our names, '' for those of others."""
    columns = [_column(bare(cell)) for cell in header]
    for name in ("id", "decision"):
        if name not in columns:
            raise DecisionsError(
                f"{path} is no table of decisions: its first line names no column “{name}”",
                "edition reconcile export writes one; keep its columns id and decision",
            )
    twice = next((name for name in columns if name and columns.count(name) > 1), "")
    if twice:
        raise DecisionsError(
            f"{path}: two columns are called “{twice}”", "keep the one that counts; nothing was written"
        )
    return columns


def _column(cell: str) -> str:
    name = cell.strip().lower()
    if name in ("id", "decision", "source_file", "name"):
        return name
    return NAMED[name].name if name in NAMED else ""


def _decided(given: dict[str, str], line: int) -> Decided:
    decision = given.get("decision", "").casefold()
    faults: list[str] = []
    if decision and decision not in WORDS:
        found = list(_own(given["decision"], faults))
        decision = "accept"
    else:
        found = list(_of_columns(given, faults)) if decision == "accept" else []
    path = given.get("source_file", "")
    return Decided(
        line, given.get("id", ""), path, given.get("name", ""), decision, tuple(dict.fromkeys(found)), tuple(faults)
    )


def _own(cell: str, faults: list[str]) -> Iterator[Identifier]:
    """The identifiers that stand in the place of a decision: addresses, ``gnd:118540238``, a number of Wikidata."""
    for word in cell.replace("|", " ").replace(";", " ").split():
        one = stated(word) or stated(f"wikidata:{word}" if re.fullmatch(r"[Qq][0-9]+", word) else "")
        if one is None:
            meant = nearest(word.casefold(), WORDS)
            guess = f"; did you mean {meant}?" if meant else ""
            faults.append(f"the decision “{cell[:80]}” is none of {', '.join(WORDS)}, and no identifier{guess}")
            return
        yield one


def _of_columns(given: dict[str, str], faults: list[str]) -> Iterator[Identifier]:
    for authority, cell in ((name, cell) for name, cell in given.items() if name in FORMS and cell):
        for part in filter(None, _PARTS.split(cell)):
            one = stated(part) if ":" in part else None
            if one and one.authority != authority:
                faults.append(
                    f"“{part[:80]}” in the column {authority} is an identifier of {FORMS[one.authority].called}"
                )
            else:
                yield one or Identifier(authority, usual(authority, part))


def fault_in_words(one: Identifier) -> str:
    """What is wrong with the form of an identifier, and what would be right; '' where nothing is."""
    fault = fault_of(one)
    if fault is None:
        return ""
    if _SCIENTIFIC.fullmatch(one.number):
        return fault.message + _SPREADSHEET
    return f"{fault.message}; {fault.instead} would have the right form" if fault.instead else fault.message
