"""``xslt/lists.xsl``: lists of items as HTML has them, all others as blocks."""

from __future__ import annotations

import re

import pytest

from tests.renderers.bodies import shown


def elements(body: str) -> list[str]:
    """The elements of a page with their classes, in order."""
    return re.findall(r'<(\w+(?: class="[^"]*")?)', shown(body))


@pytest.mark.parametrize(
    ("attributes", "holder"),
    [
        ("", "ul"),
        ('type="ordered"', "ol"),
        ('type="numbered"', "ol"),
        ('rend="numbered"', "ol"),
        ('rend="x ordered"', "ol"),
        ('rend="unordered"', "ul"),
        ('rend="unnumbered"', "ul"),
        ('type="simple"', "ul"),
    ],
)
def test_numbered_or_not(attributes: str, holder: str) -> None:
    assert f'<{holder}><li class="tei-item">a</li>' in shown(f"<list {attributes}><item>a</item></list>")


def test_a_heading_stands_before_the_items() -> None:
    assert elements("<list><head>h</head><item>a</item></list>") == [
        'div class="tei-list"',
        'h2 class="tei-head"',
        "ul",
        'li class="tei-item"',
    ]


@pytest.mark.parametrize(
    "content",
    [
        "<label>a</label><item>b</item>",
        "<item>a</item><pb/><item>b</item>",
        "<item>a</item>b",
        "<item>a</item><head>b</head>",
        "<item>a</item><note>b</note>",
        "a",
        "",
    ],
)
def test_with_anything_else_they_are_blocks(content: str) -> None:
    assert not {"ul", "ol", "li"} & {element.split()[0] for element in elements(f"<list>{content}</list>")}


def test_an_item_holds_what_it_holds() -> None:
    assert elements("<list><item>a<list><item><p>b</p></item></list></item></list>") == [
        'div class="tei-list"',
        "ul",
        'li class="tei-item"',
        'div class="tei-list"',
        "ul",
        'li class="tei-item"',
        'p class="tei-p"',
    ]


def test_an_item_without_words_ends_before_the_next() -> None:
    assert shown("<list><item/><item>a</item></list>").count("</li>") == 2
