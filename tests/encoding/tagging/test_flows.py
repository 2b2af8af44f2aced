"""The words of passages, and the characters of the source that they stand for."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.apparatus.choosing import Editors
from edition.encoding.tagging.flows import Flow, flows
from edition.reading.parsing import parse
from edition.reading.reader import contents, headed
from edition.reading.view import reading_view
from edition.reading.walk import Walk, passage_hash
from edition.tei import ID, tag
from tests.encoding.texts import LARGEST, real_files, real_texts, tei


def words(body: str) -> list[str]:
    return [flow.text for flow in flows(tei(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Ann\n   Lee</p>", ["Ann Lee"]),
        ("<p> Ann <hi>L</hi>ee </p>", ["Ann Lee"]),
        ("<p>Ann<lb/>Lee and Gross<lb break='no'/>britannien</p>", ["Ann Lee and Grossbritannien"]),
        ("<p>Ann &amp; Lee &#233; <![CDATA[<x>]]></p>", ["Ann & Lee é <x>"]),
        ("<p>Ann<note>a <p>b</p></note> Lee</p>", ["Ann Lee", "a", "b"]),
        ("<p>a<list><item>b</item></list>c</p>", ["a\nc", "b"]),
        ("<p><choice><sic>Lea</sic><corr>Lee</corr></choice> x</p>", ["Lee x"]),
        ("<p><choice><orig>Lea</orig><reg>Lee</reg></choice></p>", ["Lee"]),
        ("<p><app><lem>Lee</lem><rdg>Lea</rdg></app></p>", ["Lee"]),
        ("<p>a <del>b</del> c</p>", ["a c"]),
        ("<div>loose words <hi>and more</hi></div>", ["loose words and more"]),
        ("<p><!-- no --><?no no?>yes</p><listPerson><person><persName>X</persName></person></listPerson>", ["yes"]),
        ("<p/><p> </p>", []),
    ],
)
def test_words_are_those_of_the_reading_view(body: str, expected: list[str]) -> None:
    assert words(body) == expected


def test_each_character_knows_its_own_in_the_source() -> None:
    source = tei("<p>Ann &amp;\n <hi>L&#101;e</hi></p>")
    (flow,) = flows(source)
    assert flow.text == "Ann & Lee"
    assert [source[b:e] for b, e in zip(flow.begins, flow.ends, strict=True)] == [
        "A", "n", "n", " ", "&amp;", "\n ", "L", "&#101;", "e",
    ]  # fmt: skip


def test_elements_are_marks_around_their_words() -> None:
    (flow,) = flows(tei('<p>See <persName ref="#a">Ann <hi>Lee</hi></persName>.</p>'))
    assert [(m.name, flow.text[m.start : m.end], m.attributes) for m in flow.marks] == [
        ("hi", "Lee", {}),
        ("persName", "Ann Lee", {"ref": "#a"}),
    ]


def test_a_name_in_no_paragraph_is_a_mark_as_well() -> None:
    (flow,) = flows(tei("<closer><persName>Ann</persName></closer>"))
    assert (flow.element, [(mark.name, mark.start, mark.end) for mark in flow.marks]) == (
        "persName",
        [("persName", 0, 3)],
    )


def test_prefixes_and_languages_are_kept() -> None:
    source = '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text xml:lang="de"><t:p xml:id="one">Ann</t:p></t:text></t:TEI>'
    (flow,) = flows(source)
    assert (flow.prefix, flow.lang, flow.id, flow.element, flow.around) == ("t:", "de", "one", "p", ("TEI", "text"))


def test_equal_passages_are_numbered_as_pages_number_them() -> None:
    first, second = flows(tei("<p>Yes.</p><p>Yes.</p>"))
    assert second.id == f"{first.id}.2"


def test_what_stands_in_a_document_type_is_no_text() -> None:
    doctype = '<!DOCTYPE TEI [<!ENTITY a "<b>c</b>"> <!-- ]> -->]>\n'
    assert [flow.text for flow in flows(tei("<p>x &a; y</p>", doctype))] == ["x y"]


def ids(flow: Flow) -> tuple[str, int]:
    return flow.id.partition(".")[0] if not flow.xml_id else flow.id, len(flow.text)


@pytest.mark.slow
def test_passages_of_real_texts_are_those_of_their_pages() -> None:
    """In nearly all: an ``app`` without ``lem`` and white space beside a break are the rest. Bibliographies are not asked for."""
    seen = same = 0
    for path, data, source in real_texts(real_files()):
        if len(data) > LARGEST:
            continue
        got = {ids(flow)[0] for flow in flows(source)}
        for text in headed(parse(path.name, data).root):
            inside = tuple(one for one in contents(text) if one.tag == tag("text"))
            for record in Walk(reading_view(inside, Editors((), "", frozenset()))).passages:  # type: ignore[arg-type]
                if record.stream in ("text", "notes") and record.words and not in_bibliography(record.element):
                    seen += 1
                    same += (record.element.get(ID) or passage_hash(record)) in got
    assert seen > 100
    assert same / seen > 0.99


def in_bibliography(element: etree._Element) -> bool:
    return next(element.iterancestors(tag("listBibl")), None) is not None
