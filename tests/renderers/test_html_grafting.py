"""Small changes to the copy: what stands around an element is never lost."""

from __future__ import annotations

from typing import Any

import pytest
from edition.renderers.html.grafting import E, close_up, disown, ours, put_first, take_out, within, without_layout
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree


def tree(xml: str) -> Any:
    return etree.fromstring(xml)


def written(element: Any) -> str:
    content = etree.tostring(element, encoding="unicode")
    return content.replace(' xmlns:e="urn:edition:annotated"', "")


class TestPutting:
    def test_before_all_that_stands_there(self) -> None:
        parent = tree("<p>a<b/>c</p>")
        put_first(parent, ours("anchor", id="x"))
        assert written(parent) == '<p><e:anchor id="x"/>a<b/>c</p>'

    def test_after_all_that_stands_there(self) -> None:
        page = ours("page")
        assert within(page, "stream", name="text").tag == f"{E}stream"
        assert written(page) == '<e:page><e:stream name="text"/></e:page>'


class TestTakingOut:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("<p>a<x/>b</p>", "<p>ab</p>"),
            ("<p>a<b/>c<x/>d</p>", "<p>a<b/>cd</p>"),
            ("<p>a<b/><x/>d</p>", "<p>a<b/>d</p>"),
            ("<p><x/>b</p>", "<p>b</p>"),
            ("<p>a<x>y</x></p>", "<p>a</p>"),
        ],
    )
    def test_what_stands_after_it_stays(self, before: str, after: str) -> None:
        parent = tree(before)
        take_out(parent.find("x"))
        assert written(parent) == after

    def test_a_mark_may_stand_in_its_place(self) -> None:
        parent = tree("<p>a<x>y</x>b<c/></p>")
        item = parent.find("x")
        take_out(item, ours("mark"))
        assert written(parent) == "<p>a<e:mark/>b<c/></p>"
        assert written(item) == "<x>y</x>"

    def test_a_mark_that_stands_at_the_end_already(self) -> None:
        parent = tree("<p>a<x>y</x>b<c/></p>")
        take_out(parent.find("x"), within(parent, "mark"))
        assert [child.tag for child in parent] == [f"{E}mark", "c"]
        assert "".join(parent.itertext()) == "ab"

    @given(
        st.lists(st.tuples(st.sampled_from("bx"), st.text("abc ", max_size=3)), min_size=1, max_size=6), st.booleans()
    )
    def test_letters_around_are_the_same(self, parts: list[tuple[str, str]], marked: bool) -> None:
        parent = tree(f"<p>a{''.join(f'<{name}/>{tail}' for name, tail in parts)}</p>")
        for item in parent.findall("x"):
            take_out(item, within(parent, "mark") if marked else None)
        assert "".join(parent.itertext()) == "a" + "".join(tail for _, tail in parts)
        assert len(parent) == sum(1 for name, _ in parts if name == "b" or marked)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<app> <lem>a </lem>\n<rdg> b</rdg> </app>", "<app><lem>a </lem><rdg> b</rdg></app>"),
        ("<app> x <lem/>\u00a0</app>", "<app> x <lem/>\u00a0</app>"),
    ],
)
def test_layout_of_the_source_goes(before: str, after: str) -> None:
    element = tree(before)
    without_layout(element)
    assert element.xpath("string()") == tree(after).xpath("string()")
    assert len(element) == len(tree(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>ab \n<lb/>\t cd</p>", "<p>ab<lb/>cd</p>"),
        ("<p>ab <i>c</i> <lb/> d</p>", "<p>ab <i>c</i><lb/>d</p>"),
        ("<p>ab<i>c</i><lb/>d</p>", "<p>ab<i>c</i><lb/>d</p>"),
        ("<p><lb/></p>", "<p><lb/></p>"),
        ("<p>a\u00a0<lb/>\u00a0b</p>", "<p>a\u00a0<lb/>\u00a0b</p>"),
    ],
)
def test_a_word_closes_up_around_its_break(before: str, after: str) -> None:
    parent = tree(before)
    close_up(parent.find("lb"))
    assert parent.xpath("string()") == tree(after).xpath("string()")


def test_a_source_says_nothing_in_our_namespace() -> None:
    content = tree(
        '<p xmlns:e="urn:edition:annotated" e:href="javascript:x" n="1"><e:words>a</e:words><b e:id="i"/></p>'
    )
    disown(content)
    assert [element.tag for element in content.iter()] == ["p", "{urn:edition:source}words", "b"]
    assert dict(content.attrib) == {"n": "1"}
    assert "".join(content.itertext()) == "a"
