"""A record in CSL-JSON, which Zotero, pandoc and citeproc read (Citation Style Language 1.0.2)."""

from __future__ import annotations

import json
from typing import Any

from edition.bibliography import Dating, Name
from edition.citing.bibtex import note
from edition.citing.dates import day_of
from edition.citing.record import Record


def csl_json(record: Record) -> str:
    """A list of one item."""
    return json.dumps([csl(record)], indent=2, ensure_ascii=False) + "\n"


def csl(record: Record) -> dict[str, Any]:
    """The item: ``book`` for an edition, ``chapter`` for a text of it, ``document`` where the edition has no title."""
    kind = "book" if record.is_edition else "chapter" if record.container else "document"
    found = {
        "id": record.key,
        "type": kind,
        "title": record.title,
        "container-title": record.container,
        "author": [_name(name) for name in record.authors],
        "editor": [_name(name) for name in record.editors],
        "translator": [_name(name) for name in record.translators],
        "issued": _date(Dating(record.published)),
        "original-date": _date(record.date),
        "publisher": record.publisher,
        "publisher-place": record.place,
        "version": record.version,
        "language": record.language,
        "genre": record.genre,
        "archive_location": record.archive,
        "section": record.passage,
        "DOI": record.doi,
        "URL": record.address,
        "license": record.licence.address or record.licence.words,
        "abstract": record.description,
        "note": note(record),
    }
    return {name: value for name, value in found.items() if value}


def _name(name: Name) -> dict[str, str]:
    if not name.family:
        return {"literal": name.direct}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _date(dating: Dating) -> dict[str, Any]:
    """One date or two; of an open span the end that is known."""
    days = [day for date in (dating.start, dating.end) if date and (day := day_of(date))]
    if not days:
        return {}
    parts = [[part for part in day if part] for day in days]
    return {"date-parts": parts, "circa": True} if dating.circa else {"date-parts": parts}
