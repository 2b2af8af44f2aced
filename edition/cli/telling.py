"""What commands say of problems: the options that ask for it, the lines, the exit code (DESIGN, 4.1 and 4.2)."""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from edition.checking import reports
from edition.checking.reports import Report, columns
from edition.model import Problem, worst

_LABELS = {
    "texts": ("text", "texts"),
    "registers": ("register file", "register files"),
    "headers": ("header-only file", "header-only files"),
    "collections": ("collection", "collections"),
    "malformed": ("file left out as unreadable", "files left out as unreadable"),
    "not_tei": ("XML file left aside that is no TEI", "XML files left aside that are no TEI"),
}

_OPTIONS = (
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning"]),
        default="error",
        show_default=True,
        help="What ends with exit code 1.",
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice(["text", *reports.FORMATS]),
        default="text",
        show_default=True,
        help="Text is told on standard error; the others go to standard output.",
    ),
    click.option("--json", "form", flag_value="json", help="The same as --format json."),
    click.option(
        "--max",
        "most",
        default=reports.MOST,
        show_default=True,
        type=click.IntRange(0),
        metavar="N",
        help="Tell at most N problems in full; 0 tells all.",
    ),
    click.option("--all", "most", flag_value=0, type=int, help="The same as --max 0."),
)


def reporting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--fail-on``, ``--format``, ``--json``, ``--max`` and ``--all``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def tell(report: Report, form: str, most: int) -> None:
    """The problems: as text on standard error, the first few of each sort or all; for machines on standard output.

    Raises ``OSError`` where data cannot be written; where nobody can be told, the work is done, and the exit code still is right.
    """
    if form == "text":
        with contextlib.suppress(OSError):
            say(reports.lines(report.problems, most, _palette()), err=True)
        return
    with contextlib.suppress(BrokenPipeError):
        say(reports.for_machines(report, form))


def say(lines: Iterator[str], err: bool = False) -> None:
    """Many lines, a thousand at a time."""
    while some := list(itertools.islice(lines, 1000)):
        click.echo("\n".join(some), err=err)


def _palette() -> reports.Palette:
    """Colours for a terminal, unless somebody does not want them (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return reports.COLOURS if sys.stderr.isatty() and not plain else reports.PLAIN


_SCHEMAS = 3
"""Schemas that are named."""


def closing_words(report: Report, head: str = "") -> str:
    """``checked: 3 texts; 2 errors, 1 warning``: what a command says last, with what it did not tell."""
    hidden = [f"{report.suppressed:,} suppressed"] if report.suppressed else []
    if report.known or report.gone:
        hidden.append(f"{report.known:,} known" + (f" ({report.gone:,} of the baseline gone)" if report.gone else ""))
    against = columns.shown(_against(report.schemas))
    if against and any(report.counts.get(kind) for kind in ("malformed", "not_tei")):
        against = f", the others{against}"
    return "; ".join((f"{head}{in_words(report.counts)}{against}", reports.summary(report.problems), *hidden))


def _against(schemas: Sequence[str]) -> str:
    more = [f"{len(schemas) - _SCHEMAS:,} more"] if len(schemas) > _SCHEMAS else []
    return f" against {' and '.join([*schemas[:_SCHEMAS], *more])}" if schemas else ""


def base_of(source: Path) -> str:
    """The folder in which the paths of problems begin, from where the command was called, with ``/``."""
    return os.path.normpath(source if source.is_dir() else source.parent).replace(os.sep, "/")


def in_words(counts: Mapping[str, int]) -> str:
    """``3 texts, 1 register file``: what a source holds."""
    return ", ".join(_counted(n, *_LABELS[key]) for key, n in counts.items() if n or key == "texts")


def _counted(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"


def exit_code(problems: Iterable[Problem], fail_on: str) -> int:
    """1 where there are problems as grave as ``fail_on``, else 0."""
    found = worst(problems)
    return 1 if found == "error" or (fail_on == "warning" and found == "warning") else 0
