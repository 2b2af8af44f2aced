"""``edition reconcile``: entries of registers out to OpenRefine, and what was decided there back into the registers."""

from __future__ import annotations

import contextlib
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edition.kinds import KINDS

if TYPE_CHECKING:
    from edition.building.discovery import Found
    from edition.project import Project
    from edition.reconciling.applying import Plan, Refusals
    from edition.reconciling.entries import Registers
    from edition.reconciling.judging import Judged

_SOURCE = click.argument("source", default=".", type=click.Path(path_type=Path))
_KIND = click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.folder for kind in KINDS if kind.name != "other"]),
    help="Only these entries; may be given several times.",
)
FIRST = 8100
"""The port that is tried first: the preview has those from 8000 on."""
_LOOK = 0.2
"""Seconds after which it is looked whether somebody wants to stop."""


@click.group("reconcile", short_help="Registers and authority files: out, and back in.")
def command() -> None:
    """Entries of registers out to OpenRefine, and identifiers of authority files back into the registers."""


@command.command("export", short_help="Print the entries of registers as CSV.")
@_SOURCE
@_KIND
def export(source: Path, kinds: Sequence[str]) -> int:
    """Print the entries of the registers of SOURCE as CSV, with their identifiers and an empty column for decisions."""
    from edition.reconciling.exporting import table  # noqa: PLC0415 - the help is told without it

    _, _, registers = _registers(source)
    for line in table(registers.of(kinds)):
        sys.stdout.buffer.write(line.encode())
    sys.stdout.buffer.flush()
    return _unread(registers)


@command.command("apply", short_help="Write decided identifiers into the registers.")
@click.argument("decisions", type=click.Path(path_type=Path))
@_SOURCE
@click.option("--diff", is_flag=True, help="Show the changes as a unified diff.")
@click.option("--write", is_flag=True, help="Write them into the registers.")
def apply(decisions: Path, source: Path, *, diff: bool, write: bool) -> int:
    """Put the identifiers that the table DECISIONS accepts into the registers of SOURCE.

    Without --write nothing is written, and it is said what would be. If one row of the table cannot be, nothing is written.
    """
    from edition.building.discovery import read_source  # noqa: PLC0415 - as above
    from edition.reconciling.applying import planned  # noqa: PLC0415 - as above
    from edition.reconciling.decisions import read, refused  # noqa: PLC0415 - as above
    from edition.reconciling.judging import judged  # noqa: PLC0415 - as above

    rows = read(str(decisions), _table(decisions))
    found, project, registers = _registers(source)
    verdict = judged(rows, registers)
    if verdict.wrong:
        raise refused(str(decisions), verdict.wrong)
    limit = project.limits.text_size
    plan = planned(
        verdict.additions, registers, lambda path: read_source(found.root, path, limit), _Grammar(source, project)
    )
    if plan.wrong:
        raise refused(str(decisions), plan.wrong)
    _show(plan, source, diff=diff)
    left = plan.write(found.root) if write else []
    return max(_told(plan, verdict, left, write=write), _unread(registers))


@command.command("serve", short_help="A reconciliation service of the registers, for OpenRefine.")
@_SOURCE
@_KIND
@click.option("-p", "--port", type=click.IntRange(0, 65535), help=f"Port; without it, {FIRST} or the next free one.")
def serve(source: Path, kinds: Sequence[str], port: int | None) -> int:
    """Answer OpenRefine which entries of the registers of SOURCE the names of a table may mean.

    Only programs on this computer are answered. Registers that change are read when it is started again. Ctrl-C ends.
    """
    from edition.cli import interrupting  # noqa: PLC0415 - as above
    from edition.reconciling.answering import handler  # noqa: PLC0415 - as above
    from edition.reconciling.service import Service  # noqa: PLC0415 - as above
    from edition.serving.loopback import Loopback  # noqa: PLC0415 - as above

    _, project, registers = _registers(source)
    entries = registers.of(kinds)
    listening = Loopback(handler(Service(entries, project.title, project.base_url)), port, FIRST)
    _say(f"{len(entries):,} entries; the service for OpenRefine is at {listening.address}; Ctrl-C ends")
    _unread(registers)
    try:
        while True:
            interrupting.check()
            time.sleep(_LOOK)
    finally:
        listening.close()


# ------------------------------------------------------------------------------------------------------------- registers


