"""An ``app`` as it stands in a file: its readings, who has them, and by which method it is attached (TEI P5, 12.1 and 12.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from edition.elements import BLOCKS, BREAKS, PREFERRED
from edition.tei import fold, is_white, tag, tags

APP, LEM, RDG, GROUP, LIST_APP, WIT, DETAIL = map(tag, ("app", "lem", "rdg", "rdgGrp", "listApp", "wit", "witDetail"))
READINGS = tags("lem rdg")
_REMARKS = tags("note wit witDetail")
_CHOICE, _ALTERNATIVES, _DELETED = tag("choice"), tags("sic orig abbr"), tags("del am")
MORE = "{urn:edition:apparatus}lem"
"""A further piece of a lemma that crosses elements; ``app`` in it numbers the entry (see :mod:`edition.apparatus.settling`)."""

Method = Literal["parallel-segmentation", "double-end-point", "location-referenced", ""]
_METHODS: tuple[Method, ...] = ("parallel-segmentation", "double-end-point", "location-referenced")
_PARTS = re.compile(r"[\s,;]+")


def grouped(app: Any) -> Iterator[tuple[Any, Any | None]]:
    """The readings of an entry with the group that each stands in, wherever in it; those of entries within are not its own."""
    for reading in app.iterdescendants(LEM, RDG):
        if next(reading.iterancestors(APP)) is app:
            parent = reading.getparent()
            yield reading, (parent if parent.tag == GROUP else None)


def readings(app: Any) -> list[Any]:
    """The readings of an entry, those in groups included, in document order."""
    return [reading for reading, _ in grouped(app)]


def entry_of(reading: Any) -> Any | None:
    """The entry whose reading this is."""
    return next(reading.iterancestors(APP), None)


def lemma(app: Any) -> Any | None:
    """The editor's lemma, or None."""
    return next((reading for reading in readings(app) if reading.tag == LEM), None)


def witness_tokens(reading: Any) -> list[str]:
    """The witnesses of a reading as they are written: in ``@wit``, in a ``wit`` after it, or in ``@wit`` of its group."""
    stated: list[str] = reading.get("wit", "").split()
    if stated:
        return stated
    after = reading.getnext()
    if after is not None and after.tag == WIT:
        return [token for token in _PARTS.split(fold("".join(after.itertext(with_tail=False)))) if token]
    parent = reading.getparent()
    return parent.get("wit", "").split() if parent is not None and parent.tag == GROUP else []


def conjectured_by(reading: Any) -> list[str]:
    """Who proposed a reading that no witness has: the values of ``@source``, else of ``@resp``."""
    return [] if witness_tokens(reading) else (reading.get("source") or reading.get("resp") or "").split()


def is_rejected(element: Any) -> bool:
    """Whether an element stands beside what the text has: a reading beside a lemma, a form that is corrected, a deletion."""
    around = element.getparent()
    if around.tag == APP:
        return bool(element.tag != LEM)
    if around.tag == _CHOICE and element.tag in _ALTERNATIVES:
        return any(other.tag in PREFERRED for other in around)
    return element.tag in _DELETED


def own_words(piece: Any) -> Iterator[str]:
    """The words of a lemma, or a piece of one, as they are written, blocks and lines apart: no remarks, nothing rejected."""
    apart = " " if piece.tag in BLOCKS or (piece.tag in BREAKS and piece.get("break") != "no") else ""
    yield apart
    yield piece.text or ""
    for child in piece:
        if isinstance(child.tag, str) and child.tag not in _REMARKS and not is_rejected(child):
            yield from own_words(child)
        yield child.tail or ""
    yield apart


def method_of(app: Any) -> Method:
    """How an entry is attached, by its own attributes; '' where nothing says to which words it belongs."""
    if any(app.get(name, "").strip() for name in ("from", "to")):
        return "double-end-point"
    if app.get("loc", "").strip():
        return "location-referenced"
    if next(app.iterancestors(LIST_APP), None) is None:
        return "parallel-segmentation"
    return "double-end-point" if app.get("corresp", "").strip() else ""


def declared_method(tei: Any) -> tuple[Method, str]:
    """What ``variantEncoding`` says: method and location (``internal``, ``external``); '' where it says nothing we know."""
    found = next(tei.iter(tag("variantEncoding")), None)
    if found is None:
        return "", ""
    stated = found.get("method", "")
    return next((method for method in _METHODS if method == stated), ""), found.get("location", "")


def is_omission(reading: Any) -> bool:
    """Whether a reading has neither words nor anything that stands for some."""
    return is_white("".join(reading.itertext())) and len(reading) == 0
