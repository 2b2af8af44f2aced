"""Which words of a text stand in which row of a synopsis."""

from __future__ import annotations

import pytest
from edition.renderers.html.grafting import E
from edition.renderers.html.rows import mark_rows

from tests.renderers.bodies import copied


def rows(body: str) -> list[str]:
    """The words between the signs of each row; what stands in none is told apart by a star."""
    stream = copied(body).find(E + "stream")
    before = "".join(stream.itertext())
    mark_rows(stream)
    assert "".join(stream.itertext()) == before
    found, inside = [""], False
    for node in stream.xpath("descendant::text() | descendant::*"):
        if getattr(node, "tag", "") == E + "sign":
            inside = node.get("says").startswith("row ")
            found.append("" if inside else "*")
        elif isinstance(node, str):
            found[-1] += node
    return [" ".join(row.split()) for row in found if row.strip(" *")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a</p><p>b <hi>c</hi></p>", ["a", "b c"]),
        ("<div><head>a</head><div><p>b</p></div></div>", ["a", "b"]),
        ("<div>a <hi>b</hi> c<p>d</p>e</div>", ["a b c", "d", "e"]),
        ("<div><p>a</p> b <p>c</p> <p>d</p></div>", ["a", "b", "c", "d"]),
        ("<lg>a<l>b</l>c</lg>d<p>e</p>", ["a", "b", "c", "d", "e"]),
        ("<div><app><lem><p>a</p></lem><rdg>b <p>c</p></rdg></app></div>", ["a"]),
    ],
)
def test_all_words_stand_in_rows(body: str, expected: list[str]) -> None:
    assert rows(body) == expected


def test_breaks_between_blocks_have_a_row() -> None:
    stream = copied('<p>a</p><pb n="2"/><p>b</p>').find(E + "stream")
    mark_rows(stream)
    assert [sign.get("says") for sign in stream.iter(E + "sign")] == [
        *("row 0", "rowend", "row 1", "rowend", "row 2", "rowend")
    ]
