"""An edition in memory: what the tests of renderers read instead of a store."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from edition.renderers.html.pages import Pages
from edition.renderers.html.paging import LIMITS, Limits

from edition.index import Companion, Dated, Entity, Group, Line, Share
from edition.kinds import KINDS
from edition.model import Artifact, Problem, TextInfo
from edition.project import Project
from edition.rendering import Piece

ADA = Entity("ada", "person", "Ada", "Ada", "", "", "", "persons/ada.html", True, 0, 0, "", "")


def entity(identity: str, **facts: Any) -> Entity:
    name = facts.pop("name", identity)
    stated = {"name": name, "sort_name": name, "page": f"persons/{identity}.html"} | facts
    return ADA._replace(id=identity, **stated)


def line(surface: str, **facts: str) -> Line:
    stated = {"text": "a", "title": "A letter", "url": "texts/a.html#p", "before": "", "after": ""} | facts
    return Line(surface=surface, **stated)


@dataclass
class FakeIndex:
    """What the reduce step would answer (``edition.index.Index``): only what a test puts in."""

    project: Project = field(default_factory=Project)
    counts: dict[str, int] = field(default_factory=lambda: {"texts": 0})
    known: tuple[Entity, ...] = ()
    infos: tuple[TextInfo, ...] = ()
    lines: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    grouped: Mapping[str, tuple[Group, ...]] = field(default_factory=dict)
    tables: Mapping[str, tuple[tuple[object, ...], ...]] = field(default_factory=dict)
    found: tuple[Problem, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    company: tuple[Companion, ...] = ()
    stated: Mapping[str, tuple[tuple[str, str, int, str], ...]] = field(default_factory=dict)
    cited: str = ""
    added: Mapping[str, tuple[bytes, ...]] = field(default_factory=dict)
    dated: tuple[Dated, ...] = ()
    all_dates: tuple[Dated, ...] = ()
    forms: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    ties: tuple[tuple[int, int, int], ...] = ()
    numbers: tuple[tuple[int, int], ...] = ()
    outsiders: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def texts(self) -> Iterator[TextInfo]:
        yield from self.infos

    def members(self, collection: str) -> Iterator[TextInfo]:
        yield from (info for info in self.infos if info.parent == collection)

    def entity(self, entity: str) -> Entity | None:
        return next((one for one in self.known if one.id == entity), None)

    def entities(self, kind: str) -> Iterator[Entity]:
        yield from (one for one in self.known if one.kind == kind)

    def entities_by(self, kind: str, order: str) -> Iterator[Entity]:
        some = [one for one in self.entities(kind) if getattr(one, order)]
        yield from sorted(some, key=lambda one: -one.mentions if order == "mentions" else one.first)  # type: ignore[return-value,arg-type]

    def most_mentioned(self, kinds: Sequence[str], most: int) -> list[Entity]:
        some = [one for one in self.known if one.kind in kinds and one.mentions]
        return sorted(some, key=lambda one: -one.mentions)[:most]

    def located(self, most: int) -> list[Entity]:
        return [one for one in self.known if one.geo][:most]

    def together(self, entities: Sequence[Entity]) -> Iterator[tuple[int, int, int]]:
        yield from self.ties

    def forms_of(self, entity: Entity) -> list[str]:
        return list(self.forms)

    def dates_of(self, entity: Entity) -> Iterator[Dated]:
        yield from self.dated

    def dates(self) -> Iterator[Dated]:
        yield from self.all_dates

    def shares_of(self, session: Entity) -> Iterator[Share]:
        yield from self.shares

    def by_class(self) -> Iterator[Group]:
        yield from self.grouped.get("classes", ())

    def numbers_of(self, entity: Entity) -> Iterator[tuple[int, int]]:
        yield from self.numbers

    def piece(self, artifact: str, text: int, first: int = 0, last: int | None = None) -> bytes:
        return self.added[artifact][text][first:last]

    def mentions_of(self, entity: Entity) -> Iterator[Line]:
        yield from self.lines["mentions"]

    def quotations_of(self, entity: Entity) -> Iterator[Line]:
        yield from self.lines["quotations"]

    def turns_of(self, entity: Entity) -> Iterator[Line]:
        yield from self.lines["turns"]

    def lengths(self) -> dict[str, int]:
        groups = {table: self.grouped.get(table, ()) for table in ("quotations", "turns", "apparatus")}
        groups |= {f"nobody/{table}": tuple(self.nobody(table)) for table in ("quotations", "turns")}
        groups |= {f"unidentified/{kind.name}": self.grouped.get(kind.name, ()) for kind in KINDS}
        groups["classed"] = self.grouped.get("classes", ())
        drawn = {
            "who": len(self.most_mentioned(("person", "organization"), 100)),
            "located": len(self.located(100)),
            "dated": len(self.all_dates),
        }
        return {key: sum(len(group.lines) for group in found) for key, found in groups.items()} | drawn

    def nobody(self, table: str) -> Iterator[Group]:
        yield from (group for group in self.grouped.get(table, ()) if not group.page)

    def unidentified(self, kind: str) -> Iterator[Group]:
        yield from self.grouped.get(kind, ())

    def speakers(self) -> Iterator[Group]:
        yield from self.grouped.get("quotations", ())

    def turns(self) -> Iterator[Group]:
        yield from self.grouped.get("turns", ())

    def apparatus(self) -> Iterator[Group]:
        yield from self.grouped.get("apparatus", ())

    def columns(self, table: str) -> tuple[str, ...]:
        return ("id", "name", "mentions")

    def rows(self, table: str) -> Iterator[tuple[object, ...]]:
        yield from self.tables.get(table, ())

    def by_session(self) -> Iterator[Group]:
        yield from self.grouped.get("sessions", ())

    def companions(self, entity: Entity) -> Iterator[Companion]:
        yield from self.company

    def programme(self) -> Iterator[Entity]:
        yield from sorted(self.entities("session"), key=lambda s: (not s.start, s.start, s.sort_name))

    def parts_of(self, entity: Entity) -> Iterator[Entity]:
        yield from (one for one in self.entities("session") if entity.id == one.part_of != one.id)

    def sessions_of(self, entity: Entity) -> Iterator[Entity]:
        yield from (one for one in self.known if entity.id in one.participants.split(" | "))

    def facts(self, key: str) -> Iterator[tuple[str, str, int, str]]:
        yield from self.stated.get(key, ())

    def example_citation(self) -> str:
        return self.cited

    def pieces(self, artifact: str) -> Iterator[bytes]:
        yield from self.added.get(artifact, ())

    def outsider(self, kind: str, entity: str) -> str:
        return self.outsiders[kind, entity]

    def stamp(self, entity: Entity) -> str:
        return entity.id

    def stamp_of(self, *parts: str) -> str:
        return " ".join(parts)

    def media(self) -> Iterator[tuple[str, str]]:
        yield from ((path, "stamp") for path in self.pictures)

    def picture(self, path: str) -> Iterator[bytes]:
        yield self.pictures[path]

    def problems(self) -> Iterator[Problem]:
        yield from self.found

    def digest(self) -> str:
        return "0" * 64


def files(artifacts: Iterator[Artifact]) -> dict[str, str]:
    """Artifacts as path -> content; no path may come twice. What a text adds to the search is left to the tests of that."""
    found: dict[str, str] = {}
    for one in artifacts:
        if isinstance(one, Piece) or one.path.startswith("search/texts/"):
            continue
        content = one.content if isinstance(one.content, bytes) else b"".join(one.content)
        assert one.path not in found
        found[one.path] = content.decode()
    return found


def pages(limits: Limits = LIMITS, **answers: Any) -> dict[str, str]:
    """The pages of an edition called Letters, by path."""
    index = FakeIndex(project=Project(title="Letters"), **answers)
    return files(Pages(index, limits).all())


def pagers(html: str) -> list[list[str]]:
    """The links of each row of links between pages: words, and where they lead; the page at hand in brackets."""
    found = []
    for nav in re.findall(r'<nav class="pager".*?</nav>', html):
        links = re.findall(r'<a [^>]*?href="([^"]*)"( aria-current="page")?>([^<]*)</a>', nav)
        found.append([f"[{words}]" if current else f"{words} {address}" for address, current, words in links])
    return found


def main(content: str) -> str:
    """What stands between the menu and the end of a page."""
    found = re.search(r'<main id="ui-main">\n(.*)\n</main>', content, re.DOTALL)
    assert found is not None
    return found[1]
