"""Pages about more than one text: start, indexes, quotations, turns, apparatus, collections, about, how to cite."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

import pytest
from edition.renderers.html import HtmlRenderer
from edition.renderers.html.pages import Pages
from edition.renderers.html.paging import Limits
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.index import Group
from edition.kinds import KINDS
from edition.project import Project
from tests.reading.sample import FakeContext, info
from tests.renderers.sample import FakeIndex, entity, files, main, pages
from tests.renderers.sample import line as sample_line

HOSTILE = '"><script>x</script>'
MANY = Limits(lines=2, entries=2)


PICTURES = ("network.html", "timeline.html", "places/map.html")


def test_every_index_is_there_even_if_it_is_empty() -> None:
    folders = [*(kind.folder for kind in KINDS), "quotations", "turns", "apparatus"]
    found = pages()
    assert set(found) == {
        "index.html",
        "about.html",
        "cite.html",
        *PICTURES,
        *(f"{folder}/index.html" for folder in folders),
    }
    assert all("<p>None.</p>" in found[f"{folder}/index.html"] for folder in folders)
    assert not any("<svg" in found[path] for path in PICTURES)


class TestStart:
    def test_it_lists_texts_and_counts_entities(self) -> None:
        found = main(pages(infos=(info("a", title="A <1>", date="1830"),), known=(entity("ada"),))["index.html"])
        assert "<h1>Letters</h1>" in found
        assert '<li><a href="texts/a.html">A &lt;1&gt;</a> <span class="label">1830</span></li>' in found
        assert '<a href="persons/index.html">Persons</a> <span class="label">1</span>' in found
        assert "places/index.html" not in found

    def test_an_edition_without_a_title(self) -> None:
        content = files(Pages(FakeIndex()).all())
        assert "<h1>Texts</h1>" in content["index.html"]
        assert "<title>Persons</title>" in content["persons/index.html"]
        assert "has no title of its own" in content["cite.html"]

    def test_an_edition_is_called_by_the_series_of_all_its_texts(self) -> None:
        stated = {"cite-series": (("Old Letters", "", 1, "A"),)}
        index = FakeIndex(infos=(info("a"),), stated=stated, counts={"texts": 1})
        content = files(Pages(index).all())
        assert "<h1>Old Letters</h1>" in content["index.html"]
        assert "<i>Old Letters</i>." in content["cite.html"]


class TestIndexes:
    def test_entities_stand_under_their_letters(self) -> None:
        known = (
            entity("z1", name="1st"),
            entity("a", name="adam", mentions=3, texts=1),
            entity("e", name="\u00c9mile"),
        )
        found = main(pages(known=known, lines={"mentions": ()})["persons/index.html"])
        assert re.findall(r"<h2[^>]*>(.*)</h2>", found) == ["#", "A", "E"]
        assert '<tr><th scope="row"><a href="a.html">adam</a></th><td class="often">3 in 1 text</td>' in found
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
        assert '>∅</a>] <span class="omitted">omitted</span> <span class="siglum">B</span></li>' in found


def test_a_collection_lists_its_members() -> None:
    infos = (info("c", "collection", title="All"), info("b", title="B", parent="c"), info("x", title="X"))
    found = main(pages(infos=infos)["texts/c.html"])
    assert '<a href="../texts/b.html">B</a>' in found
    assert "texts/x.html" not in found


def test_the_edition_has_a_stylesheet() -> None:
    assert ".gen" in files(HtmlRenderer().edition(FakeIndex(), FakeContext()))["static/style.css"]


GROUPS = {
    "sessions": (Group("First & last", "sessions/s.html", (sample_line("no"),)),),
    "classes": (Group("speech", "", (sample_line("no"),)),),
}
SESSION = entity("s", kind="session", page="sessions/s.html", quotations=1)
LINES = {"quotations": (), "turns": (), "mentions": ()}


class TestBySession:
    def test_quotations_stand_under_their_sessions_too(self) -> None:
        found = pages(grouped=GROUPS, known=(SESSION,), lines=LINES)
        content = main(found["quotations/index.html"])
        assert '<a href="#ui-by-session">by session</a>' in content
        assert content.count('id="ui-by-session"') == 1
        assert '<h2><a href="../sessions/s.html">First &amp; last</a></h2>' in content
        assert "ui-by-session" not in found["turns/index.html"]

    def test_where_nothing_is_said_in_sessions_there_is_no_such_part(self) -> None:
        assert "ui-by-session" not in pages(grouped=GROUPS)["quotations/index.html"]


class TestAbout:
    def test_what_the_edition_holds(self) -> None:
        found = main(pages(known=(entity("ada"),), counts={"texts": 3})["about.html"])
        assert '<dt>Texts</dt><dd><a href="index.html">3</a></dd>' in found
        assert '<dt>Persons</dt><dd><a href="persons/index.html">1</a></dd>' in found
        assert "<dt>Places</dt>" not in found
        assert '<a href="data/turns.csv">turns.csv</a>' in found

    def test_what_the_texts_declare_once_with_whom_it_concerns(self) -> None:
        stated = {
            "declaration": (("Slips & such are mended.", "", 2, "A"), ("As it is.", "", 1, "B & C")),
            "rights": (("CC BY", "https://l.example/", 1, "A"),),
        }
        found = main(pages(stated=stated)["about.html"])
        assert re.findall(r"<li>(.*?) <span class=\"label\">(.*?)</span></li>", found) == [
            ("Slips &amp; such are mended.", "2 texts"),
            ("As it is.", "B &amp; C"),
            ('<a href="https://l.example/">CC BY</a>', "A"),
        ]
        assert found.index("<h2>How the texts were edited</h2>") < found.index("<h2>Rights</h2>")

    def test_what_texts_declare_each_for_itself_is_not_listed_without_end(self) -> None:
        stated = {"declaration": tuple((f"D{n}.", "", 1, "A") for n in range(9))}
        assert re.findall(r"<li>(D\d)", main(pages(MANY, stated=stated)["about.html"])) == ["D0", "D1"]

    def test_what_is_not_stated_has_no_heading(self) -> None:
        assert "<h2>Rights</h2>" not in main(pages()["about.html"])


class TestCite:
    def test_the_edition_with_editors_version_and_address(self) -> None:
        project = Project(
            title="Letters & more", editors="Ada Byron", edition_version="3", base_url="https://e.example/"
        )
        found = main(files(Pages(FakeIndex(project=project)).all())["cite.html"])
        assert "Byron, Ada, ed. <i>Letters &amp; more</i>. Version 3. https://e.example/." in found
        assert re.findall(r'href="(cite[^"]*|CITATION.cff)"', found) == [
            "cite.bib",
            "cite.ris",
            "cite.csl.json",
            "CITATION.cff",
        ]

    def test_a_passage_with_its_address_as_a_link(self) -> None:
        found = main(pages(cited="One, p 1 (Letters, version 0), texts/a.html#p1")["cite.html"])
        link = '<a class="address" href="texts/a.html#p1">texts/a.html#p1</a>'
        assert f'<blockquote class="citation">One, p 1 (Letters, version 0) {link}</blockquote>' in found

    def test_no_example_where_there_is_nothing_to_cite(self) -> None:
        assert "For example" not in main(pages()["cite.html"])


def test_a_collection_without_members_says_so() -> None:
    assert "<li>None.</li>" in main(pages(infos=(info("c", "collection"),))["texts/c.html"])


def test_pictures_are_published_under_names_of_their_own() -> None:
    made = HtmlRenderer().edition(FakeIndex(pictures={"f/a.png": b"1", "F/a.PNG": b"2"}), FakeContext())
    published = {one.path: b"".join(one.content) for one in made if one.path.startswith("media/")}
    assert sorted(published.values()) == [b"1", b"2"]
    assert len({path.casefold() for path in published}) == 2


HOSTILE_LINES = {table: (sample_line(HOSTILE),) * 5 for table in ("quotations", "turns", "mentions")}


class TestManyTexts:
    INFOS = (
        info("c", "collection", title="All"),
        *(info(f"t{n}", title=f"T{n}", parent="c") for n in range(3)),
        info("x", title="X"),
    )
    FOUND = pages(MANY, infos=INFOS, known=(entity("ada"),))

    def test_the_start_page_goes_on(self) -> None:
        titles = [
            re.findall(r'<a href="texts/[^"]*">(.*?)</a>', self.FOUND[f"index{n}.html"]) for n in ("", "~2", "~3")
        ]
        assert titles == [["All", "T0"], ["T1", "T2"], ["X"]]
        assert "<title>Letters, page 2 of 3 · Letters</title>" in self.FOUND["index~2.html"]

    def test_what_the_edition_holds_stands_on_the_first_page_only(self) -> None:
        held = [f"index{n}.html" for n in ("", "~2", "~3") if 'class="counts"' in self.FOUND[f"index{n}.html"]]
        assert held == ["index.html"]

    def test_and_so_does_a_collection(self) -> None:
        found = [re.findall(r'<a href="../texts/[^"]*">(.*?)</a>', self.FOUND[f"texts/c{n}.html"]) for n in ("", "~2")]
        assert found == [["T0", "T1"], ["T2"]]
        assert '<a href="c.html">1</a>' in self.FOUND["texts/c~2.html"]


class TestEnumerating:
    """Pages are counted, skipped, and shared out among processes: nothing may be made before it is asked for."""

    def test_nothing_is_made_before_its_content_is_asked_for(self) -> None:
        index = FakeIndex(known=(entity("ada", mentions=5), SESSION), infos=TestManyTexts.INFOS, lines=HOSTILE_LINES)
        asked = Watched(index, {"entities", "texts", "lengths", "media", "picture", "pieces", "stamp", "stamp_of"})
        made = list(HtmlRenderer().edition(asked, FakeContext()))  # type: ignore[arg-type]
        assert all(not isinstance(one.content, bytes) for one in made)
        assert {one.path for one in made} >= {"persons/ada.html", "texts/c.html", "index.html", "static/style.css"}
        asked.everything = True
        for one in made:
            assert b"".join(one.content)  # type: ignore[arg-type]

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=10, deadline=None)
    def test_in_any_order_and_in_any_choice_pages_are_the_same(self, random: Random) -> None:
        people = (entity(f"e{n}", name=name, mentions=5, turns=1) for n, name in enumerate(("a", "b", "c", "d")))
        known = (*people, SESSION._replace(mentions=5))
        grouped = {
            "person": (Group("Bob", "", (sample_line("Bob"),) * 5),),
            "turns": (Group("", "", (sample_line("x"),) * 5),),
        }
        index = FakeIndex(known=known, infos=TestManyTexts.INFOS, lines=HOSTILE_LINES, grouped=grouped)
        expected = files(Pages(index, MANY).all())
        made = list(Pages(index, MANY).all())
        random.shuffle(made)
        found = files(iter(made[: len(made) // 2]))
        assert {path: expected[path] for path in found} == found


class Watched:
    """An index that refuses all questions but these."""

    def __init__(self, index: FakeIndex, allowed: set[str]) -> None:
        self.index, self.allowed, self.everything = index, allowed, False

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.index, name)
        return partial(self._answer, name, found) if callable(found) else found

    def _answer(self, name: str, answer: Callable[..., Any], *values: Any) -> Any:
        assert self.everything or name in self.allowed, name
        return answer(*values)


class TestNothingThere:
    def style(self, **answers: Any) -> str:
        return files(HtmlRenderer().edition(FakeIndex(**answers), FakeContext()))["static/style.css"]

    def test_the_menu_shows_no_index_in_which_nothing_is(self) -> None:
        hidden = re.findall(r'\[href\$="([^"]*)"\]', self.style(known=(entity("ada"),)))
        folders = [*(kind.folder for kind in KINDS if kind.name != "person"), "quotations", "turns", "apparatus"]
        assert hidden == [f"{folder}/index.html" for folder in folders]

    def test_names_that_point_to_nothing_are_something(self) -> None:
        tables = [*(kind.name for kind in KINDS), "quotations", "turns", "apparatus"]
        grouped = dict.fromkeys(tables, (Group("x", "", (sample_line("x"),)),))
        assert "nothing in this edition" not in self.style(grouped=grouped)
