"""A ledger as a file: CSV that spreadsheets open, and that comes back from them with semicolons and marks of their own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from edition.encoding.ledger.rows import CERTAINTIES, DECISIONS, ELEMENTS, Row
from edition.errors import EditionError
from edition.spelling import nearest
from edition.spreadsheets import bare, delimiter, guarded
from edition.xml_names import is_ncname

COLUMNS = tuple(one.name for one in fields(Row) if one.name != "others")
NEEDED = frozenset(("passage", "start", "end", "surface", "element", "decision"))
LARGEST = 100_000_000
"""Bytes of a ledger."""
_MOST = 10
_NUMBERS = ("start", "end")
_BY_HAND = "hand"
"""How ids of rows end that somebody put in: they are nobody's proposals."""
_NUMBER = re.compile(r"[0-9]{1,9}")
_LONGEST = 10_000_000
"""Characters of a cell: a quotation may be as long as a chapter."""


class LedgerError(EditionError):
    """What is wrong with a ledger, row by row: nothing was changed."""


def write(rows: Iterable[Row], before: bytes | None = None) -> bytes:
    """The file of a ledger: UTF-8, CRLF, a header row; no cell is taken for a formula.

    As the file was ``before``, if it was: with its delimiter, and a byte order mark if it had one.
    """
    mark = before is not None and before.startswith(b"\xef\xbb\xbf")
    rows = list(rows)
    others = list(dict.fromkeys(name for row in rows for name, _ in row.others))
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n", delimiter=_delimiter_of(before))
    table.writerow([*COLUMNS, *map(guarded, others)])
    for row in rows:
        more = dict(row.others)
        cells = [str(getattr(row, column)) for column in COLUMNS] + [more.get(name, "") for name in others]
        table.writerow(map(guarded, cells))
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")


def _delimiter_of(before: bytes | None) -> str:
    return delimiter(before.decode("utf-8", "replace")) if before else ","


def read(path: str, data: bytes) -> list[Row]:
    """The rows of a ledger, as they were written or as somebody edited them.

    ``LedgerError``: it is no ledger, or rows of it say what cannot be; each is named, by its line.
    """
    text = _decoded(path, data)
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    wrong: list[str] = []
    rows: list[Row] = []
    try:
        header = [bare(name.strip()) for name in next(reader, [])]
        _check_header(path, header)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _take(header, cells, reader.line_num, rows, wrong)
    except csv.Error as error:
        raise LedgerError(f"{path}, line {reader.line_num}: this is no CSV any more: {error}", _KEPT) from error
    wrong += _twice(rows)
    if wrong:
        more = f"\n… and {len(wrong) - _MOST} more" if len(wrong) > _MOST else ""
        raise LedgerError(f"{path} cannot be taken as it is:\n" + "\n".join(wrong[:_MOST]) + more, _KEPT)
    return rows


_KEPT = "correct these rows, or take the ledger back from git; nothing was changed"


def _decoded(path: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{path}, line {line}: the ledger is not in UTF-8 any more"
        raise LedgerError(message, "save it from the spreadsheet as “CSV UTF-8”; nothing was changed") from error
    if "\0" in text:
        raise LedgerError(f"{path} is no ledger: there are bytes in it that are no text", _KEPT)
    return text


def _check_header(path: str, header: Sequence[str]) -> None:
    missing = sorted(NEEDED - set(header))
    if missing:
        some = ", ".join(missing)
        raise LedgerError(
            f"{path} is no ledger: its first line lacks {some}", f"the first line names the columns; {_KEPT}"
        )
    doubled = sorted({name for name in header if header.count(name) > 1 and name})
    if doubled:
        raise LedgerError(f"{path}: two columns are called {doubled[0]}", _KEPT)


def _take(header: Sequence[str], cells: Sequence[str], line: int, rows: list[Row], wrong: list[str]) -> None:
    """One row into ``rows``, or what is wrong with it into ``wrong``."""
    if len(cells) > len(header):
        wrong.append(f"line {line}: there are {len(cells)} cells, and {len(header)} columns")
        return
    given = dict.fromkeys(header, "") | {name: bare(cell) for name, cell in zip(header, cells, strict=False)}
    complaint = _complaint(given)
    if complaint:
        wrong.append(f"line {line}, “{given.get('surface', '')}”: {complaint}")
        return
    known = {name: value for name, value in given.items() if name in COLUMNS}
    others = tuple((name, value) for name, value in given.items() if name not in COLUMNS and name)
    values: dict[str, object] = {**dict.fromkeys(COLUMNS, ""), "certainty": "medium", **known}
    values.update({name: int(given[name]) for name in _NUMBERS})
    values["decision"] = str(values["decision"]).strip().casefold()
    row = Row(**values, others=others)  # type: ignore[arg-type] # by the names of the columns
    rows.append(row if row.id else replace(row, id=f"{row.identified().id.partition('-')[0]}-{_BY_HAND}"))


def _complaint(given: dict[str, str]) -> str:
    """What a row says that cannot be, in words; nothing where all is well."""
    decision = given["decision"].strip().casefold()
    if decision and decision not in DECISIONS:
        meant = nearest(decision, DECISIONS)
        guess = f"; did you mean {meant}?" if meant else ""
        return f"the decision “{given['decision']}” is none of {', '.join(DECISIONS)}, or empty{guess}"
    for name in _NUMBERS:
        if not _NUMBER.fullmatch(given.get(name, "")):
            return f"{name} is “{given.get(name, '')}”, which is no number"
    if int(given["end"]) <= int(given["start"]):
        return f"it ends ({given['end']}) before it begins ({given['start']})"
    if not given["surface"].strip():
        return "it has no words (surface)"
    if given["element"] not in ELEMENTS:
        meant = nearest(given["element"], ELEMENTS)
        guess = f"; did you mean {meant}?" if meant else ""
        return f"“{given['element']}” is no element that is put around words here{guess}"
    if given.get("id") and not is_ncname(f"q-{given['id']}"):
        return f"the id “{given['id']}” was not made here: leave the column id as it is, or empty"
    if given.get("certainty") and given["certainty"] not in CERTAINTIES:
        return f"the certainty “{given['certainty']}” is none of {', '.join(CERTAINTIES)}"
    return ""


def _twice(rows: Iterable[Row]) -> list[str]:
    seen: set[str] = set()
    found = []
    for row in rows:
        if row.id and row.id in seen:
            found.append(f"the id {row.id} (“{row.surface}”) stands in two rows")
        seen.add(row.id)
    return found
