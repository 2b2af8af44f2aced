"""``xslt/divisions.xsl``: divisions, headings, paragraphs, words in lines."""

from __future__ import annotations

import pytest

from tests.renderers.bodies import shown


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<div><p>a</p></div>", '<section class="tei-div">'),
        ('<div type="letter a"><p>a</p></div>', '<section class="tei-div type-letter-a">'),
        ("<div2><p>a</p></div2>", '<section class="tei-div2">'),
        ('<div xml:id="d" xml:lang="fa"><p>a</p></div>', '<section class="tei-div" id="d" dir="rtl" lang="fa">'),
        ("<head>a</head>", '<h2 class="tei-head">a</h2>'),
        ("<div><head>a</head><div><head>b</head></div></div>", '<h3 class="tei-head">b</h3>'),
        (
            "<head>a <l>b</l></head>",
            '<div role="heading" aria-level="2" class="tei-head">a <div class="tei-l">b</div></div>',
        ),
        ('<head xml:id="h">a</head>', '<h2 class="tei-head" id="h">a</h2>'),  # of the text: nothing stands below it
        (
            '<div><head xml:id="h" n="IV">a</head></div>',
            'a<a class="gen number permalink named" href="#h" data-cite="heading IV">heading IV</a></h2>',
        ),
        ('<head><name ref="#ada">A</name></head>', '<a href="../persons/ada.html" class="tei-name">A</a>'),
    ],
)
def test_divisions_and_headings(body: str, html: str) -> None:
    content = shown(body).replace('lang="fa" dir="rtl"', 'dir="rtl" lang="fa"')
    assert html in content


@pytest.mark.parametrize(
    ("body", "html"),
    [
        (
            '<p xml:id="p">a</p>',
            '<p class="tei-p" id="p"><a class="gen number permalink" href="#p" data-cite="par. 1">1</a>a</p>',
        ),
        (
            '<ab xml:id="p" n="7">a</ab>',
            '<p class="tei-ab" id="p"><a class="gen number permalink" href="#p" data-cite="par. 7">7</a>a</p>',
        ),
        (
            '<p xml:id="p">a<lg><l>b</l></lg></p>',
            '<div class="tei-p" id="p"><a class="gen number permalink" href="#p" data-cite="par. 1">1</a>a<div',
        ),
    ],
)
def test_paragraphs_have_their_number(body: str, html: str) -> None:
    assert shown(body).startswith(html)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('<p xml:id="p"/>', '<p class="tei-p" id="p"></p>'),
        ('<p xml:id="p"> <lb/> <c> </c></p>', '<p class="tei-p" id="p">'),
        ('<ab xml:id="p" n="7"/>', '<p class="tei-ab" id="p"></p>'),
        ('<lg><l xml:id="p" n="5"/></lg>', '<div class="tei-l" id="p"></div>'),
        ('<u xml:id="p"/>', '<div class="tei-u" id="p"></div>'),
        ('<p>a<seg xml:id="p"/></p>', '<p class="tei-p">a<span class="tei-seg" id="p"></span></p>'),
        ('<div><head xml:id="p"/><p>a</p></div>', '<h2 class="tei-head" id="p"></h2>'),
    ],
)
def test_an_empty_passage_has_no_number(body: str, html: str) -> None:
    content = shown(body)
    assert html in content
    assert "number" not in content


@pytest.mark.parametrize(
    "content",
    [
        "<gap/>",
        '<graphic url="a.jpg"/>',
        "<note>b</note>",
        "<del>b</del>",
        '<ptr target="https://a.example"/>',
        "<seg><pause/></seg>",
    ],
)
def test_one_of_which_something_is_seen_has_its_number(content: str) -> None:
    assert '<a class="gen number permalink" href="#p" data-cite="par. 1">1</a>' in shown(f'<p xml:id="p">{content}</p>')


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ('<hi rend="sup">a</hi>', '<sup class="tei-hi look-superscript rend-sup">a</sup>'),
        ('<hi rend="sub">a</hi>', '<sub class="tei-hi look-subscript rend-sub">a</sub>'),
        ('<hi rend="italic">a</hi>', '<span class="tei-hi look-italic rend-italic">a</span>'),
        ("<emph>a</emph>", '<em class="tei-emph">a</em>'),
        ("<gi>a</gi>", '<code class="tei-gi">a</code>'),
        (
            '<ptr target="https://a.example"/>',
            '<a href="https://a.example" class="tei-ptr"><span class="gen">https://a.example</span></a>',
        ),
        ('<ptr target="#nowhere"/>', '<span class="tei-ptr"><span class="gen">#nowhere</span></span>'),
        ('<ptr target="https://a.example">a</ptr>', '<a href="https://a.example" class="tei-ptr">a</a>'),
    ],
)
def test_words_in_lines(words: str, html: str) -> None:
    assert html in shown(f"<p>x {words}</p>")
