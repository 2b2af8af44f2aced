"""Entries at the foot and beside the line, as books print them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from edition.renderers.html.body import Body, render
from edition.renderers.html.criticism import Criticism

from tests.reading.sample import FakeContext, read
from tests.renderers.bodies import Words

ABC = FakeContext(sigla=frozenset("ABC"))


def body(words: str, context: FakeContext = ABC, **facts: Any) -> Body:
    reading = read(words, context, **facts)
    assert reading.tradition is not None
    made = render(reading, context, Criticism(reading, reading.tradition))
    assert made.problems == ()
    return made


def foot(words: str, context: FakeContext = ABC) -> list[str]:
    """The entries at the foot as they are read, without their signs."""
    html = dict(body(words, context).streams)["variants"]
    return [said(entry) for entry in re.split(r'(?=<div class="entry)', html)[1:]]


def said(html: str) -> str:
    plain = re.sub(r'<a class="gen back"[^>]*>[^<]*</a>|<[^>]*>', "", html)
    return " ".join(plain.split())


def app(content: str, more: str = "") -> str:
    return f"<p>one <app{more}>{content}</app> two</p>"


@pytest.mark.parametrize(
    ("content", "entry"),
    [
        ('<lem wit="#A">a</lem><rdg wit="#B">b</rdg><rdg wit="#C">c</rdg>', "1 a] A : b B : c C"),
        ('<lem>a</lem><rdg wit="#C #B">b</rdg>', "1 a] b B C"),
        ('<lem wit="#A">a</lem><rdg wit="#B"/>', "1 a] A : om. B"),
        ('<lem wit="#A"/><rdg wit="#B">b</rdg>', "1 one] A : add. b B"),
        ('<lem wit="#A">a</lem><rdg resp="#Bentley">b</rdg>', "1 a] A : b Bentley"),
        ('<lem wit="#A">a</lem><note>n</note><rdg wit="#B">b</rdg><note>m</note>', "1 a] A n : b B m"),
        ('<lem wit="#A">a</lem><rdg wit="#B">b</rdg><witDetail wit="#B">erased</witDetail>', "1 a] A : b B erased"),
        ('<rdg wit="#A">a</rdg><rdg wit="#B">b</rdg>', "1 a] (chosen) A : b B"),
    ],
)
def test_an_entry(content: str, entry: str) -> None:
    assert foot(app(content)) == [entry]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ('<div n="2"><p n="3">x <seg n="4"><app><lem>a</lem><rdg wit="#B">b</rdg></app></seg></p></div>', "2.3.4"),
        ('<lg><l n="12"><app><lem>a</lem><rdg wit="#B">b</rdg></app></l></lg>', "12"),
        ('<p n="1"><lb n="5"/>x<lb n="6"/><app><lem>a</lem><rdg wit="#B">b</rdg></app></p>', "1.6"),
        ('<p n="7">x a</p><listApp><app loc="7"><lem>a</lem><rdg wit="#B">b</rdg></app></listApp>', "7"),
    ],
)
def test_its_place(words: str, place: str) -> None:
    (entry,) = foot(words)
    assert entry == f"{place} a] b B"


def test_a_witness_of_which_an_entry_is_silent_is_told_where_others_tell_of_it() -> None:
    told = '<app><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app> '
    entries = foot(f'<p>{told * 3}<app><lem wit="#A">c</lem><rdg wit="#C">d</rdg></app></p>')
    assert entries[-1] == "1 c] A : d C not said of: B"
    assert entries[0] == "1 a] A : b B"


def test_links_lead_there_and_back() -> None:
    made = dict(body(app('<lem wit="#A">a</lem><rdg wit="#B">b</rdg>')).streams)
    page = Words(made["text"] + made["variants"])
    assert {"#ui-variants-1", "#ui-beside-1", "#ui-to-variants-1", "a/B.html#ui-at-1"} <= set(page.links)
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_entries_stand_beside_their_passage_once_more_as_words_of_ours() -> None:
    content = app('<lem wit="#A">a</lem><rdg xml:id="r" wit="#B"><name xml:id="n">b</name></rdg>')
    text = dict(body(f"<div>{content}<p>three</p></div>").streams)["text"]
    aside = text.partition("<aside")[2].partition("</aside>")[0]
    assert said(f"<aside{aside}").endswith("1 a] A : b B")
    assert re.findall(r' id="([^"]*)"', aside) == ["ui-beside-1"]
    assert Words(text).text == "oneatwothree"


def test_layers_stand_apart() -> None:
    words = "".join(
        app(f"<lem>{n}</lem><rdg>x</rdg>", f' type="{kind}"')
        for n, kind in enumerate(("sources", "variant", "loci", "commentary"))
    )
    html = dict(body(words).streams)["variants"]
    found = re.findall(r'<h3 class="gen layer">([^<]*)</h3>|<span class="gen lemma">([^<]*)</span>', html)
    assert [a or b for a, b in found] == ["Variants", "1]", "Sources", "0]", "Parallels", "2]", "Editorial notes", "3]"]


def test_a_type_of_a_list_counts_for_its_entries() -> None:
    words = '<p n="1">a b</p><listApp type="sources"><app loc="1"><lem>a</lem><rdg>x</rdg></app></listApp>'
    assert '<h3 class="gen layer">Sources</h3>' in dict(body(words).streams)["variants"]


def test_readings_with_more_in_them_stay_one_entry() -> None:
    entries = foot(app('<lem wit="#A">a</lem><rdg wit="#B">b <del>c</del></rdg><rdg wit="#C">d</rdg>'))
    assert entries[0].startswith("1 a] A : b")
    assert entries[0].endswith("d C")
    assert len(entries) == 2


BETWEEN = '<p>a <anchor xml:id="x"/>b c<anchor xml:id="y"/> d</p>'
READINGS = '<lem wit="#A">b c</lem><rdg wit="#B">e</rdg>'


@pytest.mark.parametrize(
    "words",
    [
        f"<p>a <app>{READINGS}</app> d</p>",
        f'{BETWEEN}<listApp><app from="#x" to="#y">{READINGS}</app></listApp>',
        f'<p>a <seg xml:id="s">b c</seg> d</p><listApp><app from="#s">{READINGS}</app></listApp>',
        f'<p n="1">a b c d</p><listApp><app loc="1">{READINGS}</app></listApp>',
    ],
)
def test_all_methods_make_the_same_entry(words: str) -> None:
    (entry,) = foot(words)
    assert entry == "1 b c] A : e B"


def test_all_pieces_of_a_lemma_are_marked() -> None:
    words = (
        '<p>a <anchor xml:id="x"/>b</p><p>c<anchor xml:id="y"/> d</p>'
        '<listApp><app from="#x" to="#y"><lem wit="#A">b c</lem><rdg wit="#B">e</rdg></app></listApp>'
    )
    text = dict(body(words).streams)["text"]
    assert re.findall(r'<span class="tei-lem">([^<]*)</span>', text) == ["b", "c"]
