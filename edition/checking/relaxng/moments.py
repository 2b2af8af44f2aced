"""Dates, times and durations of XML Schema (Part 2, 3.2.6 to 3.2.14; ISO 8601), and why something is none, in a scholar's words."""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass
from decimal import Decimal

from edition.checking.months import DAYS, why_no_day

_YEAR = r"(?P<year>-?(?:[1-9]\d{3,}|0\d{3}))"
_ZONE = r"(?P<zone>Z|[+-]\d\d:\d\d)?"
_TIME = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d(?:\.\d+)?)"
_FORMS = {
    "date": (rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d){_ZONE}", "1914-07-28"),
    "dateTime": (rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)T{_TIME}{_ZONE}", "1914-07-28T11:10:00"),
    "time": (rf"{_TIME}{_ZONE}", "11:10:00"),
    "gYear": (rf"{_YEAR}{_ZONE}", "1914"),
    "gYearMonth": (rf"{_YEAR}-(?P<month>\d\d){_ZONE}", "1914-07"),
    "gMonth": (rf"--(?P<month>\d\d){_ZONE}", "--07"),
    "gMonthDay": (rf"--(?P<month>\d\d)-(?P<day>\d\d){_ZONE}", "--07-28"),
    "gDay": (rf"---(?P<day>\d\d){_ZONE}", "---28"),
}
_PATTERNS = {name: re.compile(form, re.ASCII) for name, (form, _) in _FORMS.items()}
_DURATION = re.compile(
    r"(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", re.ASCII
)
_FARTHEST = 14 * 60
_BEGINNINGS = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
"""Months that show every length of some months together."""
_LONGEST = 100
"""Characters of a date or duration."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time: seconds of UTC from the beginning of the year 1, and whether a zone was given.

    With and without a zone they have an order only where it would hold in every zone (XML Schema Part 2, 3.2.7.4).
    """

    seconds: Decimal
    zoned: bool

    def __lt__(self, other: Moment) -> bool:
        return self.seconds + (0 if self.zoned is other.zoned else 60 * _FARTHEST) < other.seconds

    def __le__(self, other: Moment) -> bool:
        return self == other or self < other


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration; it is shorter than another one if it is from whatever day on (XML Schema Part 2, 3.2.6.2)."""

    months: int
    seconds: Decimal

    def __lt__(self, other: Duration) -> bool:
        return all(self.end(*begin) < other.end(*begin) for begin in _BEGINNINGS)

    def __le__(self, other: Duration) -> bool:
        return all(self.end(*begin) <= other.end(*begin) for begin in _BEGINNINGS)

    def end(self, year: int, month: int) -> Decimal:
        """When it ends, if it begins with a month: seconds from the beginning of the year 1."""
        years, months = divmod(month - 1 + self.months, 12)
        return 86400 * _day_number(year + years, months + 1, 1) + self.seconds


def moment(name: str, text: str) -> Moment:
    """The value of a date or time of the datatype ``name``. Raises ``ValueError`` with the reason."""
    found = _PATTERNS[name].fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        raise ValueError(f"it is not written like {_FORMS[name][1]}")
    parts = {key: part for key, part in found.groupdict().items() if part is not None}
    said = {part: int(parts[part]) for part in ("year", "month", "day") if part in parts}
    year = said.get("year", 2000)
    if year == 0:
        raise ValueError("there is no year 0000: the year before 0001 is -0001")
    counted = year if year > 0 else year + 1  # in which the year before 1 is 0, a leap year
    if reason := why_no_day(said.get("month"), said.get("day"), leap=isleap(counted)):
        raise ValueError(reason)
    days = _day_number(counted, said.get("month", 1), said.get("day", 1))
    return Moment(days * 86400 + _time(parts) - 60 * _zone(parts.get("zone", "")), "zone" in parts)


def _day_number(year: int, month: int, day: int) -> int:
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400
    return 365 * before + leaps + sum(DAYS[: month - 1]) - (month > 2 and not isleap(year)) + day - 1


def _time(parts: dict[str, str]) -> Decimal:
    hour, minute, second = int(parts.get("hour", "0")), int(parts.get("minute", "0")), Decimal(parts.get("second", "0"))
    if hour > 24 or (hour == 24 and (minute or second)):
        raise ValueError(f"there is no hour {hour}")
    if minute > 59 or second >= 60:
        raise ValueError("an hour has 60 minutes, and a minute 60 seconds")
    return 3600 * hour + 60 * minute + second


def _zone(written: str) -> int:
    """Minutes east of Greenwich."""
    if written in ("", "Z"):
        return 0
    minutes = 60 * int(written[1:3]) + int(written[4:6])
    if minutes > _FARTHEST or int(written[4:6]) > 59:
        raise ValueError(f"there is no time zone {written}")
    return minutes if written[0] == "+" else -minutes


def duration(text: str) -> Duration:
    """A duration. Raises ``ValueError``."""
    found = _DURATION.fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        raise ValueError("it is not written like P1Y2M3DT4H (1 year, 2 months, 3 days, 4 hours)")
    sign = -1 if found[1] else 1
    years, months, days, hours, minutes = (int(part or 0) for part in found.groups()[1:6])
    seconds = Decimal(found[7] or 0) + 60 * minutes + 3600 * hours + 86400 * days
    return Duration(sign * (12 * years + months), sign * seconds)
