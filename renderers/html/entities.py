"""The page of an entity: what a register says of it, and everywhere that texts name it or let it speak."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from edition.addresses import path_of, text_page
from edition.index import Entity, Index, Line
from edition.model import Artifact

from .escaping import escape
from .frame import Frame

_OPEN = ("https://", "http://")


class EntityPages:
    """Makes the pages of entities; ``title`` is that of the edition."""

    def __init__(self, index: Index, frame: Frame, title: str) -> None:
        self._index, self._frame, self._title = index, frame, title
        self._words = frame.words["entity"]
        self._parts: dict[str, list[str]] = {}
        for session in index.entities("session"):
            if session.part_of and session.part_of != session.id:
                self._parts.setdefault(session.part_of, []).append(_link("../" + session.page, session.name))
        self._fill = frame.form("entity.html", "kind", "name", "facts", "note", "sections").fill

    def page(self, entity: Entity) -> Artifact:
        """The page of one entity."""
        return Artifact(path_of(entity.page), self._content(entity), self._index.stamp(entity))

    def _content(self, entity: Entity) -> Iterator[bytes]:
        main = self._fill(
            kind=self._words[entity.kind],
            name=escape(entity.name),
            facts=self._facts(entity),
            note=f'<p class="lead">{escape(entity.note)}</p>\n' if entity.note else "",
            sections="".join(self._sections(entity)),
        )
        yield self._frame.page("../", f"{entity.name} · {self._title}", main)

    def _sections(self, entity: Entity) -> Iterator[str]:
        """Parts, participants, sessions, quotations, turns, mentions, company: each where there are any."""
        index = self._index
        yield self._list("parts", self._parts.get(entity.id, ()))
        if entity.participants:
            yield self._list("participants", map(self._named, entity.participants.split(" | ")))
        if entity.kind in ("person", "organization"):
            yield self._list("sessions", (_link("../" + s.page, s.name) for s in index.sessions_of(entity)))
        if entity.quotations:
            yield self._section("quotations", index.quotations_of(entity))
        if entity.turns:
            counted = "" if entity.kind == "session" else self._frame.words["indexes"]["words"]
            yield self._section("turns", index.turns_of(entity), counted)
        if entity.mentions:
            yield self._section("mentions", index.mentions_of(entity))
            company = (f"{_link('../' + c.page, c.name)} {_label(str(c.together))}" for c in index.companions(entity))
            yield self._list("with", company)

    def _named(self, identity: str) -> str:
        found = self._index.entity(identity)
        return _link("../" + found.page, found.name) if found else escape(identity)

    def _section(self, key: str, found: Iterable[Line], counted: str = "") -> str:
        return f"<section><h2>{self._words[key]}</h2>\n{lines(found, counted)}</section>\n"

    def _list(self, key: str, links: Iterable[str]) -> str:
        items = "".join([f"<li>{one}</li>\n" for one in links])
        return f'<section><h2>{self._words[key]}</h2>\n<ul class="entities">\n{items}</ul></section>\n' if items else ""

    def _facts(self, entity: Entity) -> str:
        """What is known of an entity, as a list of terms and descriptions."""
        words = self._words
        unregistered = "" if entity.registered else " " + _label(words["unregistered"])
        stated = [
            ("type", escape(entity.type)),
            ("names", "<br>".join(map(escape, entity.names.split(" | ")))),
            ("date", escape(_span(entity.start, entity.end))),
            ("place-of", escape(entity.place)),
            ("part_of", self._named(entity.part_of) if entity.part_of else ""),
            ("inferred", escape(entity.inferred)),
            ("text", _place(entity.anchor)),
            ("dated", escape(_span(entity.first, entity.last))),
            ("identifiers", "<br>".join(map(_identifier, filter(None, entity.identifiers.split(" | "))))),
            ("id", f"<code>{escape(entity.id)}</code>{unregistered}"),
        ]
        return "".join([f"<dt>{words[key]}</dt><dd>{found}</dd>\n" for key, found in stated if found])


def lines(found: Iterable[Line], counted: str = "") -> str:
    """Lines of an index in their order, those of one text together under its title; pages with lines stand one folder deep.

    Where labels are numbers, ``counted`` says of what.
    """
    parts = []
    for title, some in itertools.groupby(found, key=lambda line: line.title):
        parts.append(
            f'<h3>{escape(title)}</h3>\n<ol class="lines">\n{"".join([line(one, counted) for one in some])}</ol>\n'
        )
    return "".join(parts)


def line(one: Line, counted: str = "") -> str:
    """Words in their context, which lead to where they stand, as one item of a list."""
    label = " " + _label(f"{one.label} {counted}".rstrip()) if one.label else ""
    words = escape(one.surface) or "∅"
    if one.before or one.after:
        words = f"{escape(one.before)}<b>{words}</b>{escape(one.after)}"
    else:
        words = f'<span class="said">{words}</span>'
    return f'<li dir="auto"><a href="../{escape(one.url)}">{words}</a>{label}</li>\n'


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def _label(words: str) -> str:
    return f'<span class="label">{escape(words)}</span>'


def _identifier(identifier: str) -> str:
    return _link(identifier, identifier) if identifier.startswith(_OPEN) else escape(identifier)


def _place(anchor: str) -> str:
    text, _, fragment = anchor.partition("#")
    return _link("../" + text_page(text, fragment), text) if text else ""


def _span(first: str, last: str) -> str:
    return f"{first} – {last}" if last and last != first else first
