"""A record in RIS: a line for each fact, two letters before it, lines end in CR LF (specification of 2011)."""

from __future__ import annotations

from collections.abc import Iterator

from edition.citing.bibtex import note
from edition.citing.dates import day_of, span_in_words
from edition.citing.record import Record, one_line


def ris(record: Record) -> str:
    """One reference: ``BOOK`` for an edition, ``CHAP`` for a text of it, ``GEN`` where the edition has no title."""
    lines = (f"{tag}  - {one_line(value)}\r\n" for tag, value in _fields(record) if one_line(value))
    return f"{''.join(lines)}ER  - \r\n"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "TY", "BOOK" if record.is_edition else "CHAP" if record.container else "GEN"
    yield "ID", record.key
    yield from (("AU", name.inverted) for name in record.authors)
    yield "TI", record.title
    yield "T2", record.container
    # Of a book A2 would be the editor of its series.
    yield from (("ED" if record.is_edition else "A2", name.inverted) for name in record.editors)
    yield from (("A4", name.inverted) for name in record.translators)
    yield "PB", record.publisher
    yield "CY", record.place
    published = day_of(record.published)
    if published and published.year > 0:
        yield "PY", f"{published.year:04d}"
        yield "DA", "/".join(f"{part:02d}" if part else "" for part in published) + "/" if published.month else ""
    yield "ET", f"Version {record.version}" if record.version else ""
    yield "SE", record.passage
    yield "LA", record.language
    yield "AN", record.archive
    yield "DO", record.doi
    yield "UR", record.address
    date = span_in_words(record.date)
    yield "N1", f"Date of the text: {date}" if date else ""
    yield "N1", note(record)
