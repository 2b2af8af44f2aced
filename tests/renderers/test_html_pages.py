"""Pages about more than one text: start, indexes, entities, quotations, turns, apparatus."""

from __future__ import annotations

import re
from typing import Any

import pytest
from edition.renderers.html import HtmlRenderer
from edition.renderers.html.entities import line, lines
from edition.renderers.html.pages import Pages

from edition.index import Group
from edition.kinds import KINDS
from edition.project import Project
from tests.reading.sample import ADA as TARGET
from tests.reading.sample import FakeContext, info, read
from tests.renderers.sample import FakeIndex, entity, files
from tests.renderers.sample import line as sample_line

HOSTILE = '"><script>x</script>'


def pages(**answers: Any) -> dict[str, str]:
    index = FakeIndex(project=Project(title="Letters"), **answers)
    return files(Pages(index).all())


def main(content: str) -> str:
    found = re.search(r'<main id="ui-main">\n(.*)\n</main>', content, re.DOTALL)
    assert found is not None
    return found[1]


def test_every_index_is_there_even_if_it_is_empty() -> None:
    folders = [*(kind.folder for kind in KINDS), "quotations", "turns", "apparatus"]
    found = pages()
    assert set(found) == {"index.html", "about.html", "cite.html", *(f"{folder}/index.html" for folder in folders)}
    assert all("<p>None.</p>" in found[f"{folder}/index.html"] for folder in folders)


class TestStart:
    def test_it_lists_texts_and_counts_entities(self) -> None:
        found = main(pages(infos=(info("a", title="A <1>", date="1830"),), known=(entity("ada"),))["index.html"])
        assert "<h1>Letters</h1>" in found
        assert '<li><a href="texts/a.html">A &lt;1&gt;</a> <span class="label">1830</span></li>' in found
        assert '<a href="persons/index.html">Persons</a> <span class="label">1</span>' in found
        assert "places/index.html" not in found

    def test_an_edition_without_a_title(self) -> None:
        content = files(Pages(FakeIndex()).all())
        assert "<h1>Start</h1>" in content["index.html"]
        assert "<title>Persons · Start</title>" in content["persons/index.html"]


class TestIndexes:
    def test_entities_stand_under_their_letters(self) -> None:
        known = (
            entity("z1", name="1st"),
            entity("a", name="adam", mentions=3, texts=1),
            entity("e", name="\u00c9mile"),
        )
        found = main(pages(known=known, lines={"mentions": ()})["persons/index.html"])
        assert re.findall(r"<h2[^>]*>(.*)</h2>", found) == ["#", "A", "E"]
        assert '<li><a href="a.html">adam</a> <span class="label">3 in 1 text</span></li>' in found
        assert found.count('href="#ui-letter-') == found.count('id="ui-letter-') == 3

    def test_names_that_point_to_nothing(self) -> None:
        lines = (sample_line("Bob"), sample_line("Bob", title="Other", url="texts/b.html#q"))
        found = main(
            pages(grouped={"person": (Group("Bob", "", lines), Group("", "", lines[:1]))})["persons/index.html"]
        )
        assert (
            '<b>Bob</b> <a href="../texts/a.html#p">A letter</a>, <a href="../texts/b.html#q">Other</a></li>' in found
        )
        assert "<b>(no words)</b>" in found


