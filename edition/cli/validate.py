"""``edition validate``: whatever reading finds, and the grammar, without making anything."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import click

from edition.building.cataloguing import Order
from edition.building.validating import validated
from edition.checking.reports import Report
from edition.cli.progress import Bar
from edition.cli.telling import closing_words, exit_code, reporting, tell
from edition.model import Problem


@click.command("validate", short_help="Check texts: form, pointers, grammar.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--schema", type=click.Path(path_type=Path), help="Check all texts against this XML Schema.")
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), help="Processes; 0 takes as many as pay.")
@reporting
def command(paths: tuple[Path, ...], schema: Path | None, jobs: int, fail_on: str, form: str, most: int) -> int:
    """Check PATHs (folders or files; without one, the folder you are in) and write nothing.

    Grammar is checked against the schema that a text or edition.toml names; schemas are not fetched.
    """
    counts: Counter[str] = Counter(texts=0)
    problems: list[Problem] = []
    with Bar() as bar:
        for path in paths or (Path(),):
            verdict = validated(Order(path, jobs=jobs, schema=schema, progress=bar.show))
            counts.update(verdict.counts)
            problems += (_from_here(p, path) if len(paths) > 1 else p for p in verdict.problems)
    report = Report(tuple(dict.fromkeys(problems)), counts)
    with contextlib.suppress(OSError):  # the work is done: where nobody can be told, the exit code still is right
        tell(report, form, most)
        click.echo(closing_words(report, "checked: "), err=True)
    return exit_code(report.problems, fail_on)


def _from_here(problem: Problem, source: Path) -> Problem:
    """A problem whose path begins where the command was called: with several sources, theirs would be ambiguous."""
    if problem.place is None:
        return problem
    folder = source if source.is_dir() else source.parent
    path = os.path.normpath(os.path.join(folder, problem.place.path))  # noqa: PTH118 - as the user wrote it
    return replace(problem, place=replace(problem.place, path=path))
