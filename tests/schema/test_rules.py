"""The rules of our schema that no grammar can say: each finds the fault that it is made for, and nothing in a text without it."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from lxml import etree, isoschematron

from edition.checking import schematron
from edition.model import Problem
from edition.reading.parsing import parse
from tests.schema.generating import Generator

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "schema" / "tei-edition.sch"
GRAMMAR = ROOT / "schema" / "tei-edition.xsd"
CORPORA = Path(os.environ.get("EDITION_CORPORA", ROOT.parent / "shared" / "corpora"))
TEI_RULES = CORPORA.parent / "schemas" / "tei_all-4.9.0a.isosch"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
TEXTS = sorted((ROOT / "texts").glob("*.xml"))
FIXTURES = sorted((ROOT / "tests" / "fixtures").rglob("*.xml"))
VALID = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Minutes</title></titleStmt>
      <publicationStmt><p>Not published.</p></publicationStmt>
      <sourceDesc><listWit><witness xml:id="A">A</witness><witness xml:id="B">B</witness></listWit></sourceDesc>
    </fileDesc>
    <profileDesc><creation><date when="1874-05-10">10 May</date></creation></profileDesc>
  </teiHeader>
  <facsimile><surface><zone><note>A stain.</note></zone></surface></facsimile>
  <standOff>
    <listPerson>
      <person xml:id="wren"><persName>Adela Wren</persName><idno type="GND">1</idno></person>
      <person sameAs="#wren"/>
      <relation name="friend" mutual="#wren #pell"/>
      <relation name="teacher" active="#wren" passive="#pell"/>
    </listPerson>
    <listOrg><org xml:id="council"><orgName>The Council</orgName></org></listOrg>
    <listPlace>
      <place xml:id="quay"><placeName>The Quay</placeName><place xml:id="steps"><geogName>Steps</geogName></place></place>
    </listPlace>
    <listEvent>
      <event xml:id="one" type="Session" when="1874-05-10"><label>First sitting</label>
        <event xml:id="two" type="panel"><label>On gas</label></event>
        <person sameAs="#wren"/><person><persName ref="#pell"/></person><person><persName>A stranger</persName></person>
      </event>
      <event xml:id="three" type="meeting" from="1874-05-11"><label>Third sitting</label></event>
    </listEvent>
  </standOff>
  <text>
    <body>
      <p><persName ref="#wren registers.xml#pell gnd:1 http://example.org/x">They</persName> said
        <said who="#wren">yes</said> <said prev="#x">indeed</said>.</p>
      <lg><l>Bees</l><l>hum<note><l>so</l><p>do</p></note></l></lg>
      <u who="#wren">Aye.</u>
      <sp><speaker>Pell</speaker><p>No.</p></sp>
      <p><app><lem wit="#A">new</lem><rdg wit="#B">old</rdg><rdg source="#c">odd</rdg></app></p>
    </body>
  </text>
</TEI>
"""
OF_THE_TEI = {
    "subtypeTyped": "subtype-type",
    "w3c-when": "date-when",
    "w3c-from": "date-span",  # or date-when, which is told first
    "w3c-to": "date-span",
    "-l-in-l-": "verse-in-verse",
    "-lg-in-l-": "verse-in-verse",
    "p-in-l-or-lg": "paragraph-in-verse",
    "ab-in-l-or-lg": "paragraph-in-verse",
    "div-in-l-or-lg": "division-in-verse",
    "p-in-ab-or-p": "paragraph-in-paragraph",
    "relation-active-passive": "relation-from",
    "relation-reforkeyorname": "relation-ends",
    "facsimile": "words-in-facsimile",
}
"""Rules of the TEI, by a part of their names, and ours that find the same."""
FAULTS = {
    # what is found: (what stands in the valid text, what stands there instead, words of what is told)
    "title-words": ("<title>Minutes</title>", "<title> </title>", "called by the name of its file"),
    "text-language": (' xml:lang="en"', "", "xml:lang"),
    "text-date": (' when="1874-05-10">10', ">10", "creation"),
    "participant-known": ('<person><persName ref="#pell"/></person>', "<person><persName/></person>", "sameAs"),
    "entry-id": ('<person xml:id="wren">', "<person>", 'xml:id="wren"'),
    "entry-name": ("<orgName>The Council</orgName>", "<orgName/><note>A body.</note>", "orgName"),
    "relation-ends": (' mutual="#wren #pell"', "", "mutual"),
    "relation-from": (' active="#wren"', "", "active"),
    "turn-who": ('<u who="#wren">', "<u>", "who="),
    "speech-who": ("<speaker>Pell</speaker>", "", "speaker"),
    "words-in-facsimile": ("<zone>", "<zone>Words", "sourceDoc"),
    "subtype-type": (' type="GND"', ' subtype="GND"', "write type instead"),
    "date-when": ('when="1874-05-10">10', 'when="1874-05-10" to="1874-05-11">10', "keep when"),
    "date-span": (' from="1874-05-11"', ' from="1874-05-11" notBefore="1874-05-01"', "notBefore and notAfter"),
    "verse-in-verse": ("<l>Bees</l>", "<l>Bees <quote><l>in</l></quote></l>", "end the verse"),
    "paragraph-in-verse": ("<l>Bees</l>", "<l>Bees <quote><p>in</p></quote></l>", "put it into a note"),
    "division-in-verse": (
        "<l>Bees</l>",
        "<l>Bees <app><rdg wit='#A'><div><head>x</head></div></rdg></app></l>",
        "put it",
    ),
    "paragraph-in-paragraph": ("odd</rdg>", "<p>odd</p></rdg>", "end the paragraph"),
    "name-pointer": ("gnd:1", "pell", "registers.xml#wren"),
    "speaker-pointer": ('<said who="#wren">', '<said who="Adela Wren">', "registers.xml#wren"),
    "said-who": ('<said who="#wren">', "<said>", "prev"),
    "session-date": (' from="1874-05-11"', "", "from and to"),
    "siglum-pointer": ('wit="#B"', 'wit="#A B"', "#A #B"),
    "reading-witness": (' source="#c"', "", "resp"),
}


