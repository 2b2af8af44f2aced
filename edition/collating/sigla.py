"""Sigla: names that XML can have as identifiers, and that a collation can put before those of a witness."""

from __future__ import annotations

import re
import unicodedata

from edition.collating.writing import BETWEEN
from edition.xml_names import is_ncname

SIGLUM = "begin with a letter; then letters, digits, - . _; no two dots together, and none at the end"
"""What a siglum is, in words."""


def is_siglum(text: str) -> bool:
    """Whether some characters can be a siglum: a name without colon, in which two dots part it from nothing."""
    return BETWEEN not in text and not text.endswith(".") and is_ncname(text)


def siglum_of(stem: str) -> str:
    """A siglum from the name of a file: what no name can have is a hyphen, and a W goes before what cannot begin one."""
    letters = {c: c if is_ncname(f"a{c}") else "-" for c in set(unicodedata.normalize("NFC", stem))}
    name = "".join(letters[c] for c in unicodedata.normalize("NFC", stem))
    name = re.sub(r"-{2,}", "-", re.sub(r"\.{2,}", ".", name)).strip("-.") or "W"
    return name if is_ncname(name) else f"W{name}"
