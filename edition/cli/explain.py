"""``edition explain``: what a problem means and what to do about it."""

from __future__ import annotations

import difflib

import click

from edition.checking.explaining import paragraphs
from edition.errors import EditionError


@click.command("explain")
@click.argument("slug", required=False)
def command(slug: str | None) -> int:
    """Explain a problem by its SLUG, the word in brackets; without one, list them all."""
    known = paragraphs()
    if slug is None:
        click.echo("\n".join(known))
        return 0
    if slug not in known:
        near = difflib.get_close_matches(slug, known, 1)
        raise EditionError(
            f"there is no problem “{slug}”", f"did you mean {near[0]}?" if near else "edition explain lists them all"
        )
    click.echo(f"{slug}\n\n{known[slug]}")
    return 0
