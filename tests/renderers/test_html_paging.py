"""How many pages, which rows, and the links between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from edition.renderers.html.paging import Rows, pager, pages
from edition.renderers.html.words import catalogue
from hypothesis import given
from hypothesis import strategies as st

from tests.renderers.sample import pagers

WORDS = catalogue()


@pytest.mark.parametrize(("length", "number"), [(0, 1), (1, 1), (10, 1), (11, 2), (20, 2), (21, 3)])
def test_as_many_as_are_needed_and_never_none(length: int, number: int) -> None:
    assert pages(length, 10) == number


class Asked:
    """A query that knows how often it was asked, and how many of its rows were read."""

    def __init__(self, length: int) -> None:
        self.length, self.times, self.read = length, 0, 0

    def __call__(self) -> Iterator[int]:
        self.times += 1
        for one in range(self.length):
            self.read += 1
            yield one


class TestRows:
    def test_pages_in_their_order_cost_one_pass(self) -> None:
        asked, rows = Asked(25), Rows()
        found = [rows.page("q", asked, (number, 3), 10) for number in (1, 2, 3)]
        assert found == [list(range(10)), list(range(10, 20)), list(range(20, 25))]
        assert (asked.times, asked.read) == (1, 25)

    def test_a_page_reads_no_further_than_it_must(self) -> None:
        asked = Asked(1000)
        Rows().page("q", asked, (1, 100), 10)
        assert asked.read == 10

    def test_every_other_page_costs_one_pass_too(self) -> None:
        asked, rows = Asked(60), Rows()
        assert [rows.page("q", asked, (n, 6), 10)[0] for n in (2, 4, 6)] == [10, 30, 50]
        assert asked.times == 1

    def test_the_last_page_takes_all_that_is_left_whatever_was_counted(self) -> None:
        assert Rows().page("q", Asked(25), (2, 2), 10) == list(range(10, 25))
        assert Rows().page("q", Asked(5), (2, 2), 10) == []

    @given(st.integers(0, 40), st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 5)), max_size=8))
    def test_in_any_order_a_page_has_its_rows(self, length: int, order: list[tuple[str, int]]) -> None:
        rows = Rows()
        for query, number in order:
            ask = {"a": lambda: range(length), "b": lambda: range(100, 100 + length)}[query]
            expected = list(ask())[(number - 1) * 10 :]
            assert rows.page(query, ask, (number, 5), 10) == (expected[:10] if number < 5 else expected)


class TestLinks:
    @pytest.mark.parametrize(
        ("number", "of", "links"),
        [
            (1, 2, ["[1]", "2 a~2.html", "Next page → a~2.html"]),
            (2, 2, ["← Previous page a.html", "1 a.html", "[2]"]),
            (
                5,
                9,
                [
                    "← Previous page a~4.html", "1 a.html", "3 a~3.html", "4 a~4.html", "[5]", "6 a~6.html", "7 a~7.html",
                    "9 a~9.html", "Next page → a~6.html",
                ],
            ),
        ],
    )  # fmt: skip
    def test_they_lead_to_the_neighbours_the_first_and_the_last(self, number: int, of: int, links: list[str]) -> None:
        assert pagers(pager("persons/a.html", (number, of), WORDS)) == [links]

    def test_what_is_left_out_is_a_sign(self) -> None:
        signs = [re.sub("<.*?>", "", pager("a.html", at, WORDS)).count("…") for at in ((1, 3), (1, 9), (5, 9), (3, 6))]
        assert signs == [0, 1, 2, 0]

    def test_one_page_has_none(self) -> None:
        assert pager("a.html", (1, 1), WORDS) == ""

    def test_what_it_is_and_where_one_is_can_be_heard(self) -> None:
        found = pager("a.html", (2, 3), WORDS)
        assert found.below == found.replace("Pages", "Pages, below the list")
        assert found.startswith('<nav class="pager" aria-label="Pages"><span class="label">page 2 of 3</span> ')
        assert found.count("aria-current") == found.count('rel="prev"') == found.count('rel="next"') == 1
