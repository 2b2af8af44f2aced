"""``edition index``: one CSV table on standard output, the same bytes as in the site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from edition.building.engine import Order, indexed
from edition.building.plugins import table_bytes
from edition.building.sifting import sifted
from edition.building.tables import COLUMNS
from edition.checking import reports
from edition.checking.choosing import choice
from edition.cli.progress import Bar
from edition.model import worst


@click.command("index", short_help="Print an index as CSV.")
@click.argument("kind", type=click.Choice(list(COLUMNS)), metavar="KIND")
@click.argument("source", default=".", type=click.Path(path_type=Path))
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), help="Processes; 0 takes as many as pay.")
def command(kind: str, source: Path, jobs: int) -> int:
    """Print an index of SOURCE as CSV: persons, organizations, sessions, places, events, works, others, mentions, …"""
    with Bar() as bar, indexed(Order(source, jobs=jobs, progress=bar.show)) as index:
        for piece in table_bytes(index, kind):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        problems = sifted(index.problems(), choice(index.project.problems), index.root).problems
    if worst(problems) == "error":
        click.echo(f"{reports.summary(problems)}: edition build lists them", err=True)
        return 1
    return 0
