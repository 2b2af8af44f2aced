"""``edition validate``: whatever reading finds, the grammar and the rules, without making anything."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import click

from edition.cli.checking import Asked, checked, reported, save_baseline
from edition.cli.progress import Bar
from edition.cli.telling import closing_words, exit_code, reporting, tell


def _names(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """``a,b`` and ``c`` as ``a``, ``b``, ``c``."""
    return tuple(name.strip() for some in given for name in some.split(",") if name.strip())


@click.command("validate", short_help="Check texts: form, pointers, grammar.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--schema", multiple=True, type=click.Path(path_type=Path), help="Check all texts against this schema.")
@click.option("--allow-network", is_flag=True, help="Fetch schemas that texts name and that are not here.")
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), help="Processes; 0 takes as many as pay.")
@click.option(
    "--select", multiple=True, metavar="NAMES", callback=_names, help="Look only for these: slugs or families."
)
@click.option("--ignore", multiple=True, metavar="NAMES", callback=_names, help="Do not look for these.")
@click.option(
    "--baseline",
    "known",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Do not tell the problems named in FILE.",
)
@click.option(
    "--write-baseline",
    "save",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the problems to FILE as known ones.",
)
@reporting
def command(form: str, most: int, **options: Any) -> int:
    """Check PATHs (folders or files; without one, the folder you are in) and write nothing.

    Schemas are those of --schema (several may be given: .rng .rnc .xsd .sch .isosch), else those of edition.toml, else those
    that a text names. They are not fetched, unless --allow-network says so. NAMES are separated by commas; edition explain
    lists them.
    """
    asked = Asked(**options)
    with Bar() as bar:
        report = reported(checked(asked, bar.show), asked)
    if asked.save:
        save_baseline(report, asked.save)
        click.echo(f"{len(report.problems):,} problems are known from now on: --baseline {asked.save}", err=True)
        return 0
    with contextlib.suppress(OSError):  # the work is done: where nobody can be told, the exit code still is right
        tell(report, form, most)
        click.echo(closing_words(report, "checked: "), err=True)
    return exit_code(report.problems, asked.fail_on)
