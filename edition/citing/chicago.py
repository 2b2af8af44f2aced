"""The Chicago Manual of Style, 18th edition (2024), notes and bibliography: an entry of a bibliography; of a passage, a note."""

from __future__ import annotations

from edition.citing.dates import span_in_words, year_of
from edition.citing.phrases import (
    as_spoken,
    clauses,
    inverted_first,
    italic,
    needs_date,
    publisher_of,
    quoted,
    sentences,
    version_of,
)
from edition.citing.record import Record

_MOST, _SHOWN = 6, 3
"""Of more than six authors the first three are named."""


def chicago(record: Record) -> str:
    """The citation of an edition, a text, or a passage."""
    if record.is_edition:
        return _edition(record)
    return _note(record) if record.passage else _entry(record)


def _edition(record: Record) -> str:
    editors = inverted_first(record.editors, _MOST, _SHOWN) if record.editors else ""
    role = "ed" if len(record.editors) == 1 else "eds"
    return sentences(
        f"{editors}, {role}." if editors else "",
        italic(record.title),
        version_of(record, "Version"),
        _published(record),
        record.link,
    )


def _entry(record: Record) -> str:
    title = quoted(record.title) if record.container else italic(record.title)
    editors = f"edited by {as_spoken(record.editors)}" if record.editors else ""
    inside = clauses(f"In {italic(record.container)}", editors) if record.container else _capital(editors)
    return sentences(
        inverted_first(record.authors, _MOST, _SHOWN) if record.authors else "",
        title,
        _date(record),
        f"Translated by {as_spoken(record.translators)}" if record.translators else "",
        inside,
        version_of(record, "Version"),
        _published(record),
        record.link,
    )


def _note(record: Record) -> str:
    """``Ines Calloway, “To Adela Wren,” May 14, 1874, par. 3, in …``."""
    title = quoted(record.title, ",") if record.container else f"{italic(record.title)},"
    ends_open = title.endswith((",”", ","))
    head = " ".join(filter(None, (f"{as_spoken(record.authors)}," if record.authors else "", title)))
    editors = f"ed. {as_spoken(record.editors)}" if record.editors else ""
    rest = clauses(
        _date(record),
        record.passage,
        clauses(f"in {italic(record.container)}" if record.container else "", editors),
        version_of(record),
    )
    published = _published(record)
    said = f"{head}{' ' if ends_open else ', '}{rest}" + (f" ({published})" if published else "")
    return sentences(clauses(said, record.link))


def _date(record: Record) -> str:
    said = span_in_words(record.date, american=True)
    return said if needs_date(record, said) and needs_date(record, span_in_words(record.date)) else ""


def _published(record: Record) -> str:
    return clauses(publisher_of(record), year_of(record.published))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
