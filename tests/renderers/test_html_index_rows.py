"""Rows of an index: what stands in them and where it leads."""

from __future__ import annotations

from typing import Any

import pytest
from edition.renderers.html.index_rows import Rows, life, listed
from edition.renderers.html.words import catalogue

from tests.renderers.sample import entity

ROWS = Rows(catalogue())
HOSTILE = '"><script>x</script>'


def test_all_that_a_row_says() -> None:
    found = ROWS.row(
        entity(
            "ada",
            name="Byron, Ada",
            start="1815-12-10",
            end="1852",
            names="Ada | A. A. L.",
            mentions=3,
            texts=2,
            identifiers="GND:118540238 | local:7",
            first="1830",
            last="1831-05",
            first_url="texts/a.html#p",
            last_url="texts/b.html#q",
        )
    )
    for part in (
        '<tr><th scope="row"><a href="ada.html">Byron, Ada</a> <span class="label">1815–1852</span>',
        '<span class="also">Ada; A. A. L.</span>',
        '<a href="https://d-nb.info/gnd/118540238" title="118540238">GND</a></span></th>',
        '<td class="often">3 in 2 texts</td>',
        '<td class="span"><a href="../texts/a.html#p">1830</a> – <a href="../texts/b.html#q">1831-05</a></td></tr>',
    ):
        assert part in found


def test_one_that_is_never_mentioned_says_so_by_saying_nothing() -> None:
    assert ROWS.row(entity("ada")).endswith('</th><td class="often"></td><td class="span"></td></tr>\n')


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"first": "1830", "last": "1830", "last_url": "u#1"}, '<a href="../u#1">1830</a></td>'),
        ({"first": "1830", "last": "1830", "last_url": "u#2"}, '<td class="span"><a href="../u#1">1830</a></td>'),
        ({"last_url": "u#1"}, '<td class="span"><a href="../u#1">first mention</a></td>'),
        ({"last_url": "u#2"}, '<td class="span"><a href="../u#1">first mention</a></td>'),
        (
            {"last_url": "u#2", "texts": 2},
            '<td class="span"><a href="../u#1">first mention</a>, <a href="../u#2">last mention</a></td>',
        ),
    ],
)
def test_first_and_last_are_dates_or_said_in_words(facts: dict[str, Any], said: str) -> None:
    """Of one date, and in one text without a date, there is no span."""
    assert said in ROWS.row(entity("ada", **{"mentions": 2, "texts": 1, "first_url": "u#1", **facts}))


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("1815", "1852-11-27", "1815–1852"),
        ("1815", "", "1815–"),
        ("", "1852", "–1852"),
        ("-0100", "-0044", "−100–−44"),
        ("1815", "1815", "1815"),
    ],
)
def test_years_of_a_life(start: str, end: str, years: str) -> None:
    assert life(entity("ada", start=start, end=end)) == years
    assert life(entity("s", kind="session", start=start, end=end)) == ""


def test_of_many_names_the_first_and_all_are_there_to_be_found() -> None:
    row = ROWS.row(entity("ada", names=" | ".join(f"N{n}" for n in range(9))))
    assert "N0; N1; N2; N3; …</span>" in row
    assert 'data-also="N0; N1; N2; N3; N4; N5; N6; N7; N8"' in row
    assert "data-also" not in ROWS.row(entity("ada", names="N0 | N1"))


@pytest.mark.parametrize(
    ("name", "sort_name", "said"),
    [
        ("Armand du Plessis duc de Richelieu", "du Plessis, Armand", "du Plessis, Armand, duc de Richelieu"),
        ("Franz I. Kaiser von Österreich", "Franz I.", "Franz I., Kaiser von Österreich"),
        ("Arthur Wellesley, 1st duke of Wellington", "Wellesley, Arthur", "Wellesley, Arthur, 1st duke of Wellington"),
        ("Jean le Rond d’Alembert", "Alembert, Jean le Rond", "Alembert, Jean le Rond, d’"),
        ("Sir Joseph, Count of X, Earl of Y Wren", "Wren, Joseph", "Wren, Joseph, Sir, Count of X, Earl of Y"),
        ("Maria Berg, widow Lind", "Berg Lind, Maria", "Berg Lind, Maria, widow"),
        ("Ada Byron", "Byron, Ada", "Byron, Ada"),
        ("Byron, Ada", "Byron, Ada", "Byron, Ada"),
        ("The Society", "The Society", "The Society"),
        ("Karl von Karlsbad (?)", "von Karlsbad, Karl", "von Karlsbad, Karl"),
    ],
)
def test_what_sorting_leaves_out_of_a_name_stands_after_it(name: str, sort_name: str, said: str) -> None:
    """Who is known by a title is found by it; the page is headed by the whole name."""
    assert listed(entity("x", name=name, sort_name=sort_name)) == said


@pytest.mark.parametrize("fact", ["name", "names", "identifiers", "first", "first_url", "start", "page"])
def test_nothing_of_a_source_is_markup(fact: str) -> None:
    assert "<script" not in ROWS.row(entity("ada", **{"mentions": 1, "first_url": "u", "last_url": "v", fact: HOSTILE}))
