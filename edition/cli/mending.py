"""``edition validate --fix``: what the sure fixes would change, as a diff; with ``--write``, the change itself."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence

from edition.building.discovery import Refused, read_source
from edition.checking.reports import columns
from edition.cli.checking import Checked
from edition.cli.telling import say
from edition.editing.mending import Plan, planned

_MOST = 20
"""Reasons that are told."""


def show(sources: Sequence[Checked]) -> None:
    """The diff on standard output, and in words what it comes to."""
    plans = [(source, _plan(source)) for source in sources]
    with contextlib.suppress(BrokenPipeError):
        for source, plan in plans:
            say(_safe(plan.diff(source.from_here)))
    files, fixes = (sum(len(plan.files) for _, plan in plans), sum(plan.made for _, plan in plans))
    said = f"can be mended: {_counted(fixes, files)}; nothing was written: --fix --write does"
    _tell(plans, said if fixes else "nothing can be mended without somebody's judgement")


def write(sources: Sequence[Checked]) -> bool:
    """Write what the sure fixes change; whether anything was."""
    plans, files, fixes = [], 0, 0
    for source in sources:
        plan = _plan(source)
        written = plan.write(source.root)
        files += len(written)
        fixes += sum(len(file.patched.made) for file in written)
        plans.append((source, plan))
    _tell(plans, f"mended: {_counted(fixes, files)}" if files else "nothing was mended")
    return files > 0


def _plan(source: Checked) -> Plan:
    def read(path: str) -> bytes:
        try:
            return read_source(source.root, path)
        except Refused:
            return b""  # which is not what was read before

    return planned(source.found.problems, read, source.hashes)


def _tell(plans: Sequence[tuple[Checked, Plan]], said: str) -> None:
    """Say why something was left, and what it comes to; where nobody can be told, the work is done all the same."""
    left = [f"left: {source.from_here(path)}: {reason}" for source, plan in plans for path, reason in plan.left]
    more = [f"… and {len(left) - _MOST:,} more that were left"] if len(left) > _MOST else []
    with contextlib.suppress(OSError):
        say(map(columns.shown, [*left[:_MOST], *more, said]), err=True)


def _counted(fixes: int, files: int) -> str:
    return f"{fixes:,} problem{'s' if fixes != 1 else ''} in {files:,} file{'s' if files != 1 else ''}"


def _safe(lines: Iterator[str]) -> Iterator[str]:
    """A diff as it is; on a terminal, so that the terminal has nothing to obey."""
    return map(columns.line, lines) if sys.stdout.isatty() else lines
