"""Entries that stand apart from their words are put at them; the words of the base stay where they were."""

from __future__ import annotations

import time

import pytest

from tests.apparatus.sample import apps, settled, tei, written

A, B, C, D = (f'<anchor xml:id="{name}"/>' for name in "abcd")
RDG = '<rdg wit="#B">X</rdg>'


def test_two_ends_become_a_lemma_in_the_text() -> None:
    root = tei(f"<p>{A}one <hi>two</hi>{B} three</p>", f'<app from="#a" to="#b"><lem wit="#A">one two</lem>{RDG}</app>')
    settled(root)
    assert written(root) == f'<p>{A}<app from="#a" to="#b"><lem wit="#A">one <hi>two</hi></lem>{RDG}</app>{B} three</p>'


def test_an_entry_in_the_text_ends_where_it_stands() -> None:
    root = tei(f'<p>{A}one<app from="#a">{RDG}</app> two</p>')
    settled(root)
    assert written(root) == f'<p>{A}<app from="#a"><lem>one</lem>{RDG}</app> two</p>'


def test_one_place_is_an_addition() -> None:
    root = tei(f"<p>one {A}two</p>", f'<app from="#a" to="#a">{RDG}</app>')
    settled(root)
    assert written(root) == f'<p>one {A}<app from="#a" to="#a"><lem></lem>{RDG}</app>two</p>'


def test_an_element_with_words_is_its_own_two_ends() -> None:
    root = tei('<p>one <seg xml:id="s">two</seg></p>', f'<app corresp="#s">{RDG}</app>')
    settled(root)
    assert written(root) == f'<p>one <app corresp="#s"><lem><seg xml:id="s">two</seg></lem>{RDG}</app></p>'


def test_a_lemma_that_crosses_elements_has_further_pieces() -> None:
    root = tei(f"<p>0 {A}1 <hi>2</hi></p><p>3 {B}4</p>", f'<app from="#a" to="#b">{RDG}</app>')
    found = settled(root)
    assert written(root) == (
        f'<p>0 {A}<app from="#a" to="#b"><lem>1 <hi>2</hi></lem>{RDG}</app></p><p><more>3 </more>{B}4</p>'
    )
    assert [len(pieces) for pieces in found.more.values()] == [1]


def test_one_within_another_stands_in_its_lemma_whatever_comes_first() -> None:
    inner, outer = f'<app from="#b" to="#c">{RDG}</app>', f'<app from="#a" to="#c">{RDG}</app>'
    roots = [tei(f"<p>{A}1 {B}2{C}3</p>", back) for back in (inner + outer, outer + inner)]
    for root in roots:
        settled(root)
    assert written(roots[0]) == written(roots[1])
    assert written(roots[0]) == (
        f'<p>{A}<app from="#a" to="#c"><lem>1 {B}<app from="#b" to="#c"><lem>2</lem>{RDG}</app></lem>{RDG}</app>{C}3</p>'
    )


def test_entries_that_begin_at_one_place() -> None:
    short, long = f'<app from="#a" to="#b">{RDG}</app>', f'<app from="#a" to="#c">{RDG}</app>'
    root = tei(f"<p>{A}1{B}2{C}3</p>", short + long)
    settled(root)
    assert written(root) == (
        f'<p>{A}<app from="#a" to="#c"><lem><app from="#a" to="#b"><lem>1</lem>{RDG}</app>{B}2</lem>{RDG}</app>{C}3</p>'
    )


def test_entries_that_overlap_stand_in_each_others_pieces() -> None:
    root = tei(f"<p>{A}1{B}2{C}3{D}</p>", f'<app from="#a" to="#c">{RDG}</app><app from="#b" to="#d">{RDG}</app>')
    settled(root)
    assert written(root) == (
        f'<p>{A}<app from="#a" to="#c"><lem>1{B}<app from="#b" to="#d"><lem>2</lem>{RDG}</app></lem>{RDG}</app>'
        f"<more>{C}3</more>{D}</p>"
    )


