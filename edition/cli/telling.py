"""What commands say of problems: the options that ask for it, the lines, the exit code (DESIGN, 4.1 and 4.2)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

from edition.checking import reports
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
    click.option("--json", "as_json", is_flag=True, help="Problems as JSON on standard output."),
    click.option("--all", "show_all", is_flag=True, help="List every problem, not the first few of each sort."),
)


def reporting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--fail-on``, ``--json`` and ``--all``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def tell(problems: list[Problem], show_all: bool) -> None:
    """The problems on standard error: all, or the first few of each sort."""
    for line in reports.lines(problems, sys.maxsize if show_all else 3):
        click.echo(line, err=True)


def in_words(counts: dict[str, int]) -> str:
    """``3 texts, 1 register file``: what a source holds."""
    return ", ".join(_counted(n, *_LABELS[key]) for key, n in counts.items() if n or key == "texts")


def _counted(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"


def exit_code(problems: list[Problem], fail_on: str) -> int:
    """1 where there are problems as grave as ``fail_on``, else 0."""
    found = worst(problems)
    return 1 if found == "error" or (fail_on == "warning" and found == "warning") else 0
