"""The pages of the reduce step: start, indexes, quotations, turns, apparatus, collections, about, how to cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import edition
from edition.addresses import path_of, text_page
from edition.index import Group, Index, Line
from edition.kinds import KINDS, Kind
from edition.model import Artifact
from edition.tei import sort_key

from .entities import EntityPages, lines
from .frame import Frame
from .programme import programme

_GROUPS = ("quotations", "turns")
_TABLES = ("texts", *(kind.folder for kind in KINDS), "mentions", "quotations", "turns", "apparatus")
Row = tuple[str, str, int, int]
"""Sort name, file, mentions and texts of an entity, as its index shows them."""


class Pages:
    """Yields every page that is about more than one text."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._frame = Frame(index.project.title, index.project.folder, index.project.untrusted)
        self._words = self._frame.words
        self._title = index.project.title or self._words["page"]["start"]

    def all(self) -> Iterator[Artifact]:
        """All pages."""
        counts: dict[str, int] = {}
        for kind in KINDS:
            yield from self._kind(kind, counts)
        for table in _GROUPS:
            yield self._grouped(table)
        heading = self._words["page"]["apparatus"]
        yield self._page("apparatus/index.html", "apparatus.html", heading, groups=self._index.apparatus())
        yield from self._collections()
        yield from self._front(counts)

    def _page(self, path: str, name: str, heading: str, **values: Any) -> Artifact:
        root = "../" * path.count("/")
        title = heading if heading == self._title else f"{heading} · {self._title}"
        given = {"root": root, "heading": heading, "project": self._index.project, **values}
        return Artifact(path, self._frame.stream(root, title, self._frame.generate(name, **given)))

    def _kind(self, kind: Kind, counts: dict[str, int]) -> Iterator[Artifact]:
        pages = EntityPages(self._index, self._frame, self._title)
        rows: list[Row] = []
        for entity in self._index.entities(kind.name):
            rows.append((entity.sort_name, entity.page.rpartition("/")[2], entity.mentions, entity.texts))
            yield pages.page(entity)
        counts[kind.name] = len(rows)
        values: dict[str, Any] = {"kind": kind, "letters": _by_letter(rows), "programme": ""}
        if kind.name == "session" and rows:
            values["programme"] = programme(self._index, self._words)
        unidentified = self._index.unidentified(kind.name)
        heading = self._words["kinds"][kind.name]
        yield self._page(f"{kind.folder}/index.html", "kind.html", heading, unidentified=unidentified, **values)

    def _grouped(self, table: str) -> Artifact:
        """Quotations or turns, by speaker; quotations by session as well."""
        words = self._words
        heading = f"{words['page'][table]} {words['indexes']['by-speaker']}"
        groups: Iterable[Group] = self._index.speakers() if table == "quotations" else self._index.turns()
        values: dict[str, Any] = {"table": table, "groups": groups, "sessions": (), "lines": self._lines(table)}
        if table == "quotations" and any(session.quotations for session in self._index.entities("session")):
            values["sessions"] = self._index.by_session()
        return self._page(f"{table}/index.html", "groups.html", heading, **values)

    def _lines(self, table: str) -> Callable[[Iterable[Line]], str]:
        """How lines are shown: turns with the number of their words."""
        counted = self._words["indexes"]["words"] if table == "turns" else ""
        return lambda found: lines(found, counted)

    def _collections(self) -> Iterator[Artifact]:
        for info in self._index.texts():
            if info.kind == "collection":
                path = path_of(text_page(info.id))
                yield self._page(path, "collection.html", info.title, members=self._index.members(info.id))

    def _front(self, counts: dict[str, int]) -> Iterator[Artifact]:
        """Start, about, how to cite."""
        index, words = self._index, self._words["page"]
        yield self._page("index.html", "start.html", self._title, texts=index.texts(), counts=counts)
        values = {"index": index, "counts": counts, "tables": _TABLES, "toolkit": f"edition {edition.__version__}"}
        yield self._page("about.html", "about.html", words["about"], **values)
        whole = _whole(index.project.editors, self._title, index.project.edition_version, index.project.base_url)
        example, _, address = index.example_citation().rpartition(", ")
        yield self._page("cite.html", "cite.html", words["cite"], whole=whole, example=example, address=address)


def _whole(editors: str, title: str, version: str, address: str) -> str:
    """The citation of the edition as a whole."""
    said = [f"{editors}:" if editors else "", f"{title}.", f"Version {version}.", address]
    return " ".join(filter(None, said))


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
