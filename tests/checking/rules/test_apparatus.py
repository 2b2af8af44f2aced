"""Readings that nobody attests, and witnesses that attest two readings of one place."""

from __future__ import annotations

import pytest

from tests.checking.rules.planted import assert_planted, mended, tei, told


def entry(readings: str) -> str:
    return tei(f"<p>at <app>{readings}</app></p>")


LEMMA = '<lem wit="#A">noon</lem>'


def test_a_reading_stands_somewhere_or_is_proposed_by_somebody() -> None:
    (problem,) = assert_planted(
        "reading-without-witness", entry(f"{LEMMA}<⟦rdg>night</rdg>".replace("<⟦rdg", "⟦<rdg⟧"))
    )
    assert problem.message.startswith("this reading has no witness")


@pytest.mark.parametrize(
    "reading",
    [
        '<rdg wit="#B">night</rdg>',
        '<rdg source="#Madvig">night</rdg>',
        '<rdg resp="#ed">night</rdg>',
        '<rdg hand="#h2">night</rdg>',
        '<rdg type="conjecture">night</rdg>',
        "<rdg>night</rdg><wit>B</wit>",
        '<rdgGrp wit="#B #C"><rdg>night</rdg></rdgGrp>',
        '<rdgGrp type="emendations"><rdg>night</rdg></rdgGrp>',
    ],
)
def test_readings_with_an_authority_are_silent(reading: str) -> None:
    assert told("reading-without-witness", entry(LEMMA + reading)) == []


def test_files_that_name_no_witness_at_all_have_their_own_ways() -> None:
    assert told("reading-without-witness", entry("<lem>noon</lem><rdg><del>night</del></rdg>")) == []


@pytest.mark.parametrize(
    "readings",
    [
        '<lem wit="#A #B">noon</lem><rdg wit="#C ⟦#A⟧">night</rdg>',
        '<rdg wit="#A">noon</rdg><rdgGrp><rdg wit="⟦#A⟧">night</rdg></rdgGrp>',
        '<rdg wit="#A">noon</rdg><rdg wit="#B"><app><rdg wit="#B">x</rdg></app></rdg><rdg wit="⟦#A⟧" type="orthographic">n</rdg>',
    ],
)
def test_a_witness_has_one_reading_of_a_place(readings: str) -> None:
    (problem,) = assert_planted("witness-twice", entry(readings))
    assert problem.message == "the witness #A is given for two readings of one place"
    assert problem.related


@pytest.mark.parametrize(
    "readings",
    [
        '<rdg wit="#A" hand="#h1">noon</rdg><rdg wit="#A" hand="#h2">night</rdg>',
        '<rdg wit="#A" varSeq="1">noon</rdg><rdg wit="#A" varSeq="2">night</rdg>',
        '<rdg wit="#A" type="ac">noon</rdg><rdg wit="#A" type="pc">night</rdg>',
        '<rdg wit="#A"><del>noon</del></rdg><rdg wit="#A"><add>night</add></rdg>',
        '<rdg wit="#A">noon</rdg><rdg wit="#A">night</rdg><witDetail wit="#A">in the margin</witDetail>',
        '<rdg xml:id="i" wit="#A">x</rdg><note target="#i"/><rdg xml:id="j" wit="#A">y</rdg><note target="#j"/>',
        '<lem wit="#A">at <app><lem wit="#A">noon</lem><rdg wit="#B">night</rdg></app></lem><rdg wit="#C">late</rdg>',
        '<lem wit="#A">noon</lem><rdg wit="#B">night</rdg>',
    ],
)
def test_layers_of_a_witness_and_entries_in_entries_are_silent(readings: str) -> None:
    assert told("witness-twice", entry(readings)) == []


def test_a_witness_that_is_named_twice_for_one_reading_is_named_once() -> None:
    source = entry('<lem wit="#A">noon</lem><rdg wit="#C ⟦#B⟧ #B #D">night</rdg>')
    problems = told("witness-twice", source)
    assert [p.message for p in problems] == ["the witness #B is named twice for this reading"]
    assert problems[0].fixes[0].sure
    assert 'wit="#C #B #D"' in mended(source, problems[0])
