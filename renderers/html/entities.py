"""The pages of an entity: what a register says of it, and everywhere that texts name it or let it speak."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from edition.addresses import further_page, path_of
from edition.index import Entity, Line, Share
from edition.model import Artifact
from edition.tei import shortened

from .drawing import ages, timeline
from .entity_facts import Facts, label, link
from .escaping import escape
from .heads import entity_head
from .index_rows import life
from .lines import lines
from .paging import pages
from .programme import said
from .site import ONE, Site

_LISTED = 2000
"""Sessions, parts or participants that a page lists; the table has them all."""
_SEVERAL = 3
"""Mentions that have a line of time: of two, the facts say the first and the last."""
_OPENING = 120
"""Characters of the first words of a speaker."""
At = tuple[int, int]


class EntityPages:
    """Makes the pages of entities."""

    def __init__(self, site: Site) -> None:
        self._site, self._index, self._most = site, site.index, site.limits.lines
        self._words = site.words["entity"]
        self._facts = Facts(site.index, site.words)
        self._fill = site.frame.form("entity.html", "kind", "name", "life", "tools", "facts", "note", "sections").fill
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
            life=f'<p class="life">{escape(years)}</p>\n' if (years := life(entity)) else "",
            tools=self._tools(entity),
            facts=self._facts.html(entity),
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
        yield self._when(entity)
        yield self._list("parts", (link("../" + part.page, part.name) for part in index.parts_of(entity)))
        if entity.participants:
            yield self._list("participants", map(self._facts.named, entity.participants.split(" | ")))
        if entity.kind == "session" and entity.quotations + entity.turns:
            yield self._shares(index.shares_of(entity))
        if entity.kind in ("person", "organization"):
            yield self._list("sessions", (link("../" + s.page, s.name) for s in index.sessions_of(entity)))
        company, found = self._company(entity), self._lines(entity, at)
        yield from (found, company) if at[1] == 1 else (company, found)

    def _tools(self, entity: Entity) -> str:
        """The way to the rows of its mentions."""
        if not entity.mentions:
            return ""
        address = entity.page.rpartition("/")[2].removesuffix("html") + "csv"
        return f'<p class="tools">{link(address, self._words["rows"])}</p>\n'

    def _when(self, entity: Entity) -> str:
        """Its mentions along a line of time, where there are several, of several dates; below, the same as a list."""
        if entity.first == entity.last or entity.mentions < _SEVERAL:
            return ""
        dated = list(self._index.dates_of(entity))
        on = ages.scale(one.date for one in dated)
        if on is None:
            return ""
        found, left = ages.stretches(dated, on)
        told = (self._words["when"], self._words["when-told"].format(entity.name))
        picture = timeline.of_one(found, on, told, "../")
        items = [f"<li>{link('../' + one.url, one.name)} {label(str(one.mentions))}</li>" for one in found if one]
        rest = f'<p class="label">{self._words["when-left"].format(left)}</p>\n' if left else ""
        return (
            f'<section><h2>{self._words["when"]}</h2>\n<figure class="when">{picture}</figure>\n'
            f"<details><summary>{self._words['as-list']}</summary>\n<ol>{''.join(items)}</ol>{rest}</details></section>\n"
        )

    def _shares(self, shares: Iterable[Share]) -> str:
        """Who said how much in a session, and how each began."""
        columns = "".join([f'<th scope="col">{self._words[key]}</th>' for key in ("who", "how-much", "first-words")])
        rows = "".join(map(self._share, shares))
        return (
            f'<section><h2>{self._words["shares"]}</h2>\n<div class="table"><table class="index shares">'
            f"<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody></table></div></section>\n"
        )

    def _share(self, one: Share) -> str:
        name = one.name or self._words["no-speaker"]
        who = link("../" + one.page, name) if one.page else escape(name)
        opening = link("../" + one.url, shortened(one.opening, _OPENING) or "∅")
        return (
            f'<tr><th scope="row">{who}</th><td>{said(one, self._site.words)}</td>'
            f'<td class="opening" dir="auto">{opening}</td></tr>\n'
        )

    def _company(self, entity: Entity) -> str:
        if not entity.mentions:
            return ""
        company = self._index.companions(entity)
        return self._list("with", (f"{link('../' + c.page, c.name)} {label(str(c.together))}" for c in company))

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

    def _section(self, key: str, found: Iterable[Line], counted: bool) -> str:
        return f"<section><h2>{self._words[key]}</h2>\n{lines(found, counted, kwic=key == 'mentions')}</section>\n"

    def _list(self, key: str, links: Iterable[str]) -> str:
        """A list of links; of a very long one its beginning, and where the rest is."""
        rest = iter(links)
        items = [f"<li>{one}</li>\n" for one in itertools.islice(rest, _LISTED)]
        if next(rest, None) is not None:
            items.append(f"<li>… {link('../data/sessions.csv', self._site.words['page']['table'])}</li>\n")
        return (
            f'<section><h2>{self._words[key]}</h2>\n<ul class="entities">\n{"".join(items)}</ul></section>\n'
            if items
            else ""
        )