VERSE = (
    '<lg n="1"><l n="1">Experience though noon Auctoritee</l><l n="2">Were in this <hi>world</hi>, in ynogh</l></lg>'
)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            '<app loc="1.1"><lem>Experience</lem>{}</app>',
            '<l n="1"><app loc="1.1"><lem>Experience</lem>{}</app> though',
        ),
        ('<app loc="2"><lem>this world</lem>{}</app>', 'in <app loc="2"><lem>this <hi>world</hi></lem>{}</app>, in'),
        ('<app loc="l. 2"><lem>THIS world in</lem>{}</app>', "<lem>this <hi>world</hi>, in</lem>{}</app> ynogh"),
        (
            '<app loc="1-2"><lem>Auctoritee … Were</lem>{}</app>',
            '<lem>Auctoritee</lem>{}</app></l><l n="2"><more>Were</more> in',
        ),
    ],
)
def test_a_location_and_a_lemma(entry: str, expected: str) -> None:
    root = tei(VERSE, entry.format(RDG))
    assert settled(root).unplaced == []
    assert expected.format(RDG) in written(root)


def test_a_line_break_has_the_line_after_it() -> None:
    root = tei('<p><lb n="1"/>one two<lb n="2"/>three one</p>', f'<app loc="line 2"><lem>one</lem>{RDG}</app>')
    settled(root)
    assert f'three <app loc="line 2"><lem>one</lem>{RDG}</app></p>' in written(root)


def test_what_stands_in_notes_and_readings_is_not_the_base() -> None:
    inner = 'one <note>two</note><app><lem>three</lem><rdg wit="#B">two</rdg></app> two'
    root = tei(f'<p n="1">{inner}</p>', f'<app loc="1"><lem>two</lem>{RDG}</app>')
    assert settled(root).unplaced == []
    assert written(root).endswith(f'<app loc="1"><lem>two</lem>{RDG}</app></p>')


@pytest.mark.parametrize(
    ("entry", "slug"),
    [
        (f'<app from="#x" to="#b">{RDG}</app>', "dangling-entry"),
        (f'<app from="#a" to="#x">{RDG}</app>', "dangling-entry"),
        (f'<app from="#a">{RDG}</app>', "dangling-entry"),
        (f'<app from="#b" to="#a">{RDG}</app>', "reversed-entry"),
        (f'<app loc="7"><lem>one</lem>{RDG}</app>', "dangling-entry"),
        (f'<app loc="1">{RDG}</app>', "entry-without-words"),
        (f'<app loc="1"><lem>four</lem>{RDG}</app>', "lemma-not-in-base"),
        (f'<app loc="1"><lem>one</lem>{RDG}</app>', "ambiguous-lemma"),
    ],
)
def test_what_cannot_be_placed_stays_and_is_told(entry: str, slug: str) -> None:
    root = tei(f'<p n="1">{A}one two{B} one</p>', entry)
    assert [one.slug for one in settled(root).unplaced] == [slug]
    assert written(root) == f'<p n="1">{A}one two{B} one</p>'
    assert len(apps(root)) == 1


def test_a_lemma_that_differs_from_the_words_between_the_ends_stays_and_is_told() -> None:
    root = tei(f"<p>{A}one{B}</p>", f'<app from="#a" to="#b"><lem>two</lem>{RDG}</app>')
    assert list(settled(root).printed.values()) == ["two"]
    assert written(root) == f'<p>{A}<app from="#a" to="#b"><lem>one</lem><lem>two</lem>{RDG}</app>{B}</p>'


def test_a_lemma_that_goes_on_in_another_entry_is_a_piece_of_it() -> None:
    first = '<app><lem xml:id="l" next="#m">one.</lem></app>'
    root = tei(f'<p>{first} <app><lem xml:id="m" prev="#l">Two</lem>{RDG}</app></p>')
    found = settled(root)
    assert [[piece.text for piece in pieces] for pieces in found.more.values()] == [["one."]]


