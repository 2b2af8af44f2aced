"""``edition build``: a folder of TEI to a site."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Any

import click

from edition.building.engine import Order, Outcome, build
from edition.checking import reports
from edition.cli.progress import Bar
from edition.model import Problem, worst

_LABELS = {
    "texts": ("text", "texts"),
    "registers": ("register file", "register files"),
    "headers": ("header-only file", "header-only files"),
    "collections": ("collection", "collections"),
    "malformed": ("file left out as unreadable", "files left out as unreadable"),
    "not_tei": ("XML file left aside that is no TEI", "XML files left aside that are no TEI"),
}


@click.command("build", short_help="Build a site from a folder of TEI, or from one file.")
@click.argument("source", default=".", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", default="site", show_default=True, type=click.Path(path_type=Path), help="Folder of the site."
)
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), help="Processes; 0 takes as many as pay.")
@click.option("--strict", is_flag=True, help="Publish nothing when a text has errors.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="What ends with exit code 1.",
)
@click.option("--json", "as_json", is_flag=True, help="Problems as JSON on standard output.")
@click.option("--all", "show_all", is_flag=True, help="List every problem, not the first few of each sort.")
@click.option("--cache", type=click.Path(path_type=Path), help="Folder for working files.")
def command(source: Path, output: Path, show_all: bool, as_json: bool, fail_on: str, **options: Any) -> int:
    """Build a browsable, citable edition from SOURCE (an edition, a folder of TEI, or one file).

    Sources are never written to. What is published changes in one step: readers see the old site or the new one.
    """
    with Bar() as bar:
        outcome = build(Order(source, output, progress=bar.show, **options))
    if as_json:
        with contextlib.suppress(BrokenPipeError):
            click.echo(reports.as_json(outcome.problems))
    with contextlib.suppress(OSError):  # the work is done: where nobody can be told, the exit code still is right
        tell([] if as_json else outcome.problems, show_all)
        _say(outcome, source, output)
    return exit_code(outcome.problems, fail_on)


def tell(problems: list[Problem], show_all: bool) -> None:
    """The problems on standard error: all, or the first few of each sort."""
    for line in reports.lines(problems, sys.maxsize if show_all else 3):
        click.echo(line, err=True)


def _say(outcome: Outcome, source: Path, output: Path) -> None:
    click.echo(f"{in_words(outcome.counts)}; {reports.summary(outcome.problems)}", err=True)
    if source.is_file() and any(problem.slug == "dangling-pointer" for problem in outcome.problems):
        click.echo("only this file was read: pointers to registers in other files need the folder as SOURCE", err=True)
    if outcome.stopped:
        click.echo("nothing was published, because of --strict", err=True)
    else:
        where = os.path.join(output, "index.html")  # noqa: PTH118 - as the user wrote it
        click.echo(f"{'built' if outcome.published else 'unchanged'}: open {where}", err=True)


def in_words(counts: dict[str, int]) -> str:
    """``3 texts, 1 register file``: what a source holds."""
    return ", ".join(_counted(n, *_LABELS[key]) for key, n in counts.items() if n or key == "texts")


def _counted(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"


def exit_code(problems: list[Problem], fail_on: str) -> int:
    """1 where there are problems as grave as ``fail_on``, else 0."""
    found = worst(problems)
    return 1 if found == "error" or (fail_on == "warning" and found == "warning") else 0
