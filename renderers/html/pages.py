"""The pages of the reduce step: start, indexes, entities, quotations, turns, apparatus."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from edition.addresses import path_of, text_page
from edition.index import Entity, Index
from edition.kinds import KINDS, Kind
from edition.model import Artifact
from edition.tei import sort_key


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, everything escaped."""
    found = Environment(
        loader=PackageLoader("edition.renderers.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters["text_page"] = text_page
    found.globals["KINDS"] = KINDS
    return found


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
        yield from self._groups("quotations", "Quotations by speaker", self._index.speakers())
        yield from self._groups("turns", "Turns by speaker", self._index.turns())
        yield self._page("apparatus/index.html", "apparatus.html", heading="Apparatus", groups=self._index.apparatus())
        yield from self._collections()
        yield self._page("index.html", "start.html", heading=self._title, texts=self._index.texts(), counts=counts)

    def _page(self, path: str, template: str, **values: Any) -> Artifact:
        root = "../" * path.count("/")
        found = environment().get_template(template)
        pieces = found.generate(root=root, title=self._title, version=self._index.project.edition_version, **values)
        return Artifact(path, (piece.encode() for piece in pieces))

    def _kind(self, kind: Kind, counts: dict[str, int]) -> Iterator[Artifact]:
        template = environment().get_template("entity.html")
        module = self._index.project
        rows = []
        for entity in self._index.entities(kind.name):
            rows.append((entity.name, entity.sort_name, entity.page.rpartition("/")[2], entity.mentions, entity.texts))
            page = template.render(
                root="../",
                title=self._title,
                version=module.edition_version,
                heading=entity.name,
                entity=entity,
                kind=kind,
                **self._of(entity),
            )
            yield Artifact(path_of(entity.page), page.encode())
        counts[kind.name] = len(rows)
        letters = _by_letter(rows)
        unidentified = self._index.unidentified(kind.name)
        yield self._page(
            f"{kind.folder}/index.html",
            "kind.html",
            heading=kind.plural,
            kind=kind,
            letters=letters,
            unidentified=unidentified,
        )

    def _of(self, entity: Entity) -> dict[str, Any]:
        return {
            "mentions": self._index.mentions_of(entity),
            "quotations": self._index.quotations_of(entity),
            "turns": self._index.turns_of(entity),
            "participants": [self._participant(p) for p in entity.participants.split()] if entity.participants else [],
        }

    def _participant(self, entity: str) -> tuple[str, str]:
        found = self._index.entity(entity)
        return (found.name, found.page) if found else (entity, "")

    def _groups(self, folder: str, heading: str, groups: Any) -> Iterator[Artifact]:
        yield self._page(f"{folder}/index.html", "groups.html", heading=heading, groups=groups)

    def _collections(self) -> Iterator[Artifact]:
        for info in self._index.texts():
            if info.kind == "collection":
                members = self._index.members(info.id)
                yield self._page(path_of(text_page(info.id)), "collection.html", heading=info.title, info=info, members=members)


def _by_letter(rows: list[tuple[Any, ...]]) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Rows under the letters of their sort names; what begins with no letter comes first."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(_letter(row[1]), []).append(row)
    return sorted(found.items(), key=lambda pair: (pair[0] != "#", sort_key(pair[0])))


def _letter(name: str) -> str:
    """The letter under which a name stands in an index."""
    key = sort_key(name)
    return key[0].upper() if key and key[0].isalpha() else "#"
