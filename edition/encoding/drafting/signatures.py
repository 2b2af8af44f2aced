"""TABLE of what data that are no text seem to be, by how they begin, and what can be done about it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Signature(NamedTuple):
    """How a format begins (the pattern stands at the very beginning, white space aside), its name, and what to do."""

    pattern: bytes
    name: str
    hint: str


_SAVE = "save it as DOCX or as plain text (UTF-8), and encode that"
SIGNATURES = (
    Signature(rb"%PDF-", "a PDF", "take its text out, for instance with pdftotext -layout, and encode that"),
    Signature(rb"\{\\rtf", "RTF", _SAVE),
    Signature(
        rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word file (.doc), or an encrypted DOCX",
        f"open it, with its password if it has one; {_SAVE}",
    ),
    Signature(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument", "an OpenDocument file (ODT)", _SAVE),
    Signature(rb"PK\x03\x04.{26}mimetypeapplication/epub", "an EPUB", "take its text out, and encode that"),
    Signature(rb"PK[\x03\x05\x07]", "a ZIP archive", "unpack it; a document of Word must be named .docx"),
    Signature(rb"\x1f\x8b", "compressed data (gzip)", "unpack it"),
    Signature(rb"7z\xbc\xaf|Rar!|BZh|\xfd7zXZ", "a compressed archive", "unpack it"),
    Signature(
        rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|RIFF....WEBP|BM....\x00\x00\x00\x00",
        "a picture",
        "transcribe it, or have its letters recognised (OCR)",
    ),
    Signature(rb"\x7fELF|MZ.{58,}PE|\xcf\xfa\xed\xfe", "a program", "name a text"),
    Signature(
        rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*>\s*|<!DOCTYPE[^>]*>\s*)*<(?:TEI|teiCorpus|tei:TEI)\b",
        "TEI already",
        "edition validate checks it, edition build makes a site of it",
    ),
    Signature(
        rb"<!DOCTYPE\s+html|<html\b|(?:<\?xml[^>]*>\s*)?<!DOCTYPE\s+html",
        "a web page (HTML)",
        "copy its text out of the browser, and encode that",
    ),
    Signature(rb"<\?xml\b", "XML", "encode takes plain text, Markdown and DOCX; edition validate checks TEI"),
)
_BEGINNING = 4096
_FOUND = [(re.compile(rb"\s*(?:" + s.pattern + rb")", re.DOTALL | re.IGNORECASE), s) for s in SIGNATURES]


def signature(data: bytes) -> Signature | None:
    """What some data seem to be, where that is not text."""
    beginning = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf")
    return next((found for pattern, found in _FOUND if pattern.match(beginning)), None)
