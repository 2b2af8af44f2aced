"""The same entries by all three methods: around the circle a document comes back equal, and every witness reads what it did."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.apparatus.choosing import Editors, OfWitness
from edition.apparatus.converting import convert
from edition.apparatus.entries import Method
from edition.tei import tag
from tests.apparatus.rebuilding import rebuilt
from tests.apparatus.sample import attesting, settled, tei

CIRCLE: tuple[Method, ...] = ("double-end-point", "location-referenced", "parallel-segmentation")
OTHERS: tuple[Method, ...] = CIRCLE[:2]


def parallel(body: str) -> Any:
    root = tei(body, method="parallel-segmentation")
    root.find(f".//{tag('variantEncoding')}").set("location", "internal")
    return root


def canonical(root: Any) -> bytes:
    found: bytes = etree.tostring(root, method="c14n")
    return found


def witness(root: Any, siglum: str) -> str:
    """A witness of a TEI, rebuilt; anchors, which say nothing, and the empty division of entries are left out."""
    root = copy.deepcopy(root)
    became = settled(root)
    assert became.unplaced == []
    known = attesting(root)
    chosen = OfWitness(siglum, known, Editors(known.witnesses), became.more)
    body = rebuilt(root.find(tag("text")), chosen).find(tag("body"))
    etree.strip_tags(body, tag("anchor"))
    return canonical(body).decode()


BODY = (
    '<lg n="1"><l n="1">Experience, <app><lem wit="#A #C">though <hi>noon</hi></lem><rdg wit="#B">that no</rdg>'
    '<note>so</note></app> Auctoritee</l><l n="2">We <app xml:id="q"><lem wit="#A #C">were <app><lem wit="#A">in</lem>'
    '<rdg wit="#C">on</rdg></app> it</lem><rdg wit="#B"/></app>.</l></lg>'
)


def test_around_the_circle_a_document_comes_back_equal() -> None:
    root = parallel(BODY)
    before = canonical(root)
    seen = set()
    for method in CIRCLE:
        assert convert(root, "a.xml", method) == []
        seen.add(canonical(root))
    assert canonical(root) == before
    assert len(seen) == 3


@pytest.mark.parametrize("siglum", "ABC")
@pytest.mark.parametrize("method", OTHERS)
def test_a_witness_reads_the_same_by_every_method(method: Method, siglum: str) -> None:
    root = parallel(BODY)
    before = witness(root, siglum)
    assert convert(root, "a.xml", method) == []
    assert witness(root, siglum) == before


def test_anchors_of_the_editor_stay_and_are_taken_again() -> None:
    root = tei(
        '<p><anchor xml:id="x"/>one<anchor xml:id="y"/></p>',
        '<app from="#x" to="#y"><lem>one</lem><rdg>two</rdg></app>',
    )
    before = canonical(root)
    convert(root, "a.xml", "parallel-segmentation")
    assert b'<anchor xml:id="x"></anchor><app><lem>one</lem>' in canonical(root)
    convert(root, "a.xml", "double-end-point")
    assert b'from="#x" to="#y"' in canonical(root)
    assert canonical(root).count(b"<anchor") == before.count(b"<anchor")


@pytest.mark.parametrize(
    ("body", "method", "why"),
    [
        ("<p>a <app><lem/><rdg>b</rdg></app>c</p>", "location-referenced", "it is an addition"),
        ('<p n="1">a a <app><lem>a</lem><rdg>b</rdg></app></p>', "location-referenced", "just once"),
        ('<p n="1">a<app><lem> b</lem><rdg>c</rdg></app></p>', "location-referenced", "white space"),
        ('<p n="1"><app><lem><hi>a</hi></lem><rdg>b</rdg></app></p>', "location-referenced", "within other elements"),
        ("<p>a <app><rdg>b</rdg><rdg>c</rdg></app></p>", "double-end-point", "it has no lem"),
    ],
)
def test_what_a_method_cannot_carry_is_told(body: str, method: Method, why: str) -> None:
    (fault,) = convert(parallel(body), "a.xml", method)
    assert fault.slug == "not-convertible"
    assert why in fault.message


def test_words_that_cross_elements_stay_between_their_ends() -> None:
    a, b = '<anchor xml:id="a"/>', '<anchor xml:id="b"/>'
    root = tei(f"<p>{a}one</p><p>two{b} three</p>", '<app from="#a" to="#b"><rdg>X</rdg></app>')
    (fault,) = convert(root, "a.xml", "parallel-segmentation")
    assert "cross the elements" in fault.message


WORDS = st.sampled_from("noon night met we saw by at it".split())
READING = st.lists(WORDS, max_size=3).map(" ".join)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """A body in parallel segmentation, and what each witness reads, as it was meant and not as it is read."""
    body, meant = "", {"A": "", "B": "", "C": ""}
    for number in range(draw(st.integers(1, 3))):
        line = f'<l n="{number + 1}">'
        said = dict.fromkeys(meant, line)
        for place in range(draw(st.integers(1, 4))):
            plain = f" <hi>w{number}.{place}</hi> "
            lemma, *others = (f"{reading} v{number}.{place}".strip() for reading in (draw(READING), draw(READING)))
            other = others[0] if draw(st.booleans()) else ""
            split = draw(st.sampled_from(["A|BC", "AB|C", "AC|B", "C|AB"]))
            first, second = split.split("|")
            wits = [" ".join(f"#{siglum}" for siglum in group) for group in (first, second)]
            line += f'{plain}<app><lem wit="{wits[0]}">{lemma}</lem><rdg wit="{wits[1]}">{other}</rdg></app>'
            for siglum in said:
                said[siglum] += plain + (lemma if siglum in first else other)
        body += f"{line} end</l>"
        meant = {siglum: f"{meant[siglum]}{said[siglum]} end</l>" for siglum in meant}
    return body, meant


@settings(max_examples=60, deadline=None)
@given(texts(), st.sampled_from(("parallel-segmentation", *OTHERS)))
def test_every_witness_of_every_text_is_rebuilt_whatever_the_method(
    text: tuple[str, dict[str, str]], method: Method
) -> None:
    body, meant = text
    root = parallel(body)
    assert convert(root, "a.xml", method) == []
    for siglum, expected in meant.items():
        wanted = canonical(tei(expected).find(f".//{tag('body')}")).decode()
        assert witness(root, siglum) == wanted


def test_new_anchors_have_ids_of_their_own() -> None:
    root = parallel('<p>one <seg xml:id="app-1-from">x</seg> <app><lem>two</lem><rdg>2</rdg></app></p>')
    convert(root, "a.xml", "double-end-point")
    assert b'from="#app-2-from"' in canonical(root)


ENDS = '<anchor xml:id="x"/>one<anchor xml:id="y"/>'
RDG = '<rdg wit="#B">two</rdg>'


@pytest.mark.parametrize(
    ("back", "why"),
    [
        (f'<app from="#x" to="#y"><lem>other</lem>{RDG}</app>', "is not what the text has"),
        (f'<app from="#x" to="#y"><lem><hi>one</hi></lem>{RDG}</app>', "has markup that the text has not"),
        (f"<app><lem>one</lem>{RDG}</app>", "nothing says to which words"),
        (f'<listApp type="minor"><app from="#x" to="#y">{RDG}</app></listApp>', "its attributes would be lost"),
        (f'<head>Variants</head><app from="#x" to="#y">{RDG}</app>', "its heading would be lost"),
    ],
)
def test_what_would_be_lost_is_told_first(back: str, why: str) -> None:
    found = convert(tei(f"<p>{ENDS}</p>", back), "a.xml", "parallel-segmentation")
    assert any(why in fault.message for fault in found)


def test_a_lemma_that_goes_on_in_another_entry_stays_in_the_text() -> None:
    body = f'<app><lem xml:id="k" next="#l">one</lem>{RDG}</app> b <app><lem xml:id="l" prev="#k">two</lem></app>'
    (fault,) = convert(parallel(f"<p>{body}</p>"), "a.xml", "double-end-point")
    assert "goes on in another entry" in fault.message


def test_links_between_entries_stay() -> None:
    root = parallel(
        f'<p><app xml:id="m" corresp="#n"><lem>one</lem>{RDG}</app> <app xml:id="n"><lem>1</lem>{RDG}</app></p>'
    )
    for method in CIRCLE:
        if method != "location-referenced":
            assert convert(root, "a.xml", method) == []
            assert b'corresp="#n"' in canonical(root)


def test_an_entry_of_the_header_is_none_of_the_text() -> None:
    root = tei("<p>one</p>", witnesses=f"<p><app><lem>1</lem>{RDG}</app></p>")
    (fault,) = convert(root, "a.xml", "double-end-point")
    assert "stands in its text" in fault.message
