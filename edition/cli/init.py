"""``edition init``: a new edition that builds at once."""

from __future__ import annotations

import os
from pathlib import Path

import click

from edition.beginning import LANGUAGES, begin
from edition.checking.reports import columns


@click.command("init", short_help="Begin an edition that builds at once.")
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    show_default=True,
    help="Language of its texts, its comments and its interface.",
)
def command(folder: Path, language: str) -> int:
    """Write a small edition into FOLDER, which must be new or empty: texts, registers, schema, settings, a recipe for checks.

    Nothing is asked, and no file is ever written over. Then change the texts, one by one, into your own.
    """
    for path in begin(folder, language):
        click.echo(columns.shown(os.path.join(folder, path)))  # noqa: PTH118 - as the user wrote it
    enter = "" if folder.resolve() == Path.cwd() else f"cd {folder}; "
    click.echo(columns.shown(f"an edition of three texts: {enter}edition serve --open"), err=True)
    return 0
