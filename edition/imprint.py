"""``[imprint]`` of ``edition.toml``: by whom, where, when and by what right an edition is published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from edition import spelling
from edition.errors import SettingsError

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_BEFORE_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
_HINT = 'as in [imprint] date = "2026-05-01"'


@dataclass(frozen=True, slots=True)
class Imprint:
    """Facts of publication that headers do not say. ``date`` is in W3C form, ``doi`` bare (``10.5281/…``)."""

    publisher: str = ""
    place: str = ""
    date: str = ""
    doi: str = ""
    licence: str = ""
    licence_url: str = ""
    language: str = ""


def stated(path: object, table: Mapping[str, Any]) -> Imprint:
    """The setting that a table states. Raises ``SettingsError`` naming the key."""
    known = [field.name for field in fields(Imprint)]
    for name, value in table.items():
        if name not in known:
            hint = spelling.hint(name, known, "known settings of imprint: " + ", ".join(known))
            raise SettingsError(f"{path}: there is no setting “imprint.{name}”", hint)
        if not isinstance(value, str) or any(ord(letter) < 32 for letter in value):
            raise SettingsError(f"{path}: “imprint.{name}” must be one line in quotation marks, not {value!r}", _HINT)
    return _checked(path, {name: value.strip() for name, value in table.items()})


def _checked(path: object, table: dict[str, str]) -> Imprint:
    if (date := table.get("date")) and not _DATE.fullmatch(date):
        raise SettingsError(f"{path}: “imprint.date” must be a year or a day, not {date!r}", _HINT)
    doi = _BEFORE_DOI.sub("", table.get("doi", ""))
    if doi and not _DOI.fullmatch(doi):
        raise SettingsError(f"{path}: “imprint.doi” is no DOI: {doi!r}", 'as in doi = "10.5281/zenodo.1234"')
    address = table.get("licence_url", "")
    if address and not address.startswith(("https://", "http://")):
        raise SettingsError(f"{path}: “imprint.licence_url” must begin with https://, not {address!r}", _HINT)
    return Imprint(**{**table, "doi": doi})
