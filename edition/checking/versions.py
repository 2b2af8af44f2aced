"""What reports say of a schema: its name, its language, and the version of the TEI that it was made from."""

from __future__ import annotations

import re
from pathlib import Path

from edition.checking.naming_schemas import Kind, beginning
from edition.checking.schemas import Schema

_LANGUAGES: dict[Kind, str] = {"rng": "RELAX NG", "rnc": "RELAX NG", "xsd": "XML Schema", "sch": "Schematron"}
_STATED = re.compile(r"TEI(?: Edition:)?(?: P5)?(?:,?\s+[Vv]ersion)?\s+(\d+\.\d+\.\d+[a-z]?)\b")
_IN_NAME = re.compile(r"tei[^/]*?(\d+\.\d+\.\d+[a-z]?)", re.IGNORECASE)


def described(schema: Schema) -> str:
    """``tei_all.rng (RELAX NG, TEI 4.9.0)``; without a version where neither the schema nor its name states one."""
    version = tei_version(schema.path)
    language = _LANGUAGES[schema.kind]
    return f"{schema.path.name} ({language}, TEI {version})" if version else f"{schema.path.name} ({language})"


def tei_version(path: Path) -> str:
    """The version of the TEI that a schema states in its beginning, or in its name; '' without one."""
    found = _STATED.search(beginning(path)) or _IN_NAME.search(path.name)
    return found[1] if found else ""
