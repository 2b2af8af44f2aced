"""The MLA Handbook, 9th edition (2021): an entry of the list of works cited."""

from __future__ import annotations

from collections.abc import Sequence

from edition.bibliography import Name
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


def mla(record: Record) -> str:
    """The citation of an edition, a text, or a passage."""
    return _edition(record) if record.is_edition else _text(record)


def _edition(record: Record) -> str:
    role = "editor" if len(record.editors) == 1 else "editors"
    return sentences(
        f"{_first(record.editors)}, {role}" if record.editors else "",
        italic(record.title),
        _container(record, capital=True),
    )


def _text(record: Record) -> str:
    editors = f"edited by {_others(record.editors)}" if record.editors else ""
    translators = f"translated by {_others(record.translators)}" if record.translators else ""
    container = clauses(italic(record.container), editors, translators, _container(record))
    return sentences(
        _first(record.authors) if record.authors else "",
        quoted(record.title) if record.container else italic(record.title),
        _date(record),
        container[:1].upper() + container[1:],
    )


def _container(record: Record, *, capital: bool = False) -> str:
    """Version, publisher, date, passage, place: the elements of a container in their order."""
    version = version_of(record, "Version" if capital else "version")
    published = span_in_words_of(record.published)
    return clauses(version, publisher_of(record), published, record.passage, record.link)


def span_in_words_of(date: str) -> str:
    """The year of publication; days of publication are told by the version."""
    return year_of(date)


def _first(names: Sequence[Name]) -> str:
    """One or two authors; of three or more the first, and ``et al.``."""
    return inverted_first(names, 2, 1)


def _others(names: Sequence[Name]) -> str:
    return as_spoken(names, 2, 1).replace(", et al.", " et al.")


def _date(record: Record) -> str:
    said = span_in_words(record.date, short=True)
    return said if needs_date(record, said) and needs_date(record, span_in_words(record.date)) else ""
