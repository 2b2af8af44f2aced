"""``edition validate``: whatever reading finds, the grammar and the rules, without making anything."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from edition.checking.reports import Report
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
@click.option("--cache", type=click.Path(path_type=Path), help="Folder in which what was found in files is remembered.")
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
@click.option("--fix", is_flag=True, help="Show what can be mended without doubt, as a diff.")
@click.option("--write", is_flag=True, help="With --fix: write it into the texts.")
@click.option("--untrusted", is_flag=True, help="Trust nothing in PATH: its own limits are not raised.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes; Ctrl-C ends.")
@reporting
def command(form: str, most: int, write: bool, watch: bool, **options: Any) -> int:
    """Check PATHs (folders or files; without one, the folder you are in) and write nothing, except with --fix --write.

    Schemas are those of --schema (several may be given: .rng .rnc .xsd .sch .isosch), else those of edition.toml, else those
    that a text names. They are not fetched, unless --allow-network says so. NAMES are separated by commas; edition explain
    lists them.
    """
    asked = Asked(**options)
    _check_usage(asked, form, write, watch)
    if watch:
        from edition.cli.watching import watch as watched  # noqa: PLC0415 - nobody else needs it

        watched(asked.watched, lambda: _once(asked, form, most))
    if asked.fix:
        return _mended(asked, form, most, write)
    return _once(asked, form, most)


def _check_usage(asked: Asked, form: str, write: bool, watch: bool) -> None:
    if write and not asked.fix:
        raise click.UsageError("--write is for --fix: edition validate --fix --write")
    if asked.fix and not write and form != "text":
        raise click.UsageError(f"--fix shows a diff, so --format {form} would be in its way")
    if watch and (asked.fix or asked.save or form != "text"):
        raise click.UsageError("--watch tells problems as text, and writes nothing")
    if asked.fix and asked.save:
        raise click.UsageError("--fix and --write-baseline are two things: one after the other")


def _once(asked: Asked, form: str, most: int) -> int:
    with Bar() as bar:
        report = reported(checked(asked, bar.show), asked)
    if asked.save:
        save_baseline(report, asked.save)
        click.echo(f"{len(report.problems):,} problems are known from now on: --baseline {asked.save}", err=True)
        return 0
    return _told(report, form, most)


def _told(report: Report, form: str, most: int) -> int:
    tell(report, form, most)
    with contextlib.suppress(OSError):  # as there
        click.echo(closing_words(report, "checked: "), err=True)
        if form == "text" and (sure := sum(any(fix.sure for fix in problem.fixes) for problem in report.problems)):
            click.echo(f"{sure:,} of them can be mended without doubt: --fix shows how", err=True)
    return exit_code(report.problems, report.fail_on)


def _mended(asked: Asked, form: str, most: int, write: bool) -> int:
    """Show what can be mended, or write it; then the texts are checked again, and what is left is told."""
    from edition.cli import mending  # noqa: PLC0415 - nobody else needs it

    with Bar() as bar:
        sources = checked(asked, bar.show)
    if write and mending.write(sources):
        return _once(replace(asked, fix=False), form, most)
    report = reported(sources, asked)
    if write:
        return _told(report, form, most)
    mending.show(sources)
    with contextlib.suppress(OSError):
        click.echo(closing_words(report, "checked: "), err=True)
    return exit_code(report.problems, asked.fail_on)
