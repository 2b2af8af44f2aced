"""What stands on a line of its own."""

from __future__ import annotations

import pytest
from edition.renderers.html.grafting import E
from hypothesis import given, settings

from edition.elements import BLOCKS
from tests.renderers.bodies import copied
from tests.renderers.written import bodies


def blocks(body: str) -> dict[str, str]:
    """By name: 1, 2 or '' of the elements in a body, each of which stands there once."""
    found = copied(body).find(f".//{E}stream//{{*}}body")
    return {
        e.tag.rpartition("}")[2]: e.get(f"{E}block", "")
        for e in found.iterdescendants("{http://www.tei-c.org/ns/1.0}*")
    }


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>a <hi>b</hi></p>", {"p": "1", "hi": ""}),
        ("<p>a <list><item>b</item></list></p>", {"p": "2", "list": "2", "item": "1"}),
        ("<p>a <hi>b <l>c</l></hi></p>", {"p": "2", "hi": "2", "l": "1"}),
        ("<div><gap/><pb/><p>a</p></div>", {"div": "2", "gap": "1", "pb": "1", "p": "1"}),
        ("<div><seg>a <hi>b</hi></seg></div>", {"div": "2", "seg": "1", "hi": ""}),
        ("<foo><bar>a</bar></foo>", {"foo": "2", "bar": "1"}),
        ("<p>a <figure><head>b</head></figure></p>", {"p": "2", "figure": "2", "head": "1"}),
        ("<p>a <quote>b</quote></p>", {"p": "1", "quote": ""}),
    ],
)
def test_blocks_and_lines(body: str, found: dict[str, str]) -> None:
    assert blocks(body) == found


def test_in_a_register_only_lists_and_entries() -> None:
    page = copied("<p>a</p><listPlace><place><placeName>b</placeName><note>c</note></place></listPlace>")
    stream = next(stream for stream in page if stream.get("name") == "registers")
    assert [
        e.tag.rpartition("}")[2] for e in stream.iter("{*}listPlace", "{*}place", "{*}placeName") if e.get(f"{E}block")
    ] == [
        "listPlace",
        "place",
    ]


def test_a_note_is_a_block_of_its_own_and_none_where_it_stood() -> None:
    page = copied("<p>a<note><p>b</p></note></p>")
    assert page.find(f".//{E}stream//{{*}}body/{{*}}p").get(f"{E}block") == "1"
    assert page.find(f".//{E}item/{{*}}note").get(f"{E}block") == "2"


@settings(max_examples=40)
@given(bodies)
def test_what_holds_a_block_is_one_that_holds_blocks(body: str) -> None:
    for element in copied(body).iter("{http://www.tei-c.org/ns/1.0}*"):
        holds = any(inner.get(f"{E}block") for inner in element.iterdescendants())
        assert (element.get(f"{E}block") == "2") == holds
        assert element.get(f"{E}block") or element.tag not in BLOCKS
