"""The hands of a text: where each begins, what each wrote, and what is no writing."""

from __future__ import annotations

import re

import pytest
from edition.renderers.html.hands import Hand

from tests.renderers.documents import document, page, written

HANDS = """<profileDesc><handNotes><handNote xml:id="A" medium="ink" scribe="a clerk">the <hi>first</hi> hand</handNote>
<handNote xml:id="B" scribeRef="#ada"/><handNote xml:id="unused">nobody</handNote>
<handNote xml:id="D_000193-051-hand07" n="VII"/><handNote xml:id="D_000193-051-hand08"/></handNotes></profileDesc>"""


def hands(body: str, header: str = HANDS) -> dict[str, Hand]:
    return {hand.name: hand for hand in document(body, header=header)[1].hands.used}


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ('<seg hand="#A">one two</seg> three', {"A": 2}),
        ('<seg hand="#A">one <add hand="#B">two</add> three</seg>', {"A": 2, "B": 1}),
        ('one <handShift new="#A"/>two <hi>three</hi> <handShift new="#B"/>four', {"A": 2, "B": 1}),
        ('<seg hand="#A">one <handShift new="#B"/>two</seg> three', {"A": 1, "B": 1}),
        ('<seg hand="#A">one <del hand="#B">two</del> three</seg>', {"A": 3, "B": 0}),
        ('<seg hand="#A">one <hi hand="#B">two</hi></seg>', {"A": 2, "B": 0}),
        ('<seg hand="file.xml#A">one</seg>', {"A": 1}),
        ('<seg hand="A">one</seg>', {"A": 1}),
        ('<seg hand="#C">one</seg>', {"C": 1}),
        ('<seg hand="">one</seg>', {}),
        (
            '<seg hand="#A">one <choice><sic>to</sic><corr>two</corr></choice> <supplied>three</supplied></seg>',
            {"A": 2},
        ),
        ('<seg hand="#D_000193-051-hand07">one</seg><seg hand="#D_000193-051-hand08">x</seg>', {"VII": 1, "hand 5": 1}),
    ],
)
def test_words_are_the_innermost_hand_s(words: str, counts: dict[str, int]) -> None:
    assert {name: hand.words for name, hand in hands(f"<p>{words}</p>").items()} == counts


def test_a_note_at_the_foot_is_no_hand_s_that_stands_around_it() -> None:
    found = hands('<p hand="#A">one<note>by the editor</note></p><handShift new="#B"/><p>two<note>again</note></p>')
    assert {name: hand.words for name, hand in found.items()} == {"A": 1, "B": 1}


def test_what_is_no_writing_is_counted_apart() -> None:
    body = '<p>a<del hand="#A">b</del><undo hand="#A"/><damage hand="#B">c</damage><delSpan hand="#A"/></p>'
    found = hands(body)
    assert dict(found["A"].acts) == {"struck": 2, "restored": 1}
    assert dict(found["B"].acts) == {"damaged": 1}


def test_a_hand_is_described_by_its_note() -> None:
    found = hands('<p><add hand="#A">a</add><add hand="#B">b</add><add hand="#C">c</add></p>')
    assert found["A"].description == "the first hand; a clerk; ink"
    assert (found["B"].scribe, found["C"].description, found["C"].note) == ("#ada", "", None)


class TestLabels:
    def test_each_place_has_the_name_and_a_link_to_the_list(self) -> None:
        content = written('<add hand="#A">a</add> <add hand="#A">b</add>', HANDS)
        assert re.findall(r'<a href="(#[^"]*)" class="gen sign hand-name hand-1" id="([^"]*)">A</a>', content) == [
            ("#ui-hand-1", "ui-hand-1-1"),
            ("#ui-hand-1", "ui-hand-1-2"),
        ]
        assert 'class="tei-add place-in hand-1"' in content

    def test_words_after_a_shift_have_the_pattern(self) -> None:
        content = written('a <handShift new="#B"/>b <hi>c</hi>', HANDS)
        assert '<span class="hand-2">b </span>' in content
        assert '<span class="tei-hi"><span class="hand-2">c</span></span>' in content

    def test_what_was_struck_out_has_the_name_and_no_pattern(self) -> None:
        content = written('<del hand="#B">a</del>', HANDS)
        assert '<del class="tei-del">' in content
        assert ">B</a>" in content

    def test_in_a_link_it_is_none(self) -> None:
        content = written('<name ref="#ada">A<add hand="#A">da</add></name>', HANDS)
        assert '<span class="gen sign hand-name hand-1" id="ui-hand-1-1">A</span>' in content

    def test_a_sign_that_stands_for_nothing_stays(self) -> None:
        assert '<span class="gen">[…]</span>' in written('<gap hand="#A"/>', HANDS)

    def test_lists_stay_lists(self) -> None:
        content = document('<list hand="#A"><item>a</item></list><add>b</add>', header=HANDS)[0]["text"]
        assert "<ul>" in content


def test_the_list_names_those_who_wrote() -> None:
    content = page('<p><add hand="#A">one two</add><del hand="#B">x</del><add hand="#C">y</add></p>', header=HANDS)
    listed = content.partition('id="ui-hands"')[2]
    assert re.findall(r'<h3><span class="hand-\d">([^<]*)</span></h3>', listed) == ["A", "B", "C"]
    assert "the first hand; a clerk; ink" in listed
    assert '<a href="../persons/ada.html">Ada Lovelace</a>' in listed
    assert "described nowhere" in listed
    assert "2 words written" in listed
    assert "0 words written; struck out 1 ×" in listed
    assert '<a href="#ui-hand-1-1">1</a>' in listed
    assert "unused" not in listed
