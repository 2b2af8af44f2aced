"""What XML can call something: the names of elements, attributes and identifiers (XML 1.0, Namespaces in XML)."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.parsers import expat

_PLAIN_NAME = re.compile(r"[A-Za-z_:][A-Za-z0-9_:.\-]*")
_NO_NAME = re.compile(r"[\s<>/&=\"']")


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether some characters are a name, by the tables of XML 1.0 up to its fourth edition.

    These are the narrower ones, on which the datatypes of schemas rest, and what all who check files admit. Beyond ASCII they are
    expat's: it is asked whether an element may be called so.
    """
    if text.isascii():
        return _PLAIN_NAME.fullmatch(text) is not None
    if _NO_NAME.search(text):
        return False
    try:
        expat.ParserCreate("utf-8").Parse(f"<{text}/>".encode(), True)
    except (expat.ExpatError, UnicodeError):
        return False
    return True


def is_ncname(text: str) -> bool:
    """Whether some characters are a name without a colon, as an identifier is."""
    return ":" not in text and is_name(text)
