"""The page of an entity: what is known of it, and everywhere that it is named or speaks."""

from __future__ import annotations

import re
from typing import Any

import pytest
from edition.renderers.html.entities import line, lines

from edition.index import Companion
from tests.renderers.sample import entity, main, pages
from tests.renderers.sample import line as sample_line

LINES = {"mentions": (sample_line("Ada"),), "quotations": (), "turns": (sample_line("yes", label="12"),)}
HOSTILE = '"><script>x</script>'


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
            '<li dir="auto"><a href="../texts/a.html#p">Dear <b>Ada</b>, &amp;</a> <span class="label">speech</span></li>\n'
        )

    def test_lines_of_one_text_stand_under_its_title(self) -> None:
        found = lines([sample_line("a"), sample_line("b"), sample_line("c", title="B & C")])
        assert re.findall("<h3>(.*?)</h3>", found) == ["A letter", "B &amp; C"]
        assert re.findall(">([abc])<", found) == ["a", "b", "c"]

    def test_without_words_there_is_a_sign(self) -> None:
        assert "∅" in line(sample_line(""))

    def test_numbers_say_what_they_count(self) -> None:
        found = lines([sample_line("a", label="2"), sample_line("b")], "words")
        assert re.findall('class="label">(.*?)<', found) == ["2 words"]

    def test_words_of_any_script_run_their_own_way(self) -> None:
        assert line(sample_line("نور")).startswith('<li dir="auto">')


class TestSections:
    def page(self, kind: str, *others: Any, company: tuple[Companion, ...] = (), **facts: Any) -> str:
        known = (entity("ada", kind=kind, **facts), *others)
        return main(pages(known=known, lines=LINES, company=company)["persons/ada.html"])

    def test_sessions_of_a_person(self) -> None:
        session = entity("s", name="First & last", kind="session", participants="bob | ada", page="sessions/s.html")
        assert '<li><a href="../sessions/s.html">First &amp; last</a></li>' in self.page("person", session)
        assert "<h2>Sessions</h2>" not in self.page("place", session)
        assert "<h2>Sessions</h2>" not in self.page("person")

    def test_company_with_the_number_of_passages(self) -> None:
        company = (Companion("B & C", "persons/b.html", 4), Companion("D", "places/d.html", 1))
        found = self.page("person", company=company, mentions=1)
        assert "<h2>Mentioned together with</h2>" in found
        assert '<li><a href="../persons/b.html">B &amp; C</a> <span class="label">4</span></li>' in found
        assert "together" not in self.page("person", mentions=1)

    def test_turns_of_a_speaker_with_their_words_and_of_a_session_with_its_speakers(self) -> None:
        assert 'class="label">12 words</span>' in self.page("person", turns=1)
        assert 'class="label">12</span>' in self.page("session", turns=1)

    def test_parts_of_a_session_or_of_an_event(self) -> None:
        parts = [entity(i, name=i.upper(), kind="session", page=f"sessions/{i}.html", part_of="ada") for i in "qp"]
        found = self.page("event", *parts)
        assert re.findall(r'<li><a href="../sessions/.\.html">(.)</a></li>', found) == ["Q", "P"]
        assert "<h2>Parts</h2>" in found
        assert "<h2>Parts</h2>" not in self.page("session", part_of="ada")
