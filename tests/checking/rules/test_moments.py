"""Dates in attributes as stretches of time."""

from __future__ import annotations

import pytest

from edition.checking.rules.moments import may_leap, moment, why_impossible


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1914", (1914, 1, 1, 0), (1914, 12, 31, 86400)),
        ("1914-02", (1914, 2, 1, 0), (1914, 2, 28, 86400)),
        ("1914-05-09", (1914, 5, 9, 0), (1914, 5, 9, 86400)),
        ("1914-05-09T12:30:01", (1914, 5, 9, 45001), (1914, 5, 9, 45001)),
        ("-0043-03-15", (-43, 3, 15, 0), (-43, 3, 15, 86400)),
    ],
)
def test_a_value_means_a_stretch(value: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    found = moment(value)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("value", ["", "--05-09", "1914-09-31", "9 May", "19", "1" * 5000, "١٩١٤-٠٥-٠٩", "1914-W36"])
def test_what_has_no_year_or_cannot_be_means_none(value: str) -> None:
    assert moment(value) is None


def test_eight_digits_are_a_day_in_iso_alone() -> None:
    day, year = moment("19140509", basic=True), moment("19140509")
    assert day is not None
    assert year is not None
    assert (day.first[0], year.first[0]) == (1914, 19140509)
    assert why_impossible("19140931", basic=True) == "September has 30 days"
    assert why_impossible("19140931") == ""


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("1914", "1915", True),
        ("1914", "1914-05", False),
        ("1914-05", "1914", False),
        ("1914-05-09T10:00:00Z", "1914-05-09T11:00:00Z", True),
        ("1914-05-09T10:00:00Z", "1914-05-09T11:00:00+02:00", False),
        ("1914-05-08T10:00:00Z", "1914-05-09", True),
    ],
)
def test_one_is_before_another_if_all_of_it_is(one: str, other: str, before: bool) -> None:
    first, second = moment(one), moment(other)
    assert first is not None
    assert second is not None
    assert first.is_before(second) is before


def test_a_year_that_is_not_known_may_be_a_leap_year() -> None:
    assert [may_leap(year) for year in (1900, 1904, 2000, 1914, -4, None)] == [False, True, True, False, True, True]
