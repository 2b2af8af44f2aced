"""A record in BibTeX, for bibtex and biblatex, in UTF-8. Every sign that TeX would obey is written as the letter it stands for."""

from __future__ import annotations

from collections.abc import Iterator

from edition.bibliography import Name
from edition.citing.dates import day_of, edtf, iso
from edition.citing.record import Record

_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
"""A brace is counted by BibTeX even after a backslash, so it is named instead."""
_RAW = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def bibtex(record: Record) -> str:
    """One entry: ``@book`` for an edition, ``@incollection`` for a text of it, ``@misc`` where the edition has no title."""
    kind = "book" if record.is_edition else "incollection" if record.container else "misc"
    fields = ",\n".join(f"  {name:<9} = {{{value}}}" for name, value in _fields(record) if value)
    return f"@{kind}{{{record.key},\n{fields}\n}}\n"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "author", _names(record.authors)
    yield "title", _whole(record.title)
    yield "booktitle", _whole(record.container)
    yield "editor", _names(record.editors)
    yield "translator", _names(record.translators)
    yield "publisher", _whole(record.publisher)
    yield "address", escaped(record.place)
    published = day_of(record.published)
    yield "year", str(published.year) if published and published.year > 0 else ""
    yield "date", iso(record.published) if published and published.month and published.year > 0 else ""
    yield "origdate", edtf(record.date)
    yield "version", escaped(record.version)
    yield "language", escaped(record.language)
    yield "doi", record.doi.translate(_RAW)
    yield "url", record.address.translate(_RAW)
    yield "note", escaped(note(record))


def note(record: Record) -> str:
    """What no field of the formats holds: the passage, source, licence, the hash of the file."""
    said = (
        (record.passage, ""),
        (record.archive or record.source, "Source: "),
        (record.licence.words, "Licence: "),
        (record.licence.address if record.licence.address != record.licence.words else "", ""),
        (record.sha256, "SHA-256 of the source: "),
    )
    return ". ".join(f"{label}{words.rstrip('.')}" for words, label in said if words)


def escaped(words: str) -> str:
    """Words as TeX shows them."""
    return words.translate(_ESCAPED)


def _whole(words: str) -> str:
    """In braces of its own: no capital is changed, no ``and`` in it parts names."""
    return f"{{{escaped(words)}}}" if words else ""


def _names(names: tuple[Name, ...]) -> str:
    return " and ".join(map(_name, names))


def _name(name: Name) -> str:
    """``de Beauvoir, Simone``; what is no person's name, or has a comma of its own, in braces."""
    if not name.family:
        return _whole(name.direct)
    family, given = (_part(part) for part in (name.family, name.given))
    if not family[:1].isupper() and family[:1] != "{":  # small letters would be taken for a particle
        family = f"{{{family}}}"
    head = f"{escaped(name.particle)} {family}" if name.particle else family
    head = f"{head}, {_part(name.suffix)}" if name.suffix else head
    return f"{head}, {given}" if given else f"{{{escaped(name.direct)}}}"


def _part(part: str) -> str:
    is_plain = "," not in part and " and " not in f" {part.lower()} "
    return escaped(part) if is_plain else f"{{{escaped(part)}}}"
