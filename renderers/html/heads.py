"""What the head of a page says to machines: metadata of a text, an entity, the edition. A page's frame has one hole for it.

Links that machines follow and the page's own address are absolute: they stand only where ``base_url`` is set (DESIGN, 4.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from edition.addresses import entity_page, text_page
from edition.citing.authorities import same_as
from edition.citing.dates import moment
from edition.citing.linked import entity as linked_entity
from edition.citing.linked import script, work
from edition.citing.metadata import Pair, dublin_core, highwire, signposts
from edition.citing.record import Record, web_address
from edition.context import Context
from edition.index import Entity
from edition.model import Reading

from .escaping import escape

_MOST = 200
"""Entities that the head of a text's page names: those that authorities know."""
_NO_AUTHORITY = frozenset(("other",))


def text_head(reading: Reading, context: Context, record: Record, files: Iterable[str]) -> str:
    """The metadata of a text; ``files`` are the names of those that are handed out beside its page."""
    info, base = reading.text.info, context.project.base_url
    handed = tuple((f"texts/{name}", _type_of(name)) for name in files)
    page = text_page(info.id)
    links = signposts(record, base, page.removesuffix(".html"), handed)
    linked = script(work(record, islice(_mentioned(reading, context), _MOST)))
    return _head((*highwire(record), *dublin_core(record)), links, linked, base + page if base else "")


def edition_head(record: Record, base: str, page: str = "") -> str:
    """The metadata of the edition, on a page of this address from the site's root."""
    if not record.title:
        return canonical(base, page)
    links = signposts(record, base, "cite")
    pairs = (*highwire(record), *dublin_core(record))
    return _head(pairs, links, script(work(record)), base + page if base else "")


def entity_head(entity: Entity, base: str) -> str:
    """What is known of an entity, with its authorities."""
    more = {"startDate": moment(entity.start), "endDate": moment(entity.end) if entity.end != entity.start else ""}
    names = [name for name in entity.names.split(" | ") if name]
    address = base + entity.page if base else ""
    known = linked_entity(
        entity.kind, entity.name, entity.identifiers.split(" | "), address, names, **_dates(entity, more)
    )
    return _head((), (), script(known), address)


def canonical(base: str, page: str) -> str:
    """The address of a page, where the edition has one."""
    return f'<link rel="canonical" href="{escape(web_address(base + page))}">\n' if base else ""


def _dates(entity: Entity, stated: dict[str, str]) -> dict[str, str]:
    """Those of events alone: what else has a date is dated by its texts."""
    return stated if entity.kind in ("session", "event") else {}


def _type_of(name: str) -> str:
    return "application/tei+xml" if name.endswith(".xml") else "text/plain"


def _mentioned(reading: Reading, context: Context) -> Iterator[dict[str, object]]:
    """Entities that the text names and authorities know, each once."""
    seen: set[tuple[str, str]] = set()
    base = context.project.base_url
    for mention in reading.text.mentions:
        for target in mention.targets:
            key = (target.kind, target.entity)
            if key in seen or target.kind in _NO_AUTHORITY:
                continue
            seen.add(key)
            if same_as(target.identifiers):
                address = base + entity_page(target.kind, context.page_name(target)) if base else ""
                name = target.name or mention.fragments[0].surface
                yield linked_entity(target.kind, name, target.identifiers, address)


def _head(pairs: Iterable[Pair], links: Iterable[tuple[str, str, str]], linked: str, address: str) -> str:
    """The elements of the head, a line each."""
    lines = [f'<meta name="{name}" content="{escape(content)}">\n' for name, content in pairs if content]
    for relation, target, type_ in links:
        if href := web_address(target):
            stated = f' type="{escape(type_)}"' if type_ else ""
            lines.append(f'<link rel="{relation}" href="{escape(href)}"{stated}>\n')
    lines.append(f'<script type="application/ld+json">{linked}</script>\n')
    return (f'<link rel="canonical" href="{escape(web_address(address))}">\n' if address else "") + "".join(lines)
