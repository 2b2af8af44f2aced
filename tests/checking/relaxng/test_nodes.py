"""What of a file is RELAX NG, with its lines; everything else is left out, or is wrong."""

from __future__ import annotations

import time

import pytest

from edition.checking.relaxng.nodes import parse
from edition.errors import SettingsError

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


def test_annotations_are_left_out() -> None:
    root = parse(
        f'<element {RNG} name=" p " xmlns:a="urn:a" a:b="c">\n <a:documentation><text/>Words</a:documentation>\n'
        "<text/></element>".encode(),
        "own.rng",
    )
    assert (root.name, root.get("name"), root.attributes) == ("element", "p", {"name": " p "})
    assert [(child.name, child.line) for child in root.children] == [("text", 3)]


def test_a_node_knows_its_base_and_its_prefixes() -> None:
    root = parse(f'<value {RNG} xmlns:p="urn:p" xml:base="parts/">p:a</value>'.encode(), "own.rng")
    assert (root.base, root.text, root.prefixes["p"]) == ("parts/", "p:a", "urn:p")


WRONG = {
    "<element": "own.rng:1 is no well-formed XML",
    "": "own.rng:1 is no well-formed XML",
    "<element/>": "its root is <element>, which is no element of RELAX NG",
    f"<element {RNG}>words</element>": "<element> may not hold characters",
    f"<element {RNG}>\n<text/>\nwords</element>": "<element> may not hold characters",
    f'<value {RNG}>a<b xmlns="urn:b"/></value>': "<value> may hold characters only",
    f'<text {RNG} xmlns:r="http://relaxng.org/ns/structure/1.0" r:name="a"/>': "has no attribute name of that namespace",
}


@pytest.mark.parametrize("source", WRONG)
def test_what_is_wrong_is_told(source: str) -> None:
    with pytest.raises(SettingsError, match=WRONG[source]):
        parse(source.encode(), "own.rng")


BOMB = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
HOSTILE = {
    "an entity that explodes": f'<!DOCTYPE value [<!ENTITY e0 "aaaaaaaaaa">{BOMB}]><value {RNG}>&e12;</value>',
    "an entity outside": f'<!DOCTYPE value [<!ENTITY e SYSTEM "file:///etc/passwd">]><value {RNG}>&e;</value>',
    "a parameter entity outside": f'<!DOCTYPE text [<!ENTITY % e SYSTEM "http://127.0.0.1:9/">%e;]><text {RNG}/><!--',
    "nested for ever": "<group>" * 100_000,
    "too many elements": f"<choice {RNG}>{'<text/>' * 100_001}</choice>",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_meant_ill_ends_soon(what: str) -> None:
    begun = time.process_time()
    with pytest.raises(SettingsError, match=r"the schema own\.rng"):
        parse(HOSTILE[what].encode(), "own.rng")
    assert time.process_time() - begun < 2
