"""Mistakes of grammar are told where they are, in words of the TEI: thirty of them, planted in a small valid text."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest
from lxml import etree

from edition.checking.grammar import Grammar
from edition.checking.schemas import Schema, Schemas
from edition.checking.xsd_loading import load
from edition.checking.xsd_refusing import MOST
from edition.errors import SettingsError
from edition.model import Problem
from edition.project import shelf
from edition.reading.parsing import parse

ENTRY = shelf("schema")[-1] / "tei-edition.xsd"
VALID = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Minutes</title></titleStmt>
      <publicationStmt><publisher>us</publisher><availability status="free"><p>Free.</p></availability></publicationStmt>
      <sourceDesc><listWit><witness xml:id="A">A.</witness></listWit></sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff>
    <listEvent>
      <event type="session" when="1874-05-10">
        <label>Second sitting</label>
        <listPerson><person sameAs="#wren"/></listPerson>
      </event>
    </listEvent>
  </standOff>
  <text>
    <body>
      <div type="session" corresp="#gas">
        <head>The price of gas</head>
        <p>She <said who="#wren" direct="true">spoke</said> of <persName ref="#wren">herself</persName>.</p>
        <p>A <choice><sic>mesure</sic><corr>measure</corr></choice>, <app><lem wit="#A">new</lem><rdg>old</rdg></app>.</p>
        <list><item>gas</item></list>
        <graphic_here/>
        <p>On <date when="1874-05-10">Sunday</date><note place="bottom">A note.</note>, <q>so</q> <ref target="#a">here</ref>.</p>
      </div>
    </body>
  </text>
</TEI>
""".replace("        <graphic_here/>\n", "")

PLANTED = Path(__file__).with_name("planted.txt")


def planted() -> list[list[str]]:
    """Name, what stands in the valid text, what is put there instead, slug, line:column, a phrase of message or hint."""
    lines = PLANTED.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in re.split(r" \| ?", line)] for line in lines if not line.startswith("#")]


@lru_cache
def grammar(schema: Path) -> Grammar:
    return Grammar(Schemas((), (Schema(schema, "xsd"),)))


def check(source: str | bytes, schema: Path = ENTRY) -> list[Problem]:
    document = parse("minutes.xml", source if isinstance(source, bytes) else source.encode())
    return grammar(schema).check(document)[2]


def test_the_text_is_valid() -> None:
    assert check(VALID) == []
    assert len(planted()) >= 30


@pytest.mark.parametrize(("fault", "old", "new", "slug", "place", "phrase"), planted(), ids=lambda cell: cell[:30])
def test_a_planted_fault_is_told_where_it_is(
    fault: str, old: str, new: str, slug: str, place: str, phrase: str
) -> None:
    assert VALID.count(old) == 1
    (problem,) = check(VALID.replace(old, new))
    assert problem.slug == f"grammar-{slug}"
    assert problem.place
    assert f"{problem.place.line}:{problem.place.column}" == place
    assert phrase in f"{problem.message} ({problem.hint})"


def test_all_strangers_in_one_element_are_told() -> None:
    problems = check(VALID.replace("<q>so</q>", "<x/><y/><persname/><x/>"))
    assert [problem.message.split(">")[0][1:] for problem in problems] == ["x", "y", "persname", "x"]


def test_what_stands_after_a_stranger_is_checked_as_well() -> None:
    problems = check(
        VALID.replace("<q>so</q>", '<x/><q direct="true">so</q>').replace("<list>", "<thing/><list><itme/>")
    )
    assert sorted(p.hint for p in problems if "mean" in p.hint or "use said" in p.hint) == [
        "did you mean <item>?",
        "only said has @direct: use said for speech",
    ]
    assert len(problems) == 4


def test_what_a_stranger_is_taken_for_is_not_missed() -> None:
    (problem,) = check(VALID.replace("<item>gas</item>", "<itme>gas</itme>"))
    assert problem.hint == "did you mean <item>?"


def test_duplicate_and_odd_ids_are_left_to_reading() -> None:
    assert check(VALID.replace("<q>", '<q xml:id="A">').replace("<ref ", '<ref xml:id="1 2" ')) == []


def test_a_text_without_a_namespace_is_told_so() -> None:
    (problem,) = check(VALID.replace(' xmlns="http://www.tei-c.org/ns/1.0"', ""))
    assert (problem.slug, problem.severity) == ("not-p5", "info")
    assert "not in the namespace of TEI P5" in problem.message
    assert check(VALID.replace("UTF-8", "UTF-16").encode("utf-16")) == []


