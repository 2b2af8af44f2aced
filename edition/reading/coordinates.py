"""Where a place is: ``geo`` as latitude and longitude (TEI P5, section 14.3.4), in decimal degrees of WGS84."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from edition.tei import ID, PREFIX, tag, words

_GEO, _LOCATION, _DECLARED, _TEI, _CORPUS = map(tag, ("geo", "location", "geoDecl", "TEI", "teiCorpus"))
_DECLARATION = f"{PREFIX}teiHeader/{PREFIX}encodingDesc/{PREFIX}geoDecl"
_DEGREES = frozenset(("", "WGS84", "ED50"))
"""Values of ``@datum`` that mean degrees. ED50 lies some hundred metres beside WGS84: less than a point on a map of ours."""
_LONGEST = 10_000
"""Characters of a ``geo`` that are read: an outline of a place has many points."""
_NUMBER = re.compile(r"[-+\u2212]?\d{1,3}(?:[.,]\d{1,20})?")
_SIGNED = re.compile(
    r"(\d{1,3}(?:[.,]\d+)?)\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|''|′′)\s*)?([NSEWO])",
    re.IGNORECASE,
)


def position(words: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, or None where the words are no such pair. Of several pairs, the middle.

    ``48.2 16.37``, ``48,2066 16,37341``, ``48.2,16.37``, ``48°12′30″N 16°22′23″E``.
    """
    said = words.strip()[:_LONGEST]
    found = _signed(said) if "°" in said else _plain(said)
    if len(found) < 2 or len(found) % 2:
        return None
    pairs = list(zip(found[::2], found[1::2], strict=True))
    if any(abs(north) > 90 or abs(east) > 180 for north, east in pairs):
        return None
    return _middle([north for north, _ in pairs]), _middle([east for _, east in pairs])


def _middle(values: Sequence[float]) -> float:
    return (min(values) + max(values)) / 2


def _plain(said: str) -> list[float]:
    """Numbers with blanks between; without blanks commas stand between them, as far as they are no decimal commas."""
    parts = [part.strip(",") for part in re.split(r"[\s;/|]+", said)]
    if len(parts) == 1:
        commas = said.split(",")
        parts = [f"{commas[0]}.{commas[1]}", f"{commas[2]}.{commas[3]}"] if len(commas) == 4 else commas
    if not all(map(_NUMBER.fullmatch, parts)):
        return []
    return [float(part.replace(",", ".").replace("\u2212", "-")) for part in parts]


def _signed(said: str) -> list[float]:
    """Degrees, minutes and seconds with the letters of the directions; north or south first, or last."""
    found: dict[bool, float] = {}
    for degrees, minutes, seconds, letter in _SIGNED.findall(said):
        parts = [float(part.replace(",", ".") or 0) for part in (degrees, minutes or "0", seconds or "0")]
        size = parts[0] + parts[1] / 60 + parts[2] / 3600
        found.setdefault(letter.upper() in "NS", -size if letter.upper() in "SW" else size)
    return [found[True], found[False]] if len(found) == 2 else []


def of_entry(entry: Any) -> str:
    """The position of a register's place, as ``48.2066 16.37341``; '' where none is given, or none that is read here."""
    for geo in _own(entry):
        if datum(geo) in _DEGREES and (found := position(words(geo))):
            return " ".join(f"{degrees:.5f}".rstrip("0").rstrip(".") for degrees in found)
    return ""


def _own(entry: Any) -> Iterator[Any]:
    """Those of its own locations: not those of places in it."""
    for child in entry.iterchildren(_LOCATION, _GEO):
        yield from child.iter(_GEO)


def datum(geo: Any) -> str:
    """The notation of a ``geo``: that of the declaration it names, else that of the only one in the headers around it."""
    named = {pointer.rpartition("#")[2] for pointer in (geo.get("decls") or "").split()}
    for document in geo.iterancestors(_TEI, _CORPUS):
        declared = document.findall(_DECLARATION)
        meant = [one for one in declared if one.get(ID) in named] if named else declared
        if meant:
            return meant[0].get("datum") or "WGS84"
    return ""
