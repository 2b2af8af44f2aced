"""Texts against XML Schema 1.1, which libxml2 does not know: ``xmlschema`` judges and explains at once, at its own pace."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from edition.checking.explaining_xsd import (
    Finding,
    content_of,
    declared_of,
    finding_of,
    members_of,
    problem_of,
    told,
)
from edition.checking.wording import Told, bare, tagged
from edition.checking.xsd_engine import FAILS, compiled
from edition.checking.xsd_refusing import MOST
from edition.errors import SettingsError
from edition.hourglass import TooLong, at_most
from edition.model import Problem
from edition.reading.parsing import Document
from edition.tei import fold

_ID = "xs:ID"
_SECONDS, _SPEED = 1, 20_000
"""What a text may take: seconds, and bytes for which a second more is given."""
_SIMPLER = "write the patterns and rules of the schema more simply"


def problems(path: Path, document: Document) -> list[Problem]:
    """What a schema refuses in a text, at most ``MOST`` faults. ``SettingsError``: it is no schema.

    Nothing is fetched, and what the text says of schemas is not followed. Ids are left to reading.
    """
    schema = _compiled(path)
    errors = schema.iter_errors(document.root, use_location_hints=False)
    try:
        seconds = _SECONDS + len(document.sources[0].data) / _SPEED
        wanted = islice(_findings(schema, (e for e in errors if _ID not in (e.reason or ""))), MOST + 1)
        found = at_most(seconds, lambda: list(wanted))
    except TooLong as error:
        raise SettingsError(f"{path} cannot be used for {document.path}: it would take too long", _SIMPLER) from error
    except FAILS as error:
        message = str(error).strip().partition("\n")[0]
        raise SettingsError(f"{path} cannot be used for {document.path}: {message}") from error
    return told([problem_of(document, finding) for finding in found[:MOST]], len(found) > MOST)


def _compiled(path: Path) -> Any:
    try:
        return compiled(path, newer=True)
    except (*FAILS, OSError) as error:
        message = str(error).strip().partition("\n")[0]
        raise SettingsError(f"{path} is no usable XML Schema 1.1: {message}") from error


def _findings(schema: Any, errors: Any) -> Iterator[Finding]:
    known = set()
    for error in errors:
        finding = _finding(schema, error)
        if finding is not None and (finding.element, finding.told.message) not in known:
            known.add((finding.element, finding.told.message))
            yield finding


def _finding(schema: Any, error: Any) -> Finding | None:
    one = error.elem
    rule = getattr(error.validator, "path", None)
    if type(error.validator).__name__ in ("XsdAssert", "XsdAssertionFacet"):
        return _asserted(one, str(rule or ""), error.reason or "")
    declared = declared_of(schema, one)
    if declared is None:
        return Finding(Told("grammar-element", f"{tagged(bare(one.tag))} is no element of the schema"), one)
    names = [bare(e.name) for e in members_of(content_of(declared)) if e.name]
    return finding_of(declared, one, names, list(one), error)


def _asserted(one: Any, rule: str, reason: str) -> Finding | None:
    """A rule that does not hold; one that cannot be worked out has its reason elsewhere, in a value that is none."""
    if "err:" in reason:
        return None
    return Finding(Told("grammar-value", f"{tagged(bare(one.tag))} breaks a rule of the schema: {fold(rule)}"), one)
