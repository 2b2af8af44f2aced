"""The end of ``edition tag`` for one text: what is accepted is written, or shown, and the ledger says what became of it."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from edition.checking.grammar import Grammar
from edition.checking.reports import columns
from edition.checking.schemas import schemas
from edition.cli.telling import say
from edition.editing.differing import unified
from edition.editing.patching import Lines, Unfit
from edition.editing.writing import replaced
from edition.encoding.directory import Directory, Habit
from edition.encoding.ledger import files
from edition.encoding.ledger.applying import Refusals, applied, chained
from edition.encoding.ledger.moving import Located
from edition.encoding.ledger.rows import Row
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.flows import Flow
from edition.project import load
from edition.reading.parsing import NotWellFormed, parse, sha256

_ID = re.compile(r"""\sxml:id\s*=\s*["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command was asked for."""

    paths: tuple[Path, ...]
    registers: tuple[Path, ...] = ()
    only: tuple[str, ...] = ()
    least: str = "low"
    review: bool = False
    accept: str | None = None
    write: bool = False
    show: bool = False
    report: bool = False
    who: str = ""
    resp: str = ""
    entries: Path | None = None
    as_json: bool = False


@dataclass(slots=True)
class Work:
    """One text with its ledger: its path from where the command was called, its place in its source, and its passages."""

    root: Path
    path: str
    shown: str
    data: bytes
    ledger: files.Ledger
    setting: Setting
    flows: list[Flow] = field(default_factory=list)
    rows: list[Located] = field(default_factory=list)


def finished(work: Work, wish: Wish, entries: Directory, new: Mapping[str, str], usual: Habit) -> list[str]:
    """Write a text and its ledger, or show the change; what could not be written, in words."""
    rows = [one.row for one in work.rows]
    if not (wish.write or wish.show):
        work.ledger = work.ledger.save(rows)
        return []
    habit = entries.habit(Lines(work.data).text) or usual
    pointing = entries.pointing(work.shown, habit)
    ids = frozenset(_ID.findall(work.data.decode("utf-8", "replace")))

    links = chained(work.rows)

    def attributes(row: Row) -> list[tuple[str, str]]:
        pointer = " ".join(_from(work, new[key]) if key in new else pointing(key) for key in row.entry.split())
        resp = wish.resp or (f"#{row.who}" if row.who in ids else "")
        stated = [
            (row.attribute, pointer),
            ("type", row.type),
            *links.get(row.id, ()),
            ("cert", row.certainty),
            ("resp", resp),
        ]
        return [(name, value) for name, value in stated if name]

    made = applied(work.data, work.flows, work.rows, attributes, _judge(work))
    if wish.show:
        with contextlib.suppress(BrokenPipeError):
            say(map(columns.shown, unified(work.shown, work.data, made.data, made.changes)))
        return _stuck(work, made.rows)
    if made.changes:
        try:
            replaced(Path(work.shown), made.data, sha256(work.data))
        except Unfit as reason:
            return [f"{work.shown}: nothing was written: {reason}"]
    work.ledger = work.ledger.save(made.rows)
    work.rows = [Located(row, one.flow) for row, one in zip(made.rows, work.rows, strict=True)]
    return _stuck(work, made.rows)


def _stuck(work: Work, rows: Sequence[Row]) -> list[str]:
    settled = ("", "written", "there", "removed", "lost")
    return [f"{work.shown}: “{row.surface}” is not tagged: {row.state}" for row in rows if row.state not in settled]


def _from(work: Work, pointer: str) -> str:
    """A pointer from the folder one is in, as a text writes it."""
    file, _, xml_id = pointer.rpartition("#")
    return f"{os.path.relpath(file, Path(work.shown).parent)}#{xml_id}".replace(os.sep, "/")


@lru_cache(maxsize=1)
def _grammar(root: Path) -> Grammar:
    return Grammar(schemas(root, load(root)))


def _judge(work: Work) -> Callable[[bytes], Refusals]:
    """What the grammar of a text refuses in it, with places in its source; all, where it would be no XML any more."""
    grammar = _grammar(work.root)

    def judge(data: bytes) -> Refusals:
        try:
            document = parse(work.path, data)
        except NotWellFormed as failure:
            return [(failure.problem.message, 0)]
        lines = Lines(data)
        found = [(one.message, one.place) for one in grammar.check(document)[2]]
        return [(what, lines.starts[place.line - 1] + place.column - 1 if place else 0) for what, place in found]

    return judge
