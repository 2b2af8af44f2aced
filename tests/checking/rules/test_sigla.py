"""Sigla that are declared nowhere, and witnesses that are cited nowhere."""

from __future__ import annotations

import pytest

from tests.checking.rules.planted import assert_planted, tei, told

LIST = '<listWit><witness xml:id="Fair">Fair copy</witness><witness n="D">Draft</witness>{}</listWit>'


def app(lemma: str, other: str) -> str:
    return f'<app><lem wit="{lemma}">noon</lem><rdg wit="{other}">night</rdg></app>'


def test_a_siglum_is_told_once_with_its_number_and_the_nearest_one() -> None:
    text = f"<p>{app('#Fair', '⟦#Fiar⟧')} {app('#Fiar #D', '#Fiar')}</p>"
    (problem,) = assert_planted("undeclared-siglum", {"a.xml": tei(text), "list.xml": tei(header=LIST.format(""))})
    assert problem.message.endswith("no witness of a listWit has this id (cited 3 times)")
    assert problem.hint.endswith("is Fair meant?")


def test_where_the_list_is_missing_nothing_is_offered() -> None:
    one, two, three = told(
        "undeclared-siglum", tei(f"{LIST.format('')}<p>{app('#Fairr', '#Fai')} {app('#G1', '#D')}</p>")
    )
    assert "meant" not in one.hint + two.hint + three.hint


@pytest.mark.parametrize("wit", ["#Fair", "list.xml#Fair", "#D", "D", "#S", "https://example.org/F"])
def test_sigla_may_be_ids_numbers_abbreviations_and_groups(wit: str) -> None:
    declared = LIST.format('<witness><abbr type="siglum">S</abbr> a third</witness>')
    assert told("undeclared-siglum", tei(f"{declared}<p>{app('#Fair', wit)}</p>")) == []


def test_a_witness_that_no_reading_cites_is_worth_knowing() -> None:
    declared = LIST.format('⟦<witness⟧ xml:id="G">Galley</witness>')
    (problem,) = assert_planted("witness-not-cited", tei(f"{declared}<p>{app('#Fair', '#D')}</p>"))
    assert problem.message == "no reading cites the witness G"
    assert problem.severity == "info"


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ('<witness xml:id="G">Galley</witness>', "no apparatus"),
        ('<witness xml:id="G">Galley</witness>', f"{app('#Fair', '#D')} <pb edRef='#G'/>"),
        ('<listWit xml:id="all"><witness xml:id="G">Galley</witness></listWit>', app("#Fair #D", "#all")),
        (
            '<witness xml:id="G">Galleys<listWit><witness xml:id="G1">One</witness></listWit></witness>',
            app("#Fair", "#D #G1"),
        ),
    ],
)
def test_witnesses_cited_in_another_way_are_silent(declared: str, text: str) -> None:
    assert told("witness-not-cited", tei(f"{LIST.format(declared)}<p>{text}</p>")) == []
