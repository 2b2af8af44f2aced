"""``edition validate --watch``: once more whenever a file changes, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from edition.building.discovery import SUFFIXES
from edition.cli import interrupting
from edition.errors import EditionError
from edition.serving.watching import Watch, snapshot

POLL = 0.5
"""Seconds between two looks, at least."""
WATCHED = (*SUFFIXES, ".toml", ".xsd", ".rng", ".rnc", ".sch")


def watch(paths: Sequence[Path], run: Callable[[], object]) -> None:
    """Run at once, and again after each change of a text, a schema or a setting. Ends by ``KeyboardInterrupt`` alone."""
    watching = Watch(partial(snapshot, paths, WATCHED), POLL)
    while True:
        click.clear()  # does nothing where there is no terminal
        try:
            run()
        except EditionError as error:  # it may be mended as well
            click.echo(f"edition: {error.message}" + (f"\nhint: {error.hint}" if error.hint else ""), err=True)
        click.echo("watching for changes; Ctrl-C ends", err=True)
        while not watching.changed():
            interrupting.check()
            time.sleep(watching.wait)
