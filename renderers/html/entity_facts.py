"""What is known of an entity, as terms and descriptions: what its register states, where it is mentioned, its identifiers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edition.addresses import text_page
from edition.index import Entity, Index

from .authorities import known
from .escaping import escape
from .index_rows import first_and_last
from .words import Catalogue

_FORMS = 60
"""Characters of what an entity is called in the texts."""


class Facts:
    """Writes the facts of entities; their pages stand in the folders of their kinds."""

    def __init__(self, index: Index, words: Catalogue) -> None:
        self._index, self._words, self._stated = index, words["entity"], words["particulars"]
        self._catalogue = words

    def html(self, entity: Entity) -> str:
        """Terms and descriptions of a list."""
        return "".join([f"<dt>{term}</dt><dd>{found}</dd>\n" for term, found in self._all(entity) if found])

    def _all(self, entity: Entity) -> Iterator[tuple[str, str]]:
        words = self._words
        unregistered = "" if entity.registered else " " + label(words["unregistered"])
        yield words["type"], escape(entity.type)
        yield words["names"], _each(entity.names, _isolated)
        yield from self._particulars(entity)
        if not _tells_life(entity):
            yield words["date"], escape(span(entity.start, entity.end))
        yield words["place-of"], escape(entity.place)
        yield words["position"], _position(entity.geo, words["on-map"])
        yield words["part_of"], self.named(entity.part_of) if entity.part_of else ""
        yield words["inferred"], escape(entity.inferred)
        yield words["text"], _each(entity.anchor, self._part)
        yield words["called"], self._forms(entity)
        yield words["dated"], self._mentioned(entity)
        yield words["identifiers"], _each(entity.identifiers, _identifier)
        yield words["id"], f"<code>{escape(entity.id)}</code>{unregistered}"

    def _particulars(self, entity: Entity) -> Iterator[tuple[str, str]]:
        found: dict[str, list[str]] = {}
        for line in entity.particulars.split("\n") if entity.particulars else ():
            key, _, words = line.partition("\t")
            found.setdefault(key, []).append(_isolated(words))
        for key, several in found.items():
            yield self._stated[key], "<br>".join(several)

    def _forms(self, entity: Entity) -> str:
        """What it is called in the texts, where that is not just its name."""
        forms = self._index.forms_of(entity) if entity.mentions else []
        if not forms or forms == [entity.name]:
            return ""
        return ", ".join([_isolated(form if len(form) <= _FORMS else f"{form[: _FORMS - 1]}…") for form in forms])

    def _mentioned(self, entity: Entity) -> str:
        """The first mention and the last, by the dates of their texts."""
        return first_and_last(entity, self._catalogue) or escape(span(entity.first, entity.last))

    def _part(self, anchor: str) -> str:
        """The way to a part of a text, and to its end where that is told."""
        begin, _, end = anchor.partition("\t")
        text = link(_place(begin), begin.partition("#")[0])
        return f"{text} ({link(_place(end), self._words['part-end'])})" if end else text

    def named(self, identity: str) -> str:
        """An entity by its id: its name and the way to its page."""
        found = self._index.entity(identity)
        return link("../" + found.page, found.name) if found else escape(identity)


def _tells_life(entity: Entity) -> bool:
    """Whether its particulars hold its dates already."""
    return entity.particulars.startswith(("birth\t", "death\t"))


def link(address: str, words: str) -> str:
    """Words that lead somewhere."""
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def label(words: str) -> str:
    """Words that say something of what is beside them."""
    return f'<span class="label">{escape(words)}</span>'


def _isolated(words: str) -> str:
    return f"<bdi>{escape(words)}</bdi>"


def _each(several: str, shown: Callable[[str], str]) -> str:
    """Each of several values on a line of its own."""
    return "<br>".join([shown(one) for one in several.split(" | ") if one]) if several else ""


def _identifier(identifier: str) -> str:
    """One that an authority file has, by that name and its number; another as it is."""
    one = known(identifier)
    if one.authority:
        return f"{one.authority} {link(one.address, one.number)}"
    return link(one.address, one.number) if one.address else escape(identifier)


def _position(geo: str, words: str) -> str:
    """Degrees, and the way to the map."""
    if not geo:
        return ""
    north, east = (float(part) for part in geo.split())
    return f"{degrees(north, east)} {link('map.html', words)}"


def degrees(north: float, east: float) -> str:
    """A position as people write it."""
    signs = ("N" if north >= 0 else "S", "E" if east >= 0 else "W")
    return ", ".join(
        f"{abs(value):.5f}".rstrip("0").rstrip(".") + f"° {sign}"
        for value, sign in zip((north, east), signs, strict=True)
    )


def _place(anchor: str) -> str:
    text, _, fragment = anchor.partition("#")
    return "../" + text_page(text, fragment)


def span(first: str, last: str) -> str:
    """A date, or two."""
    return f"{first} – {last}" if last and last != first else first
