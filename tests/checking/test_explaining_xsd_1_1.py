"""XML Schema 1.1: its rules are told in the words of the others, where they are broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.grammar import Grammar
from edition.checking.schemas import Schema, Schemas
from edition.checking.xsd_refusing import MOST
from edition.errors import SettingsError
from edition.model import Problem
from edition.reading.parsing import parse

XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0"
  xmlns="http://www.tei-c.org/ns/1.0" elementFormDefault="qualified">{}</xs:schema>"""
DATED = XSD.format("""<xs:element name="TEI"><xs:complexType><xs:sequence><xs:element name="date" maxOccurs="unbounded">
  <xs:complexType mixed="true"><xs:attribute name="from" type="xs:date"/><xs:attribute name="to" type="xs:date"/>
    <xs:assert test="not(@from &gt; @to)"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>""")
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{}</TEI>'


def check(folder: Path, xsd: str, text: str) -> list[Problem]:
    path = folder / "a.xsd"
    path.write_text(xsd, encoding="utf-8")
    return Grammar(Schemas((), (Schema(path, "xsd"),))).check(parse("a.xml", text.encode()))[2]


@pytest.mark.parametrize(
    ("content", "slug", "column", "words"),
    [
        (
            '<date from="2001-01-02" to="2001-01-01"/>',
            "grammar-value",
            1,
            "breaks a rule of the schema: not(@from > @to)",
        ),
        ('<date from="x"/>', "grammar-value", 13, "from"),
        ('<date form="2001-01-01"/>', "grammar-attribute", 7, "has no attribute @form"),
        ("<date/><dat/>", "grammar-element", 8, "dat"),
        ("<date><p/></date>", "grammar-element", 7, "p"),
        ("", "grammar-missing", 1, "TEI"),
    ],
)
def test_a_fault_is_told_where_it_is(tmp_path: Path, content: str, slug: str, column: int, words: str) -> None:
    (problem,) = check(tmp_path, DATED, TEI.format(content))
    assert (problem.slug, problem.place and problem.place.column) == (slug, column)
    assert words in problem.message


def test_a_text_that_keeps_to_the_rules_is_valid(tmp_path: Path) -> None:
    assert check(tmp_path, DATED, TEI.format('<date from="2001-01-01" to="2001-01-02">x</date>')) == []


def test_of_many_faults_the_first_are_told(tmp_path: Path) -> None:
    problems = check(tmp_path, DATED, TEI.format('<date form="x"/>\n' * 300))
    assert len(problems) == MOST
    assert "more places" in problems[-1].hint


@pytest.mark.parametrize(
    "content",
    [
        '<xs:element name="TEI"><xs:complexType><xs:sequence/><xs:assert test="((("/></xs:complexType></xs:element>',
        '<xs:element name="TEI" type="none"/><xs:defaultOpenContent><xs:any/></xs:defaultOpenContent>',
    ],
)
def test_a_schema_that_is_none_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    with pytest.raises(SettingsError, match=r"a\.xsd is no usable XML Schema 1\.1"):
        check(tmp_path, XSD.format(content), TEI.format(""))


def test_what_the_text_says_of_schemas_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "b.xsd").write_text("<no", encoding="utf-8")
    hint = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x {(tmp_path / "b.xsd").as_uri()}"'
    assert check(tmp_path, DATED, TEI.replace("<TEI ", f"<TEI {hint} ").format("<date/>")) == []
