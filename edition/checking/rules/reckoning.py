"""Dates and the edition: texts outside its span, and calendars that no header describes (TEI P5, sections 2.4.5 and 13.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition.checking.rules.dates import shown, span
from edition.checking.rules.moments import Moment, moment
from edition.checking.rules.sheet import At, Sheet
from edition.checking.rules.whole import Whole
from edition.model import Edit, Fix, Problem
from edition.tei import ID, PREFIX, has_scheme

_HEADER_DATES = [
    re.sub(r"\w+", lambda name: PREFIX + name[0], path)
    for path in (
        "profileDesc/creation//date profileDesc/correspDesc/correspAction//date fileDesc/sourceDesc//origDate"
        " fileDesc/titleStmt/meeting//date profileDesc/settingDesc//date"
    ).split()
]
"""Where a header says of what time its text is."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a header: first and last moment, as it is written, and where."""

    begin: Moment
    end: Moment
    shown: str
    at: At


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What one file says of time. ``used`` are values of ``@calendar``: how often each, and where first."""

    dates: tuple[Dated, ...]
    calendars: frozenset[str]
    used: tuple[tuple[str, int, At], ...]


def collect(sheet: Sheet) -> Reckoning | None:
    """The dates of headers, and the calendars that are described and used."""
    found = Reckoning(
        tuple(_header_dates(sheet)),
        frozenset(c.get(ID, "").strip() for c in sheet.of("calendar")),
        tuple(sheet.tallied((value, e) for e in sheet.having("calendar") for value in e.get("calendar").split())),
    )
    return found if found.dates or found.calendars or found.used else None


def _header_dates(sheet: Sheet) -> Iterator[Dated]:
    for header in sheet.of("teiHeader"):
        for element in (e for path in _HEADER_DATES for e in header.iterfind(path)):
            if found := span(element):
                yield Dated(found[0], found[1], shown(found[2]), sheet.at(found[2]))


def judge(whole: Whole) -> Iterator[Problem]:
    """Texts dated outside the span that ``edition.toml`` gives, and calendars that are described nowhere."""
    facts: list[Reckoning] = [value for _, value in whole.facts("reckoning")]
    yield from _outside(whole, [date for found in facts for date in found.dates])
    described = {name for found in facts for name in found.calendars}
    for value, count, at in (used for found in facts for used in found.used):
        if not has_scheme(value) and ("#" not in value or value.rpartition("#")[2] not in described):
            yield _unknown(whole, value, count, at, described)


def _outside(whole: Whole, dates: list[Dated]) -> Iterator[Problem]:
    first, last = (moment(value) for value in whole.project.span or ("", ""))
    if first is None or last is None:
        return
    for one in dates:
        if one.end.is_before(first) or last.is_before(one.begin):
            limits = " to ".join(whole.project.span)
            message = f"this date ({one.shown}) lies outside the span of the edition, {limits}"
            hint = "correct the date, or widen “span” in edition.toml"
            yield whole.problem("date-outside-edition", message, one.at, hint=hint)


def _unknown(whole: Whole, value: str, count: int, at: At, described: set[str]) -> Problem:
    more = f" ({count} times in this file)" if count > 1 else ""
    fixes: tuple[Fix, ...] = ()
    if value in described:
        message, hint = f"the # is missing before the calendar “{value}”{more}", f"write #{value}"
        place, _ = whole.locate(*at, "calendar", value)
        fixes = (Fix(hint, (Edit(place, value, f"#{value}"),), sure=True),)
    elif "#" in value:
        message = f"no header describes a calendar {value}{more}"
        hint = f'describe it in a calendarDesc: <calendar xml:id="{value.rpartition("#")[2]}">; or correct the pointer'
    else:
        message = f"“{value}” stands where @calendar should point to a calendar of the header{more}"
        hint = f"describe it in a calendarDesc, with an xml:id, and point to it: #{value.casefold()}"
    return whole.problem("unknown-calendar", message, at, "calendar", value, hint=hint, fixes=fixes)
