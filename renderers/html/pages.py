"""The pages of the reduce step: entities and indexes, quotations, turns, apparatus, collections, start, about, how to cite.

All of them can be counted without making one: what a page says is found out when its content is asked for.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import edition
from edition.addresses import further_page, path_of, text_page
from edition.citing.cff import cff
from edition.citing.full import full
from edition.citing.phrases import plain
from edition.index import Index
from edition.kinds import KINDS, Kind
from edition.model import Artifact, TextInfo

from .entities import EntityPages
from .heads import edition_head
from .indexes import KindPages, Tally
from .paging import LIMITS, Limits, pages
from .pictures import PicturePages, which
from .references import reference
from .site import Site
from .speaking import SpeakingPages

_SPOKEN = ("quotations", "turns")
_TABLES = ("texts", *(kind.folder for kind in KINDS), "mentions", "quotations", "turns", "apparatus")
At = tuple[int, int]


class Pages:
    """Yields every page that is about more than one text."""

    def __init__(self, index: Index, limits: Limits = LIMITS) -> None:
        self.site = Site(index, limits)
        self._index, self._words = index, self.site.words["page"]
        self._entities, self._kinds, self._speaking = (
            EntityPages(self.site),
            KindPages(self.site),
            SpeakingPages(self.site),
        )

    def all(self) -> Iterator[Artifact]:
        """All pages."""
        speakers: Counter[str] = Counter()
        for kind in KINDS:
            yield from self._kind(kind, speakers)
        for table in _SPOKEN:
            yield from self._speaking.pages(table, speakers[table])
        yield from self._speaking.apparatus()
        yield from PicturePages(self.site).pages()
        yield from self._texts()
        yield from self._front()

    def empty(self) -> list[str]:
        """The folders of indexes in which there is nothing; known once all pages have been counted."""
        lengths = self.site.lengths
        kinds = [k.folder for k in KINDS if not self.site.counts[k.name] + lengths[f"unidentified/{k.name}"]]
        return kinds + [table for table in (*_SPOKEN, "apparatus") if not lengths[table]]

    def _kind(self, kind: Kind, speakers: Counter[str]) -> Iterator[Artifact]:
        tally = Tally()
        for entity in self._index.entities(kind.name):
            tally.add(entity)
            yield from self._entities.pages(entity)
        self.site.counts[kind.name] = tally.entities
        speakers.update(quotations=tally.quotations, turns=tally.turns)
        yield from self._kinds.pages(kind, tally)

    def _texts(self) -> Iterator[Artifact]:
        """The pages of collections, then the start page."""
        collections: list[TextInfo] = []
        members: Counter[str] = Counter()
        texts = 0
        for info in self._index.texts():
            texts += 1
            if info.parent:
                members[info.parent] += 1
            if info.kind == "collection":
                collections.append(info)
        for one in collections:
            members_of = partial(self._index.members, one.id)
            page = path_of(text_page(one.id))
            yield from self._listed(page, "collection.html", one.title, members[one.id], members_of, "members")
        yield from self._listed("index.html", "start.html", "", texts, self._index.texts, "texts")

    def _listed(
        self, path: str, template: str, heading: str, length: int, ask: Callable[[], Iterable[TextInfo]], name: str
    ) -> Iterator[Artifact]:
        """The pages of a list of texts."""
        of, stamp = pages(length, self.site.limits.entries), self._index.stamp_of("texts", "counts", "drawn", "facts")
        for number in range(1, of + 1):
            values = partial(self._some, path, (number, of), ask, name)
            yield self.site.page(
                path if number == 1 else further_page(path, number), template, heading, values, (number, of), stamp
            )

    def _some(self, path: str, at: At, ask: Callable[[], Iterable[TextInfo]], name: str) -> dict[str, Any]:
        found = self.site.rows.page((name, path), ask, at, self.site.limits.entries)
        known = {name: found, "counts": self.site.counts, "pictures": which(self.site), "number": at[0]}
        if path == "index.html":
            known["heading"] = self.site.record.title or self._words["texts"]
            known["head"] = edition_head(self.site.record, self._index.project.base_url) if at[0] == 1 else ""
        return {**known, "pager": self.site.pager(text_address(path), at)}

    def _front(self) -> Iterator[Artifact]:
        """About, how to cite."""
        yield self.site.page("about.html", "about.html", self._words["about"], self._about)
        yield self.site.page("cite.html", "cite.html", self._words["cite"], self._cite)

    def _about(self) -> dict[str, Any]:
        index, most = self._index, self.site.limits.entries
        toolkit = f"edition {edition.__version__}"
        return {
            "index": index,
            "facts": lambda key: itertools.islice(index.facts(key), most),
            "counts": self.site.counts,
            "tables": _TABLES,
            "toolkit": toolkit,
        }

    def _cite(self) -> dict[str, Any]:
        index, record = self._index, self.site.record
        example, _, address = index.example_citation().rpartition(", ")
        return {
            "whole": plain(full(record)),
            "cited": reference(record, "cite") if record.title else None,
            "version": record.version,
            "cff": "CITATION.cff" if cff(record) else "",
            "digest": index.digest(),
            "head": edition_head(record, index.project.base_url, "cite.html"),
            "example": example,
            "address": address,
        }


def text_address(path: str) -> str:
    """The address of a file: of a collection's page, quoted."""
    folder, slash, name = path.rpartition("/")
    return text_page(name.removesuffix(".html")) if slash else folder + name
