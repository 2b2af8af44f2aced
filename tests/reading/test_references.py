"""References of passages by the reference system that a header declares."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest
from lxml import etree

from edition.model import Passage, Span
from edition.reading.references import referenced

BODY = (
    '<text><body><div type="book" n="1"><div type="chapter" n="1"><p>a</p></div>'
    '<div type="chapter" n="2"><p>b</p><p>c</p></div></div>'
    '<div type="book" n="2"><head>On fog</head><lg><l n="5">d</l><l>e</l></lg></div></body></text>'
)
NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


def references(declaration: str, body: str = BODY) -> list[str]:
    """The references of all p, l and head of a text with this declaration, in order."""
    tei = etree.fromstring(
        f"<TEI {NS}><teiHeader><encodingDesc><refsDecl>{declaration}</refsDecl></encodingDesc></teiHeader>{body}</TEI>"
    )
    found: list[Any] = [e for e in tei.iter("{*}p", "{*}l", "{*}head") if e.getparent() is not None]
    passages = tuple(
        Passage(f"x{n}", etree.QName(e).localname, Span("text", n, n + 1), "", str(n)) for n, e in enumerate(found, 1)
    )
    return [one.reference for one in referenced(passages, found, tei)]


STRUCTURE = (
    '<citeStructure match="//body/div" use="@n" unit="book">'
    '<citeStructure match="div" use="@n" unit="chapter" delim="."/><citeStructure match=".//l" use="@n" unit="line" delim="."/>'
    "</citeStructure>"
)


def test_passages_are_called_by_unit_and_value_of_each_level() -> None:
    assert references(STRUCTURE) == [
        "book 1, chapter 1, par. 1",
        "book 1, chapter 2, par. 2",
        "book 1, chapter 2, par. 3",
        "book 2, heading 4",
        "book 2, line 5",
        "book 2, line 6",
    ]


@pytest.mark.parametrize(
    ("declaration", "last"),
    [
        ('<citeStructure match="//div[@type=\'book\']" use="head" unit=""/>', "On fog, line 6"),
        ('<citeStructure match="//div[@type=\'book\']" use="position()" unit="part"/>', "part 2, line 6"),
        ('<citeStructure match="/TEI/text/body/div" use="@n" unit="b"/>', "b 2, line 6"),
        ('<citeStructure match="//tei:lg/tei:l" use="position()" unit="v."/>', "v. 2"),
        ('<citeStructure match="//lg" use="@n"/>', ""),
        ('<citeStructure match="//div[count(//p) > 2]" use="@n"/>', ""),
        ('<citeStructure match="document(\'x\')" use="@n"/>', ""),
        ('<citeStructure match="" use=""/>', ""),
        ("", ""),
    ],
)
def test_what_may_stand_in_match_and_use(declaration: str, last: str) -> None:
    assert references(declaration)[-1] == last


@pytest.mark.parametrize(
    "test", ["@ex:type='x'", "@tei:n", "@1x='y'", "@a:b:c", "@-n", "@.", "@²", "@a²='x'", "@a\u00b7b"]
)
@pytest.mark.parametrize("path", ["//div", "div", "/TEI/text/*"])
def test_a_predicate_that_is_none_of_tei_is_not_followed(path: str, test: str) -> None:
    assert set(references(f'<citeStructure match="{path}[{test}]" use="@n" unit="x"/>')) == {""}


def test_an_attribute_of_xml_may_be_asked_for() -> None:
    body = BODY.replace('<div type="book" n="2">', '<div xml:id="b2" n="2">')
    assert references('<citeStructure match="//div[@xml:id]" use="@xml:id"/>', body)[-1] == "b2, line 6"


def test_a_division_in_a_division_keeps_the_name_that_leads_through_the_outer_one() -> None:
    inner = '<citeStructure match="div" use="@n" unit="chapter"/>'
    levels = f'<citeStructure match="//div" use="@n" unit="book">{inner}</citeStructure>'
    assert references(levels)[:2] == ["book 1, chapter 1, par. 1", "book 1, chapter 2, par. 2"]


@pytest.mark.parametrize(("depth", "wide"), [(6, 1), (10, 1), (3, 9), (1, 3000)])
def test_levels_in_one_another_take_no_longer_than_their_elements(depth: int, wide: int) -> None:
    """Levels that find the same elements over and over; ``wide`` of them beside one another at the outermost level."""
    nested = '<citeStructure match="//div" use="@n" unit="a">' * depth + "</citeStructure>" * depth
    body = "<text><body>" + '<div n="1">' * 120 + "<p>x</p>" + "</div>" * 120 + "</body></text>"
    before = process_time()
    assert references(nested * wide, body)[-1].startswith("a 1")
    assert process_time() - before < 2


def test_patterns_of_canonical_references_say_the_same() -> None:
    patterns = (
        '<cRefPattern n="chapter" matchPattern="(\\w+)\\.(\\w+)"'
        " replacementPattern=\"#xpath(/tei:TEI/tei:text/tei:body/tei:div[@n='$1']/tei:div[@n='$2'])\"/>"
        '<cRefPattern n="book" matchPattern="(\\w+)" replacementPattern="#xpath(//tei:body/tei:div[@n=\'$1\'])"/>'
    )
    assert references(patterns)[:2] == ["book 1, chapter 1, par. 1", "book 1, chapter 2, par. 2"]
    odd = '<cRefPattern matchPattern="(.+)" replacementPattern="#xpath(id(\'$1\'))"/>'
    assert set(references(odd)) == {""}
