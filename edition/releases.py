"""``anchors.csv``: ids of passages that were released, so that later pages keep them as targets (``edition cite --freeze``).

A row is text, id, element, the version in which it was first released, and the beginning and end of the passage's words, by which
it is found again when its own id is another.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from edition.errors import SettingsError

FILE = "anchors.csv"
_COLUMNS = ["text", "id", "element", "version", "words"]
_LARGEST = 200_000_000
"""Bytes of the file."""
_NO_ID = re.compile(r"ui-|.*\s|$", re.DOTALL)
"""What is no id of a passage: pages have ``ui-`` for themselves (:func:`edition.addresses.anchor_of`)."""
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What cannot stand in XML, so in no page."""
_SHOWN = 80
"""Characters of a passage that are kept of its beginning, and of its end."""


class Released(NamedTuple):
    """A passage as it was released; ``words`` are its first and last ones (:func:`signature`)."""

    text: str
    id: str
    element: str
    version: str
    words: str


def signature(words: str) -> str:
    """What a passage is recognised by when its words have changed: all of a short one, beginning and end of a long one."""
    folded = " ".join(words.split())
    return folded if len(folded) <= 2 * _SHOWN + 3 else f"{folded[:_SHOWN]} … {folded[-_SHOWN:]}"


@dataclass(frozen=True, slots=True)
class Releases:
    """All that was released, as lines of CSV by text: only those of a text that is read are taken apart."""

    tables: Mapping[str, str] = field(default_factory=dict, repr=False)
    digest: str = ""

    def of(self, text: str) -> tuple[Released, ...]:
        """The passages of a text, in the order in which they stood."""
        lines = self.tables.get(text)
        return tuple(map(Released._make, csv.reader(io.StringIO(lines, newline="")))) if lines else ()


def read(folder: Path) -> Releases:
    """Those of an edition. Raises ``SettingsError`` where the file is another one than ours, or damaged."""
    path = folder / FILE
    try:
        if not path.is_file():
            return Releases()
        if path.stat().st_size > _LARGEST:
            raise SettingsError(f"{path} is larger than {_LARGEST:,} bytes")
        data = path.read_bytes()
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"{path} is damaged: {error}", "take the file of the last release again") from error
    if not rows or rows[0] != _COLUMNS or any(len(row) != len(_COLUMNS) for row in rows[1:]):
        columns = ",".join(_COLUMNS)
        raise SettingsError(
            f"{path} has not the columns {columns} in every line", "edition cite --freeze writes this file"
        )
    for number, row in enumerate(rows[1:], 2):
        if _NO_ID.match(row[1]) or _NO_LETTER.search("".join(row)):
            raise SettingsError(
                f"{path}, row {number}: {row[1]!r} is no id of a passage, or letters stand there that no page can hold",
                "take that row out, or the file of the last release again; edition cite --freeze writes this file",
            )
    return Releases(_by_text(map(Released._make, rows[1:])), hashlib.sha256(data).hexdigest())


def _by_text(rows: Iterable[Released]) -> dict[str, str]:
    found: dict[str, list[Released]] = {}
    for row in rows:
        found.setdefault(row.text, []).append(row)
    return {text: _lines(some) for text, some in found.items()}


def _lines(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def written(rows: Iterable[Released]) -> bytes:
    """The file, from its rows."""
    return (_lines([_COLUMNS]) + _lines(rows)).encode()
