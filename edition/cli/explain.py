"""``edition explain``: what a problem means and what to do about it."""

from __future__ import annotations

import difflib

import click

from edition.checking.explaining import paragraphs
from edition.errors import EditionError


@click.command("explain", short_help="Say what a problem means and what to do.")
@click.argument("name", metavar="[SLUG]", required=False)
def command(name: str | None) -> int:
    """Explain a problem by its SLUG, the word in brackets; without one, list them all."""
    known = paragraphs()
    if name is None:
        click.echo("\n".join(known))
        return 0
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        raise EditionError(
            f"there is no problem “{name}”", f"did you mean {near[0]}?" if near else "edition explain lists them all"
        )
    click.echo(f"{name}\n\n{known[name]}")
    return 0
