"""``edition build``: a folder of TEI to a site."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

import click

from edition.building.afar import is_address, near
from edition.building.engine import Order, Outcome, build
from edition.checking.reports import Report
from edition.cli.progress import Bar
from edition.cli.speaking import ui_language
from edition.cli.telling import base_of, closing_words, exit_code, reporting, tell
from edition.hourglass import room
from edition.model import Severity
from edition.project import SEARCHES

_ROOM = 4_000_000_000
"""Bytes that a process may grow by where nobody vouches for the project."""


@click.command("build", short_help="Build a site from a folder of TEI, or from one file.")
@click.argument("source", default=".", type=click.Path())
@click.option(
    "-o", "--output", default="site", show_default=True, type=click.Path(), help="Folder of the site, or its address."
)
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), help="Processes; 0 takes as many as pay.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Have a Dask cluster do the work: tcp://host:8786.")
@click.option("--strict", is_flag=True, help="Publish nothing when a text has errors.")
@click.option("--untrusted", is_flag=True, help="Trust nothing in SOURCE: not its settings, stylesheets or templates.")
@reporting
@click.option("--parquet", is_flag=True, help="Write the tables as Parquet too, beside CSV.")
@click.option("--search", type=click.Choice(SEARCHES), help="What searches: our script, or Pagefind (on a web server).")
@click.option("--cache", type=click.Path(path_type=Path), help="Folder for what the next build can take over.")
@ui_language
def command(source: str, output: str, form: str, most: int, fail_on: Severity, **options: Any) -> int:
    """Build a browsable, citable edition from SOURCE (an edition, a folder of TEI, or one file).

    Sources are never written to. What is published changes in one step: readers see the old site or the new one.
    SOURCE and the output may be addresses (s3://bucket/folder); there files are sent one by one.
    """
    if options["untrusted"] and options["scheduler"]:
        raise click.UsageError("--untrusted and --scheduler do not go together: a cluster is for those who are trusted")
    with near(source, output, options.pop("cache")) as (folder, site, cache):
        with Bar() as bar, room(_ROOM) if options["untrusted"] else contextlib.nullcontext():
            outcome = build(Order(folder, site, cache=cache, progress=bar.show, **options))
        base = source if is_address(source) else base_of(folder)
        report = Report(
            tuple(outcome.problems), outcome.counts, base=base, suppressed=outcome.suppressed, fail_on=fail_on
        )
    tell(report, form, most)
    with contextlib.suppress(OSError):  # as there
        _say(report, outcome, source, output)
    return exit_code(outcome.problems, fail_on)


def _say(report: Report, outcome: Outcome, source: str, output: str) -> None:
    click.echo(closing_words(report), err=True)
    if Path(source).is_file() and any(problem.slug == "dangling-pointer" for problem in outcome.problems):
        click.echo("only this file was read: pointers to registers in other files need the folder as SOURCE", err=True)
    if outcome.stopped:
        click.echo("nothing was published, because of --strict", err=True)
    else:
        where = os.path.join(output, "index.html")  # noqa: PTH118 - as the user wrote it
        click.echo(f"{'built' if outcome.published else 'unchanged'}: open {where}", err=True)
