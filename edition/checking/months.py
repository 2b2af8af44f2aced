"""Months of the Gregorian calendar: how many days they have, and why a day is none, in a scholar's words (ISO 8601)."""

from __future__ import annotations

MONTHS = "January February March April May June July August September October November December".split()
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The most that each may have."""


def why_no_day(month: int | None, day: int | None, *, leap: bool = True) -> str:
    """Why there is no such month, or no such day in it; '' where there is.

    None is what is not said. ``leap``: whether the year has 366 days, or may have.
    """
    if month is not None and not 1 <= month <= 12:
        return f"there is no month {month:02}"
    last = 31 if month is None else DAYS[month - 1] - (month == 2 and not leap)
    if day is None or 1 <= day <= last:
        return ""
    if day < 1:
        return "there is no day 00"
    if month is None or day > 31:
        return f"no month has {day} days"
    if month == 2 and not leap:
        return "February has 28 days in that year, which is no leap year"
    return f"{MONTHS[month - 1]} has {'at most ' if month == 2 else ''}{DAYS[month - 1]} days"
