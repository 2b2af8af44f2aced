"""The body of a page: every letter once and in order, whatever a text holds and whatever a project's stylesheets do."""

from __future__ import annotations

from pathlib import Path

import pytest
from edition.renderers.html.body import Body, render
from hypothesis import example, given, settings

from edition.errors import SettingsError
from edition.project import shelf
from tests.promises.html_form import findings
from tests.reading.sample import FakeContext, read
from tests.renderers.bodies import CONTEXT, Words, dense, shown
from tests.renderers.test_html_transforming import own, sheet
from tests.renderers.written import bodies

RUNNING = frozenset("script style iframe object embed form input button link meta base svg math".split())


class TestAnyText:
    @settings(max_examples=150)
    @given(bodies)
    @example("<p>a <q>b<note>c<del>d</del></note></q></p>")
    @example("<list><head>a</head><pb/><item>b</item><head>c</head></list>")
    @example("<table><row/><row><cell>a</cell>b</row></table>")
    @example('<p><name ref="#ada #bob">a<list><item><ref target="#x">b</ref></item></list></name></p>')
    def test_is_shown_whole_in_good_html_with_every_anchor_once(self, body: str) -> None:
        reading = read(body, CONTEXT)
        made = render(reading, CONTEXT)
        assert made.problems == ()
        ids: list[str] = []
        for name, content in made.streams:
            page = Words(content)
            assert page.text == dense(reading.text.streams[name])
            assert findings(f"<section>{content}</section>") == []
            ids += page.ids
        assert len(set(ids)) == len(ids)
        assert {one for anchors in reading.anchors.values() for one in anchors} <= set(ids)

    @settings(max_examples=60)
    @given(bodies)
    def test_marks_and_entries_lead_to_each_other(self, body: str) -> None:
        page = Words("".join(content for _, content in render(read(body, CONTEXT), CONTEXT).streams))
        marks = [id_ for id_ in page.ids if id_.startswith("ui-to-")]
        entries = [id_ for id_ in page.ids if id_.startswith("ui-") and id_ not in marks]
        assert [f"ui-to-{id_[3:]}" for id_ in entries] == sorted(marks, key=[f"ui-to-{e[3:]}" for e in entries].index)
        assert {f"#{id_}" for id_ in marks + entries} <= set(page.links)

    @pytest.mark.parametrize(
        "written", ['"&gt;&lt;b&gt;', "javascript:alert(1)", "&quot; onclick=&quot;x()", "]]&gt;", "{x}"]
    )
    @pytest.mark.parametrize(
        "name", ["n", "rend", "type", "xml:lang", "target", "url", "ref", "facs", "reason", "rows", "role"]
    )
    def test_nothing_that_a_browser_would_run(self, name: str, written: str) -> None:
        value = written.replace('"', "&quot;")
        elements = (
            "hi",
            "ref",
            "ptr",
            "graphic",
            "pb",
            "gap",
            "name",
            "milestone",
            "supplied",
            "list",
            "div",
            "cell",
            "script",
        )
        body = "".join(f'<p><{element} {name}="{value}">x</{element}></p>' for element in elements)
        for _, content in render(read(body, CONTEXT), CONTEXT).streams:
            page = Words(content)
            assert not page.elements & (RUNNING | {"b"})
            assert not [a for a in page.attributes if a.startswith("on") or a == "style"]
            assert not [
                link for link in page.links if not link.startswith(("#", "../", "https://", "http://", "mailto:"))
            ]

    @pytest.mark.parametrize("element", ["hi", "name ref='#ada #bob'", "quote", "list><item", "note", "div", "seg"])
    def test_a_thousand_levels(self, element: str) -> None:
        names = element.replace("><", " ").split(" ")[: 2 if "><" in element else 1]
        times = 980 // len(names)
        closing = "".join(f"</{name}>" for name in reversed(names))
        reading = read(f"<{element}>" * times + "deep" + closing * times, CONTEXT)
        made = render(reading, CONTEXT)
        assert made.problems == ()
        for name, content in made.streams:
            assert Words(content).text == dense(reading.text.streams[name])


def guarded(tmp_path: Path, templates: str, body: str = '<p xml:id="p">a<note>b</note><hi>c</hi></p>') -> Body:
    """A body made by our stylesheets and these templates in a project's own."""
    mine = f'<xsl:import href="ours:divisions.xsl"/>{templates}'
    folders = own(tmp_path / "xslt", divisions=sheet(mine, attributes='xmlns:tei="http://www.tei-c.org/ns/1.0"'))
    context = FakeContext(shelves={"xslt": folders[:1]})
    assert context.shelf("xslt") == (folders[0], *shelf("xslt"))
    return render(read(body, context), context)


P = '<xsl:template match="tei:p"><p>{}</p></xsl:template>'


