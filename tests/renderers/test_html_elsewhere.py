"""A piece of a page on another page: ids and links change, words never."""

from __future__ import annotations

import pytest
from edition.renderers.html.elsewhere import elsewhere, ids

SAID = 'He wrote id="secret2" and href="#foo" here.'


def test_ids_go_and_links_lead_to_where_they_are() -> None:
    assert elsewhere('<p class="x" id="a">b <a href="#c">d</a> <a href="e.html#c">f</a></p>', "a.html") == (
        '<p class="x">b <a href="a.html#c">d</a> <a href="e.html#c">f</a></p>'
    )


def test_what_is_here_stays() -> None:
    piece = '<p id="b c"><a href="#b%20c"></a><a href="#x y"></a></p><i id="d"></i>'
    assert elsewhere(piece, "a%20b.html", {"b c"}) == (
        '<p id="b c"><a href="#b%20c"></a><a href="a%20b.html#x y"></a></p><i></i>'
    )


@pytest.mark.parametrize(
    "piece", [SAID, f"<p>{SAID}</p>", '<p title="a id=" class="b">c</p>', '<p title="href=&quot;#a&quot;">b</p>']
)
def test_words_and_values_that_look_like_attributes(piece: str) -> None:
    assert elsewhere(piece, "a.html") == piece
    assert ids(piece) == frozenset()


def test_ids_of_a_page() -> None:
    assert ids('<p id="a&amp;b">id="c"</p><svg><a href="#x" id="d"/></svg>') == {"a&b", "d"}
