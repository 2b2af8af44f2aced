"""The Publication Manual of the American Psychological Association, 7th edition (2020): an entry of the list of references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.bibliography import Name
from edition.citing.dates import year_of, years_in_words
from edition.citing.phrases import italic, publisher_of, sentences
from edition.citing.record import Record

_MOST, _SHOWN = 20, 19
"""Of more than twenty authors the first nineteen are named, then the last one."""


def apa(record: Record) -> str:
    """The citation of an edition, a text, or a passage."""
    return _edition(record) if record.is_edition else _text(record)


def _edition(record: Record) -> str:
    title = italic(record.title) + _details(record)
    editors = f"{_listed(record.editors)} ({_role(record)})." if record.editors else ""
    head = (editors, _year(record), title) if editors else (title, _year(record))
    return _linked(sentences(*head, publisher_of(record)), record)


def _text(record: Record) -> str:
    title = record.title if record.container else italic(record.title) + _details(record)
    head = (_listed(record.authors), _year(record), title) if record.authors else (title, _year(record))
    editors = f"{_spoken(record.editors)} ({_role(record)}), " if record.editors else ""
    inside = f"In {editors}{italic(record.container)}{_details(record)}" if record.container else ""
    return _linked(sentences(*head, inside, publisher_of(record)), record)


def _linked(said: str, record: Record) -> str:
    """With the address, after which no full stop stands, and when the text itself was made."""
    made = "written" if record.genre in ("letter", "manuscript") else "published"
    years = years_in_words(record.date)
    original = f"(Original work {made} {years})" if years and years != year_of(record.published) else ""
    return " ".join(filter(None, (said, record.link, original)))


def _year(record: Record) -> str:
    return f"({year_of(record.published) or 'n.d.'})."


def _role(record: Record) -> str:
    return "Ed." if len(record.editors) == 1 else "Eds."


def _details(record: Record) -> str:
    found = [f"Version {record.version}" if record.version else "", record.passage]
    if record.translators:
        found.append(f"{_spoken(record.translators)}, Trans.")
    said = ", ".join(filter(None, found))
    return f" ({said})" if said else ""


def _listed(names: Sequence[Name]) -> str:
    """Surnames and initials, ``&`` before the last."""
    said = [_inverted(name) for name in names]
    if len(said) > _MOST:
        return f"{', '.join(said[:_SHOWN])}, … {said[-1]}"
    return _joined(said, comma=len(said) > 1)


def _spoken(names: Sequence[Name]) -> str:
    said = [" ".join(filter(None, (initials(n.given), n.particle, n.family, n.suffix))) or n.literal for n in names]
    return _joined(said, comma=len(said) > 2)


def _joined(said: Sequence[str], *, comma: bool) -> str:
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])}{',' if comma else ''} & {said[-1]}"


def _inverted(name: Name) -> str:
    if not name.family:
        return name.direct
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (family, initials(name.given), name.suffix)))


def initials(given: str) -> str:
    """``Jean-Paul Marie`` to ``J.-P. M.``; words that begin with no letter go."""
    found = []
    for word in given.split():
        parts = [part[0] for part in re.split("[-‐]", word) if part[:1].isalpha()]
        if parts:
            found.append("-".join(f"{part}." for part in parts))
    return " ".join(found)
