"""``edition explain``: what a problem means and what to do about it; which problems there are."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

import click

from edition.checking.choosing import meant, slugs_of
from edition.checking.explaining import headline, paragraphs
from edition.checking.slugs import BY_NAME, FAMILIES, SLUGS, Slug
from edition.errors import EditionError

_WIDTH = 100


@click.command("explain", short_help="Say what a problem means and what to do.")
@click.argument("name", metavar="[SLUG]", required=False)
def command(name: str | None) -> int:
    """Explain a problem by its SLUG, the word in brackets; list those of a family, or, without a name, all of them."""
    if name in BY_NAME:
        said = paragraphs().get(name, "nothing is said of it yet")
        click.echo(f"{name}\n\n{said}")
        return 0
    found = slugs_of(name or "all")
    if not found:
        raise EditionError(f"there is no problem “{name}”", meant(name or ""))
    click.echo("\n".join(_listed(slug for slug in SLUGS if slug.name in found)))
    return 0


def _listed(slugs: Iterable[Slug]) -> Iterator[str]:
    """The families, each with a line for each of its problems."""
    found = list(slugs)
    width = max(len(slug.name) for slug in found)
    for family in FAMILIES:
        members = [slug for slug in found if slug.family == family]
        if members:
            yield family
            yield from (_line(slug, width) for slug in members)


def _line(slug: Slug, width: int) -> str:
    begin = f"  {slug.name:<{width}}  {slug.severity:<7}  "
    off = "" if slug.on else "(off) "
    return (
        begin + textwrap.shorten(off + headline(slug.name).rstrip("."), _WIDTH - len(begin), placeholder=" …")
    ).rstrip()
