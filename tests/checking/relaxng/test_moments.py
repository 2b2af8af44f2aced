"""Dates and times: which are none, why, in which order they come."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.checking.relaxng.moments import Duration, Moment, duration, moment

REASONS = {
    ("date", "1914-09-31"): "September has 30 days",
    ("date", "1914-02-29"): "February has 28 days in that year, which is no leap year",
    ("date", "1912-02-30"): "February has at most 29 days",
    ("date", "1900-02-29"): "February has 28 days in that year, which is no leap year",
    ("date", "1914-13-01"): "there is no month 13",
    ("date", "1914-00-01"): "there is no month 00",
    ("date", "1914-07-00"): "there is no day 00",
    ("date", "0000-01-01"): "there is no year 0000: the year before 0001 is -0001",
    ("date", "1914-7-28"): "it is not written like 1914-07-28",
    ("date", "28.7.1914"): "it is not written like 1914-07-28",
    ("date", "1914-07-28+15:00"): "there is no time zone +15:00",
    ("gYear", "14"): "it is not written like 1914",
    ("gYear", "01914"): "it is not written like 1914",
    ("gYearMonth", "1914-13"): "there is no month 13",
    ("gMonthDay", "--02-30"): "February has at most 29 days",
    ("gDay", "---32"): "no month has 32 days",
    ("time", "25:00:00"): "there is no hour 25",
    ("time", "24:00:01"): "there is no hour 24",
    ("time", "11:60:00"): "an hour has 60 minutes, and a minute 60 seconds",
    ("dateTime", "1914-07-28"): "it is not written like 1914-07-28T11:10:00",
}


@pytest.mark.parametrize(("name", "text"), REASONS)
def test_what_is_none_is_told_as_one_would_tell_a_scholar(name: str, text: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the words are compared
        moment(name, text)
    assert str(caught.value) == REASONS[name, text]


@given(st.dates(), st.integers(-840, 840))
def test_a_date_is_its_day_and_a_zone_moves_it(day: date, zone: int) -> None:
    sign, (hours, minutes) = "-" if zone < 0 else "+", divmod(abs(zone), 60)
    found = moment("date", f"{day.isoformat()}{sign}{hours:02}:{minutes:02}")
    assert found == Moment(Decimal((day - date(1, 1, 1)).days * 86400 - 60 * zone), True)


@given(st.datetimes(), st.datetimes())
def test_times_come_in_their_order(one: datetime, two: datetime) -> None:
    assert (moment("dateTime", one.isoformat()) < moment("dateTime", two.isoformat())) == (one < two)
    assert moment("dateTime", one.isoformat()).seconds == Decimal(
        (one.replace(tzinfo=UTC) - datetime(1, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    ) / Decimal(1_000_000)


def test_midnight_may_be_hour_24_and_the_year_before_1_is_a_leap_year() -> None:
    assert moment("dateTime", "1914-07-28T24:00:00") == moment("dateTime", "1914-07-29T00:00:00")
    assert moment("date", "-0001-12-31").seconds + 86400 == moment("date", "0001-01-01").seconds == 0
    assert moment("date", "-0001-02-29") < moment("date", "-0001-03-01")


def test_durations_are_months_and_seconds() -> None:
    assert duration("P1Y2M") == duration("P14M") == Duration(14, Decimal(0))
    assert duration("-P1DT2H") == Duration(0, Decimal(-93600))
    assert duration("PT1.5S") == Duration(0, Decimal("1.5"))


@pytest.mark.parametrize("text", ["P", "PT", "P1S", "1D", "P1DT", "P-1D", "P1.5D", "p1d", "P1D2Y", ""])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="not written like"):
        duration(text)


def test_what_has_no_order_has_none() -> None:
    here, there = moment("date", "1914-07-28"), moment("date", "1914-07-28Z")
    assert [here < there, here > there, here <= there, here >= there] == [False] * 4
    assert moment("date", "1914-07-27") < moment("date", "1914-07-29Z")
    assert [duration("P1M") < duration("P30D"), duration("P1M") >= duration("P30D")] == [False] * 2
    assert duration("P1M") < duration("P32D")
    assert duration("P27D") < duration("P1M") <= duration("P31D")


def test_what_is_endlessly_long_is_none() -> None:
    for text in (f"{'9' * 5000}-01-01", f"P{'9' * 5000}Y"):
        with pytest.raises(ValueError, match="not written like"):
            (duration if text.startswith("P") else lambda text: moment("date", text))(text)
