"""Entries of an apparatus that stand in the text."""

from __future__ import annotations

import pytest

from edition.model import Span
from edition.variation import Apparatus, RejectedReading
from tests.reading.sample import FakeContext, read

CONTEXT = FakeContext(sigla=frozenset("ABC"))


def entries(body: str, base: str = "") -> tuple[Apparatus, ...]:
    context = FakeContext(sigla=CONTEXT.sigla, base_witness=base)
    return read(body, context).text.apparatus


def slugs(body: str) -> list[str]:
    return [problem.slug for problem in read(body, CONTEXT).text.problems]


def test_an_entry_has_a_lemma_and_its_readings() -> None:
    body = '<p xml:id="p">the <app><lem wit="#A">end</lem><rdg wit="#B #C" type="minor">and</rdg></app></p>'
    (found,) = entries(body)
    assert found == Apparatus(
        "p.4-7",
        "p",
        "end",
        ("A",),
        Span("text", 4, 7),
        (RejectedReading(("B", "C"), "minor", Span("variants", 0, 3), "and", "and"),),
    )
    assert slugs(body) == []


def test_without_a_lemma_the_choice_is_ours_and_said_so() -> None:
    body = '<p><app><rdg wit="#A">a</rdg><rdg wit="#B">b</rdg></app></p>'
    (found,) = entries(body)
    assert (found.lemma, found.lemma_witnesses, found.chosen) == ("a", ("A",), "lemma-chosen")
    (problem,) = read(body, CONTEXT).text.problems
    assert (problem.slug, problem.severity) == ("app-without-lemma", "warning")
    assert "the reading of A is shown" in problem.message
    assert entries(body, "B")[0].lemma == "b"


@pytest.mark.parametrize(
    ("reading", "type_", "witnesses"),
    [
        ('<rdg wit="#B">b</rdg>', "", ("B",)),
        ('<rdg resp="#Bentley">b</rdg>', "conjecture", ("Bentley",)),
        ('<rdg source="#ed1" type="old">b</rdg>', "old conjecture", ("ed1",)),
        ('<rdg wit="https://w.example/B">b</rdg>', "", ("https://w.example/B",)),
        ('<rdgGrp type="spelling"><rdg wit="#B">b</rdg></rdgGrp>', "spelling", ("B",)),
        ('<rdgGrp type="spelling"><rdg wit="#B" type="own">b</rdg></rdgGrp>', "own", ("B",)),
        ("<rdg>b</rdg>", "", ()),
    ],
)
def test_who_has_a_reading_and_what_it_is(reading: str, type_: str, witnesses: tuple[str, ...]) -> None:
    (found,) = entries(f"<p>x <app><lem>a</lem>{reading}</app></p>")
    assert [(r.type, r.witnesses, r.surface) for r in found.readings] == [(type_, witnesses, "b")]


@pytest.mark.parametrize(
    ("body", "lemma", "start", "end"),
    [
        ("<p>a <app><lem/><rdg>b</rdg></app></p>", "", 1, 1),
        ("<p>one <app><lem>two <hi>three</hi></lem><rdg/></app> four</p>", "two three", 4, 13),
        ("<p>a <note>n <app><lem>b</lem><rdg>c</rdg></app></note></p>", "b", 2, 3),
    ],
)
def test_where_the_lemma_stands(body: str, lemma: str, start: int, end: int) -> None:
    (found,) = entries(body)
    assert (found.lemma, found.span.start, found.span.end) == (lemma, start, end)


def test_an_entry_may_have_no_reading() -> None:
    assert [e.readings for e in entries("<p>a <app><lem>b</lem></app></p>")] == [()]


def test_in_a_list_of_its_own_all_are_readings() -> None:
    (found,) = entries("<div><p>a</p><listApp><app><lem>b</lem><rdg>c</rdg></app></listApp></div>")
    assert (found.lemma, [r.surface for r in found.readings], found.chosen) == ("", ["b", "c"], "")


class TestSigla:
    @pytest.mark.parametrize(
        ("wit", "found"),
        [("#A", []), ("A", []), ("#A #X", ["undeclared-siglum"]), ("wit.xml#B", []), ("https://w.example/X", [])],
    )
    def test_those_that_no_list_declares(self, wit: str, found: list[str]) -> None:
        assert slugs(f'<p><app><lem>a</lem><rdg wit="{wit}">b</rdg></app></p>') == found

    def test_the_lemma_has_some_too(self) -> None:
        assert slugs('<p><app><lem wit="#X">a</lem></app></p>') == ["undeclared-siglum"]
