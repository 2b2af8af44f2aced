"""Edits applied to the bytes of one file: only what they replace is written anew, in the file's own encoding and line ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from edition.model import Edit, Fix
from edition.reading.parsing import NotWellFormed, parse
from edition.reading.places import encoding_of

_LINE_END = re.compile("\r\n|\r|\n")


class Change(NamedTuple):
    """The characters of a file from ``begin`` to ``end``, counted as it writes them, become others."""

    begin: int
    end: int
    new: str


class Unfit(Exception):
    """Why a file, or one edit of it, cannot be changed: in words."""


@dataclass(frozen=True, slots=True)
class Patched:
    """A file after its fixes: its bytes, which of the fixes were made, and why the others were not."""

    data: bytes
    changes: tuple[Change, ...]
    made: tuple[Fix, ...]
    refused: tuple[tuple[Fix, str], ...]


class Lines:
    """The characters of a file as it writes them, by line and column; and the way back to its bytes."""

    def __init__(self, data: bytes) -> None:
        bom, self.encoding = encoding_of(data)
        self._data = data
        self._skipped = len(bom)
        try:
            self.text = data[self._skipped :].decode(self.encoding)
            faithful = self.text.encode(self.encoding) == data[self._skipped :]
        except (UnicodeError, LookupError) as error:
            raise Unfit(f"its characters cannot be read as {self.encoding}") from error
        if not faithful:
            raise Unfit(f"its characters cannot be written in {self.encoding} as they are")
        ends = [found.span() for found in _LINE_END.finditer(self.text)]
        self.starts = [0, *(end for _, end in ends)]
        self.end = self.text[slice(*ends[0])] if ends else "\n"

    def change(self, edit: Edit) -> Change:
        """An edit as a change of bytes. ``Unfit``: there stands something else than it says."""
        place = edit.place
        begin = self._offset(place.line, place.column)
        end = self._offset(place.end_line, place.end_column) if place.end_column else begin + len(edit.old)
        if _LINE_END.sub("\n", self.text[begin:end]) != _LINE_END.sub("\n", edit.old):
            raise Unfit(f"{place.path}:{place.line}:{place.column}: there stands something else")
        new = _LINE_END.sub(lambda _: self.end, edit.new)
        return Change(begin, end, new.encode(self.encoding, "xmlcharrefreplace").decode(self.encoding))

    def _offset(self, line: int, column: int) -> int:
        if not 1 <= line <= len(self.starts) or column < 1:
            raise Unfit(f"there is no line {line}, column {column}")
        return self.starts[line - 1] + column - 1

    def applied(self, changes: Iterable[Change]) -> bytes:
        """The bytes of the file after changes, which are in order and do not overlap: what is not changed is copied."""
        pieces, at, done = [], 0, self._skipped
        pieces.append(self._data[:done])
        for change in changes:
            begin = done + len(self.text[at : change.begin].encode(self.encoding))
            pieces += [self._data[done:begin], change.new.encode(self.encoding)]
            done = begin + len(self.text[change.begin : change.end].encode(self.encoding))
            at = change.end
        return b"".join([*pieces, self._data[done:]])


def patched(path: str, data: bytes, fixes: Sequence[Fix]) -> Patched:
    """Make as many fixes of one file as do not get into each other's way; the first come first.

    ``Unfit``: the file cannot be changed, or it would not be well-formed afterwards.
    """
    lines, kept, made, refused = Lines(data), _Changes(), list[Fix](), list[tuple[Fix, str]]()
    for fix in sorted(fixes, key=_first):
        try:
            changes = [lines.change(edit) for edit in sorted(fix.edits, key=_position)]
        except Unfit as reason:
            refused.append((fix, str(reason)))
            continue
        if kept.take(changes):
            made.append(fix)
        else:
            refused.append((fix, "another fix changes the same place"))
    changed = lines.applied(kept.changes)
    if kept.changes:
        _check(path, changed)
    return Patched(changed, tuple(kept.changes), tuple(made), tuple(refused))


def _position(edit: Edit) -> tuple[int, int]:
    return edit.place.line, edit.place.column


def _first(fix: Fix) -> tuple[int, int]:
    return min(map(_position, fix.edits), default=(0, 0))


class _Changes:
    """Changes of one file that do not overlap, in order."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def take(self, changes: Iterable[Change]) -> bool:
        """Take in the changes of one fix, all or none; those that are there already are no hindrance."""
        new = [change for change in dict.fromkeys(changes) if change not in self._around(change)]
        if any(self._hinders(change) for change in new) or any(map(_overlap, new, new[1:])):
            return False
        for change in new:
            self.changes.insert(bisect_left(self.changes, change), change)
        return True

    def _around(self, change: Change) -> list[Change]:
        at = bisect_left(self.changes, change)
        return self.changes[max(0, at - 2) : at + 2]

    def _hinders(self, change: Change) -> bool:
        return any(_overlap(*sorted((change, other))) for other in self._around(change))


def _overlap(one: Change, other: Change) -> bool:
    """Whether two changes, the first first, touch the same characters, or put something into the same place."""
    return other.begin < one.end or other.begin == one.begin


def _check(path: str, data: bytes) -> None:
    try:
        parse(path, data)
    except NotWellFormed as error:
        raise Unfit("it would not be well-formed any more") from error
