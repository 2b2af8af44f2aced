"""The oracle itself: its rules on little documents, and the sum of its streams against all of the sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from tests.promises import expected, oracle, traps
from tests.promises.building import Builds, collections

P5 = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{}</body></text></TEI>'

RULES = {
    "<p>a<note>n<note>m</note>o</note>b</p>": {"text": "ab", "notes": "nom"},
    "<p>a<choice><sic>s</sic> <corr>c</corr></choice></p>": {"text": "ac", "variants": "s"},
    "<p><choice><abbr>D<am>.</am>r</abbr><expan>D<ex>octo</ex>r</expan></choice></p>": {
        "text": "Doctor",
        "variants": "D.r",
    },
    "<p><expan>a<am>b</am>c</expan><am>d</am></p>": {"text": "acd", "variants": "b"},
    "<p><choice><unclear>x</unclear><unclear>y</unclear></choice></p>": {"text": "x", "variants": "y"},
    "<p>a<del>b<del>c</del>d</del></p>": {"text": "a", "variants": "bdc"},
    "<p><restore><del>a</del></restore><surplus>b</surplus></p>": {"text": "ab"},
    "<p><app><lem>l<del>d</del></lem><rdgGrp><rdg>r</rdg></rdgGrp></app></p>": {"text": "l", "variants": "dr"},
    "<p><app><rdg wit='#B'>b</rdg><rdg wit='#C'>c</rdg></app></p>": {"text": "b", "variants": "c"},
    "<p>x</p><listApp><app><lem>l</lem><rdg>r</rdg></app></listApp>": {"text": "x", "variants": "lr"},
    "<p>x<figure><figDesc>f<note>n</note></figDesc></figure><fw>w</fw></p>": {
        "text": "x",
        "notes": "n",
        "figures": "f",
        "furniture": "w",
    },
    "<p>x</p><listPerson><person><note>n</note></person></listPerson>": {"text": "x", "registers": "n"},
    "<p>x</p><listBibl><bibl>b</bibl></listBibl>": {"text": "xb"},
    "<p>x</p><listBibl><bibl xml:id='b'>b</bibl></listBibl>": {"text": "x", "registers": "b"},
    "<p>al<pc force='weak'>-</pc> <lb break='no'/>so<pc force='weak'>-</pc><lb/></p>": {
        "text": "also-",
        "variants": "-",
    },
    "<p>a<!-- c -->b<?pi p?>c<x xmlns='urn:y'>d</x>&#160;\t\r</p>": {"text": "abcd\xa0"},
    "<p>a</p><TEI><teiHeader/></TEI>": {"text": "a"},
}


@pytest.mark.parametrize("body", RULES)
def test_rule(body: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(P5.format(body), encoding="utf-8")
    source = oracle.read(tmp_path)
    streams = source.texts["a"].streams
    assert {name: dense for name, dense in streams.items() if dense} == RULES[body]


def test_base_witness_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        P5.format("<app><rdg wit='#B'>b</rdg><rdg wit='#A #C'>c</rdg></app>"), encoding="utf-8"
    )
    (tmp_path / "edition.toml").write_text('base_witness = "C"\n', encoding="utf-8")
    assert oracle.read(tmp_path).texts["a"].streams["text"] == "c"


def test_traps_are_read(tmp_path: Path) -> None:
    traps.write(tmp_path)
    source = oracle.read(tmp_path)
    named = "arabic bare bom corpus.2 entity including latin letter named one.same p4 twice two.Same"
    assert sorted(source.texts) == named.split()
    assert source.malformed == ("broken.xml", "empty.xml")
    assert source.texts["entity"].streams["text"] == "byW.&Co.!"
    assert source.texts["p4"].streams["text"] == "P4&aelig;andKay"
    assert (source.texts["including"].streams["text"], source.texts["including"].streams["notes"]) == (
        "Here:intailback",
        "N",
    )


@pytest.mark.parametrize("name", [name for name in collections() if name != "fixtures"])
def test_no_character_is_left_over(name: str, builds: Builds) -> None:
    """The streams of a text together are as long as all that stands in its ``text`` and ``sourceDoc``."""
    for text in builds.truth(name).texts.values():
        file = builds.source(name) / text.path
        if b"<xi:include" not in file.read_bytes().partition(b"</teiHeader>")[2]:
            assert sum(map(len, text.streams.values())) in _lengths(file), text.id


@pytest.mark.parametrize("name", sorted(expected.names() & collections().keys()))
def test_other_hand_counted_the_same(name: str, builds: Builds) -> None:
    given = {
        stream: sum(len(t.streams[stream]) for t in builds.truth(name).texts.values()) for stream in oracle.STREAMS
    }
    assert given == expected.characters(expected.figures(name))


def _lengths(file: Path) -> set[int]:
    """Of every TEI of a file: non-white characters of its ``text`` and ``sourceDoc``, on the raw tree."""
    data = file.read_bytes()
    if b"<!DOCTYPE TEI.2 PUBLIC" in data:  # P4 whose DTD cannot be had: its entities count as they are written
        data = re.sub(rb"&([A-Za-z]+);", rb"&amp;\1;", re.sub(rb"(?s)<!DOCTYPE.*?\]\s*>", b"", data))
    settings = {"resolve_entities": "internal", "load_dtd": False, "no_network": True}
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True, collect_ids=False, **settings))
    return {_length(tei) for tei in root.iter("{*}TEI", "{*}TEI.2")}


def _length(tei: etree._Element) -> int:
    return sum(len(oracle.squeeze(part.xpath("string()"))) for part in tei if part.tag in _PARTS)


_PARTS = frozenset(f"{namespace}{name}" for namespace in ("", f"{{{oracle.TEI}}}") for name in ("text", "sourceDoc"))
