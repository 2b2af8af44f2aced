"""A record, and an entity, in the words of schema.org, for search engines and harvesters (JSON-LD 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from edition.bibliography import Name
from edition.citing.authorities import same_as
from edition.citing.dates import edtf, iso
from edition.citing.record import Record

_SCHEMA = "https://schema.org"
TYPES = {
    "person": "Person",
    "organization": "Organization",
    "place": "Place",
    "event": "Event",
    "session": "Event",
    "work": "CreativeWork",
}
"""What entities of a kind are; of other kinds ``Thing``."""
_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Within a ``script`` of a page nothing may look like a tag."""


def script(found: dict[str, Any]) -> str:
    """JSON-LD as it may stand in a page."""
    return json.dumps({"@context": _SCHEMA, **found}, ensure_ascii=False).translate(_UNSAFE)


def work(record: Record, mentions: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    """What is cited, as a creative work; ``mentions`` are entities named in it."""
    found = {
        "@type": "Collection" if record.is_edition else "Message" if record.genre == "letter" else "CreativeWork",
        "@id": record.address,
        "url": record.address,
        "name": record.title,
        "description": record.description,
        "author": [_somebody(name) for name in record.authors],
        "editor": [_somebody(name) for name in record.editors],
        "translator": [_somebody(name) for name in record.translators],
        "dateCreated": edtf(record.date),
        "datePublished": iso(record.published),
        "inLanguage": record.language,
        "version": record.version,
        "license": record.licence.address or record.licence.words,
        "publisher": {"@type": "Organization", "name": record.publisher} if record.publisher else None,
        "identifier": f"https://doi.org/{record.doi}" if record.doi else "",
        "isPartOf": {"@type": "Collection", "name": record.container} if record.container else None,
        "mentions": list(mentions),
    }
    return said(found)


def said(found: dict[str, Any]) -> dict[str, Any]:
    """What is said: no empty values."""
    return {name: value for name, value in found.items() if value}


def _somebody(name: Name) -> dict[str, Any]:
    links = same_as(name.identifiers)
    kind = "Person" if name.family and not name.corporate else "Organization" if name.corporate else "Person"
    parts = {
        "familyName": " ".join(filter(None, (name.particle, name.family))),
        "givenName": name.given,
        "honorificSuffix": name.suffix,
    }
    return said({"@type": kind, "name": name.direct, **(parts if name.family else {}), "sameAs": _one_or_all(links)})


def entity(
    kind: str,
    name: str,
    identifiers: Iterable[str],
    address: str = "",
    other_names: Sequence[str] = (),
    **more: str,
) -> dict[str, Any]:
    """An entity with its authorities; ``address`` that of its page, absolute, or ''; ``more`` further properties."""
    found = {
        "@type": TYPES.get(kind, "Thing"),
        "url": address,
        "name": name,
        "alternateName": _one_or_all(other_names),
        "sameAs": _one_or_all(same_as(identifiers)),
        **more,
    }
    return said(found)


def _one_or_all(values: Sequence[str]) -> str | Sequence[str]:
    return values[0] if len(values) == 1 else list(values)
