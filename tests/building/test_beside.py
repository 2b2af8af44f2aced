"""Pages on which texts stand beside pictures or beside each other, through whole builds: what changes, and what stays."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

import pytest

from edition.building.engine import Order, build

HEADER = "<teiHeader><fileDesc><titleStmt><title>{0}</title></titleStmt></fileDesc></teiHeader>"
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{0}">' + HEADER + "{2}<text><body>{1}</body></text></TEI>"
SETTINGS = '[parallel]\ntexts = ["a", "b"]\n[images]\nhosts = ["iiif.example"]\n'
FACSIMILE = (
    '<facsimile><surface xml:id="s" ulx="0" uly="0" lrx="8" lry="8"><graphic url="{0}"/>'
    '<zone xml:id="z" ulx="1" uly="1" lrx="3" lry="3"/></surface></facsimile>'
)


def png(size: int) -> bytes:
    """A grey square."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * size) * size)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class Edition:
    """Two texts side by side, and one with a picture, in a folder; built again and again."""

    def __init__(self, folder: Path) -> None:
        self.source, self._folder, self._n = folder / "source", folder, 0
        self.source.mkdir()
        self.write("edition.toml", SETTINGS)
        self.text("a", '<p n="1">one</p><p n="2">two</p>')
        self.text("b", '<p n="1">eins</p><p n="2">zwei</p>')
        self.text("c", '<pb n="1" facs="#s"/><p facs="#z">three</p>', FACSIMILE.format("c.png"))
        (self.source / "c.png").write_bytes(png(8))

    def write(self, name: str, content: str) -> None:
        (self.source / name).write_text(content, encoding="utf-8")

    def text(self, name: str, body: str, more: str = "") -> None:
        self.write(f"{name}.xml", TEI.format(name, body, more))

    def built(self, *, clean: bool = False, untrusted: bool = False) -> dict[str, bytes]:
        """The files of the site: of one that was built on what was kept, or of a clean one."""
        self._n += clean
        name = f"clean-{self._n}" if clean else "site"
        order = Order(
            self.source, self._folder / name, jobs=1, cache=self._folder / f"cache-{name}", untrusted=untrusted
        )
        build(order)
        site = self._folder / name
        files = (path for path in site.rglob("*") if path.is_file() and path.name != ".edition-site.json")
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path)


BESIDE, PICTURED = "texts/a~beside~b.html", "texts/c~facsimile.html"


def test_the_pages_are_there(edition: Edition) -> None:
    files = edition.built()
    assert {BESIDE, PICTURED, "static/facsimile.js", "media/c.png"} <= set(files)
    assert b"eins" in files[BESIDE]
    assert f'href="{BESIDE.rpartition("/")[2]}"'.encode() in files["texts/b.html"]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("b.xml", TEI.format("b", '<p n="1">uno</p><p n="2">due</p><p n="3">tre</p>', "")),
        ("b.xml", TEI.format("b", '<p n="1">eins</p>', "").replace("<title>b", "<title>Another")),
        ("b.xml", TEI.format("z", '<p n="1">eins</p>', "")),
        ("c.xml", TEI.format("c", "<p>three</p>", "")),
        ("edition.toml", ""),
        ("edition.toml", '[parallel]\ntexts = ["a", "b"]\nby = "corresp"\n'),
        ("edition.toml", '[parallel]\ntexts = ["a", "c"]\n'),
    ],
)
def test_what_changes_is_what_a_clean_build_makes(edition: Edition, file: str, content: str) -> None:
    edition.built()
    edition.write(file, content)
    assert edition.built() == edition.built(clean=True)


def test_what_a_prefix_stands_for_may_change(edition: Edition) -> None:
    prefix = (
        '<encodingDesc><listPrefixDef><prefixDef ident="q" matchPattern="(.*)" replacementPattern="b.xml#{0}"/>'
        "</listPrefixDef></encodingDesc></teiHeader>"
    )

    def write(pattern: str) -> None:
        text = TEI.format("a", '<p corresp="q:1">one</p>', "").replace("</teiHeader>", prefix.format(pattern))
        edition.write("a.xml", text)

    edition.text("b", '<p xml:id="x1">eins</p><p xml:id="y1">zwei</p>')
    write("x$1")
    before = edition.built()
    write("y$1")
    after = edition.built()
    assert after[BESIDE] != before[BESIDE]
    assert after == edition.built(clean=True)


def test_a_picture_that_goes_and_comes(edition: Edition) -> None:
    before = edition.built()
    (edition.source / "c.png").unlink()
    without = edition.built()
    assert without == edition.built(clean=True)
    assert PICTURED not in without
    (edition.source / "c.png").write_bytes(png(8))
    assert edition.built() == before


def test_a_text_that_goes(edition: Edition) -> None:
    edition.built()
    (edition.source / "b.xml").unlink()
    files = edition.built()
    assert files == edition.built(clean=True)
    assert BESIDE not in files
    assert b"~beside~b.html" not in files["texts/a.html"]


def test_of_a_project_that_nobody_vouches_for_no_host_is_asked(edition: Edition) -> None:
    edition.text("c", '<pb n="1" facs="#s"/><p facs="#z">three</p>', FACSIMILE.format("https://iiif.example/1/"))
    trusted = edition.built()
    assert b'<img src="https://iiif.example/1/full/max/0/default.jpg"' in trusted[PICTURED]
    files = edition.built(clean=True, untrusted=True)
    assert PICTURED not in files
    pages = (content for path, content in files.items() if path.endswith(".html"))
    assert not any(b"https://iiif.example" in re.sub(rb'<a href="[^"]*"', b"", page) for page in pages)


def test_zones_and_the_script_may_stand_in_pages_of_strangers(edition: Edition) -> None:
    files = edition.built(clean=True, untrusted=True)
    assert b"<svg" in files[PICTURED]
    assert b"<script" in files[PICTURED]
