"""The rows of an index of entities: names, how often, first and last mention, authorities, each with what it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from edition.index import Entity
from edition.tei import shortened

from .authorities import authorities
from .escaping import escape
from .words import Catalogue

_NAMES, _LONG = 4, 160
"""Further names of a row, and their characters; the page of the entity has them all."""
_MOST = 1000
"""Characters of names beyond these that a filter finds, though the row does not show them."""
_EDGES, _PARTED = " ,;", re.compile(r"\s*[,;](?:\s*[,;])*\s*|\s+")


class Rows:
    """Writes rows. ``words`` are those of the interface."""

    def __init__(self, words: Catalogue) -> None:
        self._words = words
        self._one, self._many = words["indexes"]["counts-one"], words["indexes"]["counts-many"]

    def rows(self, entities: Iterable[Entity]) -> str:
        """Rows of a table, one an entity; pages of indexes stand in the folder of their kind."""
        return "".join(map(self.row, entities))

    def row(self, entity: Entity) -> str:
        """The row of an entity."""
        page = entity.page.rpartition("/")[2]
        name = f'<a href="{escape(page)}">{escape(listed(entity))}</a>{_life(entity)}{_also(entity)}{_ids(entity)}'
        return (
            f'<tr><th scope="row">{name}</th><td class="often">{self._counted(entity)}</td>'
            f'<td class="span">{first_and_last(entity, self._words)}</td></tr>\n'
        )

    def _counted(self, entity: Entity) -> str:
        if not entity.mentions:
            return ""
        return (
            self._one.format(entity.mentions) if entity.texts == 1 else self._many.format(entity.mentions, entity.texts)
        )


def first_and_last(entity: Entity, words: Catalogue) -> str:
    """First and last mention, each a link to the very words: the dates of their texts, one date once; without dates, in words."""
    if not entity.first_url:
        return ""
    first = _link(entity.first_url, entity.first or words["index"]["first-one"])
    if entity.last_url == entity.first_url or (entity.first == entity.last if entity.first else entity.texts < 2):
        return first
    last = _link(entity.last_url, entity.last or words["index"]["last-one"])
    return f"{first} – {last}" if entity.first else f"{first}, {last}"


def _link(address: str, words: str) -> str:
    return f'<a href="../{escape(address)}">{escape(words)}</a>'


def _life(entity: Entity) -> str:
    said = life(entity)
    return f' <span class="label">{escape(said)}</span>' if said else ""


def life(entity: Entity) -> str:
    """The years in which a person lived, as far as they are known."""
    if entity.kind != "person" or not (entity.start or entity.end):
        return ""
    start, end = _year(entity.start), _year(entity.end)
    return f"{start}–{end}" if start != end else start


def _year(date: str) -> str:
    """The year of a date in W3C form, without the zeros before it."""
    sign, digits = ("−", date[1:]) if date.startswith("-") else ("", date)
    return sign + (digits.partition("-")[0].lstrip("0") or digits.partition("-")[0])


def listed(entity: Entity) -> str:
    """Its name as an index sorts it, and what that leaves out of the name that heads its page: a rank, a title, ``von``."""
    rest = entity.name
    for part in entity.sort_name.split(", "):
        if (taken := _without(rest, part)) is not None:
            rest = taken
        else:  # its words stand in several places
            for word in part.split():
                rest = rest if (left := _without(rest, word)) is None else left
    rest = _PARTED.sub(lambda found: ", " if found[0].strip() else " ", rest).strip(_EDGES)
    return ", ".join(filter(None, (entity.sort_name, rest if any(map(str.isalnum, rest)) else "")))


def _without(name: str, words: str) -> str | None:
    """A name without the first place in which these words stand whole; None where they do not."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", name) if words else None
    return f"{name[: found.start()]} {name[found.end() :]}" if found else None


def _also(entity: Entity) -> str:
    """The first of its further names; those for which there is no room are there for whoever looks for them."""
    if not entity.names:
        return ""
    names = entity.names.split(" | ")
    said = shortened("; ".join(names[:_NAMES]), _LONG) + ("; …" if len(names) > _NAMES else "")
    is_whole = len(names) <= _NAMES and len("; ".join(names)) <= _LONG
    more = "" if is_whole else f' data-also="{escape(shortened("; ".join(names), _MOST))}"'
    return f' <span class="also"{more}>{escape(said)}</span>'


def _ids(entity: Entity) -> str:
    """Links to authority files."""
    found = authorities(entity.identifiers) if entity.identifiers else ()
    links = [f'<a href="{escape(one.address)}" title="{escape(one.number)}">{one.authority}</a>' for one in found]
    return f' <span class="ids">{" ".join(links)}</span>' if links else ""
