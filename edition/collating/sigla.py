"""Sigla: names that XML can have as identifiers, and that a collation can put before those of a witness."""

from __future__ import annotations

import re
import unicodedata
from xml.parsers import expat

from edition.collating.writing import BETWEEN

SIGLUM = "begin with a letter; then letters, digits, - . _; no two dots together, and none at the end"
"""What a siglum is, in words."""
_MARKUP = re.compile(r"[\s<>/&=\"':]")
_ASCII = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")


def is_siglum(text: str) -> bool:
    """Whether some characters can be a siglum: a name without colon, in which two dots part it from nothing."""
    return BETWEEN not in text and not text.endswith(".") and _is_name(text)


def _is_name(text: str) -> bool:
    """Whether XML can have an identifier of this name. Beyond ASCII the tables are expat's (XML 1.0 up to the fourth edition).

    These are the narrower ones, and what all who check files admit.
    """
    if text.isascii():
        return _ASCII.fullmatch(text) is not None
    if _MARKUP.search(text):
        return False
    try:
        expat.ParserCreate("utf-8").Parse(f"<{text}/>".encode(), True)
    except (expat.ExpatError, UnicodeError):
        return False
    return True


def siglum_of(stem: str) -> str:
    """A siglum from the name of a file: what no name can have is a hyphen, and a W goes before what cannot begin one."""
    letters = {c: c if _is_name(f"a{c}") else "-" for c in set(unicodedata.normalize("NFC", stem))}
    name = "".join(letters[c] for c in unicodedata.normalize("NFC", stem))
    name = re.sub(r"-{2,}", "-", re.sub(r"\.{2,}", ".", name)).strip("-.") or "W"
    return name if _is_name(name) else f"W{name}"
