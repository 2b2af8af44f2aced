"""``xslt/diplomatic.xsl``: what the copy has decided, as HTML; and many are as quick as few."""

from __future__ import annotations

import time

import pytest

from tests.renderers.documents import document


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<p><add place='below'>a</add></p>", '<ins title="added below the line; below" class="tei-add place-below">'),
        ("<p><corr>a</corr><del/></p>", '<span class="tei-corr">a</span>'),
        (
            "<p>a<pb n='2'/>b<del/></p>",
            '<br><span class="tei-pb"><span class="gen page" dir="ltr">[p. 2]</span></span>b',
        ),
        ("<pb n='2'/><p>b<del/></p>", '<div class="tei-pb"><span class="gen page" dir="ltr">[p. 2]</span></div>'),
        ("<cb n='2'/><p>b<del/></p>", '<div class="tei-cb">'),
        ("<fw>a</fw><del/>", '<div class="tei-fw"'),
        ("<p>a<fw>b</fw><del/></p>", 'a<span class="tei-fw"'),
        (
            "<gap/><p>a<del/></p>",
            '<div title="gap: not read, or left out" class="tei-gap"',
        ),
    ],
)
def test_each_becomes_its_element(body: str, html: str) -> None:
    assert html in document(body)[0]["text"]


@pytest.mark.parametrize(
    "part",
    [
        '<add hand="#A">a</add>',
        '<del xml:id="d@">a</del><undo target="#d@"/>',
        'a<delSpan spanTo="#e@"/>b<anchor xml:id="e@"/>',
        '<subst xml:id="s@"><del>a</del><add place="margin">b</add></subst><metamark target="#s@"/>',
        '<redo xml:id="r@" target="#r@"/><undo target="#r@"/>',
        "<unclear>a</unclear><gap/><space/><lb/>",
        '<handShift new="#h@"/>a',
    ],
)
def test_ten_times_as_many_cost_ten_times_as_much(part: str) -> None:
    assert _seconds(part, 4000) < 40 * max(0.02, _seconds(part, 400))


def _seconds(part: str, times: int) -> float:
    body = "".join(part.replace("@", str(n)) for n in range(times))
    start = time.process_time()
    document(f"<p>{body}</p>")
    return time.process_time() - start