P4 = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="TEI.2"><xs:complexType><xs:sequence>
  <xs:element name="text" type="xs:string"/></xs:sequence></xs:complexType></xs:element></xs:schema>"""


def test_p4_is_judged_by_a_schema_of_p4(tmp_path: Path) -> None:
    path = tmp_path / "p4.xsd"
    path.write_text(P4, encoding="utf-8")
    assert check("<TEI.2><text>x</text></TEI.2>", path) == []
    (problem,) = check("<TEI.2>\n <txet/></TEI.2>", path)
    assert problem.place
    assert (problem.slug, problem.place.line, problem.place.column) == ("grammar-element", 2, 2)


def test_places_hold_in_lines_and_files_of_any_length() -> None:
    many = "\n" * 70_000
    (problem,) = check(VALID.replace("<list>", f"{many}<list><thing/>"))
    assert problem.place
    assert problem.place.line == 70_024


def test_few_of_many_mistakes_are_told_and_it_does_not_take_long() -> None:
    problems = check(VALID.replace("<list>", "<p><persname/></p>" * 5000 + "<list>"))
    assert len(problems) == MOST
    assert "more places" in problems[-1].hint


def test_xmlschema_is_loaded_for_what_is_refused_only() -> None:
    program = (
        "import sys; from edition.checking.grammar import Grammar; from edition.checking.schemas import Schema, Schemas\n"
        "from edition.reading.parsing import parse; from pathlib import Path\n"
        "grammar = Grammar(Schemas((), (Schema(Path(sys.argv[1]), 'xsd'),)))\n"
        "assert grammar.check(parse('a.xml', sys.stdin.buffer.read()))[2] == []; assert 'xmlschema' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(ENTRY)], input=VALID.encode(), check=True)


SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0"
  xmlns="http://www.tei-c.org/ns/1.0" elementFormDefault="qualified">{}</xs:schema>"""


@pytest.mark.parametrize(
    "part",
    [
        '<xs:include schemaLocation="https://example.org/a.xsd"/>',
        '<xs:import namespace="a" schemaLocation="http://127.0.0.1:9/a.xsd"/>',
        '<xs:include schemaLocation="../secret.xsd"/>',
        '<xs:include schemaLocation="/etc/passwd"/>',
    ],
)
def test_a_schema_brings_in_nothing_from_elsewhere(tmp_path: Path, part: str) -> None:
    path = tmp_path / "own.xsd"
    path.write_text(SCHEMA.format(part), encoding="utf-8")
    with pytest.raises(SettingsError, match="brings in"):
        load(path)


@pytest.mark.parametrize(
    "content", ["<not a schema", "<xs:element", SCHEMA.format('<xs:element name="a" type="none"/>')]
)
def test_a_schema_that_is_none_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "own.xsd"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"own\.xsd"):
        load(path)


def test_schemas_of_other_shapes_are_explained_as_well(tmp_path: Path) -> None:
    path = tmp_path / "own.xsd"
    local = '<xs:sequence><xs:element name="text" type="xs:string"/></xs:sequence>'
    declared = f'<xs:element name="TEI"><xs:complexType>{local}</xs:complexType></xs:element>'
    path.write_text(SCHEMA.format(declared), encoding="utf-8")
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'
    assert check(tei.format("<text>x</text>"), path) == []
    assert [p.slug for p in check(tei.format("<text>x</text><text/>"), path)] == ["grammar-element"]
    assert [p.slug for p in check(tei.format("<txet/>"), path)] == ["grammar-element"]
    assert [p.slug for p in check(tei.format("<text><p/></text>"), path)] == ["grammar-element"]
    assert etree.XMLSchema(file=str(path))


def test_a_schema_that_only_libxml2_takes_is_told_in_its_words(tmp_path: Path) -> None:
    path = tmp_path / "own.xsd"
    model = "<xs:sequence>" * 200 + '<xs:element name="text"/>' + "</xs:sequence>" * 200
    declared = f'<xs:element name="TEI"><xs:complexType>{model}</xs:complexType></xs:element>'
    path.write_text(SCHEMA.format(declared), encoding="utf-8")
    (problem,) = check('<TEI xmlns="http://www.tei-c.org/ns/1.0"><txet/></TEI>', path)
    assert problem.slug == "grammar-element"
    assert problem.message.startswith("Element 'txet': This element is not expected")


def test_a_pattern_that_libxml2_gives_up_on_ends_with_a_word(tmp_path: Path) -> None:
    path = tmp_path / "own.xsd"
    type_ = '<xs:restriction base="xs:string"><xs:pattern value="((a{1,200}){1,200}){1,200}"/></xs:restriction>'
    path.write_text(
        SCHEMA.format(f'<xs:element name="TEI"><xs:simpleType>{type_}</xs:simpleType></xs:element>'), "utf-8"
    )
    with pytest.raises(SettingsError, match="cannot be used for"):
        check(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{"a" * 3000}b</TEI>', path)
