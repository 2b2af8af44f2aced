"""The text in a page: every character once, in order; words of ours only in ``gen``."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from edition.renderers.html.body import Body, escape, is_right_to_left
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edition.model import Target
from edition.tei import SPACE
from tests.reading.sample import ADA, BOB, LONDON, FakeContext, read

CONTEXT = FakeContext(entries={"ada": (ADA,), "bob": (BOB,)}, addresses={"geo.example/1": (LONDON,)})


def streams(body: str, context: FakeContext = CONTEXT) -> dict[str, str]:
    return {name: content for name, _, content in Body(read(body, context), context).streams()}


def shown(body: str, context: FakeContext = CONTEXT) -> str:
    """The content of the running text, without what stands around the body's children."""
    content = streams(body, context)["text"]
    found = re.fullmatch(r'<div class="tei-text"><div class="tei-body">(.*)</div></div>', content, re.DOTALL)
    assert found is not None, content
    return found[1]


class Words(HTMLParser):
    """The text of a page without what is generated."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._open.append("gen" in (found.get("class") or "").split())
        if found.get("id"):
            self.ids.append(str(found["id"]))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.words.append(data)


def parsed(content: str) -> Words:
    found = Words()
    found.feed(content)
    found.close()
    assert found._open == []
    return found


def dense(text: str) -> str:
    return "".join(c for c in text if c not in SPACE)


class TestElements:
    @pytest.mark.parametrize(
        ("body", "content"),
        [
            ('<p xml:id="p">a</p>', '<div class="tei-p" id="p">a</div>'),
            ('<p xml:id="p">a<hi>b</hi>c</p>', '<div class="tei-p" id="p">a<span class="tei-hi">b</span>c</div>'),
            ('<p xml:id="p"><foo>a</foo></p>', '<div class="tei-p" id="p"><span class="tei-foo">a</span></div>'),
            (
                '<p xml:id="p"><list>a</list></p>',
                '<div class="tei-p" id="p"><div class="tei-list">a</div></div>',
            ),
            ('<head xml:id="h">a</head>', '<div class="tei-head" id="h" role="heading" aria-level="2">a</div>'),
            ('<p xml:id="p">a &lt;b&gt; &amp; c</p>', '<div class="tei-p" id="p">a &lt;b&gt; &amp; c</div>'),
            (
                '<p xml:id="p" rend="bold x:y 1a" rendition="#r">a</p>',
                '<div class="tei-p rend-bold rend-r" id="p">a</div>',
            ),
            (
                '<p xml:id="p" xml:lang="ar">a</p>',
                '<div class="tei-p" id="p" lang="ar" dir="rtl">a</div>',
            ),
            (
                '<p xml:id="p"><q xml:id="q">a</q></p>',
                '<div class="tei-p" id="p"><span class="tei-q unmarked" id="q">a</span></div>',
            ),
            (
                '<p xml:id="p"><q xml:id="q">“a”</q></p>',
                '<div class="tei-p" id="p"><span class="tei-q" id="q">“a”</span></div>',
            ),
        ],
    )
    def test_each_is_a_div_or_a_span_with_its_name(self, body: str, content: str) -> None:
        assert shown(body) == content

    def test_what_is_written_about_an_element_is_never_markup(self) -> None:
        body = '<p xml:id="p" xml:lang="&quot;&gt;&lt;b&gt;" rend="&quot;&gt;&lt;b&gt; a&lt;b">x<pb n="&lt;i&gt;"/></p>'
        assert not re.search("<(b|i)>", shown(body))
        assert parsed(shown(body)).words == ["x", " ", " "]


class TestGenerated:
    @pytest.mark.parametrize(
        ("xml", "content"),
        [
            ("a<lb/>b", 'a<span class="tei-lb"> </span>b'),
            ('a<lb break="no"/>b', 'a<span class="tei-lb"></span>b'),
            ('<pb n="4"/>', '<span class="tei-pb"> <span class="gen" dir="ltr">[p. 4]</span> </span>'),
            ("<gap/>", '<span class="tei-gap"><span class="gen">[…]</span></span>'),
            ("<gap>x</gap>", '<span class="tei-gap">x</span>'),
            (
                '<ptr target="https://a.example"/>',
                '<span class="tei-ptr"><a href="https://a.example"><span class="gen">https://a.example</span></a></span>',
            ),
            ('<graphic url="a.jpg"/>', '<span class="tei-graphic"><span class="gen">[a.jpg]</span></span>'),
        ],
    )
    def test_words_of_ours_are_marked(self, xml: str, content: str) -> None:
        assert content in re.sub(r' id="[^"]*"', "", shown(f'<p xml:id="p">{xml}</p>'))

    def test_who_has_the_floor(self) -> None:
        body = shown('<u xml:id="u" who="#ada">a</u>')
        assert '<div class="gen speaker"><a href="../persons/ada.html">Ada Lovelace</a></div>a</div>' in body


class TestItems:
    def test_a_note_leaves_a_mark_and_both_lead_to_each_other(self) -> None:
        found = streams('<p xml:id="p">a<note xml:id="n">b</note>c</p>')
        mark = '<a class="gen mark-notes" id="ui-to-notes-1" href="#ui-notes-1">1</a>'
        assert f'<div class="tei-p" id="p">a{mark}c</div>' in found["text"]
        back = '<a class="gen back" href="#ui-to-notes-1">1</a>'
        assert (
            found["notes"] == f'<div class="item" id="ui-notes-1">{back} <div class="tei-note" id="n">b</div></div>\n'
        )

    def test_every_stream_that_holds_something_is_there(self) -> None:
        body = (
            "<p>a<note>b</note><del>c</del></p><fw>d</fw><listPlace><place><placeName>e</placeName></place></listPlace>"
        )
        assert list(streams(body)) == ["text", "notes", "variants", "furniture", "registers"]
        assert list(streams("<p>a</p>")) == ["text"]


class TestLinks:
    @pytest.mark.parametrize(
        ("xml", "content"),
        [
            ('<name ref="#ada">A</name>', '<a href="../persons/ada.html">A</a>'),
            ('<name ref="https://geo.example/1">L</name>', '<a href="../places/london.html">L</a>'),
            ('<name ref="#ada #bob">A</name>', '<a class="gen target" href="../persons/bob.html" title="Bob">2</a>'),
            ('<ref target="https://a.example/?b&amp;c">x</ref>', '<a href="https://a.example/?b&amp;c">x</a>'),
            ('<ref target="#p">x</ref>', '<a href="#p">x</a>'),
            ('<ref target="#ada">x</ref>', '<a href="../persons/ada.html">x</a>'),
        ],
    )
    def test_names_and_references_lead_somewhere(self, xml: str, content: str) -> None:
        assert content in shown(f'<p xml:id="p">{xml}</p>')

    @pytest.mark.parametrize(
        "target",
        ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "vbscript:x", "file:///etc", "", "#nowhere"],
    )
    def test_nothing_that_a_browser_would_run(self, target: str) -> None:
        assert "<a " not in shown(f'<p xml:id="p"><ref target="{target}">x</ref></p>')

    def test_a_place_in_another_text(self) -> None:
        context = FakeContext(elsewhere={("b.xml", "x"): "b"})
        assert '<a href="../texts/b.html#x">' in shown('<p xml:id="p"><ref target="b.xml#x">y</ref></p>', context)

    @pytest.mark.parametrize(
        ("inner", "number"),
        [("<hi>b</hi>", 1), ('<name ref="#ada">b</name>', 3), ("<del>b</del>", 3)],
    )
    def test_one_link_holds_what_has_no_link_in_it(self, inner: str, number: int) -> None:
        content = shown(f'<p xml:id="p"><ref target="#p">a {inner} c</ref></p>')
        assert len(re.findall("<a ", content)) == number
        assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", content)

    def test_links_do_not_stand_in_links(self) -> None:
        body = '<p xml:id="p"><ref target="#p">a <name ref="#ada">b</name> c<note>n</note></ref></p>'
        content = shown(body)
        assert content.count("<a href") == 3
        assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", content)
        assert '<a href="#p">a </a>' in content


def test_an_element_with_two_anchors_has_both() -> None:
    reading = read('<p>x <app><lem><name ref="#ada">a</name></lem></app></p>', CONTEXT)
    ids = parsed(Body(reading, CONTEXT).streams()[0][2]).ids
    assert {one for anchors in reading.anchors.values() for one in anchors} <= set(ids)
    assert len(set(ids)) == len(ids)


WORDS = st.sampled_from(["a", " b", "c ", "\n", "&lt;", "&amp;", "\u00a0", "\u00e9"])
NAMES = [
    "p",
    "hi",
    "list",
    "note",
    "del",
    "head",
    "q",
    "name ref='#ada'",
    "ref target='#x'",
    "fw",
    "u who='#ada'",
    "foo",
]
mixed = st.recursive(
    WORDS | st.sampled_from(["<lb/>", "<pb n='1'/>", "<gap/>", "<ptr target='#x'/>"]),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name.split()[0]}>",
        st.sampled_from(NAMES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=10,
)


@settings(max_examples=60)
@given(st.lists(mixed, max_size=4).map("".join))
@example("<p>a <q>b<note>c<del>d</del></note></q></p>")
def test_every_stream_is_shown_whole_and_every_anchor_is_there_once(body: str) -> None:
    reading = read(body, CONTEXT)
    ids: list[str] = []
    for name, _, content in Body(reading, CONTEXT).streams():
        found = parsed(content)
        assert dense("".join(found.words)) == dense(reading.text.streams[name])
        ids += found.ids
    assert len(set(ids)) == len(ids)
    assert {one for anchors in reading.anchors.values() for one in anchors} <= set(ids)


class TestEscaping:
    @given(st.text())
    def test_it_can_be_undone_and_holds_no_markup(self, text: str) -> None:
        assert html.unescape(escape(text).replace("&amp;", "&#38;")) == html.unescape(escape(text))
        assert not set(escape(text)) & set('<>"')
        assert (
            escape(text).replace("&quot;", '"').replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&") == text
        )

    def test_for_instance(self) -> None:
        assert escape('<a href="b">&amp;') == "&lt;a href=&quot;b&quot;&gt;&amp;amp;"


@pytest.mark.parametrize(
    ("lang", "right_to_left"),
    [
        ("ar", True),
        ("AR-EG", True),
        ("he", True),
        ("ota", True),
        ("az-Arab", True),
        ("en", False),
        ("", False),
        ("arn", False),
    ],
)
def test_scripts_from_right_to_left(lang: str, right_to_left: bool) -> None:
    assert is_right_to_left(lang) is right_to_left


def test_a_target_that_no_register_describes_has_a_page() -> None:
    context = FakeContext()
    assert Target("q1", "person") == read('<p><persName key="q1">a</persName></p>', context).text.mentions[0].targets[0]
    assert '<a href="../persons/q1.html">a</a>' in shown('<p xml:id="p"><persName key="q1">a</persName></p>', context)
