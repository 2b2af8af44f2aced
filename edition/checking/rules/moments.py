"""Dates in attributes as stretches of time, and why a date cannot be (TEI P5, section 13.4; XSD 1.1 part 2; ISO 8601).

Years before our era are negative; the day count of years before 1 is left open, since year 0 is read in two ways.
"""

from __future__ import annotations

import re
from calendar import isleap
from functools import lru_cache
from typing import NamedTuple

from edition.checking.months import DAYS, why_no_day

_DATE = re.compile(
    r"(?P<year>-?\d{4,9})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)?)?)?(?P<zone>Z|[+-]\d\d:\d\d)?",
    re.ASCII,
)
_COMMON = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?)?", re.ASCII)
"""What nearly all values are, and what is always in order."""
_EVERY_YEAR = re.compile(r"--(?P<month>\d\d)(?:-(?P<day>\d\d))?|---(?P<any>\d\d)", re.ASCII)
_BASIC = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", re.ASCII)
_TIME = re.compile(r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_LAST_SECOND = 86400
_Point = tuple[int, int, int, int]


class Moment(NamedTuple):
    """The stretch of time that a value means: its first and last year, month, day and second; ``zone`` as written, or ''."""

    first: _Point
    last: _Point
    zone: str = ""

    @property
    def is_point(self) -> bool:
        """Whether it is known to the second."""
        return self.first == self.last

    def is_before(self, other: Moment) -> bool:
        """Whether all of it surely lies before all of another: hours count only in one time zone."""
        if self.zone == other.zone:
            return self.last < other.first
        return self.last[:3] < other.first[:3]


def may_leap(year: int | None) -> bool:
    """Whether a year of the Gregorian calendar has 366 days, or may have: before our era, or where it is not known."""
    return year is None or year <= 0 or isleap(year)


@lru_cache(maxsize=4096)
def moment(value: str, basic: bool = False) -> Moment | None:
    """What a value of ``@when`` or its like means; None where it is in no form that begins with a year, or cannot be.

    ``basic``: whether eight digits are a date, as in ``@when-iso``; in ``@when`` they are a year.
    """
    found = (_BASIC.fullmatch(value) if basic else None) or _DATE.fullmatch(value)
    if found is None or why_impossible(value, basic):
        return None
    parts = found.groupdict()
    year = int(parts["year"])
    month, day = (int(parts[part]) if parts.get(part) else 0 for part in ("month", "day"))
    second = _second(parts) if day and parts.get("hour") else None
    last_month = month or 12
    first = (year, month or 1, day or 1, second or 0)
    last_day = day or DAYS[last_month - 1] - (last_month == 2 and not may_leap(year))
    last = (year, last_month, last_day, _LAST_SECOND if second is None else second)
    return Moment(first, last, parts.get("zone") or "")


def _second(parts: dict[str, str | None]) -> int:
    return int(parts["hour"] or 0) * 3600 + int(parts["minute"] or 0) * 60 + int(parts["second"] or 0)


@lru_cache(maxsize=4096)
def why_impossible(value: str, basic: bool = False) -> str:
    """Why a value in the form of a date is none, in words; '' where it may be one, or is in no form known here."""
    if _COMMON.fullmatch(value):
        return ""
    forms = (_BASIC, _DATE, _EVERY_YEAR, _TIME) if basic else (_DATE, _EVERY_YEAR, _TIME)
    found = next((match for form in forms if (match := form.fullmatch(value))), None)
    if found is None:
        return ""
    numbers = {name: int(text) for name, text in found.groupdict().items() if text and name != "zone"}
    numbers |= {"day": numbers["any"]} if "any" in numbers else {}
    leap = may_leap(numbers.get("year"))
    return why_no_day(numbers.get("month"), numbers.get("day"), leap=leap) or _why_time(numbers)


def _why_time(numbers: dict[str, int]) -> str:
    hour, minute, second = (numbers.get(name, 0) for name in ("hour", "minute", "second"))
    if hour > 24 or (hour == 24 and (minute or second)):
        return f"a day has 24 hours, and this is {hour}:{minute:02}"
    if minute > 59:
        return f"an hour has 60 minutes, counted from 0 to 59, and this is {minute}"
    return f"a minute has 60 seconds, counted from 0 to 59, and this is {second}" if second > 60 else ""
