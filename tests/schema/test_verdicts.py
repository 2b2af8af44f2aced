"""What the two grammars say of documents: libxml2 of that in XML Schema, jing (where it is installed) of that in RELAX NG."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from lxml import etree

from edition.tei import TEI
from tests.schema.generating import Generator
from tests.schema.mutating import Mutator

ROOT = Path(__file__).resolve().parents[2]
XSD = ROOT / "schema" / "tei-edition.xsd"
RNG = ROOT / "schema" / "tei-edition.rng"
FILES = sorted([*(ROOT / "texts").glob("*.xml"), *(ROOT / "tests" / "fixtures").rglob("*.xml")])
ROOTS = (f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus")
XINCLUDE = ".//{http://www.w3.org/2001/XInclude}include"
MUTANTS = 6000
BATCH = 1000
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p></publicationStmt>"
    "<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


@pytest.fixture(scope="module")
def by_xsd() -> Any:
    return etree.XMLSchema(file=str(XSD))


def parsed(path: Path) -> Any:
    """A document that is well-formed; both grammars see ids that stand twice in it."""
    try:
        return etree.parse(str(path), etree.XMLParser(collect_ids=False, remove_comments=True, no_network=True))
    except etree.XMLSyntaxError:
        return None


def refused_by_jing(files: list[Path]) -> dict[Path, str]:
    """The files that our grammar in RELAX NG does not admit, with the first fault of each."""
    if shutil.which("jing") is None:
        pytest.skip("jing, which checks RELAX NG, is not installed")
    found: dict[Path, str] = {}
    for at in range(0, len(files), BATCH):
        command = ["jing", str(RNG), *map(str, files[at : at + BATCH])]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        for line in done.stdout.splitlines():
            told = re.match(r"(.*\.xml):\d+:\d+: (?:fatal|error): (.*)", line)
            assert told, line
            found.setdefault(Path(told[1]), told[2])
    return found


def disagreements(by_xsd: Any, files: list[Path]) -> list[str]:
    """Where the two differ, with what the one that refuses says."""
    by_jing = refused_by_jing(files)
    found = []
    for path in files:
        document = parsed(path)
        valid = by_xsd.validate(document)
        if valid is (path in by_jing):
            found.append(f"{path.name}: {by_jing.get(path) or by_xsd.error_log[0].message}")
    return found


def documents() -> list[Path]:
    """Texts and fixtures that begin as a document of our schema does, without inclusions, which jing follows."""
    known = [(path, parsed(path)) for path in FILES]
    return [path for path, tree in known if tree and tree.getroot().tag in ROOTS and tree.find(XINCLUDE) is None]


def test_they_agree_on_texts_and_fixtures(by_xsd: Any) -> None:
    files = documents()
    assert len(files) > 80
    assert disagreements(by_xsd, files) == []


# ---------------------------------------------------------------------------------------------- where they cannot agree


def written(folder: Path, name: str, document: str) -> Path:
    path = folder / f"{name}.xml"
    path.write_text(document, encoding="utf-8")
    return path


APART = {
    "another root": f'<p xmlns="{TEI}">x</p>',
    "white space in an empty element": (
        f'<TEI xmlns="{TEI}">{HEADER}<text><body><p><lb> </lb></p></body></text></TEI>'
    ),
    "the place of a schema": (
        f'<TEI xmlns="{TEI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{TEI} tei-edition.xsd">'
        f"{HEADER}<text><body><p/></body></text></TEI>"
    ),
}
ADMITTED = {"another root": "xsd", "white space in an empty element": "rng", "the place of a schema": "xsd"}


@pytest.mark.parametrize("what", APART)
def test_where_the_two_languages_differ(what: str, by_xsd: Any, tmp_path: Path) -> None:
    path = written(tmp_path, "a", APART[what])
    admitted = {"xsd": by_xsd.validate(parsed(path)), "rng": not refused_by_jing([path])}
    assert admitted == {"xsd": ADMITTED[what] == "xsd", "rng": ADMITTED[what] == "rng"}


# -------------------------------------------------------------------------------------------------------------- mutants


def _mutants(by_xsd: Any) -> Iterator[Any]:
    """Changed texts and fixtures, and changed documents made from the schema."""
    schema = xmlschema.XMLSchema10(str(XSD), allow="local")
    generator = Generator(schema, "TEI", seed=7)
    attributes = sorted({name for _, name in generator.possible_attributes()} | {"style", "foo"})
    mutator = Mutator([*sorted(schema.elements), "gi", "foo"], attributes, seed=7)
    valid = [tree.getroot() for tree in map(parsed, documents()) if by_xsd.validate(tree)]
    for number in range(MUTANTS):
        if number % 2 and number % 40 == 1:
            made = generator.document(120)
        yield mutator.mutant(made if number % 2 else valid[number // 2 % len(valid)])


@pytest.mark.slow
def test_they_agree_on_mutants(by_xsd: Any, tmp_path: Path) -> None:
    files = []
    for number, mutant in enumerate(_mutants(by_xsd)):
        files.append(tmp_path / f"{number}.xml")
        etree.ElementTree(mutant).write(str(files[-1]), encoding="utf-8")
    valid = sum(by_xsd.validate(parsed(path)) for path in files)
    assert MUTANTS / 10 < valid < MUTANTS * 9 / 10
    assert disagreements(by_xsd, files) == []
