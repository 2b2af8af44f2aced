"""A schema as reports name it: by its name, and by the version of the TEI that it says it is made from."""

from __future__ import annotations

import re
from pathlib import Path

_HEAD = 20_000
"""Bytes of a schema in which it says so."""
_VERSION = re.compile(
    rb"TEI Edition:\s*(?:P5 )?Version (?P<made>\d[\w.]*\w)|TEI P5,? (?:version )?(?P<said>\d[\w.]*\w)", re.IGNORECASE
)
_IN_NAME = re.compile(r"\d+\.\d+\.\d+[a-z]?")


def described(path: Path, name: str = "") -> str:
    """``tei_all.rng (TEI 4.9.0)``; without the version where the schema does not say it, nor its own name."""
    shown = name or path.name
    try:
        with path.open("rb") as file:
            found = _VERSION.search(file.read(_HEAD))
    except OSError:
        return shown
    version = (found["made"] or found["said"]).decode() if found else ""
    if not version and "tei" in path.name.casefold() and (stated := _IN_NAME.search(path.name)):
        version = stated[0]
    return f"{shown} (TEI {version})" if version else shown
