"""What is no text is refused in words: what it seems to be, and what to do; encodings are never guessed."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.encoding.drafting import docx_archive, opening
from edition.encoding.drafting.drafting import draft
from edition.encoding.drafting.opening import opened
from edition.errors import SourceError
from tests.encoding.drafting.documents import archive, document, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ODT = archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


def encrypted() -> bytes:
    """A DOCX whose first member is marked as encrypted, in both its headers."""
    data = bytearray(document(p("x")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


def bomb(name: str = "word/document.xml") -> bytes:
    """Sixty megabytes of empty paragraphs in some sixty kilobytes."""
    out = io.BytesIO(document(p("x")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(name.replace("document", "more"), b"<w:p/>" * 10_000_000)
    return out.getvalue()


REFUSED = {
    "a.txt": [
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF", "pdftotext"),
        (b"{\\rtf1 x}", "is RTF", "save it as DOCX"),
        (OLE, "an old Word file (.doc), or an encrypted DOCX", "password"),
        (ODT, "OpenDocument", "save it as DOCX"),
        (archive({"a.txt": b"x"}), "a ZIP archive", "unpack"),
        (b"\x1f\x8b\x08\x00", "compressed", "unpack"),
        (b"\x89PNG\r\n\x1a\n", "a picture", "transcribe"),
        (b"\x7fELF\x02", "a program", "name a text"),
        (b"<!DOCTYPE html><html>", "a web page", "copy its text"),
        (b'<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "TEI already", "edition validate"),
        (b'<?xml version="1.0"?>\n<a/>', "is XML", "edition validate"),
        (b"a\x00b", "byte 2 is zero", "utf-16-le"),
        (b"one\ntwo caf\xe9 three", "byte 12 (0xE9) on line 2", "caf\u00e9"),
        (b" \n\n ", "is empty", ""),
        (b"", "is empty", ""),
    ],
    "a.docx": [
        (b"%PDF-1.7\n", "is a PDF", "pdftotext"),
        (b"just words", "no DOCX", "save it again"),
        (OLE, "an encrypted DOCX", "password"),
        (encrypted(), "is encrypted", "password"),
        (bomb(), "too large, unpacked: word/more.xml", "divide"),
        (document(p("x"))[:-200], "is damaged", "save it again"),
        (archive({"a.txt": b"x"}), "no document of Word", "word/document.xml"),
        (archive({"[Content_Types].xml": b"<Types/>"}), "cannot be read as DOCX", "save it again"),
        (document('<w:p><w:r><w:t>&x;</w:t></w:r></w:p>'), "cannot be read as DOCX", "save it again"),
        (archive({"[Content_Types].xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}), "declares entities", ""),
        (document(p(" ")), "holds no words", ""),
    ],
}  # fmt: skip
CASES = [(name, *case) for name, cases in REFUSED.items() for case in cases]


@pytest.mark.parametrize(("name", "data", "message", "hint"), CASES, ids=[f"{c[0]}: {c[2]}" for c in CASES])
def test_what_is_no_text_is_refused_in_words(name: str, data: bytes, message: str, hint: str) -> None:
    if name == "a.docx":
        pytest.importorskip("docx", reason="NOT TESTED: python-docx is not installed")
    with pytest.raises(SourceError) as told:
        opened(name, data)
    assert message in told.value.message
    assert told.value.message.startswith(name)
    assert hint in told.value.hint
    assert told.value.exit_code == 2


def test_what_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST", 10)
    with pytest.raises(SourceError, match="has 11 bytes, and 10 is the most") as told:
        opened("a.txt", b"12345678901")
    assert "divide it" in told.value.hint
    assert opening.largest("scans.docx") > opening.largest("scans.txt")


def test_what_would_be_too_many_objects_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_LINES", 10)
    with pytest.raises(SourceError, match="has 11 lines, and 10 are the most"):
        opened("a.txt", b"a\n" * 11)
    with pytest.raises(SourceError, match="has 11 backslashes"):
        opened("a.txt", b"\\$" * 11)
    with pytest.raises(SourceError, match="has 11 times “\\*”"):
        opened("a.md", b"*a" * 11)


@pytest.mark.parametrize(("limit", "message"), [("MOST_MEMBERS", "holds 8 files"), ("LARGEST_SUM", "bytes, unpacked")])
def test_archives_have_their_bounds(monkeypatch: pytest.MonkeyPatch, limit: str, message: str) -> None:
    monkeypatch.setattr(docx_archive, limit, 5)
    with pytest.raises(SourceError, match=message):
        opened("a.docx", document(p("x"), header=p("y"), footer=p("z")))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_say_what_they_are(codec: str) -> None:
    source = opened("a.txt", "Grüße aus Łódź\n".encode(codec))
    assert source.text.removeprefix("\ufeff") == "Grüße aus Łódź\n"
    assert draft(source).facts.title == "a"


def test_others_are_read_when_the_user_says_so() -> None:
    assert opened("a.txt", b"caf\xe9", "windows-1252").text == "caf\u00e9"
    with pytest.raises(SourceError, match="there is no encoding “windows-9”"):
        opened("a.txt", b"caf\xe9", "windows-9")
    with pytest.raises(SourceError, match="is not in ASCII"):
        opened("a.txt", b"caf\xe9", "ascii")


def test_a_document_of_word_is_known_by_what_it_is() -> None:
    pytest.importorskip("docx", reason="NOT TESTED: python-docx is not installed")
    assert opened("a.txt", document(p("x"))).kind == "DOCX"


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.docx"]))
def test_any_bytes_become_a_draft_or_are_refused_in_words(data: bytes, name: str) -> None:
    try:
        made = draft(opened(name, data))
    except SourceError as told:
        assert told.message.startswith(name)  # noqa: PT017 - most bytes are refused, some are not
    else:
        assert made.data.startswith(b"<?xml")
