"""Dates of texts on a line: read, and brought together in equal stretches of days, months or years."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from edition.index import Dated

MOST = 60
"""Stretches of a line."""
_DATE = re.compile(r"(-?[0-9]{4,6})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9])")
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
_EXACT = 0.9
"""The share of dates that must be exact enough for a unit; the others are counted apart."""
DAYS, MONTHS, YEARS = "days", "months", "years"


class Stretch(NamedTuple):
    """Texts and mentions of one stretch of time; ``url`` leads to the first. ``name`` is a date, or two with a dash between."""

    name: str
    texts: int
    mentions: int
    url: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Equal stretches: ``first`` in units, each ``step`` long, so many of them."""

    unit: str
    first: int
    step: int
    number: int

    def place(self, date: str) -> int | None:
        """The number of the stretch that a date is in (from 0); None for one that is less exact, or outside."""
        units = _units(date, self.unit)
        if units is None:
            return None
        found = (units - self.first) // self.step
        return found if 0 <= found < self.number else None

    def name(self, number: int) -> str:
        """What a stretch is called: its day, its month, its year, or its first and last year."""
        start = self.first + number * self.step
        if self.step == 1:
            return _named(start, self.unit)
        return f"{_named(start, self.unit)}–{_named(start + self.step - 1, self.unit)}"

    def mark(self, number: int) -> str:
        """What stands below the beginning of a stretch on the line."""
        return _named(self.first + number * self.step, self.unit)


@lru_cache(maxsize=4096)
def _parts(date: str) -> tuple[int, int, int] | None:
    """Year, month and day, 0 where a date does not say."""
    found = _DATE.match(date)
    if found is None:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    return (year, month, day) if month <= 12 and day <= 31 else (year, 0, 0)


def _units(date: str, unit: str) -> int | None:
    parts = _parts(date)
    if parts is None:
        return None
    year, month, day = parts
    if unit == YEARS:
        return year
    if unit == MONTHS:
        return year * 12 + month - 1 if month else None
    try:
        return dt.date(year, month, day).toordinal()
    except ValueError:
        return None


def _named(units: int, unit: str) -> str:
    if unit == YEARS:
        return f"{units:05d}" if units < 0 else f"{units:04d}"
    if unit == MONTHS:
        return f"{units // 12:04d}-{units % 12 + 1:02d}"
    return dt.date.fromordinal(units).isoformat()


def scale(dates: Iterable[str]) -> Scale | None:
    """The finest scale on which nearly all of some dates have a place; None where all of them have the same."""
    known = [date for date in dates if _parts(date)]
    for unit in (DAYS, MONTHS, YEARS):
        units = [found for date in known if (found := _units(date, unit)) is not None]
        if not units or len(units) < _EXACT * len(known):
            continue
        first, last = min(units), max(units)
        if last - first < MOST and last > first:
            return Scale(unit, first, 1, last - first + 1)
        if unit == YEARS and last > first:
            return _of_years(first, last)
    return None


def _of_years(first: int, last: int) -> Scale:
    """Stretches of several years, which begin with round ones."""
    for step in _YEARS:
        start = first // step * step
        if last - start < MOST * step:
            return Scale(YEARS, start, step, (last - start) // step + 1)
    step = (last - first) // MOST + 1
    return Scale(YEARS, first, step, (last - first) // step + 1)


def stretches(dated: Iterable[Dated], on: Scale) -> tuple[list[Stretch | None], int]:
    """What falls into each stretch of a scale, None where nothing does; and how many texts have no place on it."""
    found: list[Stretch | None] = [None] * on.number
    left = 0
    for one in dated:
        place = on.place(one.date)
        if place is None:
            left += one.texts
            continue
        before = found[place]
        if before is None:
            found[place] = Stretch(on.name(place), one.texts, one.mentions, one.url)
        else:
            found[place] = before._replace(texts=before.texts + one.texts, mentions=before.mentions + one.mentions)
    return found, left


def marks(on: Scale, room: float, wide: Sequence[float]) -> list[int]:
    """The stretches that are named below the line, ``wide`` being how wide their names are, and ``room`` how wide a stretch is.

    Every one, every second, fifth, tenth …: as many as stand beside one another.
    """
    widest = max(wide, default=0.0) + 8
    for every in (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60):
        if every * room >= widest:
            return list(range(0, on.number, every))
    return [0]
