"""Schemas from files: only from their folder, and whatever stands in them they are read, or refused, soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from edition.checking.relaxng.automaton import Automaton
from edition.checking.relaxng.schema import load
from edition.checking.relaxng.validating import faults
from edition.errors import SettingsError
from tests.checking.relaxng import jing
from tests.checking.relaxng.schemas import schema

OURS = jing.ROOT / "schema" / "tei-edition.rng"
SOON, AT_ONCE = 4, 0.6
"""Seconds of CPU: two, and 0.15, on a machine that does nothing else; a busy one is no failure."""
RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


def test_a_schema_is_read_with_what_stands_beside_it(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "own.rnc").write_text('include "parts/p%20q.rng"', encoding="utf-8")
    (tmp_path / "parts" / "p q.rng").write_text(
        f'<grammar {RNG}><start><element name="p"><externalRef href="../text.rnc"/></element></start></grammar>',
        "utf-8",
    )
    (tmp_path / "text.rnc").write_text("text", encoding="utf-8")
    assert faults(Automaton(load(tmp_path / "own.rnc")), b"<p>words</p>") == []


MIXED = {
    f"<choice {RNG}><text/><name>p</name></choice>": "<name> is no pattern",
    f"<element {RNG}><choice><name>a</name><text/></choice><text/></element>": "<text> is no name",
}


@pytest.mark.parametrize("source", MIXED)
def test_a_name_is_no_pattern_and_a_pattern_no_name(source: str, tmp_path: Path) -> None:
    (tmp_path / "own.rng").write_text(source, encoding="utf-8")
    with pytest.raises(SettingsError, match=MIXED[source]):
        load(tmp_path / "own.rng")


def test_whether_values_may_be_names_with_a_prefix_is_known() -> None:
    assert schema("element p { xsd:QName }").has_names
    assert not schema("element p { xsd:date }").has_names


ELSEWHERE = [
    "../secret.rng",
    "/etc/passwd",
    "file:///etc/passwd",
    "http://127.0.0.1:9/a.rng",
    "%2e%2e/secret.rng",
    "ftp:a",
    "link.rng",
]


@pytest.mark.parametrize("href", ELSEWHERE)
def test_nothing_comes_from_outside_of_the_folder(href: str, tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    (tmp_path / "secret.rng").write_text(f"<text {RNG}/>", encoding="utf-8")
    (folder / "link.rng").symlink_to(tmp_path / "secret.rng")
    (folder / "own.rng").write_text(f'<element {RNG} name="p"><externalRef href="{href}"/></element>', encoding="utf-8")
    with pytest.raises(SettingsError, match="which is not in its folder"):
        load(folder / "own.rng")


NONE = {
    "missing.rng": None,
    "empty.rng": b"",
    "binary.rng": b"\x00\xff\x00\xff" * 100,
    "truncated.rng": f"<grammar {RNG}><start>".encode(),
    "other.rng": b"<html/>",
    "name.rng": f"<name {RNG}>a</name>".encode(),
    "broken.rnc": b"start = element p {",
    "binary.rnc": b"\x00\xff\x00\xff" * 100,
}


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_schema_is_said_to_be_none(name: str, tmp_path: Path) -> None:
    content = NONE[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SettingsError, match=name):
        load(tmp_path / name)


def test_a_folder_is_no_schema(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no schema"):
        load(tmp_path)


def chain(defined: int, body: str, last: str = '<element name="e"><empty/></element>') -> str:
    """A schema of definitions, each of which refers to the next one."""
    lines = [f'<define name="d{n}">{body.format(n + 1)}</define>' for n in range(defined)]
    return (
        f'<grammar><start><ref name="d0"/></start>{"".join(lines)}<define name="d{defined}">{last}</define></grammar>'
    )


HOSTILE = {
    "a hundred thousand definitions": chain(100_000, '<ref name="d{0}"/>'),
    "ten thousand in a chain": chain(10_000, '<ref name="d{0}"/>'),
    "elements in a chain": chain(100_000, '<element name="e"><ref name="d{0}"/></element>'),
    "definitions that double": chain(40, '<group><ref name="d{0}"/><ref name="d{0}"/></group>'),
    "choices that double": chain(2000, '<choice><group><ref name="d{0}"/><ref name="d{0}"/></group><text/></choice>'),
    "names without end": f"<element><choice>{'<name>a</name>' * 100_001}</choice><text/></element>",
    "a pattern that is nested too deep": '<element name="p">'
    + "<optional>" * 5000
    + "</optional>" * 5000
    + "</element>",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_schema_that_is_too_much_is_refused_soon(what: str, tmp_path: Path) -> None:
    path = tmp_path / "own.rng"
    path.write_text(HOSTILE[what].replace(">", f" {RNG}>", 1), encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(SettingsError, match=r"the schema own\.rng"):
        load(path)
    assert time.process_time() - begun < SOON


def many(one: str) -> str:
    return "".join(one.format(n) for n in range(20_000))


LARGE = {
    "elements that hold each other": chain(
        10_000, '<element name="e"><optional><ref name="d{0}"/></optional></element>'
    ),
    "elements that double": chain(1000, '<element name="e"><ref name="d{0}"/><ref name="d{0}"/></element>'),
    "a choice of many": "<choice>" + many('<element name="e{}"><empty/></element>') + "</choice>",
    "many attributes": '<element name="e">' + many('<attribute name="a{}"/>') + "</element>",
    "many names left out": f"<element><anyName><except>{many('<name>n{}</name>')}</except></anyName><text/></element>",
}


@pytest.mark.parametrize("what", LARGE)
def test_a_schema_that_is_only_large_is_read(what: str, tmp_path: Path) -> None:
    path = tmp_path / "own.rng"
    path.write_text(LARGE[what].replace(">", f" {RNG}>", 1), encoding="utf-8")
    begun = time.process_time()
    load(path)
    assert time.process_time() - begun < SOON


@pytest.mark.parametrize("file", [OURS, jing.TEI_ALL], ids=["ours", "that of the TEI"])
def test_a_schema_of_the_tei_is_loaded_at_once(file: Path) -> None:
    if not file.is_file():
        pytest.skip(f"{file.name} is not here")
    seconds = []
    for _ in range(5):
        begun = time.process_time()
        load(file)
        seconds.append(time.process_time() - begun)
    assert min(seconds) < AT_ONCE
