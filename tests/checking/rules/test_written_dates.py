"""Dates as texts write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.checking.rules.written_dates import in_other_reckonings, written


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("9 May 1874", {date(1874, 5, 9)}),
        ("the 9th of May, 1874", {date(1874, 5, 9)}),
        ("Saturday, May 9, 1874", {date(1874, 5, 9)}),
        ("Samstag, den 9. Mai 1874", {date(1874, 5, 9)}),
        ("le 1er août 1874", {date(1874, 8, 1)}),
        ("9 maggio 1874", {date(1874, 5, 9)}),
        ("9 de mayo de 1874", {date(1874, 5, 9)}),
        ("9 Maii 1874", {date(1874, 5, 9)}),
        ("9. V. 1874", {date(1874, 5, 9)}),
        ("5/9/1874", {date(1874, 5, 9), date(1874, 9, 5)}),
        ("25.9.1911", {date(1911, 9, 25)}),
        ("1874 May 9", {date(1874, 5, 9)}),
        ("[9 May 1874]", {date(1874, 5, 9)}),
    ],
)
def test_full_dates_are_read(text: str, days: set[date]) -> None:
    assert written(text) == days


@pytest.mark.parametrize(
    "text",
    ["May 1874", "9 May", "9 Brumaire 1799", "31 June 1874", "9/10 May 1874", "9 May 1874 and after", "", "x" * 99],
)
def test_what_is_no_full_date_or_more_is_not(text: str) -> None:
    assert written(text) == frozenset()


def test_other_reckonings() -> None:
    assert (1713, 2, 13) in in_other_reckonings(date(1712, 2, 2))
    assert (1917, 11, 7) in in_other_reckonings(date(1917, 10, 25))
    assert (1914, 5, 9) in in_other_reckonings(date(1914, 5, 9))
    assert (1915, 5, 9) not in in_other_reckonings(date(1914, 5, 9))


@given(st.dates())
def test_every_day_is_a_day_in_them(day: date) -> None:
    assert (day.year, day.month, day.day) in in_other_reckonings(day)


@given(st.text(max_size=70))
def test_no_text_is_too_odd(text: str) -> None:
    assert len(written(text)) <= 2