class TestEntities:
    def page(self, **facts: Any) -> str:
        lines = {"mentions": (sample_line("Ada", before="Dear "),), "quotations": (sample_line("yes"),), "turns": ()}
        known = (entity("ada", **facts), entity("bob", page="persons/bob.html"))
        return main(pages(known=known, lines=lines)["persons/ada.html"])

    def test_all_that_is_known(self) -> None:
        found = self.page(
            type="poet", identifiers="GND:1 | https://d.example/1", note="N & N", start="1815", end="1852", place="London",
            part_of="all", inferred="date", first="1830", last="1831", anchor="a#d", participants="bob | walt",
        )  # fmt: skip
        for fact in (
            '<p class="kicker">Person</p>',
            "<dt>Kind</dt><dd>poet</dd>",
            "<dt>Id</dt><dd><code>ada</code></dd>",
            '<dd>GND:1<br><a href="https://d.example/1">https://d.example/1</a></dd>',
            '<p class="lead">N &amp; N</p>',
            "<dt>Date</dt><dd>1815 – 1852</dd>",
            "<dt>Place</dt><dd>London</dd>",
            "<dt>In texts from</dt><dd>1830 – 1831</dd>",
            '<dt>Reported in</dt><dd><a href="../texts/a.html#d">a</a></dd>',
            '<li><a href="../persons/bob.html">bob</a></li>\n<li>walt</li>',
        ):
            assert fact in found

    def test_what_no_register_describes_says_so(self) -> None:
        assert '<span class="label">in no register</span>' in self.page(registered=False)
        assert "in no register" not in self.page()

    @pytest.mark.parametrize(
        ("counted", "sections"),
        [
            ({}, []),
            ({"mentions": 1}, ["Mentions"]),
            ({"mentions": 1, "quotations": 1, "turns": 1}, ["Quotations", "Turns", "Mentions"]),
            ({"participants": "bob"}, ["Participants"]),
        ],
    )
    def test_sections_are_there_where_something_is(self, counted: dict[str, int], sections: list[str]) -> None:
        assert re.findall("<section><h2>(.*?)</h2>", self.page(**counted)) == sections

    def test_one_date_is_no_span(self) -> None:
        assert "<dd>1815</dd>" in self.page(start="1815", end="1815")
        assert "<dt>Date</dt>" not in self.page()

    @pytest.mark.parametrize("fact", ["name", "type", "identifiers", "note", "place", "participants", "inferred"])
    def test_nothing_of_a_source_is_markup(self, fact: str) -> None:
        assert "<script" not in self.page(**{fact: HOSTILE})


class TestLines:
    def test_words_in_context(self) -> None:
        found = line(sample_line("Ada", before="Dear ", after=", &", label="speech"))
        assert found == (
            '<li><a href="../texts/a.html#p">Dear <b>Ada</b>, &amp;</a> <span class="label">speech</span></li>\n'
        )

    def test_lines_of_one_text_stand_under_its_title(self) -> None:
        found = lines([sample_line("a"), sample_line("b"), sample_line("c", title="B & C")])
        assert re.findall("<h3>(.*?)</h3>", found) == ["A letter", "B &amp; C"]
        assert re.findall(">([abc])<", found) == ["a", "b", "c"]

    def test_without_words_there_is_a_sign(self) -> None:
        assert "∅" in line(sample_line(""))


class TestGroups:
    @pytest.mark.parametrize("folder", ["quotations", "turns"])
    def test_by_speaker(self, folder: str) -> None:
        groups = (Group("Ada", "persons/ada.html", (sample_line("yes"),)), Group("", "", (sample_line("no"),)))
        found = main(pages(grouped={folder: groups})[f"{folder}/index.html"])
        assert '<h2><a href="../persons/ada.html">Ada</a></h2>' in found
        assert "<h2>No speaker</h2>" in found
        assert found.index(">yes<") < found.index(">no<")

    def test_apparatus(self) -> None:
        entry = sample_line("and", before="end", after="A", label="B C")
        omitted = sample_line("", before="", after="", label="B")
        found = main(
            pages(grouped={"apparatus": (Group("A letter", "texts/a.html", (entry, omitted)),)})["apparatus/index.html"]
        )
        assert '>end</a> <span class="siglum">A</span>] and <span class="siglum">B C</span></li>' in found
        assert '>∅</a>] omitted <span class="siglum">B</span></li>' in found


def test_a_collection_lists_its_members() -> None:
    infos = (info("c", "collection", title="All"), info("b", title="B", parent="c"), info("x", title="X"))
    found = main(pages(infos=infos)["texts/c.html"])
    assert '<a href="../texts/b.html">B</a>' in found
    assert "texts/x.html" not in found


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
        assert offered_in(content) == ["a.txt", "a.notes.txt", "a.xml"]

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


def test_the_edition_has_a_stylesheet() -> None:
    assert ".gen" in files(HtmlRenderer().edition(FakeIndex(), FakeContext()))["static/style.css"]
