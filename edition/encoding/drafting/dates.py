"""Dates at the end of a line, as headlines and letters have them: which characters they are, and which day is meant."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import normalize

from edition.checking.months import DAYS
from edition.checking.rules.written_dates import LONGEST, written

_EAST = re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?$")
_HAN = re.compile(
    r"(?P<year>[〇○零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?:(?P<day>[一二三四五六七八九十]{1,3})日)?$"
)
_ARABIC_MONTHS = (
    "يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|إبريل|نيسان", "مايو|أيار", "يونيو|يونيه|حزيران", "يوليو|يوليه|تموز",
    "أغسطس|آب", "سبتمبر|أيلول", "أكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول",
)  # fmt: skip
"""By months, each as it is called in Cairo and in Damascus."""
_ARABIC = tuple(re.compile(rf"(?P<day>\d{{1,2}})\s+(?:{name})\s+(?P<year>\d{{4}})$") for name in _ARABIC_MONTHS)
_GREEK = "ιανουαρι φεβρουαρι μαρτι απριλι μαι ιουνι ιουλι αυγουστ σεπτεμβρι οκτωβρι νοεμβρι δεκεμβρι".split()
_RUSSIAN = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split()
"""By months, what is the same in all cases, without accents."""
_INFLECTED = tuple(
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:-?[^\W\d_]{{1,3}})?\s+(?:{greek}(?:ου|ος|ον)|{russian}[аяьи]?)\s+(?P<year>\d{{4}})(?:\s*(?:г|года))?$"
    )
    for greek, russian in zip(_GREEK, _RUSSIAN, strict=True)
)
_DOTTED = re.compile(r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})$")
"""With full stops the day comes first."""
_MONTH_ALONE = re.compile(r"(?:^|, ?)(?P<month>[^\W\d_]{3,}\.? \d{4})$")
_WORD = re.compile(r"\S+")
_MOST_WORDS = 8


class Dated(NamedTuple):
    """A date within some words: from ``start`` to their end; ``when`` in ISO form."""

    start: int
    when: str


def date_at_end(words: str) -> Dated | None:
    """The date with which some words end, the longest form that is one day; None where there is none, or it may be two days."""
    bare = words.rstrip(" .)]")
    if found := _other(bare):
        return found
    starts = [match.start() for match in _WORD.finditer(words)][-_MOST_WORDS:]
    for start in starts:
        if len(words) - start > LONGEST or words[start] in "([":
            continue
        days = written(words[start:])
        if len(days) == 1 and _begins_itself(words[start:]):
            return Dated(start, min(days).isoformat())
    return None


def _begins_itself(words: str) -> bool:
    """Whether a date begins with its own first word, and not with one that leads to it (``the``, ``den``, a weekday is its own)."""
    return not written(words.partition(" ")[2]) or _WEEKDAY_OR_NUMBER.match(words) is not None


_WEEKDAY_OR_NUMBER = re.compile(r"\d|[^\W\d_]{4,}\.?,? ")


def _other(words: str) -> Dated | None:
    if found := _DOTTED.search(words):
        return _checked(found.start(), f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}")
    if (found := _MONTH_ALONE.search(words)) and (days := written(f"1 {found['month']}")):
        return Dated(found.start("month"), min(days).isoformat()[:7])
    if found := _EAST.search(words):
        day = f"-{int(found['day']):02}" if found["day"] else ""
        return _checked(found.start(), f"{found['year']}-{int(found['month']):02}{day}")
    if found := _HAN.search(words):
        year = "".join(
            str("〇一二三四五六七八九".index(sign.replace("○", "〇").replace("零", "〇"))) for sign in found["year"]
        )
        day = f"-{_han(found['day']):02}" if found["day"] else ""
        return _checked(found.start(), f"{year}-{_han(found['month']):02}{day}")
    bare = _without_accents(words)
    for month, (arabic, inflected) in enumerate(zip(_ARABIC, _INFLECTED, strict=True), 1):
        if found := arabic.search(words) or inflected.search(bare):
            return _checked(found.start(), f"{int(found['year']):04}-{month:02}-{int(found['day']):02}")
    return None


def _without_accents(words: str) -> str:
    """As many small letters, each without its accents."""
    return "".join(normalize("NFD", letter)[0].lower()[0] for letter in words)


def _checked(start: int, when: str) -> Dated | None:
    """A date if there is such a day."""
    year, month, *day = when.split("-")
    ok = 1 <= int(month) <= 12 and (not day or 1 <= int(day[0]) <= DAYS[int(month) - 1])
    return Dated(start, when) if ok and int(year) else None


def _han(signs: str) -> int:
    """A number below a hundred in Chinese: 十二 is 12, 二十一 is 21."""
    digits = "〇一二三四五六七八九"
    tens, ten, ones = signs.rpartition("十")
    return (digits.index(tens) if tens else 1) * 10 * bool(ten) + (digits.index(ones) if ones else 0)
