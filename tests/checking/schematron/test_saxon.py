"""Functions and keys of XSLT: told without SaxonC, run with it, and never to read anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.schematron import Schematron, compiling, load
from tests.checking.schematron.running import TEI, told

XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:my="urn:my"'
FUNCTION = """<xsl:key name="ids" match="tei:person" use="@xml:id"/>
<xsl:function name="my:known" as="xs:boolean"><xsl:param name="ref"/><xsl:param name="doc"/>
<xsl:sequence select="exists(key('ids', substring($ref, 2), $doc))"/></xsl:function>"""
RULES = """<pattern id="refs"><rule context="tei:persName[@ref]">
<assert id="known" test="my:known(@ref, root(.))" role="warning" diagnostics="d">No <value-of select="@ref"/> for <name/>.</assert>
<report test="@ref = '#y'">Y</report><assert test="@ref and">broken</assert></rule></pattern>
<pattern id="plain"><rule context="tei:p"><report test="true()">P</report></rule></pattern>
<diagnostics><diagnostic id="d">Write a known id.</diagnostic></diagnostics>"""
BODY = '<listPerson><person xml:id="x"/></listPerson><p>\n<persName ref="#x"/>\n<persName ref="#y"/></p>'


def schema(folder: Path, inside: str) -> Schematron:
    ns = f'<ns prefix="tei" uri="{TEI}"/><ns prefix="my" uri="urn:my"/><ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>'
    text = f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3" {XSL}>{ns}{inside}</schema>'
    (folder / "x.sch").write_text(text, encoding="utf-8")
    return load(folder / "x.sch")


def test_without_saxonc_they_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "is_here", lambda: False)
    made = schema(tmp_path, FUNCTION + RULES)
    first, second = made.unrunnable
    assert "known is not run" in first.message
    assert "my:known" in first.message
    assert "tei-edition[xslt3]" in first.hint
    assert "is no expression" in second.message
    assert [p.message for p in told(made, BODY)] == ["P", "Y"]


@pytest.fixture
def saxon() -> None:
    pytest.importorskip("saxonche")


def test_the_whole_pattern_is_run(tmp_path: Path, saxon: None) -> None:
    made = schema(tmp_path, FUNCTION + RULES)
    assert ["is no expression" in p.message for p in made.unrunnable] == [True]
    plain, known, other = told(made, BODY)
    assert plain.message == "P"
    assert (known.message, known.severity, known.label, known.hint) == (
        "No #y for persName.",
        "warning",
        "known",
        "Write a known id.",
    )
    assert known.place is not None
    assert (known.place.line, known.place.column) == (4, 1)
    assert (other.message, other.label) == ("Y", "refs")


def test_a_test_that_fails_is_told_where_it_does(tmp_path: Path, saxon: None) -> None:
    failing = FUNCTION + (
        '<pattern id="sum"><rule context="tei:p"><assert test="my:known(@ref, root(.)) or @n + 1 gt 1">A</assert></rule></pattern>'
    )
    problems = told(schema(tmp_path, failing), '<p n="x" ref="#a"/><p n="1" ref="#a"/><p n="y" ref="#a"/>')
    assert [(p.slug, p.label) for p in problems] == [("rule-not-run", "sum")]


@pytest.mark.parametrize(
    "test",
    [
        "doc('/etc/passwd')",
        "document('x.xml')",
        "unparsed-text('/etc/passwd')",
        "collection('.')",
        "environment-variable('HOME')",
        "doc-available('x.xml')",
        "parse-xml('&lt;a/>')",
        "function-lookup(xs:QName('fn:doc'), 1)('x.xml')",
        "my:read('x.xml')",
    ],
)
def test_nothing_else_is_ever_read(test: str, tmp_path: Path, saxon: None) -> None:
    (tmp_path / "x.xml").write_text("<a/>", encoding="utf-8")
    reads = (
        '<xsl:function name="my:read"><xsl:param name="uri"/><xsl:sequence select="doc ($uri)"/></xsl:function>'
        if "my:" in test
        else ""
    )
    made = schema(
        tmp_path, f'{reads}<pattern id="r"><rule context="tei:p"><report test="{test}">read</report></rule></pattern>'
    )
    assert made.unrunnable
    assert told(made, "<p/>") == []


def test_a_stylesheet_that_saxonc_refuses_is_told(tmp_path: Path, saxon: None) -> None:
    broken = '<xsl:function name="my:f"><xsl:sequence select="1 +"/></xsl:function>'
    made = schema(
        tmp_path, f'{broken}<pattern id="r"><rule context="tei:p"><report test="my:f()">F</report></rule></pattern>'
    )
    assert "SaxonC says" in " ".join(p.message for p in made.unrunnable)
    assert told(made, "<p/>") == []
