"""Quotations and turns: who says what to whom."""

from __future__ import annotations

import pytest

from edition.model import Quotation, Target, Turn
from edition.reading.speaking import NO_SPEAKER, quotation_class
from tests.reading.sample import ADA, BOB, FakeContext, element, read

CONTEXT = FakeContext(entries={"ada": (ADA,), "bob": (BOB,)})


def quotations(body: str) -> tuple[Quotation, ...]:
    return read(body, CONTEXT).text.quotations


def turns(body: str) -> tuple[Turn, ...]:
    return read(body, CONTEXT).text.turns


class TestClasses:
    @pytest.mark.parametrize(
        ("xml", "cls"),
        [
            ("<said/>", "speech"),
            ('<said aloud="false"/>', "thought"),
            ('<said aloud="true"/>', "speech"),
            ("<quote/>", "quotation"),
            ("<soCalled/>", "scare"),
            ("<q/>", "unclassified"),
            ('<q type="spoken"/>', "speech"),
            ('<q type=" Thought "/>', "thought"),
            ('<q type="written"/>', "quotation"),
            ('<q type="strange"/>', "unclassified"),
            ('<q type="foreign"/>', ""),
            ('<q type="mentioned"/>', ""),
        ],
    )
    def test_of_an_element(self, xml: str, cls: str) -> None:
        assert quotation_class(element(xml)) == cls

    def test_what_is_no_quotation_is_none(self) -> None:
        assert [q.cls for q in quotations('<p><q type="term">a</q><q>b</q></p>')] == ["unclassified"]


class TestQuotations:
    def test_all_that_one_says(self) -> None:
        (found,) = quotations('<p xml:id="p">He: <said who="#ada" toWhom="#bob #ada" direct="false">yes</said></p>')
        assert (found.id, found.cls, found.direct) == ("p.4-7", "speech", False)
        assert (found.speakers, found.speaker_name, found.addressee) == ((ADA,), "Ada Lovelace", "bob | ada")
        assert (found.session, found.source, found.fragments[0].surface) == ("", "", "yes")

    def test_without_a_word_about_it_speech_is_direct(self) -> None:
        assert quotations("<p><said>a</said></p>")[0].direct

    @pytest.mark.parametrize(("xml", "name"), [("<said>a</said>", NO_SPEAKER), ("<quote>a</quote>", "")])
    def test_only_speech_has_somebody_who_is_not_named(self, xml: str, name: str) -> None:
        assert quotations(f"<p>{xml}</p>")[0].speaker_name == name

    def test_fragments_are_one_and_the_one_that_says_who_speaks(self) -> None:
        body = '<p><said xml:id="a" next="#b">No</said>, he said, <said xml:id="b" who="#bob">never</said></p>'
        (found,) = quotations(body)
        assert [f.surface for f in found.fragments] == ["No", "never"]
        assert found.speakers == (BOB,)

    def test_they_stand_in_every_stream_but_the_registers(self) -> None:
        body = (
            "<p><q>a</q><note><q>b</q></note><del><q>c</q></del></p>"
            "<listPerson><person><note><q>d</q></note></person></listPerson>"
        )
        assert sorted(q.fragments[0].span.stream for q in quotations(body)) == ["notes", "text", "variants"]

    @pytest.mark.parametrize(
        ("xml", "source"),
        [
            ('<quote source="#b">a</quote>', "#b"),
            ("<cit><quote>a</quote><bibl>Ps <hi>23</hi></bibl></cit>", "Ps 23"),
            ('<cit><ref target="b.xml">x</ref><quote>a</quote></cit>', "b.xml"),
            ('<cit><quote source="#b">a</quote><bibl>c</bibl></cit>', "#b"),
            ("<quote>a</quote><bibl>c</bibl>", ""),
        ],
    )
    def test_where_it_is_from(self, xml: str, source: str) -> None:
        assert quotations(f"<p>{xml}</p>")[0].source == source


