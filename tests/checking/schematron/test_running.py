"""Rules over a document: order, variables, messages, severities, hints, what is not run, what would not end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from lxml import etree

from edition.checking.schematron import load
from edition.checking.slugs import BY_NAME
from edition.reading.parsing import parse
from tests.checking.schematron.running import TEI, schema, told, words

BODY = '<p n="1">a</p>\n<ab n="2">b</ab>'


def test_a_node_takes_the_first_rule_of_a_pattern_that_is_about_it(tmp_path: Path) -> None:
    rules = "".join(
        f'<rule context="{context}"><report test="true()">{text}</report></rule>'
        for context, text in (("tei:p[@n = '1']", "first"), ("tei:*[@n]", "second"), ("tei:p", "third"))
    )
    made = schema(tmp_path, f"<pattern>{rules}</pattern><pattern>{rules.replace('first', 'other')}</pattern>")
    assert words(made, '<p n="1"/><p n="2"/><p/>') == ["first", "other", "second", "second", "third", "third"]


def test_in_a_group_all_rules_are_asked(tmp_path: Path) -> None:
    rules = "".join(f'<rule context="tei:p"><report test="true()">{n}</report></rule>' for n in "ab")
    assert words(schema(tmp_path, f"<group>{rules}</group>"), BODY) == ["a", "b"]


def test_what_is_found_comes_in_the_order_of_the_text(tmp_path: Path) -> None:
    rules = "".join(
        f'<pattern><rule context="tei:{name}"><report test="true()">{name}</report></rule></pattern>'
        for name in ("ab", "p")
    )
    assert words(schema(tmp_path, rules), "<p/><ab/><p/>") == ["p", "ab", "p"]


def test_variables_of_schema_pattern_and_rule(tmp_path: Path) -> None:
    inside = """<let name="all" value="count(//tei:p)"/><let name="x" value="'outer'"/>
    <pattern><let name="y" value="concat($x, '-pattern')"/>
      <rule context="tei:p"><let name="x" value="@n"/><let name="z" value="concat($y, '-', $x)"/>
        <report test="$all = 2"><value-of select="$z"/></report></rule></pattern>
    <pattern><rule context="tei:ab"><report test="true()"><value-of select="$x"/></report></rule></pattern>"""
    assert words(schema(tmp_path, inside), '<p n="1"/><p n="2"/><ab/>') == [
        "outer-pattern-1",
        "outer-pattern-2",
        "outer",
    ]


def test_a_variable_that_nobody_asks_for_does_no_harm(tmp_path: Path) -> None:
    rule = '<rule context="tei:p"><let name="bad" value="@n + \'x\'"/><report test="true()">told</report></rule>'
    assert words(schema(tmp_path, f"<pattern>{rule}</pattern>"), BODY) == ["told"]


def test_the_words_of_a_message(tmp_path: Path) -> None:
    text = """ The  <name/> in
       <name path=".."/> has <emph>@n</emph> <value-of select="@n"/>, <span class="x">not</span> <value-of select="1 to 3"/>. """
    made = schema(tmp_path, f'<pattern><rule context="tei:p"><report test="true()">{text}</report></rule></pattern>')
    assert words(made, BODY) == ["The p in body has @n 1, not 1 2 3."]


def test_in_xpath_1_of_several_values_the_first_is_shown(tmp_path: Path) -> None:
    rule = '<rule context="tei:body"><report test="tei:p/@n = 1"><value-of select="*/@n"/></report></rule>'
    assert words(schema(tmp_path, f"<pattern>{rule}</pattern>", binding="xslt"), BODY) == ["1"]


@pytest.mark.parametrize(
    ("attributes", "severity"),
    [
        ("", "error"),
        ('role="fatal"', "error"),
        ('role="Warning"', "warning"),
        ('role="nonfatal"', "warning"),
        ('role="information"', "info"),
        ('flag="info"', "info"),
        ('severity="warn" role="error"', "warning"),
        ('role="author"', "error"),
    ],
)
def test_the_role_says_the_severity(attributes: str, severity: str, tmp_path: Path) -> None:
    made = schema(
        tmp_path, f'<pattern><rule context="tei:p"><report test="true()" {attributes}>P</report></rule></pattern>'
    )
    assert [problem.severity for problem in told(made, BODY)] == [severity]


def test_the_role_of_a_rule_is_that_of_its_tests(tmp_path: Path) -> None:
    made = schema(
        tmp_path, '<pattern><rule context="tei:p" role="info"><report test="true()">P</report></rule></pattern>'
    )
    assert [problem.severity for problem in told(made, BODY)] == ["info"]


def test_place_slug_and_label(tmp_path: Path) -> None:
    rule = (
        '<rule context="tei:ab" id="r"><report test="true()">A</report><report id="own" test="true()">B</report></rule>'
    )
    first, second = told(schema(tmp_path, f'<pattern id="p">{rule}</pattern>'), BODY)
    assert (first.slug, first.label, second.label) == ("schematron", "r", "own")
    assert first.slug in BY_NAME
    assert first.place is not None
    assert (first.place.path, first.place.line, first.place.column) == ("a.xml", 3, 1)


def test_diagnostics_quick_fixes_and_see_are_hints(tmp_path: Path) -> None:
    inside = """<pattern><rule context="tei:p">
      <report test="true()" diagnostics="d e" see="guide.html#p">P</report>
      <report test="true()" sqf:fix="f">Q</report>
      <sqf:fix id="f"><sqf:description><sqf:title>Take @n away</sqf:title></sqf:description></sqf:fix>
    </rule></pattern>
    <diagnostics><diagnostic id="d">Look at <value-of select="@n"/>.</diagnostic>
    <diagnostic id="e">And ask.</diagnostic></diagnostics>"""
    sqf = 'xmlns:sqf="http://www.schematron-quickfix.com/validator/process"'
    made = schema(tmp_path, inside, attributes=sqf)
    assert [p.hint for p in told(made, BODY)] == ["Look at 1.; And ask.; see guide.html#p", "Take @n away"]


def test_a_rule_that_cannot_be_run_is_told_once_with_its_place(tmp_path: Path) -> None:
    inside = """
    <pattern id="a"><rule context="tei:p"><assert test="document('x.xml')">A</assert>
      <report test="@n =">B</report>
      <report test="true()">C</report></rule></pattern>
    <pattern id="b"><rule context="tei:ab["><report test="true()">D</report></rule>
      <rule context="tei:ab"><report test="true()">E</report></rule></pattern>"""
    made = schema(tmp_path, inside)
    assert words(made, BODY) == ["C"]
    assert [(p.slug, p.severity, p.place.line if p.place else 0) for p in made.unrunnable] == [
        ("rule-not-run", "warning", 2),
        ("rule-not-run", "warning", 3),
        ("rule-not-run", "warning", 5),
        ("rule-not-run", "warning", 6),
    ]
    reasons = [p.message for p in made.unrunnable]
    assert "document()" in reasons[0]
    assert "“@n =” is no expression: something is missing at the end" in reasons[1]
    assert "might take its nodes" in reasons[3]


def test_a_test_that_fails_at_an_element_is_told_there_once(tmp_path: Path) -> None:
    made = schema(
        tmp_path, '<pattern id="sum"><rule context="tei:*[@n]"><assert test="@n + 1 gt 1">A</assert></rule></pattern>'
    )
    first, second = told(made, '<p n="1"/><p n="x"/><p n="y"/><p n="0"/>')
    assert (first.slug, first.severity, first.label) == ("rule-not-run", "warning", "sum")
    assert "“x” is not a number" in first.message
    assert first.related[0].place.path.endswith("rules.sch")
    assert second.message == "A"


def test_a_rule_that_would_not_end_is_stopped_and_told(tmp_path: Path) -> None:
    endless = "count(following::*[count(following::*[count(following::*) gt 1]) gt 1]) gt 1"
    rules = (
        f'<pattern id="slow"><rule context="tei:p"><assert test="{endless}">A</assert></rule></pattern>'
        '<pattern id="quick"><rule context="tei:p[@n]"><report test="true()">B</report></rule></pattern>'
    )
    made = schema(tmp_path, rules)
    began = time.monotonic()
    problems = told(made, "<p/>" * 2000 + '<p n="1"/>')
    assert time.monotonic() - began < 10
    assert [(p.slug, p.label) for p in problems] == [("rule-not-run", "slow"), ("schematron", "quick")]


def test_the_tree_is_not_changed_and_a_schema_runs_again_and_again(tmp_path: Path) -> None:
    made = schema(
        tmp_path, '<pattern><rule context="tei:p[@n]"><report test="true()"><name/></report></rule></pattern>'
    )
    document = parse("a.xml", f'<TEI xmlns="{TEI}"><text><body>{BODY}</body></text></TEI>'.encode())
    before = etree.tostring(document.root)
    assert [len(list(made.check(document))) for _ in range(3)] == [1, 1, 1]
    assert etree.tostring(document.root) == before


def test_p4_is_seen_by_its_p5_names(tmp_path: Path) -> None:
    made = schema(
        tmp_path,
        '<pattern><rule context="tei:p"><report test="true()"><value-of select="local-name()"/></report></rule></pattern>',
    )
    document = parse("a.xml", b"<TEI.2><text><body><p>a</p></body></text></TEI.2>")
    assert [problem.message for problem in made.check(document)] == ["p"]


def test_elementpath_is_not_imported_unless_it_is_needed(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = tmp_path / "rules.sch"
    schema(
        tmp_path,
        '<pattern><rule context="tei:p[@n = 1]"><assert test="matches(@n, \'^\\d$\')">A</assert></rule></pattern>',
    )
    code = (
        "import sys; from pathlib import Path; from edition.checking.schematron import load;"
        "from edition.reading.parsing import parse;"
        f"list(load(Path(sys.argv[1])).check(parse('a', b'<TEI xmlns=\"{TEI}\"><p n=\"1\"/></TEI>')));"
        "print('elementpath' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_load_reads_nothing_but_the_schema(tmp_path: Path) -> None:
    made = schema(tmp_path, "<title>Rules</title><pattern/>", attributes='schemaVersion="1.2"')
    assert (made.title, made.version, made.unrunnable) == ("Rules", "1.2", [])
    assert load(tmp_path / "rules.sch").schema.binding == "xslt2"
