"""``xslt/quoting.xsl``: quotations as blocks or in lines."""

from __future__ import annotations

import pytest

from tests.renderers.bodies import shown


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<quote>a</quote>", '<blockquote class="tei-quote">a</blockquote>'),
        ("<cit><quote>a</quote></cit>", '<blockquote class="tei-cit"><blockquote class="tei-quote">'),
        ("<p>x <quote>a<l>b</l></quote></p>", '<blockquote class="tei-quote">a<div class="tei-l">b</div></blockquote>'),
        ('<p>x <q xml:id="q">a</q></p>', '<span class="tei-q unmarked" id="q">a</span>'),
        ('<p>x <said xml:id="q">“a”</said></p>', '<span class="tei-said" id="q">“a”</span>'),
        ('<p>x “<said xml:id="q">a</said>”</p>', '“<span class="tei-said" id="q">a</span>”'),
        ('<p>x « <said xml:id="q">a</said> »</p>', '<span class="tei-said" id="q">a</span>'),
        ('<p>x «\u202f<said xml:id="q">a</said>\u202f»</p>', '<span class="tei-said" id="q">a</span>'),
        ('<p>— <said xml:id="q">a</said>, dit-il</p>', '<span class="tei-said" id="q">a</span>'),
        ('<p>x — <said xml:id="q">a</said>, dit-il</p>', '<span class="tei-said unmarked" id="q">a</span>'),
        ('<p>“x” <q xml:id="q">a</q>’s y</p>', '<span class="tei-q unmarked" id="q">a</span>'),
        ('<p>„x“ <q xml:id="q">a</q> „y“</p>', '<span class="tei-q unmarked" id="q">a</span>'),
        ('<p>x <soCalled xml:id="q">a</soCalled></p>', '<span class="tei-soCalled unmarked" id="q">a</span>'),
        (
            '<p>x <q xml:id="q" next="#r">a</q> y <q xml:id="r" prev="#q">b</q></p>',
            '<span class="tei-q unmarked" id="q">a</span> y <span class="tei-q unmarked" id="r">b</span>',
        ),
    ],
)
def test_quotations(body: str, html: str) -> None:
    assert html in shown(body)
