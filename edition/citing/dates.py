"""Dates in W3C form as words, and as the parts that formats want (XML Schema part 2; EDTF level 1 for what is not exact)."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from edition.bibliography import Dating

_FORM = re.compile(r"(?P<year>-?\d{4,9})(?!\d)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_TIME = re.compile(r"(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
MONTHS = "January February March April May June July August September October November December".split()
_SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()


class Day(NamedTuple):
    """A year, and a month and a day where they are known (0 where not). ``year`` is negative before our era."""

    year: int
    month: int = 0
    day: int = 0


def day_of(date: str) -> Day | None:
    """The parts of a date in W3C form, as far as there are such a month and such a day, or None; a time of day is passed over."""
    found = _FORM.match(date.strip())
    if found is None:
        return None
    year, month, day = (int(found[part] or 0) for part in ("year", "month", "day"))
    if not 1 <= month <= len(MONTHS):
        return Day(year)
    return Day(year, month, day if day <= monthrange(year, month)[1] else 0)


def year_of(date: str) -> str:
    """The year of a date in words: ``44 BCE`` before our era."""
    day = day_of(date)
    return _year(day.year) if day else ""


def _year(year: int) -> str:
    return f"{-year} BCE" if year < 0 else str(year)


def in_words(date: str, *, short: bool = False, american: bool = False) -> str:
    """``14 May 1874``; ``american``: ``May 14, 1874``; what is no date as it is."""
    day = day_of(date)
    if day is None:
        return date
    month = (_SHORT if short else MONTHS)[day.month - 1] if day.month else ""
    if american and day.day:
        return f"{month} {day.day}, {_year(day.year)}"
    return " ".join(filter(None, (str(day.day) if day.day else "", month, _year(day.year))))


def span_in_words(dating: Dating, *, short: bool = False, american: bool = False) -> str:
    """A date, or a span with a dash; ``ca.`` before what is not known exactly; what has an end alone is ``before`` it."""
    start, end = (in_words(d, short=short, american=american) for d in (dating.start, dating.end))
    alone = start or (f"before {end}" if end else "")
    joined = _joined(start, end, american) if start and end and start != end else alone
    return f"ca. {joined}" if dating.circa and joined else joined


def _joined(start: str, end: str, american: bool) -> str:
    """``1914–1918``, ``9–10 May 1874``, else both in full."""
    if " " not in start + end:
        return f"{start}–{end}"
    day, _, rest = start.partition(" ")
    if not american and day.isdigit() and end.partition(" ")[2] == rest and end.partition(" ")[0].isdigit():
        return f"{day}–{end}"
    return f"{start} – {end}"


def years_in_words(dating: Dating) -> str:
    """The year or years alone: ``1874``, ``1914–1918``."""
    return span_in_words(Dating(_only_year(dating.start), _only_year(dating.end), dating.circa))


def _only_year(date: str) -> str:
    found = _FORM.match(date)
    return found["year"] if found else ""


def edtf(dating: Dating) -> str:
    """As the Extended Date/Time Format writes it (ISO 8601-2): ``1874-05-14``, ``1874-05/1875``, ``1874~``, ``../1500``."""
    sign = "~" if dating.circa else ""
    start, end = (iso(d) for d in (dating.start, dating.end))
    if start and (not end or start == end):
        return start + sign
    return f"{start + sign if start else '..'}/{end + sign}" if end else ""


def iso(date: str) -> str:
    """A date of the calendar as ISO 8601 writes it, as exactly as it is one; '' for what is none."""
    day = day_of(date)
    if day is None:
        return ""
    # Without a year 0 the year 44 before our era is -0043 (ISO 8601); the TEI follows XML Schema, of which 1.1 counts so as well.
    parts = [f"{day.year:05d}" if day.year < 0 else f"{day.year:04d}"]
    parts += [f"{part:02d}" for part in (day.month, day.day) if part]
    return "-".join(parts)


def moment(date: str) -> str:
    """As :func:`iso`, with the time of day where one stands after a whole date."""
    day, _, time = date.partition("T")
    known = iso(day)
    return f"{known}T{time}" if known == day and day.count("-") >= 2 and _TIME.fullmatch(time) else known