@pytest.fixture(scope="module")
def rules() -> Any:
    return schematron.load(RULES, "#ALL")


def found(rules: Any, source: str) -> list[Problem]:
    """What the toolkit's own engine finds."""
    return list(rules.check(parse("a.xml", source.encode())))


def by_xslt(source: str) -> list[str]:
    """What the reference implementation in XSLT 1.0, which ``lxml`` has with it, finds: ids of assertions."""
    validator = isoschematron.Schematron(file=str(RULES), store_report=True, phase="#ALL")
    validator.validate(etree.fromstring(source))
    return [
        hit.get("id") for hit in validator.validation_report.iter(f"{SVRL}failed-assert", f"{SVRL}successful-report")
    ]


def declared() -> dict[str, Any]:
    """All assertions, by their ids."""
    tests = list(etree.parse(str(RULES)).iter(f"{SCH}assert", f"{SCH}report"))
    assert len({test.get("id") for test in tests}) == len(tests)
    return {test.get("id"): test for test in tests}


def test_all_rules_run(rules: Any) -> None:
    assert rules.unrunnable == []
    assert set(declared()) == {*FAULTS, "root"}


def test_each_says_what_is_wrong_and_what_to_do() -> None:
    roles = {test.get("role") for test in declared().values()}
    assert roles == {"error", "warning", "information"}
    hints = {hint.get("id") for hint in etree.parse(str(RULES)).iter(f"{SCH}diagnostic")}
    assert {test.get("diagnostics") for test in declared().values()} == hints


def test_a_good_text_passes(rules: Any) -> None:
    assert etree.XMLSchema(file=str(GRAMMAR)).validate(etree.fromstring(VALID))
    assert found(rules, VALID) == []
    assert by_xslt(VALID) == []


@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_fault_is_found_at_its_place(rule: str, rules: Any) -> None:
    before, now, words = FAULTS[rule]
    assert VALID.count(before) == 1
    source = VALID.replace(before, now)
    line = 1 if rule == "text-date" else VALID[: VALID.index(before)].count("\n") + 1
    told = found(rules, source)
    assert [(problem.label, problem.place.line) for problem in told if problem.place] == [(rule, line)]
    assert words in f"{told[0].message} {told[0].hint}"
    assert by_xslt(source) == [rule]


