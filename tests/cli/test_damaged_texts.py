"""Damaged and greedy texts: named and left out while their neighbours are built, and nothing outside the source is read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.judging import GOOD, assert_built, is_whole
from tests.cli.running import NAMESPACE, XI, tei, tree, write

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE TEI [<!ENTITY l0 "laughs">{LAUGHS}]>'
BLOCK = f'<!DOCTYPE TEI [<!ENTITY x "{"x" * 50_000}">]>'

DAMAGED: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "white": (b" \n\n ", "the file is empty"),
    "binary": (bytes(range(256)) * 40, "not-well-formed"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(500), "not-well-formed"),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(500), "not-well-formed"),
    "nul": (tei("<p>a\0b</p>"), "not-well-formed"),
    "tag": (tei("<p>a<hi>b</p>"), "not-well-formed"),
    "cut": (GOOD[:-20], "not-well-formed"),
    "ampersand": (tei("<p>a & b</p>"), "not-well-formed"),
    "no utf-8": (tei("<p>a@</p>").encode().replace(b"@", b"\xff\xfe\xfa"), "not-well-formed"),
    "utf-7": (tei("<p>+ADw-</p>", before='<?xml version="1.0" encoding="UTF-7"?>'), "not-well-formed"),
    "unknown encoding": (tei("<p/>x", before='<?xml version="1.0" encoding="x-klingon"?>'), "not-well-formed"),
    "utf-16 without": (tei("<p/>x").encode("utf-16-be"), "not-well-formed"),
    "deep": (tei("<hi>" * 20_000 + "x" + "</hi>" * 20_000), "too-deep"),
    "bomb": (tei("<p>&l9;</p>", before=BOMB), "entity-bomb"),
    "bomb in an attribute": (tei('<p rend="&l9;">x</p>', before=BOMB), "entity-bomb"),
    "block": (tei(f"<p>{'&x;' * 20_000}</p>", before=BLOCK), "entity-bomb"),
    "entity in an attribute": (
        tei('<p n="&x;">y</p>', before='<!DOCTYPE TEI [<!ENTITY x SYSTEM "../secret.txt">]>'),
        "not-well-formed",
    ),
    "entity of itself": (tei("<p>&a;</p>", before='<!DOCTYPE TEI [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'), ""),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_named_and_left_out(tmp_path: Path, edition: Command, name: str) -> None:
    content, message = DAMAGED[name]
    write(tmp_path / "src", {"good.xml": GOOD, "bad.xml": content})
    began = time.monotonic()
    said = edition("build", "src")
    assert time.monotonic() - began < 10
    assert_built(tmp_path, said, 1)
    assert "bad.xml:" in said.err
    assert message in said.err
    assert (tmp_path / "site/texts/good.html").exists()
    if message:
        assert "1 file left out as unreadable" in said.err
        assert not (tmp_path / "site/texts/bad.html").exists()


@pytest.mark.parametrize("depth", [240, 980])
@pytest.mark.parametrize("element", ["hi", "div", "note", "q", "app", "persName"])
def test_deep_texts_are_read_or_named(tmp_path: Path, edition: Command, element: str, depth: int) -> None:
    opening, closing = f"<{element}>", f"</{element}>"
    body = {
        "app": f"<p>{'<app><lem>' * (depth // 2)}x{'</lem></app>' * (depth // 2)}</p>",
    }.get(element, f"<p>{opening * depth}x{closing * depth}</p>")
    write(tmp_path / "src", {"deep.xml": tei(body)})
    said = edition("build", "src")
    assert said.code in (0, 1)
    assert b"x\n" in [content for path, content in tree(tmp_path / "site").items() if path.endswith(".txt")]
    assert is_whole(tmp_path / "site")


def test_a_long_attribute(tmp_path: Path, edition: Command) -> None:
    write(tmp_path / "src", {"a.xml": tei(f'<p n="{"n" * 11_000_000}">x</p>')})
    assert_built(tmp_path, edition("build", "src"))
    assert (tmp_path / "site/texts/a.txt").read_bytes() == b"x\n"


# ------------------------------------------------------------------------------------------- what a text may not reach


@contextmanager
def listening() -> Iterator[tuple[int, Callable[[], bool]]]:
    """A port of this machine, and whether anybody has called there."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.01)

        def called() -> bool:
            try:
                server.accept()[0].close()
            except TimeoutError:
                return False
            return True

        yield server.getsockname()[1], called


