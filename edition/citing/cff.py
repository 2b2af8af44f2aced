"""``CITATION.cff``: how an edition is cited, as repositories of data read it (Citation File Format 1.2.0)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from edition.bibliography import Name
from edition.citing.authorities import same_as
from edition.citing.dates import day_of, iso
from edition.citing.record import Record

_CC = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/licenses/(?P<terms>by(?:-nc)?(?:-sa|-nd)?)/(?P<version>[1-4]\.\d)(?:/(?:deed|legalcode)[\w.-]*)?/?"
)
_ZERO = re.compile(r"https?://(?:www\.)?creativecommons\.org/publicdomain/zero/1\.0(?:/[\w.-]*)?/?")


def cff(record: Record) -> str:
    """The file, in YAML; '' where nobody is known who could stand as its author, which the format demands."""
    people = record.editors or ((Name(literal=record.publisher),) if record.publisher else ())
    if not people or not record.title:
        return ""
    return "".join(f"{line}\n" for line in _lines(record, people))


def _lines(record: Record, people: tuple[Name, ...]) -> Iterator[str]:
    yield "cff-version: 1.2.0"
    yield "message: " + _said("Please cite this edition as below.")
    yield "type: dataset"
    yield f"title: {_said(record.title)}"
    yield "authors:"
    for name in people:
        yield from _person(name)
    for key, value in _facts(record):
        if value:
            yield f"{key}: {_said(value)}"


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    yield "abstract", record.description
    yield "version", record.version
    day = day_of(record.published)
    yield "date-released", iso(record.published) if day and day.day else ""
    yield "doi", record.doi
    yield "url", record.address
    spdx = spdx_of(record.licence.address)
    yield "license", spdx
    yield "license-url", "" if spdx else record.licence.address


def _person(name: Name) -> Iterator[str]:
    """A person has parts of a name, anybody else a name; of identifiers the format knows those of ORCID."""
    if not name.family:
        yield f"  - name: {_said(name.direct)}"
        return
    yield f"  - family-names: {_said(name.family)}"
    for key, value in (("given-names", name.given), ("name-particle", name.particle), ("name-suffix", name.suffix)):
        if value:
            yield f"    {key}: {_said(value)}"
    orcid = next((one for one in same_as(name.identifiers) if one.startswith("https://orcid.org/")), "")
    if orcid:
        yield f"    orcid: {_said(orcid)}"


def _said(words: str) -> str:
    """A scalar in double quotes: JSON is YAML but for pairs of surrogates, so what cannot be printed is escaped by its number."""
    return "".join(c if c.isprintable() else _escaped(ord(c)) for c in json.dumps(words, ensure_ascii=False))


def _escaped(number: int) -> str:
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"


def spdx_of(address: str) -> str:
    """The SPDX identifier of a licence of Creative Commons, by its address; '' for any other."""
    if _ZERO.fullmatch(address):
        return "CC0-1.0"
    found = _CC.fullmatch(address)
    return f"CC-{found['terms'].upper()}-{found['version']}" if found else ""
