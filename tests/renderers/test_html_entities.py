"""The page of an entity: what is known of it, and everywhere that it is named or speaks."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import pytest
from edition.renderers.html.paging import Limits

from edition.index import Companion, Dated, Share
from tests.renderers.sample import entity, main, pagers, pages
from tests.renderers.sample import line as sample_line

LINES = {"mentions": (sample_line("Ada"),), "quotations": (), "turns": (sample_line("yes", label="12"),)}
HOSTILE = '"><script>x</script>'


class TestEntities:
    def page(self, **facts: Any) -> str:
        lines = {
            "mentions": (sample_line("Ada", before="Dear "),),
            "quotations": (sample_line("yes"),),
            "turns": (sample_line("no"),),
        }
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


class TestWhatIsNew:
    def page(self, *, dated: tuple[Dated, ...] = (), forms: tuple[str, ...] = (), **facts: Any) -> str:
        known = (entity("ada", **facts),)
        return main(pages(known=known, lines=LINES, dated=dated, forms=forms, shares=SHARES)["persons/ada.html"])

    def test_particulars_of_the_register(self) -> None:
        found = self.page(
            particulars="birth\t1815, London\noccupation\tpoet\noccupation\tA & B", start="1815", end="1852"
        )
        assert "<dt>Born</dt><dd><bdi>1815, London</bdi></dd>" in found
        assert "<dt>Occupation</dt><dd><bdi>poet</bdi><br><bdi>A &amp; B</bdi></dd>" in found
        assert '<p class="life">1815–1852</p>' in found
        assert "<dt>Date</dt>" not in found

    def test_authorities(self) -> None:
        found = self.page(identifiers="GND:118540238")
        assert '<dd>GND <a href="https://d-nb.info/gnd/118540238">118540238</a></dd>' in found

    def test_a_position_leads_to_the_map(self) -> None:
        assert '<dd>41.9° N, 12.5° W <a href="map.html">on the map</a></dd>' in self.page(
            kind="place", geo="41.9 -12.5"
        )

    def test_what_it_is_called_in_the_texts(self) -> None:
        assert "<dd><bdi>Ada</bdi>, <bdi>A &amp; B</bdi></dd>" in self.page(mentions=2, forms=("Ada", "A & B"))
        assert "In the texts" not in self.page(mentions=2, forms=("ada",))

    def test_its_rows(self) -> None:
        assert '<a href="ada.csv">These mentions as CSV</a>' in self.page(mentions=1)
        assert ".csv" not in self.page()

    def test_when_with_the_same_as_a_list(self) -> None:
        dated = (Dated("1830", 1, 2, "texts/a.html#x"), Dated("1832", 1, 1, "texts/b.html#y"))
        found = self.page(mentions=3, first="1830", last="1832", dated=dated)
        assert '<li><a href="../texts/a.html#x">1830</a> <span class="label">2</span></li>' in found
        assert found.count("<svg") == 1
        assert "<svg" not in self.page(mentions=3, first="1830", last="1830", dated=dated[:1])

    def test_who_spoke_in_a_session(self) -> None:
        found = self.page(kind="session", turns=3)
        assert '<tr><th scope="row"><a href="../persons/bob.html">Bob</a></th><td>2 turns</td>' in found
        assert '<a href="../texts/a.html#u">One &amp; two</a>' in found
        assert '<th scope="row">[nobody]</th><td>1 quotation, 1 turn</td>' in found
        assert "Who spoke" not in self.page(kind="person", turns=3)


SHARES = (
    Share("Bob", "persons/bob.html", 0, 2, 9, "One & two", "texts/a.html#u"),
    Share("[nobody]", "", 1, 1, 1, "", "texts/a.html#v"),
)


class TestManyLines:
    """An entity with more lines than one page takes."""

    LINES: ClassVar = {
        "quotations": (sample_line("q1"), sample_line("q2")),
        "turns": (sample_line("t1", label="1"),),
        "mentions": tuple(sample_line(f"m{n}", title=title) for n, title in enumerate(("A", "A", "B", "B"))),
    }
    ADA = entity("ada", note="N", quotations=1, turns=1, mentions=4, lines=7, type="poet")

    def found(self, *others: Any, **facts: Any) -> dict[str, str]:
        company = (Companion("Bob", "persons/bob.html", 2),)
        known = (self.ADA._replace(**facts), *others)
        return pages(Limits(lines=3), known=known, lines=self.LINES, company=company)

    def test_each_page_has_its_share_under_the_same_headings(self) -> None:
        found = self.found()
        read = [re.findall(r"<h[23]>(.*?)</h|>(\w\d)<", main(found[f"persons/ada{n}.html"])) for n in ("", "~2", "~3")]
        assert [[heading or words for heading, words in page] for page in read] == [
            ["Mentioned together with", "Quotations", "A letter", "q1", "q2", "Turns", "A letter", "t1"],
            ["Mentions", "A", "m0", "m1", "B", "m2"],
            ["Mentions", "B", "m3"],
        ]

    def test_what_is_known_stands_on_the_first_and_who_it_is_about_on_all(self) -> None:
        found = self.found()
        for n in ("", "~2", "~3"):
            page = main(found[f"persons/ada{n}.html"])
            assert '<p class="kicker">Person</p>\n<h1>ada</h1>' in page
            assert ("poet" in page, '<p class="lead">' in page, "<dl" in page) == ((n == "",) * 3)

    def test_titles_say_which_page_it_is(self) -> None:
        found = self.found()
        titles = [re.findall("<title>(.*?)</title>", found[f"persons/ada{n}.html"])[0] for n in ("", "~2")]
        assert titles == ["ada, page 1 of 3 · Letters", "ada, page 2 of 3 · Letters"]

    def test_links_between_them_stand_before_and_after_the_lines(self) -> None:
        found = main(self.found()["persons/ada~2.html"])
        assert (
            pagers(found)
            == [["← Previous page ada.html", "1 ada.html", "[2]", "3 ada~3.html", "Next page → ada~3.html"]] * 2
        )
        assert found.index("</nav>") < found.index("<section>") < found.rindex("</section>") < found.rindex("<nav")

    def test_no_line_is_lost_where_the_count_is_too_small(self) -> None:
        """``lines`` of 0: not counted by the index, which counts a chain once."""
        found = self.found(lines=0)
        assert "persons/ada~3.html" not in found
        assert [f">m{n}<" in found["persons/ada~2.html"] for n in range(4)] == [True] * 4

    def test_a_page_is_called_as_a_name_of_any_script_is(self) -> None:
        found = self.found(page="persons/%C3%BC.html")
        assert '<a href="%C3%BC~2.html">2</a>' in found["persons/ü.html"]
        assert "persons/ü~3.html" in found

    def test_of_a_list_without_end_the_beginning_is_shown(self) -> None:
        parts = [entity(f"s{n}", kind="session", page=f"sessions/s{n}.html", part_of="ada") for n in range(2001)]
        found = main(self.found(*parts)["persons/ada.html"])
        assert found.count('href="../sessions/s') == 2000
        assert '<li>… <a href="../data/sessions.csv">All rows as CSV</a></li>' in found
