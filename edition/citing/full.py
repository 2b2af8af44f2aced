"""A full reference, in no style of a press: everything that is known, source and licence too, in a fixed order."""

from __future__ import annotations

from edition.citing.dates import in_words, span_in_words
from edition.citing.phrases import as_spoken, clauses, italic, needs_date, sentences, version_of
from edition.citing.record import Record

_EVERYBODY = 20


def full(record: Record) -> str:
    """The reference of an edition, a text, or a passage."""
    head = italic(record.title) if record.is_edition or not record.container else record.title
    date = span_in_words(record.date)
    dated = f"{head} ({date})" if needs_date(record, date) else head
    names = record.editors if record.is_edition else record.authors
    role = (" (ed.)" if len(names) == 1 else " (eds.)") if record.is_edition and names else ""
    first = f"{as_spoken(names, _EVERYBODY, _EVERYBODY)}{role}: " if names else ""
    return sentences(
        f"{first}{clauses(dated, record.passage)}",
        f"Source: {record.archive or record.source}" if record.archive or record.source else "",
        *_people(record),
        f"In: {italic(record.container)}" if record.container else "",
        version_of(record, "Version"),
        _published(record),
        record.link,
        f"Licence: {record.licence.words}" if record.licence.words else "",
    )


def _people(record: Record) -> list[str]:
    if record.is_edition:
        return []
    found = [
        f"{said} {as_spoken(names, _EVERYBODY, _EVERYBODY)}"
        for said, names in (("Translated by", record.translators), ("Edited by", record.editors))
        if names
    ]
    duties: dict[str, list[str]] = {}
    for duty, name in record.duties[:_EVERYBODY]:
        duties.setdefault(duty, []).append(name.direct)
    return found + [f"{duty[:1].upper()}{duty[1:]}: {', '.join(names)}" for duty, names in duties.items()]


def _published(record: Record) -> str:
    where = ": ".join(filter(None, (record.place, record.publisher)))
    return clauses(where, in_words(record.published))