def _registers(source: Path) -> tuple[Found, Project, Registers]:
    from edition.building.discovery import Refused, discover, read_source  # noqa: PLC0415 - as above
    from edition.errors import SourceError  # noqa: PLC0415 - as above
    from edition.project import load  # noqa: PLC0415 - as above
    from edition.reconciling.entries import gathered  # noqa: PLC0415 - as above

    found, project = discover(source), load(source)
    refused: list[str] = []

    def read(path: str) -> bytes:
        try:
            return read_source(found.root, path, project.limits.text_size)
        except Refused:
            refused.append(path)
            return b""

    registers = gathered(found.paths, read, project.limits)
    registers.unread += refused
    if not registers.entries:
        raise SourceError(
            f"{source} holds no entry of a register", "entries have an xml:id, and stand in a listPerson or its like"
        )
    return found, project, registers


def _table(path: Path) -> bytes:
    """The bytes of a table that the user named: a link is followed wherever it leads, a pipe is not waited for."""
    from edition.building.sources import Refused, missing, read_source  # noqa: PLC0415 - as above
    from edition.errors import EditionError  # noqa: PLC0415 - as above
    from edition.reconciling.decisions import LARGEST  # noqa: PLC0415 - as above

    try:
        real = path.resolve(strict=True)
        return read_source(real.parent, real.name, LARGEST)
    except (OSError, ValueError, RuntimeError) as error:
        raise missing(path, error) from error
    except Refused as refused:
        raise EditionError(f"{path}: {refused.problem.message}", refused.problem.hint) from refused


class _Grammar:
    """What the schemas that apply to a register refuse in it."""

    def __init__(self, source: Path, project: Project) -> None:
        from edition.checking.grammar import Grammar  # noqa: PLC0415 - as above
        from edition.checking.schemas import schemas  # noqa: PLC0415 - as above

        self._grammar, self._limits = Grammar(schemas(source, project)), project.limits

    def __call__(self, path: str, data: bytes) -> Refusals:
        from edition.reading.parsing import NotWellFormed, parse  # noqa: PLC0415 - as above

        try:
            _, _, problems = self._grammar.check(parse(path, data, self._limits))
        except NotWellFormed as failure:
            return [(failure.problem.message, failure.problem.place.line if failure.problem.place else 0)]
        return [(one.message, one.place.line if one.place else 0) for one in problems if one.severity != "info"]


# --------------------------------------------------------------------------------------------------------------- telling


def _show(plan: Plan, source: Path, *, diff: bool) -> None:
    """What changes, on standard output: as a diff, or a line for each identifier."""
    from edition.checking.reports import columns  # noqa: PLC0415 - as above
    from edition.cli.checking import joined  # noqa: PLC0415 - as above
    from edition.cli.telling import base_of, say  # noqa: PLC0415 - as above

    base = base_of(source)
    lines = plan.diff(lambda path: joined(base, path)) if diff else _additions(plan)
    shown = map(columns.line, lines) if diff and sys.stdout.isatty() else lines if diff else map(columns.shown, lines)
    with contextlib.suppress(BrokenPipeError):
        say(shown)


def _additions(plan: Plan) -> Iterator[str]:
    for file in plan.files:
        for one in file.additions:
            yield f"{file.path}: {one.entry.name} ({one.entry.id}) gets {one.identifier.authority} {one.identifier.number}"


def _told(plan: Plan, verdict: Judged, left: Sequence[str], *, write: bool) -> int:
    """What it comes to, on standard error; the exit code."""
    added = sum(len(file.additions) for file in plan.files)
    said = _counted(added, "identifier", "identifiers") + f" in {_counted(len(plan.files), 'file', 'files')}"
    if not added:
        head = "nothing to write"
    elif left:
        head = f"{said}, and not all could be written:"
    else:
        head = f"written: {said}" if write else f"{said} to be written: --write does"
    _say("; ".join([head, *_others(verdict.counts)]))
    for reason in left:
        _say(f"left: {reason}")
    return 2 if left else 0


def _others(counts: Counter[str]) -> Iterator[str]:
    """Rows that change nothing."""
    words = {"there": "already there", "reject": "rejected", "later": "for later", "open": "not decided"}
    yield from (f"{counts[key]:,} {said}" for key, said in words.items() if counts[key])


def _unread(registers: Registers) -> int:
    """Say how many files could not be read; the exit code."""
    if not registers.unread:
        return 0
    some = _counted(len(registers.unread), "file", "files")
    _say(f"{some} could not be read, and what stands there is missing: edition validate says why")
    return 1


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _say(words: str) -> None:
    with contextlib.suppress(OSError):
        click.echo(words, err=True)
