"""What is told of mistakes that everybody makes, in both languages of schemas, and against the whole of the TEI's."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.advice import date_meant
from edition.checking.grammar import Grammar
from edition.checking.schemas import Schema, Schemas
from edition.model import Problem
from edition.reading.including import include
from edition.reading.parsing import parse
from tests.checking.relaxng import jing
from tests.checking.test_grammar import ENTRY, VALID

OURS = jing.ROOT / "schema" / "tei-edition.rng"
MISTAKES = [
    ("<q>so</q>", "<b>so</b>", '<hi rend="bold">'),
    ("<q>so</q>", '<a href="#b">so</a>', "a link is a <ref>"),
    ("<list><item>gas</item></list>", "<ul><li>gas</li></ul>", "a list is a <list>"),
    ("<list><item>gas</item></list>", "<table><tr><td>a</td></tr></table>", "<table> holds <row>"),
    ("<list><item>gas</item></list>", "<h1>Gas</h1>", "a heading is a <head>"),
    ("<corr>measure</corr>", "", "add <corr>…</corr> after <sic>"),
    ("<list><item>gas</item></list>", "<lg><p>gas</p></lg>", "here may stand:"),
    ("<list><item>gas</item></list>", "<p><opener>Dear me</opener></p>", "at the beginning of a div"),
    ('date when="1874-05-10"', 'date when="1874-5-1"', "did you mean 1874-05-01? it takes: a date"),
    ('date when="1874-05-10"', 'date when="3.5.1874"', "did you mean 1874-05-03? it takes: a date"),
    ("<publisher>us</publisher>", "<p>Us.</p><publisher>us</publisher>", "not both"),
]


def check(source: str, schema: Path = OURS) -> list[Problem]:
    grammar = Grammar(Schemas((), (Schema(schema, "rng"),)))
    return grammar.check(parse("minutes.xml", source.encode()))[2]


@pytest.mark.parametrize(("right", "wrong", "phrase"), MISTAKES)
def test_what_is_usually_meant_is_said_first(right: str, wrong: str, phrase: str) -> None:
    assert VALID.count(right) == 1
    assert phrase in check(VALID.replace(right, wrong))[0].hint


def test_a_paragraph_after_the_closer_is_not_told_of_divisions() -> None:
    jing.needed_schema()
    source = VALID.replace("<list><item>gas</item></list>", "<closer>A.</closer>")
    (problem,) = check(source, jing.TEI_ALL)
    assert problem.hint == "it belongs before <closer>, or the two exclude each other"


def test_an_attribute_of_another_vocabulary_is_told_with_its_prefix_and_where_it_stands() -> None:
    source = VALID.replace("<q>", '<q xmlns:my="https://a.example/ns" my:tags="a">')
    (problem,) = check(source)
    place = problem.place
    assert place is not None
    assert problem.message == "<q> has no attribute @my:tags"
    assert source.splitlines()[place.line - 1][place.column - 1 : place.end_column - 1] == 'my:tags="a"'


INCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="a.xml"><xi:fallback/></xi:include>'


@pytest.mark.parametrize("schema", [OURS, ENTRY])
def test_a_corpus_may_include_its_texts(schema: Path) -> None:
    head = VALID.replace("<TEI ", "<teiCorpus ").partition("<standOff>")[0]
    grammar = Grammar(Schemas((), (Schema(schema, schema.suffix[1:]),)))
    corpus = parse("corpus.xml", f"{head}{INCLUDE}</teiCorpus>".encode())
    assert include(corpus, lambda path, _: parse(path, VALID.encode())) == ("a.xml",)
    assert grammar.check(corpus)[2] == []
    empty = grammar.check(parse("corpus.xml", f"{head}</teiCorpus>".encode()))[2]
    assert [problem.slug for problem in empty] == ["grammar-missing"]


def test_an_inclusion_itself_is_for_no_schema_to_see() -> None:
    text = parse("minutes.xml", VALID.replace("<q>so</q>", INCLUDE).encode())
    include(text, lambda _path, _as_text: None)
    assert Grammar(Schemas((), (Schema(OURS, "rng"),))).check(text)[2] == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1914-9-3", "1914-09-03"),
        ("1914-9", "1914-09"),
        ("05.09.1914", "1914-09-05"),
        ("3 September 1914", "1914-09-03"),
        ("3/5/1914", ""),
        ("1914-9-31", ""),
        ("31.9.1914", ""),
        ("ca. 1914", ""),
        ("1914-13", ""),
    ],
)
def test_a_day_is_offered_where_it_is_clear_which(written: str, meant: str) -> None:
    assert date_meant(written) == meant


@pytest.mark.parametrize(
    "words",
    [
        'At <placeName ref="#b">Dene</placeName> by <persName ref="#a">her</persName>.',
        '<placeName ref="#b">Dene</placeName>, by <persName ref="#a">her</persName>.',
    ],
)
def test_words_and_names_without_their_paragraph_are_one_fault(words: str) -> None:
    (problem,) = check(VALID.replace("<list><item>gas</item></list>", words))
    assert "<p>" in problem.hint
