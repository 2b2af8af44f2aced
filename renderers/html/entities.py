"""The pages of an entity: what a register says of it, and everywhere that texts name it or let it speak."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator

from edition.addresses import further_page, path_of, text_page
from edition.index import Entity, Line
from edition.model import Artifact

from .escaping import escape
from .heads import entity_head
from .lines import lines
from .paging import pages
from .site import ONE, Site

_OPEN = ("https://", "http://")
_LISTED = 2000
"""Sessions, parts or participants that a page lists; the table has them all."""
At = tuple[int, int]


class EntityPages:
    """Makes the pages of entities."""

    def __init__(self, site: Site) -> None:
        self._site, self._index, self._most = site, site.index, site.limits.lines
        self._words = site.words["entity"]
        self._fill = site.frame.form("entity.html", "kind", "name", "facts", "note", "sections").fill
        self._fill_further = site.frame.form("further.html", "kind", "name", "sections").fill

    def pages(self, entity: Entity) -> Iterable[Artifact]:
        """The page of an entity, and further ones where it has more lines than one page takes."""
        path = path_of(entity.page)
        stamp = self._index.stamp(entity)
        of = pages(entity.lines or entity.mentions + entity.quotations + entity.turns, self._most)
        if of == 1:
            return (Artifact(path, self._content(entity, ONE), stamp),)
        paths = [path, *(further_page(path, number) for number in range(2, of + 1))]
        return (Artifact(path, self._content(entity, (number, of)), stamp) for number, path in enumerate(paths, 1))

    def _content(self, entity: Entity, at: At) -> Iterator[bytes]:
        main = self._first(entity, at) if at[0] == 1 else self._further(entity, at)
        head = entity_head(entity, self._index.project.base_url) if at[0] == 1 else ""
        yield self._site.frame.page("../", self._site.named(entity.name, at), main, head=head)

    def _first(self, entity: Entity, at: At) -> str:
        return self._fill(
            kind=self._words[entity.kind],
            name=escape(entity.name),
            facts=self._facts(entity),
            note=f'<p class="lead">{escape(entity.note)}</p>\n' if entity.note else "",
            sections="".join(self._sections(entity, at)),
        )

    def _further(self, entity: Entity, at: At) -> str:
        kind, name = self._words[entity.kind], escape(entity.name)
        return self._fill_further(kind=kind, name=name, sections=self._lines(entity, at))

    def _sections(self, entity: Entity, at: At) -> Iterator[str]:
        """Parts, participants, sessions, quotations, turns, mentions, company: each where there are any.

        Where there is more than one page, company comes before the lines, which go on on the next.
        """
        index = self._index
        yield self._list("parts", (_link("../" + part.page, part.name) for part in index.parts_of(entity)))
        if entity.participants:
            yield self._list("participants", map(self._named, entity.participants.split(" | ")))
        if entity.kind in ("person", "organization"):
            yield self._list("sessions", (_link("../" + s.page, s.name) for s in index.sessions_of(entity)))
        company, found = self._company(entity), self._lines(entity, at)
        yield from (found, company) if at[1] == 1 else (company, found)

    def _company(self, entity: Entity) -> str:
        if not entity.mentions:
            return ""
        company = self._index.companions(entity)
        return self._list("with", (f"{_link('../' + c.page, c.name)} {_label(str(c.together))}" for c in company))

    def _lines(self, entity: Entity, at: At) -> str:
        """Quotations, turns, mentions: those of one page of them, each kind under its heading."""
        query = ("lines", entity.kind, entity.id, entity.registered)
        rows = self._site.rows.page(query, lambda: self._all_lines(entity), at, self._most)
        parts = [
            self._section(key, [line for _, line in some], counted=key == "turns" and entity.kind != "session")
            for key, some in itertools.groupby(rows, key=lambda row: row[0])
        ]
        links = self._site.pager(entity.page, at)
        return links + "".join(parts) + links

    def _all_lines(self, entity: Entity) -> Iterator[tuple[str, Line]]:
        index = self._index
        if entity.quotations:
            yield from (("quotations", line) for line in index.quotations_of(entity))
        if entity.turns:
            yield from (("turns", line) for line in index.turns_of(entity))
        if entity.mentions:
            yield from (("mentions", line) for line in index.mentions_of(entity))

    def _named(self, identity: str) -> str:
        found = self._index.entity(identity)
        return _link("../" + found.page, found.name) if found else escape(identity)

    def _section(self, key: str, found: Iterable[Line], counted: bool) -> str:
        return f"<section><h2>{self._words[key]}</h2>\n{lines(found, counted)}</section>\n"

    def _list(self, key: str, links: Iterable[str]) -> str:
        """A list of links; of a very long one its beginning, and where the rest is."""
        rest = iter(links)
        items = [f"<li>{one}</li>\n" for one in itertools.islice(rest, _LISTED)]
        if next(rest, None) is not None:
            items.append(f"<li>… {_link('../data/sessions.csv', self._site.words['page']['table'])}</li>\n")
        return (
            f'<section><h2>{self._words[key]}</h2>\n<ul class="entities">\n{"".join(items)}</ul></section>\n'
            if items
            else ""
        )

    def _facts(self, entity: Entity) -> str:
        """What is known of an entity, as a list of terms and descriptions."""
        words = self._words
        unregistered = "" if entity.registered else " " + _label(words["unregistered"])
        stated = [
            ("type", escape(entity.type)),
            ("names", _each(entity.names, escape)),
            ("date", escape(_span(entity.start, entity.end))),
            ("place-of", escape(entity.place)),
            ("part_of", self._named(entity.part_of) if entity.part_of else ""),
            ("inferred", escape(entity.inferred)),
            ("text", _place(entity.anchor)),
            ("dated", escape(_span(entity.first, entity.last))),
            ("identifiers", _each(entity.identifiers, _identifier)),
            ("id", f"<code>{escape(entity.id)}</code>{unregistered}"),
        ]
        return "".join([f"<dt>{words[key]}</dt><dd>{found}</dd>\n" for key, found in stated if found])


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def _label(words: str) -> str:
    return f'<span class="label">{escape(words)}</span>'


def _each(several: str, shown: Callable[[str], str]) -> str:
    """Each of several values on a line of its own."""
    return "<br>".join([shown(one) for one in several.split(" | ") if one]) if several else ""


def _identifier(identifier: str) -> str:
    return _link(identifier, identifier) if identifier.startswith(_OPEN) else escape(identifier)


def _place(anchor: str) -> str:
    text, _, fragment = anchor.partition("#")
    return _link("../" + text_page(text, fragment), text) if text else ""


def _span(first: str, last: str) -> str:
    return f"{first} – {last}" if last and last != first else first
