"""Quotations and turns by speaker; the apparatus by text.

A short index shows all lines. A long one of quotations or turns lists who speaks, and how much: the lines stand on the pages
of the speakers, and of the sessions; those of nobody who has a page at ``index~nobody.html``. Quotations stand by class as
well, at ``index~classes.html``. A long apparatus goes on at ``index~2.html``.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from edition.addresses import further_page
from edition.index import Entity, Group, Line
from edition.kinds import KINDS
from edition.model import Artifact

from .index_rows import listed
from .lines import flat, grouped, lines, readings
from .paging import pages
from .site import Site

_CLASSES = "index~classes.html"
"""Quotations by class."""
At = tuple[int, int]


class SpeakingPages:
    """Makes the indexes of quotations, turns and apparatus."""

    def __init__(self, site: Site) -> None:
        self._site, self._index, self._limits, self._words = site, site.index, site.limits, site.words

    def pages(self, table: str, speakers: int) -> Iterator[Artifact]:
        """Those of quotations or turns; ``speakers`` is how many entities have some."""
        words = self._words
        heading = f"{words['page'][table]} {words['indexes']['by-speaker']}"
        if table == "quotations" and self._site.lengths["classed"]:
            yield from self._classes()
        if self._site.lengths[table] <= self._limits.lines:
            yield self._site.page(f"{table}/index.html", "groups.html", heading, partial(self._short, table))
            return
        if not speakers:
            yield from self._nobody(table, heading, "index.html")
            return
        of = pages(speakers, self._limits.entries)
        for number in range(1, of + 1):
            values = partial(self._speakers, table, (number, of))
            yield self._page(f"{table}/index.html", "speakers.html", heading, values, (number, of))
        if self._site.lengths[f"nobody/{table}"]:
            yield from self._nobody(table, heading, "index~nobody.html")

    def _classes(self) -> Iterator[Artifact]:
        """Quotations by class, page after page."""
        of = pages(self._site.lengths["classed"], self._limits.lines)
        heading = f"{self._words['page']['quotations']} {self._words['indexes']['by-class']}"
        for number in range(1, of + 1):
            values = partial(self._by_class, (number, of))
            yield self._page(f"quotations/{_CLASSES}", "groups.html", heading, values, (number, of))

    def _by_class(self, at: At) -> dict[str, Any]:
        rows = self._site.rows.page("classes", lambda: flat(self._index.by_class()), at, self._limits.lines)
        named = ((self._words["classes"].get(cls, cls), page, line) for cls, page, line in rows)
        values = self._values("quotations", _CLASSES)
        return values | {"groups": grouped(named), "pager": self._site.pager(_CLASSES, at)}

    def _values(self, table: str, here: str = "index.html") -> dict[str, Any]:
        """What all these pages are given; ``here`` is the one at hand."""
        ways = [
            (f"by-{key}", address, address == here) for key, address in (("speaker", "index.html"), ("class", _CLASSES))
        ]
        by_class = table == "quotations" and self._site.lengths["classed"]
        return {"table": table, "sessions": (), "lines": self._lines(table), "ways": ways if by_class else ()}

    def _page(self, path: str, template: str, heading: str, values: Any, at: At) -> Artifact:
        table = path.partition("/")[0]
        stamp = self._index.stamp_of(table) if table == "apparatus" else self._index.stamp_of("entities", table)
        return self._site.page(path if at[0] == 1 else further_page(path, at[0]), template, heading, values, at, stamp)

    def _short(self, table: str) -> dict[str, Any]:
        """Everything on one page; quotations by session as well."""
        groups: Iterable[Group] = self._index.speakers() if table == "quotations" else self._index.turns()
        values: dict[str, Any] = self._values(table) | {"groups": groups}
        if table == "quotations" and any(session.quotations for session in self._index.entities("session")):
            values["sessions"] = self._index.by_session()
        return values

    def _lines(self, table: str) -> Callable[[Iterable[Line]], str]:
        """How lines are shown: turns with the number of their words."""
        return lambda found: lines(found, counted=table == "turns")

    def _speakers(self, table: str, at: At) -> dict[str, Any]:
        """Who speaks, in the order of kinds and names, and how often."""
        rows = self._site.rows.page(("speakers", table), lambda: self._all(table), at, self._limits.entries)
        kinds = [
            (self._words["kinds"][kind], [one for _, *one in some])
            for kind, some in itertools.groupby(rows, key=lambda row: row[0])
        ]
        nobody = self._site.lengths[f"nobody/{table}"]
        links = self._site.pager("index.html", at)
        return self._values(table) | {"kinds": kinds, "nobody": nobody, "pager": links}

    def _all(self, table: str) -> Iterator[tuple[str, str, str, int]]:
        """Kind, name, address and number of whoever, and whichever session, has quotations or turns."""
        for kind in KINDS:
            for entity in self._index.entities(kind.name):
                if number := said(entity, table):
                    yield kind.name, listed(entity), entity.page, number

    def _nobody(self, table: str, heading: str, name: str) -> Iterator[Artifact]:
        """What is said by nobody who has a page, in a file of this name and those after it."""
        of = pages(self._site.lengths[f"nobody/{table}"], self._limits.lines)
        for number in range(1, of + 1):
            values = partial(self._of_nobody, table, name, (number, of))
            yield self._page(f"{table}/{name}", "groups.html", heading, values, (number, of))

    def _of_nobody(self, table: str, name: str, at: At) -> dict[str, Any]:
        query = ("nobody", table)
        rows = self._site.rows.page(query, lambda: flat(self._index.nobody(table)), at, self._limits.lines)
        links = self._site.pager(name, at)
        return self._values(table, name) | {"groups": grouped(rows), "pager": links}

    def apparatus(self) -> Iterator[Artifact]:
        """The apparatus by text."""
        heading = self._words["page"]["apparatus"]
        of = pages(self._site.lengths["apparatus"], self._limits.lines)
        for number in range(1, of + 1):
            values = partial(self._entries, (number, of))
            yield self._page("apparatus/index.html", "apparatus.html", heading, values, (number, of))

    def _entries(self, at: At) -> dict[str, Any]:
        """Entries of the texts of one page; where there are several pages, with a list of these texts."""
        rows = self._site.rows.page("apparatus", lambda: flat(self._index.apparatus()), at, self._limits.lines)
        groups = grouped(rows)
        links = self._site.pager("index.html", at)
        return {"groups": groups, "readings": readings, "texts": groups if at[1] > 1 else (), "pager": links}


def said(entity: Entity, table: str) -> int:
    """How many quotations, or turns, an entity has."""
    return entity.quotations if table == "quotations" else entity.turns
