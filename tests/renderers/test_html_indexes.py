"""Indexes that are too long for one page: by letter, by date, names that point to nothing."""

from __future__ import annotations

import re
from typing import ClassVar

import pytest
from edition.renderers.html.indexes import Tally, initial, part_of, window
from edition.renderers.html.paging import Limits
from hypothesis import given
from hypothesis import strategies as st

from edition.index import Entity, Group
from tests.renderers.sample import entity, main, pagers, pages
from tests.renderers.sample import line as sample_line

LIMITS = Limits(lines=2, entries=2)
NAMES = ("1st", "Abel", "adam", "Anna", "Bob", "\u05d0\u05d1", "\u4e2d", "»x")
PEOPLE = tuple(entity(f"e{n}", name=name, mentions=1, texts=1) for n, name in enumerate(NAMES))
LINES = {"mentions": (sample_line("x"),)}


def listed(html: str) -> list[str]:
    return re.findall(r'<tr><th scope="row"><a href="[^"]*">([^<]*)</a>', html)


class TestByLetter:
    FOUND = pages(LIMITS, known=PEOPLE, lines=LINES)

    def test_the_index_leads_to_a_page_for_each_letter_and_says_how_many_are_there(self) -> None:
        found = re.findall(
            r'<li><a href="([^"]*)">([^<]*)</a> <span class="label">(\d+)<', main(self.FOUND["persons/index.html"])
        )
        assert found == [
            ("index~other.html", "#", "2"), ("index~a.html", "A", "3"), ("index~b.html", "B", "1"),
            ("index~u5d0.html", "\u05d0", "1"), ("index~u4e2d.html", "\u4e2d", "1"),
        ]  # fmt: skip

    def test_what_begins_with_no_letter_stands_together_wherever_it_is_in_the_order(self) -> None:
        assert listed(self.FOUND["persons/index~other.html"]) == ["1st", "»x"]

    def test_a_letter_with_many_has_several_pages(self) -> None:
        first, second = self.FOUND["persons/index~a.html"], self.FOUND["persons/index~a~2.html"]
        assert (listed(main(first)), listed(main(second))) == (["Abel", "adam"], ["Anna"])
        assert pagers(second) == [["← Previous page index~a.html", "1 index~a.html", "[2]"]] * 2
        assert "<title>Persons: A, page 2 of 2 · Letters</title>" in second

    def test_each_page_leads_to_the_other_letters(self) -> None:
        found = main(self.FOUND["persons/index~b.html"])
        assert '<h1><a href="index.html">Persons</a></h1>' in found
        assert '<a href="index~b.html" aria-current="page">B</a>' in found
        assert '<a href="index~a.html">A</a>' in found

    def test_all_are_there_once(self) -> None:
        found = [
            name
            for path, page in self.FOUND.items()
            if path.startswith("persons/index~")
            for name in listed(main(page))
        ]
        assert sorted(found) == sorted(NAMES)

    def test_a_short_index_is_one_page(self) -> None:
        assert [path for path in pages(LIMITS, known=PEOPLE[:2], lines=LINES) if path.startswith("persons/index")] == [
            "persons/index.html"
        ]

    @pytest.mark.parametrize(("letter", "part"), [("#", "other"), ("a", "a"), ("\u00fe", "ufe"), ("\u05d0", "u5d0")])
    def test_what_letters_are_called_in_addresses(self, letter: str, part: str) -> None:
        assert part_of(letter) == part

    @pytest.mark.parametrize(("name", "letter"), [("\u00c9mile", "e"), ("", "#"), ("'t", "#"), ("\u00de", "\u00fe")])
    def test_letters_of_names(self, name: str, letter: str) -> None:
        assert initial(name) == letter


@given(st.lists(st.sampled_from("ab#"), max_size=12), st.integers(1, 4))
def test_windows_of_a_letter_hold_its_entities_in_order(letters: list[str], most: int) -> None:
    tally = Tally()
    for letter in letters:
        tally.add(entity("x", name=letter))
    for letter, runs in tally.letters().items():
        numbers = [n for n, one in enumerate(letters) if one == letter]
        for first in range(0, len(numbers), most):
            found = [n for start, length in window(runs, first, most) for n in range(start, start + length)]
            assert found == numbers[first : first + most]


