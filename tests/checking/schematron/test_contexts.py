"""Contexts are match patterns: which nodes a rule is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.schematron.running import schema, told, words

BODY = (
    '<div n="1"><head>h</head><p n="2">a<hi rend="b" n="3">b</hi></p><p n="4"/></div>'
    '<div n="5"><div n="6"><p n="7"/></div></div>'
)


@pytest.mark.parametrize(
    ("context", "numbers"),
    [
        ("tei:p", "2 4 7"),
        ("tei:div/tei:p", "2 4 7"),
        ("tei:body/tei:div", "1 5"),
        ("tei:body//tei:div", "1 5 6"),
        ("tei:div//tei:hi", "3"),
        ("tei:div/tei:div/tei:p", "7"),
        ("/tei:TEI/tei:text//tei:div[tei:div]", "5"),
        ("tei:p[1]", "2 7"),
        ("tei:p[last()]", "4 7"),
        ("tei:p[2]", "4"),
        ("tei:p[position() = 1][@n = '7']", "7"),
        ("tei:div[@n = '1']/tei:p[. = '']", "4"),
        ("tei:p[@n][starts-with(@n, '4')]", "4"),
        ("tei:*[@rend]", "3"),
        ("*[@rend = 'b' and @n]", "3"),
        ("*:hi", "3"),
        ("*[self::tei:hi or self::tei:head]/@n/..", "3"),
        ("tei:hi | tei:p[. = '']", "3 4 7"),
        ("(tei:div | tei:body)/tei:div", "1 5 6"),
        ("tei:div/(tei:p | tei:div)", "2 4 6 7"),
        ("//tei:div[1]", "1 6"),
        ("//tei:div//tei:p[1]", "2 7"),
        ("element(tei:hi)", "3"),
        ("*[@n castable as xs:date or @n eq '6']", "6"),
        ("tei:p[deep-equal(@n, '2')]", ""),
        ("tei:p[deep-equal(string(@n), '2')]", "2"),
        ("nothing", ""),
        ("tei:p[@n + 'x' = 1]", ""),  # where a pattern fails, it does not match
    ],
)
def test_which_elements_a_context_means(context: str, numbers: str, tmp_path: Path) -> None:
    made = schema(
        tmp_path,
        f'<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/><pattern><rule context="{context}">'
        '<report test="true()"><value-of select="@n"/></report></rule></pattern>',
    )
    assert made.unrunnable == []
    assert " ".join(words(made, BODY)) == numbers


@pytest.mark.parametrize(
    ("context", "said"),
    [
        ("@rend", ["rend=b"]),
        ("tei:hi/@*", ["rend=b", "n=3"]),
        ("@*[. = '3']", ["n=3"]),
        ("tei:p/text()", ["=a"]),
        ("tei:div//text()[. != 'a']", ["=h", "=b"]),
        ("/", ["= hab"]),
    ],
)
def test_contexts_that_are_no_elements(context: str, said: list[str], tmp_path: Path) -> None:
    report = '<report test="true()"><name/>=<value-of select="."/></report>'
    assert words(schema(tmp_path, f'<pattern><rule context="{context}">{report}</rule></pattern>'), BODY) == said


def test_the_place_of_an_attribute_is_its_own(tmp_path: Path) -> None:
    made = schema(tmp_path, '<pattern><rule context="tei:hi/@rend"><report test="true()">R</report></rule></pattern>')
    (problem,) = told(made, '<p>a<hi n="1" rend="b">b</hi></p>')
    assert problem.place is not None
    assert (problem.place.line, problem.place.column, problem.place.end_column) == (2, 15, 23)


def test_comments_and_instructions_are_seen_where_rules_ask_for_them(tmp_path: Path) -> None:
    rules = (
        '<pattern><rule context="tei:p"><report test="comment()"><value-of select="comment()"/></report></rule></pattern>'
        '<pattern><rule context="processing-instruction(todo)"><report test="true()"><name/></report></rule></pattern>'
    )
    made = schema(tmp_path, rules)
    assert words(made, "<p>a<!-- c --></p><p/><?todo later?><?other?>") == ["c", "todo"]
