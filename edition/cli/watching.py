"""``edition validate --watch``: once more whenever a file changes, until Ctrl-C."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from edition.building.claims import MARKER
from edition.building.discovery import SUFFIXES
from edition.cli import interrupting
from edition.errors import EditionError

POLL = 0.5
"""Seconds between two looks, at least: ten times as long as a look takes."""
_WATCHED = (*SUFFIXES, ".toml", ".xsd", ".rng", ".rnc", ".sch")
Snapshot = dict[str, tuple[int, int]]
"""Of every file, when it was changed, in nanoseconds, and how large it is, in bytes."""


def watch(paths: Sequence[Path], run: Callable[[], object]) -> None:
    """Run at once, and again after each change of a text, a schema or a setting. Ends by ``KeyboardInterrupt`` alone."""
    while True:
        seen = snapshot(paths)
        click.clear()  # does nothing where there is no terminal
        try:
            run()
        except EditionError as error:  # it may be mended as well
            click.echo(f"edition: {error.message}" + (f"\nhint: {error.hint}" if error.hint else ""), err=True)
        click.echo("watching for changes; Ctrl-C ends", err=True)
        _wait_for_change(paths, seen)


def _wait_for_change(paths: Sequence[Path], seen: Snapshot) -> None:
    """Come back when something has changed, and has been at rest since the last look."""
    last = seen
    while True:
        begin = time.monotonic()
        now = snapshot(paths)
        if now == last != seen:
            return
        last = now
        interrupting.check()
        time.sleep(max(POLL if now == seen else POLL / 5, 10 * (time.monotonic() - begin)))


def snapshot(paths: Sequence[Path]) -> Snapshot:
    """The files that matter as they are now: below folders; of single files, themselves and what stands beside them."""
    found: Snapshot = {}
    for path in paths:
        deep = path.is_dir()
        beside = (entry.path for entry in _entries(path if deep else path.parent, deep))
        for name in (*beside, *(() if deep else (str(path),))):
            try:
                status = os.stat(name)  # noqa: PTH116 - thousands of times
            except OSError:
                continue  # it has just gone
            found[name] = (status.st_mtime_ns, status.st_size)
    return found


def _entries(folder: Path, deep: bool) -> Iterator[os.DirEntry[str]]:
    """Files that matter, in folders that are no built sites and not hidden; links to folders are not followed."""
    pending = [str(folder)]
    while pending:
        try:
            with os.scandir(pending.pop()) as listing:
                entries = [entry for entry in listing if not entry.name.startswith(".") or entry.name == MARKER]
        except OSError:
            continue
        if any(entry.name == MARKER for entry in entries):
            continue
        for entry in entries:
            if deep and entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)
            elif entry.name.lower().endswith(_WATCHED):
                yield entry