class TestOrders:
    """Static pages in other orders: without a script, and across all pages of a long index."""

    PEOPLE = tuple(
        entity(
            f"e{n}",
            name=f"N{n:02d}",
            mentions=n,
            texts=1,
            first="" if n < 3 else f"{1900 - n}",
            first_url="u",
            last_url="u",
        )
        for n in range(14)
    )
    FOUND = pages(Limits(lines=9, entries=10), known=PEOPLE, lines=LINES)

    def order(self, name: str) -> list[str]:
        return [
            one
            for path in (f"persons/index~{name}.html", f"persons/index~{name}~2.html")
            for one in listed(main(self.FOUND[path]))
        ]

    def test_by_mentions_those_that_are_mentioned(self) -> None:
        assert self.order("mentions") == [f"N{n:02d}" for n in range(13, 0, -1)]

    def test_by_first_mention_those_with_a_date(self) -> None:
        assert self.order("dates") == [f"N{n:02d}" for n in range(13, 2, -1)]

    def test_each_says_what_it_leaves_out_and_leads_to_the_others(self) -> None:
        page = main(self.FOUND["persons/index~dates.html"])
        assert "Only those that are mentioned in texts with a date" in page
        assert re.findall(r'<a href="(index[^"]*)"(?: aria-current="page")?>(by [^<]*)<', page) == [
            ("index.html", "by name"), ("index~mentions.html", "by mentions"), ("index~dates.html", "by first mention"),
        ]  # fmt: skip

    def test_an_index_that_is_seen_at_once_has_one_order_and_no_filter(self) -> None:
        found = pages(known=self.PEOPLE[:5], lines=LINES)
        assert "persons/index~mentions.html" not in found
        assert "ui-filter" not in found["persons/index.html"]

    def test_the_filter_is_hidden_from_those_without_a_script(self) -> None:
        assert '<p class="filter" hidden' in pages(known=self.PEOPLE, lines=LINES)["persons/index.html"]


class TestSessions:
    def sessions(self) -> tuple[Entity, ...]:
        dates = ("1832", "1830", "", "1831", "1833")
        facts = {"kind": "session", "part_of": "congress", "participants": "ada"}
        stated = [entity(f"s{n}", start=date, page=f"sessions/s{n}.html", **facts) for n, date in enumerate(dates)]
        return (*stated, entity("congress", name="The congress", kind="event", page="events/congress.html"))

    def test_by_date_page_after_page(self) -> None:
        found = pages(LIMITS, known=self.sessions())
        order = [re.findall(r'<a href="(s\d)\.html">', found[f"sessions/index{n}.html"]) for n in ("", "~2", "~3")]
        assert order == [["s1", "s3"], ["s0", "s4"], ["s2"]]

    def test_each_page_says_what_they_are_part_of_and_not_who_was_there(self) -> None:
        found = main(pages(LIMITS, known=self.sessions())["sessions/index~2.html"])
        assert '<h2><a href="../events/congress.html">The congress</a></h2>' in found
        assert "people" not in found
        assert len(pagers(found)) == 2


class TestNames:
    GROUPS: ClassVar = {
        "person": (
            Group("Bob", "", (sample_line("Bob"),) * 3),
            Group("Cy", "", (sample_line("Cy", url="texts/c.html"),)),
        )
    }

    def test_they_have_pages_of_their_own_where_they_are_many(self) -> None:
        found = pages(LIMITS, grouped=self.GROUPS)
        assert '<a href="index~names.html">Names that point to no entry</a> (4)' in found["persons/index.html"]
        assert "<b>" not in found["persons/index.html"]
        first, second = main(found["persons/index~names.html"]), main(found["persons/index~names~2.html"])
        assert (re.findall("<b>(.*?)</b>", first), re.findall("<b>(.*?)</b>", second)) == (["Bob"], ["Bob", "Cy"])
        assert (first.count("../texts/a.html"), second.count("../texts/")) == (2, 2)

    def test_few_stand_in_the_index_even_of_many_entities(self) -> None:
        grouped = {"person": (Group("Bob", "", (sample_line("Bob"),)),)}
        assert "<b>Bob</b>" in pages(LIMITS, known=PEOPLE, lines=LINES, grouped=grouped)["persons/index.html"]
