"""Links never stand in links."""

from __future__ import annotations

import re

import pytest
from edition.renderers.html.grafting import E
from hypothesis import given, settings

from edition.tei import is_white
from tests.renderers.bodies import copied, shown
from tests.renderers.written import bodies

NESTED = re.compile(r"<a [^>]*>(?:(?!</a>).)*<a ", re.DOTALL)
IMAGE = '<img src="../media/a.jpg" alt="page 2" loading="lazy">'
HERE = '<p xml:id="p"><ref target="#p">{}</ref></p>'


@pytest.mark.parametrize(
    ("inner", "links"),
    [
        ("a", ["a"]),
        ("a <hi>b</hi>", ['a <span class="tei-hi">b</span>']),
        ('a <name ref="#ada">b</name> c', ["a ", "b", " c"]),
        ("a<note>n</note> b", ["a", "1", " b"]),
        ("a <hi>b <ptr target='https://a.example'/></hi>", ["a ", "b ", '<span class="gen">https://a.example</span>']),
        ("a<pb n='2' facs='a.jpg'/>b", ["a", "[p. 2]", IMAGE, "b"]),
        ('a <u who="#ada">b</u>', ["a ", "Ada Lovelace", "b"]),
    ],
)
def test_one_link_holds_what_has_no_link_in_it(inner: str, links: list[str]) -> None:
    content = shown(HERE.format(inner))
    found = re.findall(r"<a (?!class=\"gen number)[^>]*>(.*?)</a>", content)
    assert found == links
    assert not NESTED.search(content)


def test_a_reference_around_paragraphs_links_their_words() -> None:
    content = shown('<div xml:id="d"><ref target="#d"><p>a</p><p>b</p></ref></div>')
    assert content.count('<a href="#d">') == 2
    assert not NESTED.search(content)


def test_white_space_is_no_link() -> None:
    content = shown('<p xml:id="p"><ref target="#p"> <name ref="#ada">b</name> </ref></p>')
    assert content.count("<a href") == 1


@settings(max_examples=60)
@given(bodies)
def test_no_words_are_lost_and_no_link_stands_in_another(body: str) -> None:
    page = copied(f'<p><ref target="https://a.example">{body}</ref></p>')
    for element in page.iter("*"):
        if element.get(f"{E}href") or element.tag == f"{E}link":
            links = [up for up in element.iterancestors() if up.get(f"{E}href") or up.tag == f"{E}link"]
            assert links == []
        if element.tag == f"{E}link":
            assert not is_white(element.text)