class TestGuard:
    @pytest.mark.parametrize(
        "templates",
        [
            P.format("<b><xsl:apply-templates/></b>"),
            P.format('<xsl:apply-templates/><i class="gen">!</i>'),
            '<xsl:template match="tei:hi"><i><xsl:apply-templates/></i></xsl:template>',
        ],
    )
    def test_what_shows_every_letter_is_taken(self, templates: str, tmp_path: Path) -> None:
        made = guarded(tmp_path, templates)
        assert made.problems == ()
        assert any(mine in dict(made.streams)["text"] for mine in ("<b>a", ">!</i>", "<i>c</i>"))

    @pytest.mark.parametrize(
        ("what", "templates"),
        [
            ("an element left out", '<xsl:template match="tei:hi"/>'),
            ("a letter lost", "<xsl:template match=\"text()[. = 'a']\"/>"),
            (
                "a letter changed",
                "<xsl:template match=\"text()\"><xsl:value-of select=\"translate(., 'a', 'b')\"/></xsl:template>",
            ),
            ("words twice", P.format("<xsl:apply-templates/><xsl:apply-templates/>")),
            ("another order", P.format('<xsl:apply-templates select="tei:hi"/><xsl:apply-templates select="text()"/>')),
            ("words added", P.format("<xsl:apply-templates/>!")),
            ("words of the text in gen", P.format('<i class="gen"><xsl:apply-templates/></i>')),
            ("words in a comment", P.format('<xsl:comment><xsl:value-of select="."/></xsl:comment>')),
            (
                "calls itself without end",
                '<xsl:template match="tei:p" name="p"><xsl:call-template name="p"/></xsl:template>',
            ),
            ("an unknown instruction", P.format("<xsl:wish/>")),
            ("stops", P.format('<xsl:message terminate="yes">no</xsl:message>')),
            ("the notes lost", "<xsl:template match=\"e:stream[@name = 'notes']\"><div/></xsl:template>"),
            ("a stream lost", "<xsl:template match=\"e:stream[@name = 'notes']\"/>"),
            ("nothing", '<xsl:template match="/"/>'),
            ("the copy itself", '<xsl:template match="/"><xsl:copy-of select="."/></xsl:template>'),
        ],
    )
    def test_else_the_pass_through_makes_the_page(self, what: str, templates: str, tmp_path: Path) -> None:
        made = guarded(tmp_path, templates)
        (problem,) = made.problems
        assert (problem.slug, problem.severity) == ("text-lost", "error")
        assert problem.place is not None
        assert problem.place.path == "a.xml"
        assert [(name, Words(content).text) for name, content in made.streams] == [("text", "ac"), ("notes", "b")]
        assert '<span class="tei-hi">c</span>' in dict(made.streams)["text"]

    def test_the_message_names_the_stream(self, tmp_path: Path) -> None:
        made = guarded(tmp_path, '<xsl:template match="tei:note"/>')
        assert "every letter of the notes once" in made.problems[0].message

    def test_a_project_cannot_replace_the_last_resort(self, tmp_path: Path) -> None:
        folders = own(tmp_path / "xslt", pass_through=sheet('<xsl:template match="/"><r/></xsl:template>'))
        context = FakeContext(shelves={"xslt": folders[:1]})
        made = render(read("<p>a</p>", context), context)
        assert [problem.slug for problem in made.problems] == ["text-lost"]
        assert Words(made.streams[0][1]).text == "a"

    def test_where_even_that_fails_there_is_the_plain_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("edition.renderers.html.body.transformed", lambda *_: None)
        made = render(read("<p>a &lt;b&gt;</p><p>c<note>n</note></p>", FakeContext()), FakeContext())
        assert made.streams == [("text", "<p>a &lt;b&gt;</p>\n<p>c</p>\n"), ("notes", "<p>n</p>\n")]
        (problem,) = made.problems
        assert (problem.slug, problem.severity) == ("text-lost", "error")
        assert "the page has the plain text" in problem.message

    def test_what_cannot_be_used_stops_the_build(self, tmp_path: Path) -> None:
        with pytest.raises(SettingsError, match="disable-output-escaping"):
            guarded(tmp_path, P.format('<xsl:value-of select="." disable-output-escaping="yes"/>'))


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ('<p xml:id="p">a<hi>b</hi>c</p>', 'a<span class="tei-hi">b</span>c</p>'),
        ('<p xml:id="p">a &lt;b&gt; &amp; c</p>', "a &lt;b&gt; &amp; c</p>"),
        ('<p xml:id="p"><foo>a</foo></p>', '<span class="tei-foo">a</span></p>'),
    ],
)
def test_for_instance(body: str, content: str) -> None:
    assert (
        shown(body)
        == f'<p class="tei-p" id="p"><a class="gen number permalink" href="#p" data-cite="par. 1">1</a>{content}'
    )
