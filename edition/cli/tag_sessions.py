"""What the new entry of a session says beside its name: who took part, and where the part of the text is that is about it."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from edition.cli.tag_writing import Work, judge_of
from edition.editing.patching import Lines, Unfit
from edition.encoding.directory import Directory
from edition.encoding.entering import New
from edition.encoding.ledger.applying import applied
from edition.encoding.ledger.rows import Row
from edition.encoding.parts import FROM, Division, divisions, limits, part
from edition.encoding.sessions import participants
from edition.encoding.tagging.scanning import ids

_KIND = "session"
_UNFIT = re.compile(r"[\s%#]")
"""What cannot stand in the path of a pointer as it is."""


class Sessions:
    """Completes the entries of sessions that go into ``file``; ``names`` are the ids that titles in the texts shall get."""

    def __init__(self, file: Path, entries: Directory, new: Sequence[New]) -> None:
        self._folder = file.parent
        self._pointing = entries.pointing(os.path.normpath(file).replace(os.sep, "/"))
        self._persons = {one.key: one.name for one in entries.known if one.kind == "person"}
        self._persons |= {one.id: one.names[0] for one in new if one.shape.entry == "person"}
        self._new = frozenset(one.id for one in new)
        self._texts: dict[str, _Text] = {}
        self.names: dict[str, str] = {}

    def told(self, entry: New, work: Work, number: int) -> New:
        """An entry with what is to be said of a session, which row ``number`` of a text names; another entry as it is."""
        if work.rows[number].row.what != _KIND:
            return entry
        text = self._texts.setdefault(work.shown, _Text(work))
        held = part(work.flows, work.rows, number, text.divisions)
        people = participants(work.rows, held, self._persons)
        told = [self._limit(text, *one) for one in limits(held, work.flows, work.rows, number, text.divisions)]
        stated = tuple(one for one in told if one)
        return replace(
            entry,
            participants=tuple((f"#{key}" if key in self._new else self._pointing(key), name) for key, name in people),
            limits=stated if stated and stated[0][0] == FROM else (),
        )

    def _limit(self, text: _Text, which: str, meant: str | int) -> tuple[str, str] | None:
        """The ``@type`` and ``@target`` of a limit; None where the title that it would be cannot be marked up."""
        if isinstance(meant, int):
            row = text.work.rows[meant].row
            if row.id not in text.fitting:
                return None
            meant = self.names[row.id] = text.name(row)
        path = os.path.relpath(text.work.shown, self._folder).replace(os.sep, "/")
        return which, f"{_UNFIT.sub(_escaped, path)}#{meant}"


class _Text:
    """A text with its divisions, and what of its rows will be written."""

    def __init__(self, work: Work) -> None:
        self.work = work

    @cached_property
    def divisions(self) -> list[Division]:
        """Those of its source, the inner ones first."""
        return divisions(self._source)

    @cached_property
    def fitting(self) -> frozenset[str]:
        """The ids of the rows whose elements will stand in the text when all is written, and are ours."""
        work = self.work
        try:
            made = applied(work.data, work.flows, work.rows, self._attributes, judge_of(work))
        except Unfit:
            return frozenset()
        return frozenset(row.id for row in made.rows if row.state == "written")

    def name(self, row: Row) -> str:
        """The id that the title of a session gets, which nothing in the text has."""
        base = f"s-{row.id.partition('-')[0]}"
        return next(
            one for one in (base, *(f"{base}-{n}" for n in range(2, len(self._taken) + 3))) if one not in self._taken
        )

    def _attributes(self, row: Row) -> list[tuple[str, str]]:
        """As they will be, but for where they point."""
        told = [("type", row.type), ("cert", row.certainty)]
        told += [(row.attribute, "#x")] if row.attribute else []
        return [*told, ("xml:id", self.name(row))] if row.what == _KIND else told

    @cached_property
    def _source(self) -> str:
        return Lines(self.work.data).text

    @cached_property
    def _taken(self) -> frozenset[str]:
        return ids(self._source)


def _escaped(found: re.Match[str]) -> str:
    return quote(found[0])
