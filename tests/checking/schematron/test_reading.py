"""Schemas from files: inclusions, abstract parts, phases, rules inside grammars, and what is refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from edition.checking.schematron import load
from edition.errors import SettingsError
from tests.checking.schematron.running import TEI, schema, words

NS = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
BODY = '<p n="1">a</p><ab n="2">b</ab>'


def say(context: str, text: str) -> str:
    return f'<rule context="{context}"><report test="true()">{text}</report></rule>'


def test_a_pattern_from_another_file(tmp_path: Path) -> None:
    (tmp_path / "more.sch").write_text(f"<pattern {NS}>{say('tei:p', 'P')}</pattern>", encoding="utf-8")
    assert words(schema(tmp_path, '<include href="more.sch"/>'), BODY) == ["P"]


def test_a_part_of_another_file_by_its_id(tmp_path: Path) -> None:
    more = f'<schema {NS}><pattern id="a">{say("tei:p", "P")}</pattern><pattern id="b">{say("tei:ab", "AB")}</pattern></schema>'
    (tmp_path / "more.sch").write_text(more, encoding="utf-8")
    assert words(schema(tmp_path, '<include href="more.sch#b"/>'), BODY) == ["AB"]


def test_extends_takes_the_parts_of_what_it_names(tmp_path: Path) -> None:
    more = f'<rule {NS}><let name="x" value="@n"/><report test="true()">N <value-of select="$x"/></report></rule>'
    (tmp_path / "more.sch").write_text(more, encoding="utf-8")
    rule = '<rule context="tei:p"><extends href="more.sch"/></rule>'
    assert words(schema(tmp_path, f"<pattern>{rule}</pattern>"), BODY) == ["N 1"]


def test_abstract_rules(tmp_path: Path) -> None:
    rules = (
        '<rule abstract="true" id="r"><report test="@n">N</report></rule>'
        '<rule context="tei:p"><extends rule="r"/><report test="true()">P</report></rule>'
        '<rule context="tei:ab"><extends rule="r"/></rule>'
    )
    assert words(schema(tmp_path, f"<pattern>{rules}</pattern>"), BODY) == ["N", "P", "N"]


def test_abstract_patterns(tmp_path: Path) -> None:
    patterns = (
        '<pattern abstract="true" id="needs"><rule context="$element"><assert test="@$attribute">'
        "<name/> needs <value-of select=\"'$attribute'\"/></assert></rule></pattern>"
        '<pattern is-a="needs"><param name="element" value="tei:p"/><param name="attribute" value="rend"/></pattern>'
        '<pattern is-a="needs"><param name="element" value="tei:ab"/><param name="attribute" value="n"/></pattern>'
    )
    assert words(schema(tmp_path, patterns), BODY) == ["p needs rend"]


def test_phases(tmp_path: Path) -> None:
    parts = (
        '<phase id="one"><active pattern="a"/><let name="x" value="\'one\'"/></phase>'
        '<phase id="all"><active pattern="a"/><active pattern="b"/></phase>'
        f'<pattern id="a">{say("tei:p", "P")}</pattern><pattern id="b">{say("tei:ab", "AB")}</pattern>'
    )
    assert words(schema(tmp_path, parts), BODY) == ["P", "AB"]
    assert words(schema(tmp_path, parts, attributes='defaultPhase="one"'), BODY) == ["P"]
    assert words(schema(tmp_path, parts, attributes='defaultPhase="one"', phase="#ALL"), BODY) == ["P", "AB"]
    assert words(schema(tmp_path, parts, phase="all"), BODY) == ["P", "AB"]
    with pytest.raises(SettingsError) as caught:
        schema(tmp_path, parts, phase="al")
    assert caught.value.hint == "did you mean all?"


def test_rules_inside_relax_ng(tmp_path: Path) -> None:
    grammar = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron">
    <sch:ns prefix="tei" uri="{TEI}"/>
    <define name="p"><element name="p"><empty/>
      <pattern {NS} id="a"><sch:rule context="tei:p"><sch:report test="@n eq '1'">P</sch:report></sch:rule></pattern>
    </element></define>
    <define name="ab"><element name="ab">
      <sch:rule context="tei:ab"><sch:report test="true()">AB</sch:report></sch:rule></element></define>
    </grammar>"""
    (tmp_path / "g.rng").write_text(grammar, encoding="utf-8")
    (tmp_path / "outer.rng").write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="g.rng"/><include href="gone.rng"/></grammar>',
        encoding="utf-8",
    )
    assert words(load(tmp_path / "g.rng"), BODY) == ["P", "AB"]
    assert words(load(tmp_path / "outer.rng"), BODY) == ["P", "AB"]