def test_of_nested_places_of_one_number_the_inner_one_is_meant() -> None:
    root = tei('<lg n="1"><l n="1">one two</l><l n="2">one three</l></lg>', f'<app loc="1"><lem>one</lem>{RDG}</app>')
    assert settled(root).unplaced == []
    assert written(root).startswith(f'<lg n="1"><l n="1"><app loc="1"><lem>one</lem>{RDG}</app> two')
    other = tei(
        '<lg n="1"><l n="1">one two</l><l n="2">one three</l></lg>', f'<app loc="1"><lem>three</lem>{RDG}</app>'
    )
    assert settled(other).unplaced == []


def test_a_remark_on_a_lemma_that_is_repeated_stays_in_the_entry() -> None:
    root = tei(f"<p>{A}one{B}</p>", f'<app from="#a" to="#b"><lem>one<note>so</note></lem>{RDG}</app>')
    assert settled(root).printed == {}
    assert written(root) == f'<p>{A}<app from="#a" to="#b"><lem>one</lem>{RDG}<note>so</note></app>{B}</p>'


def test_a_lemma_may_go_on_in_several_entries() -> None:
    first = f'<app><lem xml:id="k" next="#l">one</lem>{RDG}</app>'
    rest = '<app><lem xml:id="l" prev="#k" next="#m">two</lem></app> <app><lem xml:id="m" prev="#l">three</lem></app>'
    (pieces,) = settled(tei(f"<p>{first} {rest}</p>")).more.values()
    assert [piece.text for piece in pieces] == ["two", "three"]


def test_lemmas_that_go_on_in_a_circle_are_pieces_of_nothing() -> None:
    circle = '<app><lem xml:id="l" next="#m">1</lem></app><app><lem xml:id="m" next="#l">2</lem></app>'
    assert settled(tei(f"<p>{circle}</p>")).more == {}


def test_a_lemma_in_a_group_stays_there() -> None:
    root = tei(f"<p>{A}one{B}</p>", f'<app from="#a" to="#b"><rdgGrp wit="#A"><lem>one</lem></rdgGrp>{RDG}</app>')
    settled(root)
    assert '<rdgGrp wit="#A"><lem>one</lem></rdgGrp>' in written(root)


def test_words_directly_in_an_entry_stay() -> None:
    root = tei(f"<p>{A}one{B}</p>", f'<app from="#a" to="#b">stray<lem>one</lem>{RDG}</app>')
    settled(root)
    assert '<app from="#a" to="#b">stray<lem>one</lem>' in written(root)


@pytest.mark.parametrize(
    "lemma", ["<l>one</l><l>two</l>", "one<lb/>two", "one <choice><sic>tow</sic><corr>two</corr></choice>"]
)
def test_a_lemma_is_compared_as_it_is_read(lemma: str) -> None:
    text = f"<p>{A}one <choice><sic>xx</sic><corr>two</corr></choice>{B}</p>"
    found = settled(tei(text, f'<app from="#a" to="#b"><lem>{lemma}</lem>{RDG}</app>'))
    assert found.printed == {}


@pytest.mark.parametrize("stated", ['from=" "', 'corresp=" "', 'to=" "', 'loc=" "', f'loc="{"1-" * 60_000}1"'])
def test_what_says_nothing_attaches_nothing(stated: str) -> None:
    root = tei('<p n="1">one</p>', f"<app {stated}><lem>one</lem>{RDG}</app>")
    assert {one.slug for one in settled(root).unplaced} <= {"dangling-entry"}


def test_a_lemma_of_many_gaps_takes_no_time() -> None:
    root = tei(f'<p n="1">{"a " * 3_000}</p>', f'<app loc="1"><lem>{"a … " * 6}b</lem>{RDG}</app>')
    began = time.process_time()
    assert [one.slug for one in settled(root).unplaced] == ["lemma-not-in-base"]
    assert time.process_time() - began < 2


def test_many_lines_take_no_more_than_their_number() -> None:
    lines = "".join(f'<lb n="{n}"/>word{n} ' for n in range(1_000))
    entries = "".join(f'<app loc="{n}"><lem>word{n}</lem>{RDG}</app>' for n in range(1_000))
    began = time.process_time()
    assert settled(tei(f"<p>{lines}</p>", entries)).unplaced == []
    assert time.process_time() - began < 10
