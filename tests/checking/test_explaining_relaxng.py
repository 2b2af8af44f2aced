"""What a RELAX NG schema refuses, in words; test_planted_faults.py has forty kinds of faults at their places."""

from __future__ import annotations

import pytest

from edition.checking.grammar import Grammar
from edition.checking.schemas import Schema, Schemas
from edition.model import Problem
from edition.reading.parsing import parse

SCHEMA = """
default namespace = "http://www.tei-c.org/ns/1.0"
start = element TEI { head, date?, p+, num?, table? }
head = element head { text }
date = element date { attribute when { xsd:date | xsd:gYear }, attribute calendar { "julian" | "gregorian" }?, text }
p = element p { attribute xml:id { xsd:ID }?, attribute n { list { xsd:int+ } }?, mixed { (hi | lb)* } }
hi = element hi { attribute rend { "bold" | xsd:anyURI }?, text }
lb = element lb { empty }
num = element num { xsd:nonNegativeInteger }
table = element table { row+ }
row = element row { element cell { text }+ }
"""
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'


@pytest.fixture(scope="module")
def grammar(tmp_path_factory: pytest.TempPathFactory) -> Grammar:
    path = tmp_path_factory.mktemp("schema") / "own.rnc"
    path.write_text(SCHEMA, encoding="utf-8")
    return Grammar(Schemas((), (Schema(path, "rnc"),)))


def problems(grammar: Grammar, content: str) -> list[Problem]:
    return grammar.check(parse("a.xml", TEI.format(content).encode()))[2]


TOLD = {
    "<head/><p/><tabel/>": (
        "grammar-element: <tabel> is no element of the schema; it stands in <TEI> (in <TEI>) did you mean <table>?"
    ),
    "<head/><p><row><cell/></row></p>": (
        "grammar-element: <row> may not stand in <p> (in <p>) <row> stands in <table>; here may stand: <hi>, <lb>"
    ),
    "<head/><p/><hi/>": (
        "grammar-element: <hi> may not stand in <TEI> (in <TEI>)"
        " put it into a paragraph: <p><hi>…</hi></p>; here may stand: <num>, <p>, <table>"
    ),
    "<p/>": (
        "grammar-missing: <p> stands where <head> must come first (in <TEI>: a <head> is required before it) "
        "add <head>…</head> first"
    ),
    "<p/><head/>": (
        "grammar-missing: <p> stands where <head> must come first (in <TEI>: a <head> is required before it)"
        " move the <head> that comes later before this <p>"
    ),
    "<head/>": ("grammar-missing: <TEI> is not complete: it needs <p> (no <p> in it) add <p>…</p>, after <head>"),
    "<head/><p/><table/>": (
        "grammar-missing: <table> is not complete: it needs <row> (no <row> in it) add <row>…</row>"
    ),
    "<head/><p/>Lost": "grammar-text: <TEI> may hold no words of its own, and “Lost” stands in it (words in <TEI>)"
    " put them into a paragraph, with what stands among them: <p>…</p>",
    "<head/><p><lb>a</lb></p>": (
        "grammar-text: <lb> may hold no words of its own, and “a” stands in it (words in <lb>) "
        "it must be empty: put them after it"
    ),
    "<head/><p><lb><hi/></lb></p>": (
        "grammar-element: <lb> may hold no elements, and <hi> stands in it (in <lb>) take it out of <lb>"
    ),
    "<head/><p id='a'/>": "grammar-attribute: <p> has no attribute @id (not of <p>) did you mean @xml:id?",
    "<head/><p><lb n='1'/></p>": (
        "grammar-attribute: <lb> has no attribute @n (not of <lb>) <lb> has no other attributes: take it out"
    ),
    "<head/><date/><p/>": "grammar-missing: <date> needs the attribute @when (@when is missing) give it @when",
    "<head/><date when='1914-09-31'/><p/>": (
        "grammar-value: @when of <date> does not take “1914-09-31”: September has 30 days (September has 30 days)"
        " it takes: a date or time, as 1914, 1914-07 or 1914-07-28"
    ),
    "<head/><date when='1914' calendar='greek'/><p/>": (
        "grammar-value: @calendar of <date> does not take “greek” () it takes: julian, gregorian"
    ),
    "<head/><p n='1 two'/>": (
        "grammar-value: @n of <p> does not take “1 two”: a whole number is wanted (a whole number is wanted) "
        "it takes: a whole number"
    ),
    "<head/><p><hi rend='a#b#c'/></p>": (
        "grammar-value: @rend of <hi> does not take “a#b#c” () it takes: bold, or an address"
    ),
    "<head/><p/><num>one</num>": (
        "grammar-value: <num> does not take “one”: a whole number is wanted (a whole number is wanted)"
        " it takes: a whole number from 0 on"
    ),
    "<head/><p/><num/>": (
        "grammar-value: <num> is empty (a whole number is wanted) it takes: a whole number from 0 on"
    ),
    "<head/><p><hi xmlns=''>a</hi></p>": (
        '<hi> is in no namespace, and the schema knows no <hi> there (in <p>) take xmlns="" away: it is'
        ' xmlns="http://www.tei-c.org/ns/1.0" here'
    ),
    "<head/><p><b xmlns='urn:b'>a</b></p>": (
        "<b> is in the namespace urn:b, and the schema knows no <b> there (in <p>)"
        " take it out, or check against a schema that knows it"
    ),
}


@pytest.mark.parametrize("content", TOLD)
def test_what_is_wrong_and_what_to_do(grammar: Grammar, content: str) -> None:
    (problem,) = problems(grammar, content)
    assert f"{problem.slug}: {problem.message} ({problem.label}) {problem.hint}".endswith(TOLD[content])


def test_ids_are_left_to_reading(grammar: Grammar) -> None:
    assert problems(grammar, "<head/><p xml:id='a'/><p xml:id='a'/><p xml:id='1 2'/>") == []


def test_the_word_of_a_list_that_is_wrong_is_marked(grammar: Grammar) -> None:
    (problem,) = problems(grammar, "<head/><p n='1 two 3'/>")
    assert problem.place
    assert problem.place.column == len('<TEI xmlns="http://www.tei-c.org/ns/1.0"><head/><p n=\'1 ') + 1


def test_words_are_marked_where_they_begin(grammar: Grammar) -> None:
    (problem,) = problems(grammar, "<head/>\n<p/>\n  Lost &amp; found\n")
    assert problem.place
    assert (problem.place.line, problem.place.column) == (3, 3)
