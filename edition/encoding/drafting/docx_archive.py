"""The archive that a DOCX is, looked at before any library opens it: bombs, encryption, entities (ECMA-376, part 2)."""

from __future__ import annotations

import io
import zipfile
import zlib

from edition.errors import SourceError

MOST_MEMBERS = 5_000
LARGEST_PART = 50_000_000
LARGEST_SUM = 1_000_000_000
MOST_TAGS = 2_000_000
"""Files in an archive; bytes of one part of XML, and of all files together, unpacked; tags of all parts of XML."""
_BOUNDS = f"{LARGEST_PART:,} bytes or {MOST_TAGS:,} tags"
_CHUNK = 1 << 20
_DOCTYPES = tuple(
    text.encode(codec) for text in ("<!DOCTYPE", "<!ENTITY") for codec in ("ascii", "utf-16-le", "utf-16-be")
)
_MAIN = "[Content_Types].xml"
_WORD = "a document of Word holds “[Content_Types].xml” and “word/document.xml”; save it again as DOCX"


def check(name: str, data: bytes) -> None:
    """See that an archive can be opened without harm. ``SourceError``: why not, in words."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_list(name, archive.infolist())
            _check_parts(name, archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        OverflowError,
    ) as error:
        raise SourceError(
            f"{name} is damaged: it cannot be unpacked ({error})", "open it in Word and save it again"
        ) from error


def _check_list(name: str, members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & 0x1 for member in members):
        raise SourceError(f"{name} is encrypted", "open it with its password, and save it without one")
    if len(members) > MOST_MEMBERS:
        raise SourceError(
            f"{name} holds {len(members):,} files, and {MOST_MEMBERS:,} are the most that a DOCX may hold", _DIVIDE
        )
    size = sum(member.file_size for member in members)
    if size > LARGEST_SUM:
        raise SourceError(f"{name} would be {size:,} bytes, unpacked, and {LARGEST_SUM:,} are the most", _DIVIDE)
    if _MAIN not in {member.filename for member in members}:
        raise SourceError(f"{name} is a ZIP archive, and no document of Word", _WORD)


_DIVIDE = "if it is meant so, divide the document, or leave out its pictures"


def _check_parts(name: str, archive: zipfile.ZipFile) -> None:
    """Unpack the parts of XML, piece by piece, as far as they may go: what the list says of their sizes may be wrong."""
    tags = 0
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue
        size, end = 0, b""
        with archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                size, tags = size + len(chunk), tags + chunk.count(b"<")
                if size > LARGEST_PART or tags > MOST_TAGS:
                    raise SourceError(
                        f"{name} is too large, unpacked: {member.filename} goes beyond {_BOUNDS}", _DIVIDE
                    )
                if any(doctype in end + chunk for doctype in _DOCTYPES):
                    raise SourceError(
                        f"{name} declares entities ({member.filename}), which no document of Word does", _WORD
                    )
                end = chunk[-32:]
