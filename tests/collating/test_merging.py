"""``edition/collating/merging.py``: what an editor would have made of these witnesses."""

from __future__ import annotations

import pytest

from edition.collating.collation import Wish
from tests.collating.writing_by_hand import body


def test_what_is_the_same_stands_once() -> None:
    assert body(A="the old house", B="the old house") == "<p>the old house</p>"


@pytest.mark.parametrize(
    ("one", "other", "entry"),
    [
        ("a big house", "a small house", "<p>a {A:big|B:small} house</p>"),
        ("a big house", "a house", "<p>a {A:big |B:}house</p>"),
        ("a house", "a big house", "<p>a {A:|B:big }house</p>"),
        ("nobody came here.", "nobody came.", "<p>nobody came{A: here|B:}.</p>"),
        ("the house, and", "the house; and", "<p>the {orthographic A:house,|B:house;} and</p>"),
        ("the House", "the house", "<p>the {orthographic A:House|B:house}</p>"),
        ("grey", "gray", "<p>{A:grey|B:gray}</p>"),
        ("a  house", "a house", "<p>a{markup space A:  |B: }house</p>"),
        ("dark grey night", "very gray night", "<p>{A:dark|B:very} {A:grey|B:gray} night</p>"),
    ],
)
def test_an_entry_shows_words_and_no_more(one: str, other: str, entry: str) -> None:
    assert body(A=one, B=other) == entry


def test_a_spelling_is_no_omission_with_an_addition_in_a_third_witness() -> None:
    found = body(A="the colour of it", B="the color of it", C="the colour of it")
    assert found == "<p>the {A C:colour|B:color} of it</p>"


def test_an_omission_is_an_empty_reading() -> None:
    assert "|B:}" in body(A="one two three four", B="one four")


def test_the_lemma_is_that_of_the_base() -> None:
    assert body(Wish(base="B"), A="a big house", B="a small house") == "<p>a {B:small|A:big} house</p>"


def test_or_that_of_most_witnesses() -> None:
    assert "{B C:small|A:big}" in body(Wish(majority=True), A="a big house", B="a small house", C="a small house")


def test_and_of_as_many_the_first() -> None:
    assert "{A:big|B:small}" in body(Wish(majority=True), A="a big house", B="a small house")


def test_sigla_keep_the_order_of_the_witnesses() -> None:
    found = body(Wish(base="C"), A="a big house", B="a big house", C="a small house", D="a big house")
    assert "{C:small|A B D:big}" in found


def test_a_new_sentence_is_one_entry() -> None:
    one = "He is, indeed, of so amiable a nature, that he will not hunt a favourite"
    other = "This circumstance, added to his well known integrity of mind, made me very desirous to engage"
    assert body(A=one, B=other).count("{") == 1


def test_what_one_witness_lacks_at_length_has_the_entries_of_the_others_in_it() -> None:
    text = "and so they went on for many a mile in the rain until they saw a {} house and stood still there"
    found = body(
        A=f"It was late, {text.format('big')}. The end.",
        B=f"It was late, {text.format('small')}. The end.",
        C="It was late. The end.",
    )
    assert "{A:big|B:small}" in found
    assert found.count("|C:}") == 1


# --------------------------------------------------------------------------------------------------------------- markup


def test_markup_in_one_witness_is_a_reading() -> None:
    assert (
        body(A="<p>a <hi>big</hi> house</p>", B="<p>a big house</p>")
        == "<p>a {markup tags A:<hi>big</hi>|B:big} house</p>"
    )


def test_markup_that_all_have_stands_round_the_entries() -> None:
    found = body(A="<p>a <hi>very big</hi> house</p>", B="<p>a <hi>very small</hi> house</p>")
    assert found == "<p>a <hi>very {A:big|B:small}</hi> house</p>"


def test_white_space_that_differs_beside_markup_is_no_matter_of_white_space_alone() -> None:
    found = body(A="<p>one<note>arma</note> two</p>", B="<p>one arma two</p>")
    assert found == "<p>one{markup tags A:<note>arma</note>|B: arma} two</p>"
    assert "{markup tags A:<lb/>" in body(A="<p>one<lb/>two</p>", B="<p>one two</p>")


def test_words_that_markup_divides_stay_together() -> None:
    found = body(A="<p>To S<hi>AVILLE</hi>, here</p>", B="<p>To Saville, here</p>")
    assert found == "<p>To {orthographic A:S<hi>AVILLE</hi>|B:Saville}, here</p>"


def test_other_attributes_are_told_at_the_beginning_of_the_element() -> None:
    found = body(A='<p n="1">the house</p>', B='<p n="I">the house</p>')
    assert found == '<p n="1">{markup tag A:|B:<milestone unit="p" n="I"/>}the house</p>'


def test_a_heading_is_a_paragraph_in_plain_text() -> None:
    found = body(A="<head>Chapter one</head><p>Words.</p>", B="Chapter one\n\nWords.")
    assert found.startswith('<head>{markup tag A:|B:<milestone unit="p"/>}Chapter one</head>')


def test_what_no_reading_may_hold_stands_in_a_division_of_ours() -> None:
    found = body(A="<p>The words of it.</p>", B="<head>Preface</head><p>The words of it.</p>")
    assert '|B:<div type="collation"><head>Preface</head></div>}' in found


def test_a_choice_stands_whole_in_a_reading() -> None:
    one = "<p>a <choice><sic>hoose</sic><corr>house</corr></choice> here</p>"
    assert body(A=one, B="<p>a house here</p>") == (
        "<p>a {A:<choice><sic>hoose</sic><corr>house</corr></choice>|B:house} here</p>"
    )


def test_identifiers_stand_once_and_pointers_follow() -> None:
    one = '<p>a <seg xml:id="x">big</seg> house</p>'
    other = '<p>a house <seg xml:id="x">big</seg> <ref target="#x">there</ref></p>'
    found = body(A=one, B=other)
    assert found.count('xml:id="x"') == 1
    assert 'xml:id="B..x"' in found
    assert 'target="#B..x"' in found


def test_a_body_that_has_nothing_in_common_is_an_entry_in_a_division_of_ours() -> None:
    assert body(A="<p>one</p>", B="<list><item>two</item></list>").startswith('<div type="collation">')
