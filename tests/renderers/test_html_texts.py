"""The page of one text: what stands around it, what is handed out, whom it names."""

from __future__ import annotations

import re
from typing import Any

import pytest
from edition.renderers.html import HtmlRenderer

from edition.project import Project
from tests.reading.sample import ADA as TARGET
from tests.reading.sample import BOB, LONDON, FakeContext, info, read
from tests.renderers.sample import files


def offered_in(content: str) -> list[str]:
    """The files that the page of a text hands out."""
    (found,) = re.findall("<dt>Downloads</dt>\n<dd>(.*?)</dd>", content)
    return re.findall('<a href="([^"]*)">', found)


class TestTextPages:
    def page(self, body: str, context: FakeContext, **facts: Any) -> str:
        (content,) = files(HtmlRenderer().text(read(body, context, **facts), context)).values()
        return content

    def test_what_stands_around_a_text(self) -> None:
        context = FakeContext(entries={"ada": (TARGET,)}, around=(info("z", title="Before"), None))
        content = self.page('<p>a <name ref="#ada">A</name><note>n</note></p>', context, title="A <b>", lang="ar")
        assert '<html lang="ar">' in content
        assert "<title>A &lt;b&gt;</title>" in content
        assert '<article class="stream text" dir="rtl">' in content
        assert '<section class="stream notes" dir="rtl"><h2 class="gen">Notes</h2>' in content
        assert '<a rel="prev" href="../texts/z.html"><span class="label">← Previous text</span> Before</a>' in content
        assert 'rel="next"' not in content
        assert '<a href="../persons/ada.html">Ada Lovelace</a>' in content
        assert offered_in(content) == ["a.txt", "a.notes.txt", "a.xml", "a.mentions.csv"]

    def test_whom_it_names_is_counted_once_a_mention(self) -> None:
        context = FakeContext(entries={"ada": (TARGET,), "bob": (BOB,)})
        body = '<p><name ref="#ada">A</name> <name ref="#ada #bob">A and B</name> <name ref="#bob #bob">B</name></p>'
        content = self.page(body, context)
        counted = re.findall(r'<a href="[^"]*/(\w+).html">[^<]*</a> <span class="label">(\d+)</span>', content)
        assert sorted(counted) == [("ada", "2"), ("bob", "2")]

    @pytest.mark.parametrize(
        ("body", "switches"),
        [
            ("<p>a</p>", []),
            ('<p><name ref="#ada">A</name></p>', ["person"]),
            ("<p>a <q>b</q></p>", ["quotations"]),
            ('<div type="session"><p>a</p></div>', ["session"]),
            ("<p>a<note>b</note></p>", ["apparatus"]),
        ],
    )
    def test_there_is_a_switch_for_what_there_is(self, body: str, switches: list[str]) -> None:
        content = self.page(body, FakeContext(entries={"ada": (TARGET,)}))
        assert re.findall('<input type="checkbox" id="ui-show-([^"]*)"', content) == switches
        assert ("checked" in content) is (
            "apparatus" in switches
        )  # signs of notes are there until somebody does without
        assert ('class="tei-div type-session is-session"' in content) is ("session" in switches)

    @pytest.mark.parametrize(
        ("facts", "offered"),
        [
            ({"source": "z"}, ["a.txt", "z.xml"]),
            ({"withheld": True}, ["a.txt"]),
            ({"restricted": True, "withheld": True}, []),
        ],
    )
    def test_what_is_handed_out(self, facts: dict[str, Any], offered: list[str]) -> None:
        content = self.page("<p>a</p>", FakeContext(), **facts)
        assert offered_in(content) == offered
        allowed = self.page("<p>a</p>", FakeContext(allow_restricted=True), **facts)
        assert offered_in(allowed) == ["a.txt", f"{facts.get('source', 'a')}.xml"]

    def test_a_text_without_notes_and_names_has_none(self) -> None:
        content = self.page("<p>a</p>", FakeContext())
        assert "<section" not in content

    def test_what_its_header_says(self) -> None:
        statement = "<titleStmt><author>Ada</author><editor>E &amp; F</editor></titleStmt>"
        licence = '<availability><licence target="https://l.example/">free</licence></availability>'
        header = (
            f"<fileDesc>{statement}<publicationStmt>{licence}</publicationStmt></fileDesc>"
            "<encodingDesc><editorialDecl><p>all of it</p></editorialDecl></encodingDesc>"
        )
        content = self.page("<p>a</p>", FakeContext(), header=header, date="1830")
        assert '<p class="byline">Ada, 1830</p>' in content
        assert "<dt>Edited by</dt>\n<dd>E &amp; F</dd>" in content
        assert '<dt>Rights</dt>\n<dd><a href="https://l.example/">free</a></dd>' in content
        assert "all of it" not in content

    @pytest.mark.parametrize(("authors", "byline"), [(3, "A0, A1, A2"), (4, "")])
    def test_of_many_authors_there_is_a_list_only(self, authors: int, byline: str) -> None:
        named = "".join(f"<author>A{n}</author>" for n in range(authors))
        header = f"<fileDesc><titleStmt>{named}</titleStmt></fileDesc>"
        content = self.page("<p>a</p>", FakeContext(), header=header)
        assert f'<p class="byline">{byline}</p>' in content
        assert content.count("<dd>A") == authors

    def test_contents_are_there_where_there_is_more_than_one_heading(self) -> None:
        part = "<div><head>{}</head><p>a</p></div>"
        content = self.page(part.format("One") + part.format("Two &amp; three"), FakeContext())
        found = re.findall(r'<li class="level-(.)"><a href="#(.*?)">(.*?)</a>', content)
        assert [(level, words) for level, _, words in found] == [("2", "One"), ("2", "Two &amp; three")]
        assert all(f'id="{fragment}"' in content for _, fragment, _ in found)
        assert 'class="contents"' not in self.page(part.format("One"), FakeContext())

    def test_entities_by_kind_and_name(self) -> None:
        entries = {"ada": (TARGET,), "bob": (BOB,), "london": (LONDON,)}
        names = "".join(f'<name ref="#{one}">x</name> ' for one in ("london", "bob", "ada", "bob"))
        content = self.page(f"<p>{names}</p>", FakeContext(entries=entries))
        named = content[content.index("Named in this text") : content.index("Cite this text")]
        assert re.findall(r"<dt>(.*?)</dt>", named) == ["Persons", "Places"]
        assert re.findall(r'<a href="../[^"]*">(.*?)</a>', named) == ["Ada Lovelace", "Bob", "London"]

    def test_texts_in_it(self) -> None:
        content = self.page("<p>a</p>", FakeContext(inside=(info("b", title="B & C", date="1831"),)))
        assert '<li><a href="../texts/b.html">B &amp; C</a> <span class="label">1831</span></li>' in content

    def test_a_long_title_is_set_smaller(self) -> None:
        assert '<h1 dir="auto" class=long>' in self.page("<p>a</p>", FakeContext(), title="x" * 91)
        assert '<h1 dir="auto">' in self.page("<p>a</p>", FakeContext(), title="x" * 90)

    def test_the_window_names_text_and_edition(self) -> None:
        context = FakeContext(project=Project(title="Letters"))
        assert "<title>One · Letters</title>" in self.page("<p>a</p>", context, title="One")
