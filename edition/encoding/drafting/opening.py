"""The bytes of a file as a source, or why they are none: size, format, encoding."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import PurePath

from edition.encoding.drafting.scribe import ODD, REPLACEMENT
from edition.encoding.drafting.signatures import signature
from edition.encoding.drafting.source import Source
from edition.errors import SourceError

LARGEST = 20_000_000
"""Bytes of a source: ten times a long novel. All of it, and its draft, are in memory at once."""
LARGEST_DOCUMENT = 100_000_000
"""Bytes of a document of Word, most of which are pictures; its words have bounds of their own (``docx_archive``)."""
MOST_LINES = 500_000
"""Lines, and likewise marks of Markdown and backslashes: each becomes an object in memory."""
KINDS = {".md": "Markdown", ".markdown": "Markdown", ".mkd": "Markdown", ".docx": "DOCX"}
"""By the end of its name, how a file is read; all others are plain text."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKED = {"Markdown": tuple((sign, f"times “{sign}”") for sign in "*_[`<&|")}
_DIVIDE = "divide it, for instance by chapters, and encode the parts; edition build makes one edition of all of them"


def largest(name: str) -> int:
    """How many bytes a file of this name may have."""
    return LARGEST_DOCUMENT if name.lower().endswith(".docx") else LARGEST


def too_large(name: str, size: int) -> SourceError:
    """What to say of a file beyond the limit."""
    return SourceError(f"{name} has {size:,} bytes, and {largest(name):,} is the most that is encoded at once", _DIVIDE)


def opened(name: str, data: bytes, encoding: str = "") -> Source:
    """A source of a file's bytes; ``encoding``: what the user says. ``SourceError`` in words: what it is instead of a text."""
    if len(data) > largest(name):
        raise too_large(name, len(data))
    kind = KINDS.get(PurePath(name).suffix.lower(), "plain text")
    checksum = hashlib.sha256(data).hexdigest()
    if kind == "DOCX" or _is_docx(data):
        from edition.encoding.drafting.docx import opened as opened_docx  # noqa: PLC0415 - an extra, for those who need it

        return opened_docx(ODD.sub(REPLACEMENT, name), data, checksum)
    if PurePath(name).suffix.lower() in (".html", ".htm", ".xhtml"):
        raise SourceError(
            f"{name} is a web page (HTML), no plain text", "copy its text out of the browser, and encode that"
        )
    text = _decoded(name, data, encoding)
    if not text.strip("\ufeff \t\r\n\f\v\x00"):
        raise SourceError(f"{name} is empty: there is nothing to encode", "")
    for sign, called in (
        ("\n", "lines"),
        ("\r", "lines"),
        ("\f", "pages"),
        ("\\", "backslashes"),
        *_MARKED.get(kind, ()),
    ):
        if (number := text.count(sign)) > MOST_LINES:
            raise SourceError(
                f"{name} has {number:,} {called}, and {MOST_LINES:,} are the most that are encoded at once", _DIVIDE
            )
    return Source(ODD.sub(REPLACEMENT, PurePath(name).name), text, checksum, kind)


def _is_docx(data: bytes) -> bool:
    return data[:4] == b"PK\x03\x04" and b"word/document.xml" in data


def _decoded(name: str, data: bytes, encoding: str) -> str:
    mark = next((codec for mark, codec in _MARKS if data.startswith(mark)), "")
    if not mark and (found := signature(data)):
        raise SourceError(f"{name} is {found.name}, no plain text", found.hint)
    if mark:
        return _by(name, data, mark)
    if encoding:
        return _by(name, data, encoding)
    if b"\x00" in data:
        at = data.index(b"\x00")
        raise SourceError(
            f"{name} is no text: byte {at + 1:,} is zero, which no text has",
            "if it is text in UTF-16 without a byte order mark, say --encoding utf-16-le or utf-16-be",
        )
    return _by(name, data, "utf-8")


def _by(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise SourceError(
            f"there is no encoding “{encoding}”", "for instance: utf-8, windows-1252, iso-8859-15"
        ) from error
    except UnicodeError as error:
        raise _undecodable(name, data, encoding, error) from error


def _undecodable(name: str, data: bytes, encoding: str, error: UnicodeError) -> SourceError:
    """Which byte on which line is not in the encoding; and what it would be in that which old files of Windows have."""
    at = getattr(error, "start", 0)
    line = data.count(b"\n", 0, at) + 1
    what = f"byte {at + 1:,} (0x{data[at]:02X})" if at < len(data) else "its end"
    message = f"{name} is not in {encoding.upper()}: {what} on line {line:,} is not"
    around = data[max(0, at - 12) : at + 12].decode("cp1252", "replace").replace("\n", " ").replace("\r", " ")
    hint = f"if “…{around}…” is what stands there, say --encoding windows-1252; else save it as UTF-8"
    return SourceError(message, hint if encoding == "utf-8" else "save it as UTF-8, or name another encoding")
