"""Encodings: a text of ours is UTF-8 without a mark at its beginning, and without control characters (DESIGN, 4.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.model import Problem
from edition.preserving.folder import problem

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
TEXTS = (".html", ".txt", ".csv", ".json", ".jsonl", ".css", ".js", ".svg", ".md", ".bib", ".ris", ".cff", ".xml.txt")
"""Endings of files that hold text. Sources (``.xml``) may be in any encoding that they declare."""
LIVE = (".html", ".htm", ".xhtml", ".css", ".js", ".mjs", ".svg")
"""Endings (in lower case) of what a browser shows or runs: it is looked into whoever put it there, since readers get it."""
_SLUG = "site-encoding"


def decoded(path: str, content: bytes) -> tuple[str, list[Problem]]:
    """A file as text, and what is wrong with its letters."""
    found = list(_bytes(path, content))
    text = content.decode("utf-8", "replace")
    if match := _CONTROL.search(text):
        words = f"the file has a control character (U+{ord(match[0]):04X})"
        found.append(problem(_SLUG, words, path, text.count("\n", 0, match.start()) + 1))
    return text, found


def _bytes(path: str, content: bytes) -> Iterator[Problem]:
    if content.startswith(b"\xef\xbb\xbf"):
        yield problem(_SLUG, "the file begins with a byte order mark", path, 1)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield problem(_SLUG, "the file is not UTF-8", path, content.count(b"\n", 0, error.start) + 1)
