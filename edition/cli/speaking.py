"""``--ui-lang``: the language of the interface, for this time."""

from __future__ import annotations

import click

from edition.project import checked_language


def _checked(_context: click.Context, _parameter: click.Parameter, tag: str) -> str:
    return checked_language(tag, "--ui-lang")


ui_language = click.option(
    "--ui-lang",
    "ui_language",
    default="",
    metavar="CODE",
    callback=_checked,
    help="Language of the interface: en, de, or one of your own in words/; without it, that of edition.toml.",
)
"""The option, which gives a command the parameter ``ui_language``."""
