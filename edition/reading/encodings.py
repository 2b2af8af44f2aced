"""In which encodings the bytes of a file show its markup, and what shows it in the others (DESIGN, section 6)."""

from __future__ import annotations

import re

from edition.reading import places

_OPEN = re.compile(
    r"utf-?8|(?:us-?)?ascii|iso-?8859-?\d\d?|latin-?\d|(?:windows|cp)-?125\d|koi8-[ru]|macintosh|mac-?roman",
    re.IGNORECASE,
)
"""Encodings in which every byte below 128 is always the character of ASCII, whatever stands before it."""


def is_open(data: bytes) -> bool:
    """Whether the characters of ASCII in a file are its bytes, one by one: what is looked for among them is found."""
    bom, name = places.encoding_of(data)
    return b"\0" not in data[:4] and bom in (b"", b"\xef\xbb\xbf") and _OPEN.fullmatch(name) is not None


def plain(data: bytes) -> bytes:
    """A file in which markup can be looked for: itself; in UTF-8 where its encoding could hide some (UTF-16, ISO-2022-JP)."""
    return data if is_open(data) else without_mark(data).encode("utf-8", "replace")


def without_mark(data: bytes) -> str:
    """The characters of a file; of one in UTF-16 or UTF-32 that has no mark, they are told by its first bytes (XML 1.0, F.1)."""
    for first, name in (
        (b"<\0\0\0", "utf-32-le"),
        (b"\0\0\0<", "utf-32-be"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if data.startswith(first):
            return data.decode(name, "replace")
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return data.decode("utf-32", "replace")
    return places.decode(data)
