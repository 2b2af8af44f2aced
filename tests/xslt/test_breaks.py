"""``xslt/breaks.xsl``: where lines and pages begin."""

from __future__ import annotations

import time

import pytest

from tests.renderers.bodies import shown


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("a<lb/>b", "a b"),
        ('a<lb break="no"/>b', "ab"),
        ('a<lb xml:id="l"/>b', 'a <span id="l"></span>b'),
        ("a<cb/>b", "a b"),
        ("a<space/>b", "a b"),
        ('a<pb n="4"/>b', 'a <span class="tei-pb"><span class="gen page" dir="ltr">[p. 4]</span></span> b'),
        ('a<pb break="no" n="4"/>b', 'a<span class="tei-pb"><span class="gen page" dir="ltr">[p. 4]</span></span>b'),
        (
            '<pb n="4" facs="a.jpg"/>',
            '<span class="gen page" dir="ltr"><a href="../texts/a~facsimile.html#ui-leaf-1">[p. 4]</a></span>',
        ),
        ("<pb/>", '<span class="gen page" dir="ltr">[page]</span>'),
        (
            '<milestone unit="section" n="3"/>',
            '<span title="section 3" class="tei-milestone"><span class="gen milestone">[3]</span></span>',
        ),
        ("<milestone unit='x'/>", '<span title="x" class="tei-milestone"></span>'),
    ],
)
def test_in_lines(words: str, html: str) -> None:
    assert html in shown(f"<p>{words}</p>")


def test_between_blocks() -> None:
    content = shown('<p>a</p><pb n="4"/><milestone unit="x"/><p>b</p>')
    assert '</p><div class="tei-pb"><span class="gen page" dir="ltr">[p. 4]</span></div>' in content
    assert '<div class="tei-milestone"><span class="gen milestone">⁂</span></div>' in content


def test_pages_of_several_editions_name_theirs() -> None:
    both = shown('<p>a<pb n="4" ed="print"/>b<pb n="9" ed="#web"/>c<pb ed="#web"/></p>')
    assert [words in both for words in ("[p. 4 · print]", "[p. 9 · web]", "[page · web]")] == [True] * 3
    assert "[p. 4]" in shown('<p>a<pb n="4" ed="print"/>b<pb n="5" ed="print"/>c</p>')


class TestInscriptions:
    """In an ``ab`` the lines are those of the stone."""

    @pytest.mark.parametrize(
        ("words", "html"),
        [
            ('<lb n="1"/>a<lb n="2"/>b', "{1}a<br>{2}b"),
            (' <lb n="1"/>a<lb n="2" break="no"/>b', ' {1}a<span class="gen hyphen">-</span><br>{2}b'),
            ('a<lb n="1"/>b', "a<br>{1}b"),
            ("<hi>a</hi><lb/>b", '<span class="tei-hi">a</span><br>b'),
            ('<hi>a<lb n="1"/></hi>', '<span class="tei-hi">a<br>{1}</span>'),
        ],
    )
    def test_they_stay_lines(self, words: str, html: str) -> None:
        expected = html.replace("{1}", '<span class="gen line-number">1</span>').replace(
            "{2}", '<span class="gen line-number">2</span>'
        )
        assert shown(f'<ab xml:id="p">{words}</ab>') == (
            f'<p class="tei-ab" id="p"><a class="gen number permalink" href="#p" data-cite="par. 1">1</a>{expected}</p>'
        )

    @pytest.mark.parametrize(
        ("around", "part"),
        [
            ("<ab>{}</ab>", 'a<lb n="1"/>'),
            ("<list><item>a</item>{}</list>", "<item>b</item><pb/>"),
            ("<table>{}</table>", "<row><cell>a</cell></row><pb/>"),
        ],
    )
    def test_ten_times_as_many_cost_ten_times_as_much(self, around: str, part: str) -> None:
        assert _seconds(around.format(part * 8000)) < 40 * max(0.02, _seconds(around.format(part * 800)))


def _seconds(body: str) -> float:
    start = time.process_time()
    shown(body)
    return time.process_time() - start