@pytest.mark.parametrize("rule", sorted(set(FAULTS) - {"said-who"}))
def test_a_fault_is_one_that_the_grammar_cannot_see(rule: str) -> None:
    before, now, _ = FAULTS[rule]
    assert etree.XMLSchema(file=str(GRAMMAR)).validate(etree.fromstring(VALID.replace(before, now)))


@pytest.fixture(scope="module")
def theirs() -> Any:
    if not TEI_RULES.is_file():
        pytest.skip(f"the TEI's rules are not here: {TEI_RULES.name} in the folder schemas beside the corpora")
    return schematron.load(TEI_RULES)


def test_texts_and_fixtures_that_our_grammar_admits_follow_the_rules_of_the_tei(theirs: Any) -> None:
    grammar, followed = etree.XMLSchema(file=str(GRAMMAR)), 0
    for path in [*TEXTS, *FIXTURES]:
        with contextlib.suppress(etree.XMLSyntaxError):
            if grammar.validate(etree.parse(str(path))):
                followed += 1
                assert [problem.message for problem in theirs.check(parse(path.name, path.read_bytes()))] == [], path
    assert followed > 70


@pytest.mark.slow
def test_what_follows_our_rules_follows_those_of_the_tei(theirs: Any) -> None:
    """In documents made at random from our grammar, whatever the TEI's rules find, ours find at the same place."""
    schema = xmlschema.XMLSchema10(str(GRAMMAR), allow="local")
    generator, usual = Generator(schema, "teiCorpus", seed=5), schematron.load(RULES)
    found = set()
    for _ in range(15):
        document = parse("a.xml", etree.tostring(generator.document(800)))
        ours = {(problem.label, problem.place) for problem in usual.check(document)}
        for problem in theirs.check(document):
            rule = next((name for part, name in OF_THE_TEI.items() if part in problem.label), problem.message)
            told = {name for name, place in ours if place == problem.place}
            assert told & ({rule, "date-when"} if rule == "date-span" else {rule}), problem.message
            found.add(rule)
    assert len(found) >= 6


def test_another_root(rules: Any) -> None:
    source = '<p xmlns="http://www.tei-c.org/ns/1.0">x</p>'
    assert [problem.label for problem in found(rules, source)] == ["root"] == by_xslt(source)


def test_a_collection_says_it_for_its_texts(rules: Any) -> None:
    bare = re.sub(r' xml:lang="en"|<profileDesc>.*</profileDesc>', "", VALID)
    assert {problem.label for problem in found(rules, bare)} == {"text-language", "text-date"}
    profile = "<profileDesc><creation when='1874'/><langUsage><language ident='en'/></langUsage></profileDesc>"
    corpus = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{profile}</teiHeader>{bare}</teiCorpus>'
    assert found(rules, corpus) == []


def test_what_the_toolkit_tells_itself_is_left_to_it() -> None:
    usual = schematron.load(RULES)
    told = {rule for rule, (before, now, _) in FAULTS.items() if found(usual, VALID.replace(before, now))}
    by_itself = {"name-pointer", "speaker-pointer", "said-who", "session-date", "siglum-pointer", "reading-witness"}
    assert told == set(FAULTS) - by_itself


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_sample_edition_follows_them(path: Path, rules: Any) -> None:
    told = [problem.label for problem in found(rules, path.read_text(encoding="utf-8"))]
    assert set(told) <= {"said-who"}  # voices from a gallery


def test_both_engines_find_the_same_in_the_fixtures(rules: Any) -> None:
    compared = 0
    for path in FIXTURES:
        try:
            source = etree.tostring(etree.parse(str(path)), encoding="unicode")
        except etree.XMLSyntaxError:
            continue
        if "http://www.tei-c.org/ns/1.0" in source and "<!DOCTYPE" not in source:
            compared += 1
            told = sorted(problem.label for problem in found(rules, source))
            assert told == sorted(by_xslt(source)), path
    assert compared > 80
