"""``xslt/speeches.xsl``: who speaks, and what is heard beside the words."""

from __future__ import annotations

import pytest

from tests.renderers.bodies import shown


@pytest.mark.parametrize(
    ("body", "html"),
    [
        (
            "<sp><speaker>Ada</speaker><l>a</l></sp>",
            '<div class="tei-sp"><p class="tei-speaker">Ada</p><div class="tei-l">a</div>',
        ),
        (
            '<sp><speaker><name ref="#ada">A</name></speaker></sp>',
            '<p class="tei-speaker"><a href="../persons/ada.html"',
        ),
        (
            '<u who="#bob"><seg xml:id="s" n="2">a</seg></u>',
            'Bob</a></div><div class="tei-seg" id="s"><a class="gen number permalink" href="#s" data-cite="seg 2">2</a>a</div>',
        ),
        (
            '<u who="#bob" xml:id="u">a</u>',
            'Bob</a></div><a class="gen number permalink" href="#u" data-cite="utterance 1">1</a>a</div>',
        ),
        ("<stage>Exit</stage>", '<p class="tei-stage">Exit</p>'),
        ("<stage>a<list><item>b</item></list></stage>", '<div class="tei-stage">a<div class="tei-list">'),
        (
            '<u who="#ada #bob"><seg>a</seg></u>',
            'Ada Lovelace</a></div><div class="gen speaker"><a href="../persons/bob.html">Bob</a></div><div class="tei-seg">a',
        ),
        (
            '<u><seg>a</seg><kinesic type="nod"/></u>',
            '<div class="tei-kinesic" title="nod"><span class="gen">[kinesic]</span></div>',
        ),
        ("<u>a <pause/></u>", '<span class="tei-pause"><span class="gen">[pause]</span></span>'),
        (
            '<p>a <kinesic type="nod"/></p>',
            '<span class="tei-kinesic" title="nod"><span class="gen">[kinesic]</span></span>',
        ),
        (
            "<p>a <incident><desc>laughs</desc></incident></p>",
            '<span class="tei-incident"><span class="tei-desc">laughs</span></span>',
        ),
    ],
)
def test_speeches(body: str, html: str) -> None:
    assert html in shown(body)
