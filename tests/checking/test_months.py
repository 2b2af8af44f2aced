"""Days of months: how many there are, and why there is no such one."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.checking.months import DAYS, MONTHS, why_no_day


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31))
def test_a_day_is_one_if_the_calendar_has_it(year: int, month: int, day: int) -> None:
    assert (why_no_day(month, day, leap=isleap(year)) == "") == (day <= monthrange(year, month)[1])


def test_months_have_their_days() -> None:
    assert [(name, days) for name, days in zip(MONTHS, DAYS, strict=True)] == [
        (f"{date(2000, month, 1):%B}", monthrange(2000, month)[1]) for month in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("month", "day", "leap", "reason"),
    [
        (9, 31, True, "September has 30 days"),
        (2, 29, False, "February has 28 days in that year, which is no leap year"),
        (2, 29, True, ""),
        (2, 30, False, "February has 28 days in that year, which is no leap year"),
        (2, 30, True, "February has at most 29 days"),
        (5, 32, True, "no month has 32 days"),
        (None, 32, True, "no month has 32 days"),
        (5, 0, True, "there is no day 00"),
        (13, 1, True, "there is no month 13"),
        (0, None, True, "there is no month 00"),
        (None, None, True, ""),
    ],
)
def test_the_reason_is_told_in_words(month: int | None, day: int | None, leap: bool, reason: str) -> None:
    assert why_no_day(month, day, leap=leap) == reason