def test_a_test_without_a_rule_is_about_the_element_of_the_grammar_around_it(tmp_path: Path) -> None:
    grammar = f"""<element name="p" ns="{TEI}" xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="http://purl.oclc.org/dsdl/schematron">
      <s:report test="@n = '1'">One.</s:report><empty/></element>"""
    (tmp_path / "g.rng").write_text(grammar, encoding="utf-8")
    assert words(load(tmp_path / "g.rng"), BODY) == ["One."]


def test_rules_inside_xml_schema(tmp_path: Path) -> None:
    text = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:annotation><xs:appinfo>
    <schema {NS} queryBinding="xslt2"><title>In XSD</title><ns prefix="tei" uri="{TEI}"/>
    <pattern>{say("tei:p", "P")}</pattern></schema></xs:appinfo></xs:annotation></xs:schema>"""
    (tmp_path / "s.xsd").write_text(text, encoding="utf-8")
    made = load(tmp_path / "s.xsd")
    assert (made.title, words(made, BODY)) == ("In XSD", ["P"])


def test_schematron_1_5_is_read_as_well(tmp_path: Path) -> None:
    rules = f'<ns prefix="tei" uri="{TEI}"/><pattern name="x">{say("tei:p", "P")}</pattern>'
    text = f'<schema xmlns="http://www.ascc.net/xml/schematron">{rules}</schema>'
    (tmp_path / "old.sch").write_text(text, encoding="utf-8")
    assert words(load(tmp_path / "old.sch"), BODY) == ["P"]


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ('<include href="gone.sch"/>', "there is no schema"),
        ('<include href="rules.sch"/>', "included within itself"),
        ('<include href="../outside.sch"/>', "leads out of the schema's folder"),
        ('<include href="http://example.org/a.sch"/>', "is not fetched"),
        ('<include href="file:///etc/passwd"/>', "is not fetched"),
        ('<include href="rules.sch#nothing"/>', "nothing in it has the id"),
        ('<pattern is-a="gone"/>', "there is no abstract pattern gone"),
        ('<pattern><rule context="tei:p"><extends rule="gone"/></rule></pattern>', "there is no abstract rule gone"),
        (
            (
                '<pattern><rule abstract="true" id="a"><extends rule="a"/></rule>'
                '<rule context="p"><extends rule="a"/></rule></pattern>'
            ),
            "extends itself",
        ),
        ("<pattern><rule><assert test='a'>A</assert></rule></pattern>", "has no context"),
        ("<title>No rules</title>", "holds no rules"),
        ('<phase id="x"><active pattern="gone"/></phase><pattern/>', "activates gone"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(inside: str, says: str, tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(SettingsError) as caught:
        schema(tmp_path, inside, phase="x" if "phase" in inside else "")
    assert says in caught.value.message
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("content", ["", "<schema", "<a/>", "\0", "<!DOCTYPE a SYSTEM 'x'><a>&b;</a>"])
def test_a_file_that_is_no_schema(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.sch").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError):
        load(tmp_path / "a.sch")
    with pytest.raises(SettingsError, match="there is no schema"):
        load(tmp_path / "gone.sch")


def test_other_query_languages_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="xquery"):
        schema(tmp_path, "<pattern/>", binding="xquery")


def test_rules_that_extend_each_other_without_end_are_stopped(tmp_path: Path) -> None:
    rules = "".join(
        f'<rule abstract="true" id="r{n}"><extends rule="r{n + 1}"/><extends rule="r{n + 1}"/></rule>'
        for n in range(40)
    )
    last = '<rule abstract="true" id="r40"><assert test="a">A</assert></rule>'
    began = time.monotonic()
    with pytest.raises(SettingsError, match="abstract rules bring in more than"):
        schema(tmp_path, f'<pattern>{rules}{last}<rule context="p"><extends rule="r0"/></rule></pattern>')
    assert time.monotonic() - began < 2


def test_files_that_include_each_other_twice_are_stopped(tmp_path: Path) -> None:
    for n in range(30):
        twice = f'<include href="f{n + 1}.sch"/>' * 2
        (tmp_path / f"f{n}.sch").write_text(f"<pattern {NS}>{twice}</pattern>", encoding="utf-8")
    began = time.monotonic()
    with pytest.raises(SettingsError):
        schema(tmp_path, '<include href="f0.sch"/>')
    assert time.monotonic() - began < 2
