"""``xslt/figures.xsl``: pictures of the edition's own folder are shown, others named."""

from __future__ import annotations

import pytest

from tests.renderers.bodies import shown

IMAGE = '<a class="gen" href="../media/a.jpg"><img src="../media/a.jpg" alt="{}" loading="lazy"></a>'


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('<p><graphic url="a.jpg"/></p>', f'<span class="tei-graphic">{IMAGE.format("")}</span>'),
        (
            '<figure><graphic url="a.jpg"/><figDesc>Ada</figDesc></figure>',
            f'<div class="tei-graphic">{IMAGE.format("Ada")}</div>',
        ),
        ('<p><graphic url="none.jpg"/></p>', '<span class="gen not-shown" title="none.jpg">[picture]</span>'),
        (
            '<p><graphic url="https://a.example/a.jpg"/></p>',
            '<a class="gen not-shown" href="https://a.example/a.jpg">[picture]</a>',
        ),
        ('<p><graphic url="javascript:x"/></p>', '<span class="gen not-shown" title="javascript:x">[picture]</span>'),
        (
            '<p><graphic url="a.jpg"><desc>a</desc></graphic></p>',
            f'{IMAGE.format("")}<span class="tei-desc">a</span></span>',
        ),
        ('<graphic url="none.jpg"><desc>a</desc></graphic>', '[picture]</span><div class="tei-desc">a</div></div>'),
        (
            "<figure><head>h</head><p>a</p></figure>",
            '<figure class="tei-figure"><h2 class="tei-head">h</h2><p class="tei-p">',
        ),
        ("<p>a<figure/>b</p>", 'a<figure class="tei-figure"></figure>b</div>'),
    ],
)
def test_pictures(body: str, html: str) -> None:
    assert html in shown(body)
