"""Texts against RELAX NG as the command does it: the text as it stands, with what is included, and schemas of no use."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from edition.building.engine import Order
from edition.building.validating import validated
from edition.checking import relaxng_grammar
from edition.checking.relaxng_grammar import MOST, judge
from edition.errors import SettingsError
from edition.model import Problem
from edition.reading.parsing import parse

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = 'default namespace = "http://www.tei-c.org/ns/1.0"\nstart = element TEI {{ element p {{ {} }}* }}'
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'


def schema(folder: Path, content: str = "text") -> Path:
    path = folder / "own.rnc"
    path.write_text(SCHEMA.format(content), encoding="utf-8")
    return path


def told(path: Path, text: str) -> list[Problem]:
    return judge(path)(parse("a.xml", text.encode()))


def test_at_most_so_many_problems_are_told(tmp_path: Path) -> None:
    assert len(told(schema(tmp_path), TEI.format("<x/>" * 500))) == MOST


def test_entities_of_the_text_are_characters_of_it(tmp_path: Path) -> None:
    text = '<!DOCTYPE TEI [<!ENTITY y "1914"><!ENTITY q "<q/>">]>' + TEI
    path = schema(tmp_path, "xsd:gYear")
    assert told(path, text.format("<p>&y;</p>")) == []
    assert [problem.slug for problem in told(path, text.format("<p>&y;a</p>"))] == ["grammar-value"]


def test_a_schema_of_no_use_is_said_to_be_of_none(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="asks for “q”, which is defined nowhere"):
        judge(schema(tmp_path, "q"))


EXPLODING = 'xsd:token { pattern = "((a?){1000}){1000}" }'


def test_a_schema_that_explodes_is_a_problem_soon(tmp_path: Path) -> None:
    judging = judge(schema(tmp_path, EXPLODING))
    begun = time.process_time()
    (problem,) = judging(parse("a.xml", TEI.format(f"<p>{'a' * 5000}</p>").encode()))
    assert time.process_time() - begun < 4
    assert (problem.slug, problem.severity) == ("schema-too-complex", "error")
    assert "own.rnc cannot be used" in problem.message
    assert judging(parse("b.xml", TEI.format("<p>aaa</p>").encode())) == []


def test_what_texts_made_of_a_schema_is_forgotten_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    load = relaxng_grammar.load
    monkeypatch.setattr(relaxng_grammar, "load", lambda path: loaded.append(path) or load(path))
    monkeypatch.setattr(relaxng_grammar, "_KEPT", 3)
    judging = judge(schema(tmp_path, "text, element q { text }*"))
    for _ in range(2):
        assert judging(parse("a.xml", TEI.format("<p><q/></p>").encode())) == []
    assert len(loaded) == 3


def test_what_is_included_is_checked_and_told_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text('schema = "own.rnc"', encoding="utf-8")
    (tmp_path / "schema").mkdir()
    schema(tmp_path / "schema")
    inclusion = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts/p.xml"/>'
    (tmp_path / "a.xml").write_text(TEI.format(f"\n<p/>{inclusion}"), encoding="utf-8")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "p.xml").write_text('<p xmlns="http://www.tei-c.org/ns/1.0">\n <hi/></p>', encoding="utf-8")
    found = [problem for problem in validated(Order(tmp_path, jobs=1)).problems if problem.slug == "grammar-element"]
    assert [(p.place.path, p.place.line, p.place.column) for p in found if p.place] == [("parts/p.xml", 2, 2)]


LETTER = (ROOT / "texts" / "letter.xml").read_text(encoding="utf-8")
HOSTILE = {
    "strangers": ("<x>a</x>" * 100_000, MOST, "<x> is no element of the schema"),
    "misplaced elements": ("<row/>" * 100_000, MOST, "<row> may not stand in <p>"),
    "incomplete elements": ("<list/>" * 100_000, MOST, "<list>"),
    "attributes": ("<hi " + " ".join(f'a{n}="1"' for n in range(900)) + "/>", MOST, "<hi> has no attribute @a0"),
    "a long value": (f'<date when="{"1" * 5_000_000}"/>', 1, "@when of <date> does not take “1111111111"),
    "a long name": (f"<{'x' * 1_000_000}/>", 1, "is no element of the schema"),
    "deep ones": ("<hi>" * 200 + "<x/>" + "</hi>" * 200, 1, "<x> is no element of the schema; it stands in <hi>"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_much_that_is_wrong_is_told_soon(what: str) -> None:
    put, count, words = HOSTILE[what]
    at = LETTER.index("</p>", LETTER.index("<body>"))
    document = parse("a.xml", f"{LETTER[:at]}{put}{LETTER[at:]}".encode())
    judging = judge(ROOT / "schema" / "tei-edition.rng")
    begun = time.process_time()
    problems = judging(document)
    assert time.process_time() - begun < 4
    assert len(problems) == count
    assert words in problems[0].message
