"""The plot is one well-formed SVG file that says what it shows, in words and with numbers at its axes."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from benchmarks import plotting
from benchmarks.plotting import Line, Panel

SVG = "{http://www.w3.org/2000/svg}"
PANEL = Panel("CPU for each text, ms", (Line("one & two", ((1000, 7.0), (10_000, 8.0))), Line("b", ((1000, 1.0),))))


def drawn(*panels: Panel) -> Any:
    return etree.fromstring(plotting.chart(panels).encode())


def words(svg: Any) -> list[str]:
    return [element.text for element in svg.iter(f"{SVG}text")]


def test_axes_have_their_numbers_and_names() -> None:
    said = words(drawn(PANEL))
    assert {"CPU for each text, ms", "one & two", "texts", "1,000", "10,000", "0", "8"} <= set(said)


def test_more_is_higher_and_later_is_further_right() -> None:
    line = drawn(PANEL).findall(f".//{SVG}polyline")[2]
    (x1, y1), (x2, y2) = ([float(number) for number in point.split(",")] for point in line.get("points").split())
    assert x1 < x2
    assert y1 > y2


def test_what_is_shown_is_said_for_those_who_do_not_see_it() -> None:
    svg = drawn(PANEL, PANEL)
    assert svg.get("role") == "img"
    assert "one & two" in svg.find(f"{SVG}title").text
    assert svg.get("aria-labelledby") == svg.find(f"{SVG}title").get("id")


def test_it_is_dark_on_dark_pages() -> None:
    assert "prefers-color-scheme: dark" in drawn(PANEL).find(f"{SVG}style").text


def test_a_single_point_is_drawn() -> None:
    assert "5" in words(drawn(Panel("t", (Line("a", ((5, 0.0),)),))))


@pytest.mark.parametrize(("amount", "top"), [(0.9, 1), (1.0, 1), (1.1, 2), (79, 80), (81, 100), (0, 1)])
def test_the_highest_number_is_a_round_one(amount: float, top: float) -> None:
    assert plotting._rounded(amount) == pytest.approx(top)
