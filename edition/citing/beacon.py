"""BEACON: which persons of an authority an edition has pages about, one a line, for those who gather such lists (version 0.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edition.citing.authorities import number_of
from edition.citing.record import one_line

WRITTEN = {
    "gnd": "https://d-nb.info/gnd/",
    "viaf": "https://viaf.org/viaf/",
    "wikidata": "https://www.wikidata.org/entity/",
}
"""The authorities that a file is written for, with what stands before their numbers."""


def beacon(authority: str, persons: Iterable[tuple[str, str, str]], base: str, title: str) -> Iterator[str]:
    """The lines of a file; ``persons`` are (identifiers with `` | `` between, address of the page from the site's root, name).

    Nothing where no person has a number of it. ``base`` is the address of the site: targets must be absolute. A line is the
    number, nothing between two bars, and the address. No date is stated: the file changes only with the edition.
    """
    begun = False
    seen: set[str] = set()
    for identifiers, page, _name in persons:
        for number in filter(None, (number_of(one, authority) for one in identifiers.split(" | "))):
            if number in seen:
                continue
            seen.add(number)
            if not begun:
                yield from _head(authority, base, title)
                begun = True
            yield f"{number}||{base}{page}\n"


def _head(authority: str, base: str, title: str) -> Iterator[str]:
    yield "#FORMAT: BEACON\n"
    yield f"#PREFIX: {WRITTEN[authority]}\n"
    if title:
        yield f"#NAME: {one_line(title)}\n"
    yield f"#FEED: {base}data/beacon-{authority}.txt\n"
    yield "\n"
