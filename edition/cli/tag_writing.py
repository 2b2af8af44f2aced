"""The end of ``edition tag`` for one text: what is accepted is written, or shown, and the ledger says what became of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from edition.encoding.ledger.applying import WRITING, Applied, Refusals, applied, chained
from edition.encoding.ledger.moving import Located
from edition.encoding.ledger.rows import Row
from edition.encoding.quoting.directness import direct
from edition.encoding.tagging.evidence import Setting
from edition.encoding.tagging.flows import Flow
from edition.encoding.tagging.scanning import ids as ids_of
from edition.errors import OutputError
from edition.project import load
from edition.reading.parsing import NotWellFormed, parse, sha256


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
    spacy: str = ""
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


@dataclass(frozen=True, slots=True)
class Entered:
    """What new entries want of the texts: the pointer to each, from the folder one is in; ids of elements, by the ids of rows."""

    pointers: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def finished(work: Work, wish: Wish, entries: Directory, new: Entered, usual: Habit) -> list[str]:
    """Write a text and its ledger, or show the change; what could not be written, in words."""
    try:
        if not (wish.write or wish.show):
            work.ledger = work.ledger.save([one.row for one in work.rows])
            return []
        made = applied(work.data, work.flows, work.rows, _attributes(work, wish, entries, new, usual), judge_of(work))
        if wish.show:
            with contextlib.suppress(BrokenPipeError):
                say(map(columns.shown, unified(work.shown, work.data, made.data, made.changes)))
        else:
            _write(work, made)
    except (Unfit, OutputError) as reason:
        return [f"{work.shown}: nothing was written: {reason}"]
    return _stuck(work, made.rows)


def _write(work: Work, made: Applied) -> None:
    """The decisions first, then the text, then what became of them: whatever stops this, nobody takes our tags for the scholar's.

    ``OutputError``, ``Unfit``: the ledger or the text cannot be written; the text is as it was.
    """
    if made.changes:
        before = [one.row for one in work.rows]
        is_new = [row.state == "written" != old.state for row, old in zip(made.rows, before, strict=True)]
        pending = [replace(row, state=WRITING) if new else row for row, new in zip(before, is_new, strict=True)]
        work.ledger = work.ledger.save(pending)
        replaced(Path(work.shown), made.data, sha256(work.data))
    work.ledger = work.ledger.save(made.rows)
    work.rows = [Located(row, one.flow) for row, one in zip(made.rows, work.rows, strict=True)]


def _attributes(
    work: Work, wish: Wish, entries: Directory, new: Entered, usual: Habit
) -> Callable[[Row], list[tuple[str, str]]]:
    """What the start tag of a row says."""
    source = Lines(work.data).text
    habit, ids = entries.habit(source) or usual, ids_of(source)
    pointing = entries.pointing(work.shown, habit)
    links = chained(work.rows, ids)

    def attributes(row: Row) -> list[tuple[str, str]]:
        made = new.pointers
        pointer = " ".join(_from(work, made[key]) if key in made else pointing(key) for key in row.entry.split())
        resp = wish.resp or (f"#{row.who}" if row.who in ids else "")
        told = [("cert", row.certainty), ("resp", resp)]
        name = row.attribute
        if name == "ref" and row.entry and not any(key in made for key in row.entry.split()):
            name = entries.attribute(row.entry.split()[0], habit)
        named = [*links.get(row.id, ()), ("xml:id", new.names.get(row.id, ""))]
        stated = [(name, pointer), ("type", row.type), ("direct", _direct(row)), *named, *told]
        return [(name, value) for name, value in stated if name]

    return attributes


def _direct(row: Row) -> str:
    """What ``said`` tells of its words; no other element has ``@direct``."""
    return direct(row.before, row.surface, row.after, is_piece=bool(row.chain)) if row.element == "said" else ""


def _stuck(work: Work, rows: Sequence[Row]) -> list[str]:
    settled = ("", WRITING, "written", "there", "removed", "lost")
    return [f"{work.shown}: “{row.surface}” is not tagged: {row.state}" for row in rows if row.state not in settled]


def _from(work: Work, pointer: str) -> str:
    """A pointer from the folder one is in, as a text writes it."""
    file, _, xml_id = pointer.rpartition("#")
    return f"{os.path.relpath(file, Path(work.shown).parent)}#{xml_id}".replace(os.sep, "/")


@lru_cache(maxsize=1)
def _grammar(root: Path) -> Grammar:
    return Grammar(schemas(root, load(root)))


def judge_of(work: Work) -> Callable[[bytes], Refusals]:
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
