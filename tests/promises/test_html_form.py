"""What the checker of HTML lets pass and what it does not; whole pages are judged in test_fragments."""

from __future__ import annotations

import pytest

from tests.promises.html_form import findings


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a <a href='x>y'>b <span>c</span></a><br><img src=a></p>",
        "<div><a href='x'><div>a block in a link in a block</div></a></div>",
        "<ul><li><p>a</p><ol><li>b</li></ol></li></ul>",
        "<table><tbody><tr><th>a</th><td><div>b</div></td></tr></tbody></table>",
        "<dl><dt>a</dt><dd>b</dd><div><dt>c</dt></div></dl>",
        "<!DOCTYPE html><html><head><title><b></title><script>if (a < b) x('<p>')</script></head><body><p>a</p></body></html>",
        "<div><!-- <li> --><ins>a</ins></div>",
        "<p>a < b</p>",
    ],
)
def test_good_html(markup: str) -> None:
    assert findings(markup) == []


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p><div>a</div></p>", ["<div> in <p>"]),
        ("<span><a><p>a</p></a></span>", ["<p> in <span>"]),
        ("<h2><section></section></h2>", ["<section> in <h2>"]),
        ("<a><b><a></a></b></a>", ["<a> somewhere in <a>"]),
        ("<ul><span></span></ul>", ["<span> in <ul>"]),
        ("<div><tr></tr></div>", ["<tr> in <div>"]),
        ("<table><div></div> a</table>", ["<div> in <table>", "words in <table>: 'a'"]),
        ("<p>a</b></p>", ["</b> where <p> is open"]),
        ("<b>", ["<b> is not closed"]),
        ("</b>", ["</b> where nothing is open"]),
        ('<b id="a" id="b"></b>', ['an attribute twice: <b id="a" id="b">']),
    ],
)
def test_what_a_validator_would_say(markup: str, found: list[str]) -> None:
    assert findings(markup) == found
