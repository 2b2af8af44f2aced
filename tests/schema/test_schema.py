"""Our schema: both engines load it, all that it admits is TEI, and facts about TEI that are often got wrong are refused."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from lxml import etree

from edition.checking import describing
from edition.tei import TEI
from tests.schema.generating import Generator

ROOT = Path(__file__).resolve().parents[2]
ENTRY = ROOT / "schema" / "tei-edition.xsd"
TEXTS = sorted((ROOT / "texts").glob("*.xml"))
CORPORA = Path(os.environ.get("EDITION_CORPORA", ROOT.parent / "shared" / "corpora"))
TEI_ALL = CORPORA.parent / "schemas" / "tei_all-4.9.0.rng"
INSTANCES = 50
ROOTS = (f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus")
NAMESPACE = "http://www.tei-c.org/ns/1.0"
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p></publicationStmt>"
    "<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


@pytest.fixture(scope="module")
def verdict() -> Any:
    return etree.XMLSchema(file=str(ENTRY))


@pytest.fixture(scope="module")
def compiled() -> Any:
    return xmlschema.XMLSchema10(str(ENTRY), allow="local")


def refused(verdict: Any, document: Any) -> list[str]:
    """What libxml2 says against a document."""
    return [] if verdict.validate(document) else [f"{e.line}: {e.message}" for e in verdict.error_log]


def jing(files: list[Path]) -> str:
    """What the TEI's own schema says against files; the test is skipped where it or Java is not there."""
    if not TEI_ALL.is_file():
        pytest.skip(f"the TEI's schema is not here: {TEI_ALL.name} in the folder schemas beside the corpora")
    if shutil.which("jing") is None:
        pytest.skip("jing, which checks RELAX NG, is not installed")
    command = ["jing", str(TEI_ALL), *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0 or done.stdout, done.stderr
    return done.stdout


def test_both_engines_know_the_same_elements(verdict: Any, compiled: Any) -> None:
    declared = [e.get("name") for e in _declared("element")]
    assert len(declared) == len(set(declared)) == len(compiled.elements) > 190
    assert verdict.validate(_text("<p>Good.</p>"))


def _declared(kind: str) -> list[Any]:
    xs = "{http://www.w3.org/2001/XMLSchema}"
    roots = [etree.parse(str(path)).getroot() for path in sorted(ENTRY.parent.glob("*.xsd"))]
    return [e for root in roots for e in root.findall(f"{xs}{kind}")]


def test_every_file_is_included() -> None:
    root = etree.parse(str(ENTRY)).getroot()
    included = {e.get("schemaLocation") for e in root if e.get("schemaLocation")}
    assert included | {"tei-edition.xsd", "xml.xsd"} == {path.name for path in ENTRY.parent.glob("*.xsd")}


@pytest.mark.parametrize("kind", ["element", "group", "attributeGroup", "simpleType", "attribute"])
def test_every_declaration_says_what_it_is(kind: str) -> None:
    assert [e.get("name") for e in _declared(kind) if len(describing.documented(e)) < 10] == []


def test_the_page_about_the_schema_is_fresh() -> None:
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert page == describing.page(describing.read(describing.entry())), (
        "python -m edition.checking.describing > docs/schema.md"
    )


@pytest.mark.slow
def test_whatever_it_admits_the_tei_admits(verdict: Any, compiled: Any, tmp_path: Path) -> None:
    generator = Generator(compiled, "teiCorpus", seed=1)
    files = []
    for number in range(INSTANCES):
        document = generator.document(1500)
        assert refused(verdict, document) == []
        files.append(tmp_path / f"{number}.xml")
        etree.ElementTree(document).write(str(files[-1]), encoding="utf-8")
    assert {child for _, child in generator.children} == set(generator.elements)
    assert generator.attributes == generator.possible_attributes()
    assert len(generator.children) > 0.9 * len(generator.possible_children())
    assert jing(files) == ""


@pytest.mark.slow
def test_it_is_a_proper_subset(verdict: Any, tmp_path: Path) -> None:
    document = _text("<p>With <gi>choice</gi>, which our schema does not know.</p>")
    (tmp_path / "a.xml").write_bytes(etree.tostring(document))
    assert refused(verdict, document)
    assert jing([tmp_path / "a.xml"]) == ""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_sample_edition_is_valid(verdict: Any, path: Path) -> None:
    assert refused(verdict, etree.parse(str(path))) == []


@pytest.mark.slow
def test_the_sample_edition_is_tei() -> None:
    assert TEXTS
    assert jing(TEXTS) == ""


# ---------------------------------------------------------------------------------------------- facts often got wrong


def _text(body: str, aside: str = "") -> Any:
    tei = f'<TEI xmlns="{NAMESPACE}">{HEADER}{aside}<text><body>{body}</body></text></TEI>'
    return etree.fromstring(tei, etree.XMLParser(collect_ids=False))


def _beside(content: str) -> Any:
    return etree.fromstring(f'<TEI xmlns="{NAMESPACE}">{HEADER}{content}</TEI>')


def _corpus(content: str) -> Any:
    return etree.fromstring(f'<teiCorpus xmlns="{NAMESPACE}">{HEADER}{content}</teiCorpus>')


def _grouped(content: str) -> Any:
    return _beside(f"<text><group>{content}</group></text>")


def _event(content: str) -> Any:
    return _text("<p/>", f"<standOff><listEvent><event>{content}</event></listEvent></standOff>")


WRONG = {
    "quote/@who": _text('<p><quote who="#a">x</quote></p>'),
    "soCalled/@who": _text('<p><soCalled who="#a">x</soCalled></p>'),
    "q/@direct": _text('<p><q direct="true">x</q></p>'),
    "div/@ref": _text('<div ref="#a"><p/></div>'),
    "persName/@part": _text('<p><persName part="I">x</persName></p>'),
    "event/@who": _text("<p/>", '<standOff><listEvent><event who="#a"><p/></event></listEvent></standOff>'),
    "event/listOrg": _event("<label>x</label><listOrg><org/></listOrg>"),
    "event with p and label": _event("<p>x</p><label>y</label>"),
    "event with label and eventName": _event("<label>x</label><eventName>y</eventName>"),
    "event with nothing": _event("<note>x</note>"),
    "persons before nested events": _event("<label>x</label><person/><event><p/></event>"),
    "notes after nested events": _event("<label>x</label><event><p/></event><note/>"),
    "relation before places": _event('<label>x</label><relation name="a"/><place/>'),
    "listEvent in a division": _text("<div><listEvent><event><p/></event></listEvent></div>"),
    "listEvent in profileDesc": etree.fromstring(
        etree.tostring(_text("<p/>")).replace(
            b"</fileDesc>", b"</fileDesc><profileDesc><listEvent><event><p/></event></listEvent></profileDesc>"
        )
    ),
    "a relation of both sorts": _event('<label>x</label><relation name="a" active="#a" mutual="#b #c"/>'),
    "a name in a line of a surface": _beside(
        "<sourceDoc><surface><line><persName>x</persName></line></surface></sourceDoc>"
    ),
    "a corpus of nothing": _corpus(""),
    "a group of nothing": _grouped(""),
    "q/@subtype": _text('<p><q subtype="a">x</q></p>'),
    "stage/@subtype": _text('<p><stage subtype="a">x</stage></p>'),
    "style": _text('<p style="color: red">x</p>'),
}
RIGHT = {
    "said/@who @direct": _text('<p><said who="#a" toWhom="#b" direct="true" aloud="false">x</said></p>'),
    "q/@who": _text('<p><q who="#a" type="spoken">x</q></p>'),
    "div/@corresp": _text('<div corresp="#a"><p/></div>'),
    "persName/@next": _text('<p><persName next="#b">x</persName></p>'),
    "a whole event": _event(
        "<idno>1</idno><head>h</head><label>x</label><desc>y</desc><note/><bibl/><ptr target='#a'/><idno>2</idno>"
        "<event><p/></event><listEvent><event><eventName>z</eventName></event></listEvent><person/><listPerson><person/>"
        "</listPerson><place/><listPlace><place/></listPlace><relation name='a'/>"
    ),
    "a relation of equals": _event('<label>x</label><relation name="a" mutual="#b #c"/>'),
    "a register in the text": _text(
        "<div><listPerson><person/></listPerson></div><div><listOrg><org/></listOrg><p/></div>"
    ),
    "a transcription by surfaces": _beside(
        "<sourceDoc><surface><zone>x <line>y</line></zone><line>z <add>!</add></line></surface></sourceDoc>"
    ),
    "a TEI in a TEI": _beside(f"<standOff><note/></standOff><TEI>{HEADER}<text><body><p/></body></text></TEI>"),
    "a corpus": _corpus(f"<TEI>{HEADER}<text><body><p/></body></text></TEI>"),
    "a corpus in a corpus": _corpus(
        f"<standOff><note/></standOff><teiCorpus>{HEADER}<TEI>{HEADER}<text><body><p/></body></text></TEI></teiCorpus>"
    ),
    "a group of poems": _grouped(
        "<head>x</head><text><body><l>y</l></body></text><pb/><text><body><l>z</l></body></text>"
    ),
    "no witness for a reading": _text("<p><app><lem>x</lem><rdg source='#a'/></app></p>"),
}


@pytest.mark.parametrize("fact", WRONG)
def test_what_is_often_got_wrong_is_refused(verdict: Any, fact: str) -> None:
    assert refused(verdict, WRONG[fact])


@pytest.mark.parametrize("fact", RIGHT)
def test_what_is_right_is_admitted(verdict: Any, fact: str) -> None:
    assert refused(verdict, RIGHT[fact]) == []


def test_what_is_right_here_is_right_in_the_tei(tmp_path: Path) -> None:
    for number, document in enumerate(RIGHT.values()):
        (tmp_path / f"{number}.xml").write_bytes(etree.tostring(document))
    assert jing(sorted(tmp_path.iterdir())) == ""


def admitted(verdict: Any, files: list[Path]) -> list[Path]:
    """The files that hold a TEI and that our schema admits. (A part of one is no document to the TEI's schema.)"""
    found = []
    for path in files:
        with contextlib.suppress(etree.XMLSyntaxError):
            document = etree.parse(str(path))
            if document.getroot().tag in ROOTS and verdict.validate(document):
                found.append(path)
    return found


@pytest.mark.slow
def test_the_fixtures_that_it_admits_the_tei_admits(verdict: Any) -> None:
    """Documents that nobody wrote for the schema: the traps of reading."""
    found = admitted(verdict, sorted((ROOT / "tests" / "fixtures").rglob("*.xml")))
    assert len(found) > 60
    assert jing(found) == ""
