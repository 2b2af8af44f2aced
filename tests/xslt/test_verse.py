"""``xslt/verse.xsl``: lines of verse, each of which can be cited, numbered every five."""

from __future__ import annotations

import pytest

from tests.renderers.bodies import shown


@pytest.mark.parametrize(
    ("line", "html"),
    [
        ("<l>a</l>", '<div class="tei-l">a</div>'),
        ('<l n="4">a</l>', '<div class="tei-l">a</div>'),
        (
            '<l xml:id="l">a</l>',
            '<div class="tei-l" id="l"><a class="gen number permalink verse" href="#l" data-cite="line 1">1</a>a</div>',
        ),
        (
            '<l xml:id="l" n="4">a</l>',
            '<a class="gen number permalink verse" href="#l" data-cite="line 4">4</a>a</div>',
        ),
        (
            '<l xml:id="l" n="5">a</l>',
            '<a class="gen number permalink verse fifth" href="#l" data-cite="line 5">5</a>a</div>',
        ),
        (
            '<l xml:id="l" n="100">a</l>',
            '<a class="gen number permalink verse fifth" href="#l" data-cite="line 100">100</a>a</div>',
        ),
        ('<l n="5a">a</l>', '<div class="tei-l">a</div>'),
        ("<l>a<caesura/>b</l>", 'a <span class="tei-caesura"><span class="gen caesura">\u00a0</span></span>b'),
        ("<l>a<caesura>b</caesura></l>", 'a<span class="tei-caesura">b</span>'),
        ('<l>a<caesura xml:id="c"/></l>', '<span class="tei-caesura" id="c">'),
    ],
)
def test_lines(line: str, html: str) -> None:
    assert html in shown(f"<lg>{line}</lg>")