class TestTurns:
    def test_of_a_parliament(self) -> None:
        (found,) = turns(
            '<u xml:id="u1" who="#ada" toWhom="#bob"><seg>One two.</seg><kinesic><desc>Applause</desc></kinesic></u>'
        )
        assert (found.id, found.speakers, found.speaker_name, found.addressee) == ("u1", (ADA,), "Ada Lovelace", "bob")
        assert found.words == 2

    def test_of_a_play(self) -> None:
        body = '<sp who="#ada"><speaker>ADA.</speaker><stage>aside</stage><p xml:id="p">Oh <stage>weeps</stage> dear!</p></sp>'
        (found,) = turns(body)
        assert (found.speaker_name, found.words, found.fragment.passage) == ("Ada Lovelace", 2, "p")
        assert found.fragment.surface.split() == ["ADA.", "aside", "Oh", "weeps", "dear!"]
        assert found.opening == "Oh dear!"

    def test_the_first_words_of_a_long_one(self) -> None:
        (found,) = turns(f"<sp><speaker>ADA</speaker><stage>rises</stage><p>{'so ' * 99}</p></sp>")
        assert found.words == 99
        assert found.opening.startswith("so so ")
        assert len(found.opening) <= 160
        assert found.opening.endswith("so…")

    @pytest.mark.parametrize(
        ("body", "name"),
        [
            ("<sp><speaker>HAMLET.</speaker><p>a</p></sp>", "HAMLET"),
            ("<sp><speaker> The King: </speaker><p>a</p></sp>", "The King"),
            ('<sp who="#ham"><speaker>HAMLET</speaker><p>a</p></sp>', "HAMLET"),
            ('<sp who="#ada #bob"><speaker>BOTH</speaker><p>a</p></sp>', "Ada Lovelace, Bob"),
            ('<u who="#ham">a</u>', "ham"),
            ("<u>a</u>", NO_SPEAKER),
            ("<sp><speaker/><p>a</p></sp>", NO_SPEAKER),
        ],
    )
    def test_who_speaks_by_pointer_or_label(self, body: str, name: str) -> None:
        assert turns(body)[0].speaker_name == name

    def test_a_turn_in_a_turn_counts_too(self) -> None:
        assert [t.words for t in turns("<u>a b <u>c</u></u>")] == [2, 1]

    def test_what_stands_in_a_note_does_not_count(self) -> None:
        assert turns("<u>a b<note>c d e</note></u>")[0].words == 2

    def test_the_page_is_told_who_has_the_floor(self) -> None:
        reading = read('<u who="#ada">a</u><sp who="#ada"><p>b</p></sp><u>c</u>', CONTEXT)
        assert list(reading.speakers.values()) == [(ADA,)]


@pytest.mark.parametrize("who", ["unknown", "#unknown", "Unidentified", "unknown #ada"])
def test_who_is_said_to_be_unknown_is_nobody(who: str) -> None:
    known = (ADA,) if "#ada" in who else ()
    (said,) = quotations(f'<p><said who="{who}" toWhom="{who}">a</said></p>')
    assert (said.speakers, said.addressee) == (known, "ada" if known else "")
    assert said.speaker_name == ("Ada Lovelace" if known else NO_SPEAKER)
    assert turns(f'<u who="{who}">a</u>')[0].speakers == known


def test_somebody_unknown_whom_a_list_of_roles_names_is_somebody() -> None:
    cast = '<front><castList><castItem><role xml:id="unknown">An unknown lady</role></castItem></castList></front>'
    text = read(f'<div>{cast}<sp who="#unknown"><p>a</p></sp></div>', CONTEXT).text
    assert text.turns[0].speaker_name == "An unknown lady"


def test_somebody_who_is_in_no_register_is_somebody() -> None:
    (found,) = turns('<u who="https://x.example/1">a</u>')
    assert found.speakers == (Target("https://x.example/1", "person", identifiers=("https://x.example/1",)),)
    assert found.speaker_name == "https://x.example/1"


@pytest.mark.parametrize(
    ("xml", "number"),
    [
        ("<u>yes<stage>x <incident><desc>a b c</desc></incident></stage></u>", 1),
        ("<u><stage>x <incident><desc>a b c</desc></incident></stage></u>", 0),
        ("<u>a <vocal><desc>b c</desc></vocal> d<stage>e <vocal><desc>f</desc></vocal></stage></u>", 2),
        ("<sp><speaker>A</speaker><p>a b</p><sp><speaker>B</speaker><p>c <stage>d</stage></p></sp></sp>", 2),
        ("<u>wo<gap/>rd</u>", 1),
        ("<note>a <u>b <note>c <stage>d e</stage></note></u></note>", 1),
        ("<u>Oui\u00a0! Non</u>", 2),
        ("<u/>", 0),
    ],
)
def test_only_what_the_speaker_says_is_counted_and_once(xml: str, number: int) -> None:
    assert turns(f"<div><p>z</p>{xml}</div>")[0].words == number