OUTSIDE = {
    "entity": tei("<p>a &x; b</p>", before='<!DOCTYPE TEI [<!ENTITY x SYSTEM "{}">]>'),
    "parameter entity": tei("<p>a &x; b</p>", before='<!DOCTYPE TEI [<!ENTITY % x SYSTEM "{}"> %x;]>'),
    "entity of an entity": tei(
        "<p>a &x; b</p>",
        before="<!DOCTYPE TEI [<!ENTITY % y \"<!ENTITY x SYSTEM '{}'>\"> %y;]>",
    ),
    "DTD": tei("<p>a &x; b</p>", before='<!DOCTYPE TEI SYSTEM "{}">'),
    "public DTD": tei("<p>a &x; b</p>", before='<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "{}">'),
    "inclusion": tei(f'<p>a <xi:include {XI} href="{{}}" parse="text"/> b</p>'),
    "inclusion as XML": tei(f'<p>a <xi:include {XI} href="{{}}"/> b</p>'),
    "schema": f'<?xml-model href="{{}}"?>{tei("<p>a b</p>")}',
    "stylesheet": f'<?xml-stylesheet href="{{}}" type="text/xsl"?>{tei("<p>a b</p>")}',
    "schema location": tei(
        "<p>a b</p>",
        attributes='xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{0} {0}"',
    ),
    "graphic": tei('<p>a <graphic url="{}"/> b</p>'),
}
PLACES = [
    "{secret}",
    "file://{secret}",
    "../secret.txt",
    "../../../../../../../../etc/passwd",
    "http://127.0.0.1:{port}/x",
]


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", OUTSIDE)
def test_nothing_outside_the_source_is_read(tmp_path: Path, edition: Command, way: str, place: str) -> None:
    secret = write(tmp_path, {"secret.txt": "<x>hush-hush</x>"}) / "secret.txt"
    with listening() as (port, called):
        address = place.format(secret=secret, port=port)
        write(tmp_path / "src", {"a.xml": OUTSIDE[way].replace("{0}", address).replace("{}", address)})
        said = edition("build", "src")
        assert not called()
    assert_built(tmp_path, said, said.code)
    assert said.code in (0, 1)
    told = said.err.encode() + b"".join(tree(tmp_path / "site").values())
    assert b"hush-hush" not in told
    assert b"root:" not in told
    assert (tmp_path / "site/texts/a.txt").read_text(encoding="utf-8").startswith("a ")


def including(href: str, times: int = 1, depth: int = 0) -> str:
    inner = f'<xi:include href="{href}"/>' * times
    return f"<div {NAMESPACE} {XI}>{'<hi>' * depth}{inner}{'</hi>' * depth}</div>"


def test_an_inclusion_of_itself(tmp_path: Path, edition: Command) -> None:
    files = {"a.xml": tei(f"<p>a</p>{including('p.xml')}"), "p.xml": including("q.xml"), "q.xml": including("p.xml")}
    write(tmp_path / "src", files)
    said = edition("build", "src")
    assert_built(tmp_path, said, 1)
    assert "error[include-loop]" in said.err


def test_an_inclusion_instead_of_a_root(tmp_path: Path, edition: Command) -> None:
    write(tmp_path / "src", {"good.xml": GOOD, "a.xml": f'<xi:include {XI} href="good.xml"/>'})
    said = edition("build", "src")
    assert_built(tmp_path, said, said.code)
    assert (tmp_path / "site/texts/good.html").exists()


def test_inclusions_that_add_up_to_great_depth(tmp_path: Path, edition: Command) -> None:
    parts = {f"p{n}.xml": including(f"p{n + 1}.xml", depth=200) for n in range(30)}
    write(tmp_path / "src", {"good.xml": GOOD, "a.xml": tei(f"<p>a</p>{including('p0.xml')}")} | parts)
    said = edition("build", "src")
    assert_built(tmp_path, said, 1)
    assert "a.xml" in said.err or "p3.xml" in said.err


@pytest.mark.slow
def test_inclusions_that_multiply(tmp_path: Path, edition: Command) -> None:
    parts = {f"p{n}.xml": including(f"p{n + 1}.xml", times=10) for n in range(7)}
    parts["p7.xml"] = f"<p {NAMESPACE}>again</p>"
    write(tmp_path / "src", {"good.xml": GOOD, "a.xml": tei(f"<p>a</p>{including('p0.xml')}")} | parts)
    began = time.monotonic()
    said = edition("build", "src")
    assert time.monotonic() - began < 20
    assert_built(tmp_path, said, 1)
