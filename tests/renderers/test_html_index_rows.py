"""Rows of an index: what stands in them and where it leads."""

from __future__ import annotations

import pytest
from edition.renderers.html.index_rows import Rows, life
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
        (
            {"first": "1830", "last": "1830", "last_url": "u#2"},
            '<a href="../u#1">1830</a> – <a href="../u#2">last</a></td>',
        ),
        ({"last_url": "u#2"}, '<a href="../u#1">first</a> – <a href="../u#2">last</a></td>'),
        ({"last_url": "u#1"}, '<a href="../u#1">first</a></td>'),
    ],
)
def test_first_and_last(facts: dict[str, str], said: str) -> None:
    assert said in ROWS.row(entity("ada", mentions=2, texts=1, first_url="u#1", **facts))


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


def test_of_many_names_the_first() -> None:
    assert "N0; N1; N2; N3; …" in ROWS.row(entity("ada", names=" | ".join(f"N{n}" for n in range(9))))


@pytest.mark.parametrize("fact", ["name", "names", "identifiers", "first", "first_url", "start", "page"])
def test_nothing_of_a_source_is_markup(fact: str) -> None:
    assert "<script" not in ROWS.row(entity("ada", **{"mentions": 1, "first_url": "u", "last_url": "v", fact: HOSTILE}))
