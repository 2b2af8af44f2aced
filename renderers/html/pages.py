"""The pages of the reduce step: start, indexes, entities, quotations, turns, apparatus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition.addresses import path_of, text_page
from edition.index import Entity, Index, Line
from edition.kinds import KINDS, Kind
from edition.model import Artifact
from edition.tei import sort_key

from .escaping import escape
from .frame import entity_form, page, stream, template

_GROUPS = (("quotations", "Quotations by speaker"), ("turns", "Turns by speaker"))
_OPEN = ("https://", "http://")
Row = tuple[str, str, int, int]
"""Sort name, file, mentions and texts of an entity, as its index shows them."""


class Pages:
    """Yields every page that is about more than one text."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._title = index.project.title or "Edition"

    def all(self) -> Iterator[Artifact]:
        """All pages."""
        counts: dict[str, int] = {}
        for kind in KINDS:
            yield from self._kind(kind, counts)
        for folder, heading in _GROUPS:
            groups = self._index.speakers() if folder == "quotations" else self._index.turns()
            yield self._page(f"{folder}/index.html", "groups.html", heading, groups=groups, line=line)
        yield self._page("apparatus/index.html", "apparatus.html", "Apparatus", groups=self._index.apparatus())
        yield from self._collections()
        yield self._page("index.html", "start.html", self._title, texts=self._index.texts(), counts=counts)

    def _page(self, path: str, name: str, heading: str, **values: Any) -> Artifact:
        root = "../" * path.count("/")
        title = heading if heading == self._title else f"{heading} · {self._title}"
        return Artifact(path, stream(root, title, template(name).generate(root=root, heading=heading, **values)))

    def _kind(self, kind: Kind, counts: dict[str, int]) -> Iterator[Artifact]:
        fill = entity_form().fill
        rows: list[Row] = []
        for entity in self._index.entities(kind.name):
            rows.append((entity.sort_name, entity.page.rpartition("/")[2], entity.mentions, entity.texts))
            note = f'<p class="note">{escape(entity.note)}</p>\n' if entity.note else ""
            main = fill(name=escape(entity.name), facts=_facts(entity), note=note, sections=self._sections(entity))
            yield Artifact(path_of(entity.page), page("../", f"{entity.name} · {self._title}", main))
        counts[kind.name] = len(rows)
        unidentified = self._index.unidentified(kind.name)
        values = {"kind": kind, "letters": _by_letter(rows), "unidentified": unidentified}
        yield self._page(f"{kind.folder}/index.html", "kind.html", kind.plural, **values)

    def _sections(self, entity: Entity) -> str:
        """Mentions, quotations and turns, each where there are any."""
        found = self._participants(entity) if entity.participants else ""
        if entity.mentions:
            found += _section("Mentions", self._index.mentions_of(entity))
        if entity.quotations:
            found += _section("Quotations", self._index.quotations_of(entity))
        if entity.turns:
            found += _section("Turns", self._index.turns_of(entity))
        return found

    def _participants(self, entity: Entity) -> str:
        known = ((one, self._index.entity(one)) for one in entity.participants.split(" | "))
        links = (_link("../" + found.page, found.name) if found else escape(one) for one, found in known)
        return f"<section><h2>Participants</h2>\n<p>{', '.join(links)}</p></section>\n"

    def _collections(self) -> Iterator[Artifact]:
        for info in self._index.texts():
            if info.kind == "collection":
                path = path_of(text_page(info.id))
                yield self._page(path, "collection.html", info.title, members=self._index.members(info.id))


def _section(heading: str, lines: Iterator[Line]) -> str:
    return f'<section><h2>{heading}</h2>\n<ol class="lines">\n{"".join(map(line, lines))}</ol></section>\n'


def line(one: Line) -> str:
    """Where something stands, with its words in context, as one item of a list; pages with lines stand one folder deep."""
    label = f' <span class="label">{escape(one.label)}</span>' if one.label else ""
    words = escape(one.surface) or "∅"
    if one.before or one.after:
        words = f"{escape(one.before)}<b>{words}</b>{escape(one.after)}"
    return f'<li><a href="../{escape(one.url)}">{escape(one.title)}</a> <q class="line">{words}</q>{label}</li>\n'


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def _facts(entity: Entity) -> str:
    """What is known of an entity, as a list of terms and descriptions."""
    id_ = f"<code>{escape(entity.id)}</code>" + (
        "" if entity.registered else ' <span class="label">in no register</span>'
    )
    stated = [("Kind", f"{entity.kind} ({escape(entity.type)})" if entity.type else entity.kind), ("Id", id_)]
    if entity.identifiers:
        ones = (_link(i, i) if i.startswith(_OPEN) else escape(i) for i in entity.identifiers.split(" | "))
        stated.append(("Identifiers", "<br>".join(ones)))
    stated += [(label, escape(words)) for label, words in _dated(entity) if words]
    if entity.anchor:
        text, _, anchor = entity.anchor.partition("#")
        stated.append(("Text", _link("../" + text_page(text, anchor), text)))
    return "".join([f"<dt>{label}</dt><dd>{words}</dd>\n" for label, words in stated])


def _dated(entity: Entity) -> tuple[tuple[str, str], ...]:
    return (
        ("Date", _span(entity.start, entity.end)),
        ("Place", entity.place),
        ("Part of", entity.part_of),
        ("Concluded", entity.inferred),
        ("Texts from", _span(entity.first, entity.last)),
    )


def _span(first: str, last: str) -> str:
    return f"{first} – {last}" if last and last != first else first


def _by_letter(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Rows under the letters of their sort names; what begins with no letter comes first."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(_letter(row[0]), []).append(row)
    return sorted(found.items(), key=lambda pair: (pair[0] != "#", sort_key(pair[0])))


def _letter(name: str) -> str:
    """The letter under which a name stands in an index."""
    key = sort_key(name)
    return key[0].upper() if key and key[0].isalpha() else "#"
