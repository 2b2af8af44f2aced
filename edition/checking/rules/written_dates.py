"""Dates as texts write them: day, month and year in words or numbers, in the languages whose month names are known here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_NAMES = """
january jan jany januar jänner jaenner jän janvier janv gennaio gen genn enero ene januarii ianuarii januarij ianuarij januarius
february feb febr februar feber feby février fevrier févr fevr fév fev febbraio febb febrero februarii februarij februarius
march mar märz maerz merz mrz mars marzo martii martij martius martio
april apr avril avr aprile abril abr aprilis aprili
may mai maggio mag magg mayo maii maij maius maio
june jun juni juno juin giugno giu junio iunio junii iunii junij iunij junius iunius
july jul juli juillet juil luglio lug julio iulio julii iulii julij iulij julius iulius
august aug août aout agosto ago ag augusti augustus augusto
september sept sep septembre settembre sett set septiembre setiembre septembris septembri
october oct oktober okt octobre ottobre ott octubre octobris octobri
november nov novembre noviembre novembris novembri
december dec dezember dez décembre decembre déc dicembre dic diciembre decembris decembri
"""
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
_MONTHS = {name: n for n, line in enumerate(_NAMES.strip().splitlines(), 1) for name in line.split()}
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so"
    " lundi mardi mercredi jeudi vendredi samedi dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica"
    " lunes martes miércoles jueves viernes sábado domingo"
).split()
_BEFORE = ("the", "on", "dated", "den", "dem", "am", "vom", "le", "du", "il", "lo", "el", "die", "this", "ce")
_LEAD = re.compile(rf"^(?:(?:{'|'.join(_WEEKDAYS)})\.?,?\s+)?(?:(?:{'|'.join(_BEFORE)})\s+)*", re.IGNORECASE)
_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<name>[^\W\d_]{3,})"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}(?:st|nd|rd|th|er|[.º°])?\s*(?:day\s+)?(?:(?:of|de|di|mensis)\s+|d['’]\s?)?{_MONTH}\.?,?\s+(?:de\s+|del\s+|anno\s+)?{_YEAR}",
        rf"{_MONTH}\.?\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th|d)?[,.]?\s+{_YEAR}",
        rf"{_YEAR},?\s+{_MONTH}\.?\s+{_DAY}",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"{_DAY}\.\s?(?P<roman>[ivx]+)\.\s?{_YEAR}",
        rf"(?P<one>\d{{1,2}})(?P<by>[./-])\s?(?P<two>\d{{1,2}})(?P=by)\s?{_YEAR}",
    )
)
LONGEST = 60
"""Characters of a text that can be a date and nothing else."""


def written(text: str) -> frozenset[date]:
    """The days that a text may mean which is one full date and nothing else; none where it is no such text.

    ``3/5/1914`` may mean two days: which of the numbers is the month is not the same everywhere.
    """
    if len(text) > LONGEST:
        return frozenset()
    bare = _LEAD.sub("", text.strip(" \t\r\n.,;:()[]").casefold())
    found = next((match for form in _FORMS if (match := form.fullmatch(bare))), None)
    return frozenset(_days(found.groupdict())) if found else frozenset()


def _days(parts: dict[str, str | None]) -> Iterator[date]:
    year = int(parts["year"] or 0)
    if parts.get("one"):
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        pairs = [(one, two), (two, one)]
    else:
        pairs = [(int(parts["day"] or 0), _month(parts))]
    for day, month in pairs:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _month(parts: dict[str, str | None]) -> int:
    if roman := parts.get("roman"):
        return _ROMAN.index(roman) + 1 if roman in _ROMAN else 0
    return int(parts.get("month") or 0) or _MONTHS.get(parts.get("name") or "", 0)


def in_other_reckonings(day: date) -> Iterator[tuple[int, int, int]]:
    """What a day may be in today's calendar, as year, month, day, if the writer reckoned otherwise.

    The Julian calendar ran behind by 10 to 13 days since 1582; before 1753 many a year began in March or at Easter.
    """
    years = (day.year, day.year + 1, day.year - 1) if day.year < 1753 and day.month <= 4 else (day.year,)
    for year in years:
        try:
            same = day.replace(year=year)
        except ValueError:
            continue
        yield same.year, same.month, same.day
        if 100 <= same.year <= 2100:
            later = same + timedelta(days=_julian_behind(same))
            yield later.year, later.month, later.day


def _julian_behind(day: date) -> int:
    """By how many days the Julian calendar is behind, for a day of that calendar."""
    year = day.year if day.month > 2 else day.year - 1
    return year // 100 - year // 400 - 2
