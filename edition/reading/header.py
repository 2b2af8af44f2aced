"""What a header says of its text: title, date, language, meeting (TEI P5, chapter 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from edition.reading.preferring import words_read
from edition.tei import LANG, PREFIX, local, own, when, words

_MAIN = frozenset(("main", "full"))
_SERIES = ("s", "j")
_CITIES = ("city", "place", "town", "settlement")
_DATE = re.compile(r"-?\d{4}(-\d{2}(-\d{2})?)?")
_NOT_FIRST = frozenset(("iso-date", "label", "short", "sub", "desc"))
_DATED = tuple(
    path.replace("{T}", PREFIX)
    for path in (
        ".//{T}correspAction[@type='sent']//{T}date",
        ".//{T}creation//{T}date",
        ".//{T}sourceDesc//{T}origDate",
        "{T}fileDesc/{T}titleStmt/{T}title[@type='iso-date']",
        ".//{T}settingDesc//{T}date",
        ".//{T}titleStmt/{T}meeting/{T}date",
        ".//{T}sourceDesc//{T}date",
    )
)


@dataclass(frozen=True, slots=True)
class Facts:
    """``date`` in W3C form or ''; ``meeting`` the first meeting's name or ''; ``place`` that of the setting.

    ``subtitle`` tells apart texts of one title.
    """

    title: str
    subtitle: str
    date: str
    lang: str
    meeting: str
    meeting_element: Any = None
    restricted: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What sessions want of a header: the first meeting's name or '', its element, the place of the setting or ''."""

    meeting: str
    meeting_element: Any
    place: str


def facts(tei: Any) -> Facts:
    """The facts of a ``TEI`` or ``teiCorpus``."""
    header = _header(tei)
    held = occasion(tei)
    return Facts(
        *_titles(_statement(header)),
        _date(header),
        _language(tei),
        held.meeting,
        held.meeting_element,
        _restricted(header),
        held.place,
    )


def occasion(tei: Any) -> Occasion:
    """The occasion alone: when a text is read, its other facts are known from the survey."""
    header = _header(tei)
    statement = _statement(header)
    meeting = next(iter(own(statement, "meeting")), None) if statement is not None else None
    return Occasion(words(meeting) if meeting is not None else "", meeting, _setting(header))


def _header(tei: Any) -> Any | None:
    return next(iter(own(tei, "teiHeader")), None)


def _statement(header: Any | None) -> Any | None:
    return header.find(f"{PREFIX}fileDesc/{PREFIX}titleStmt") if header is not None else None


def _titles(statement: Any | None) -> tuple[str, str]:
    """Title and subtitle: that of this text before that of its series, the main titles of one language together."""
    titles = [t for t in own(statement, "title") if words(t)] if statement is not None else []
    proper = [t for t in titles if t.get("type") not in _NOT_FIRST]
    best = (
        [t for t in proper if t.get("level") == "a"]
        or [t for t in proper if t.get("type") in _MAIN and t.get("level") not in _SERIES]
        or [t for t in proper if t.get("level") not in _SERIES]
        or titles
    )
    if not best:
        return "", ""
    lang = best[0].get(LANG)
    together = [words_read(t) for t in best if t.get("type") in _MAIN and t.get(LANG) == lang] or [words_read(best[0])]
    below = (words_read(t) for t in titles if t.get("type") == "sub" and t.get(LANG) == lang)
    return ". ".join(dict.fromkeys(t.rstrip(".") if len(together) > 1 else t for t in together)), next(below, "")


def dated(header: Any | None) -> Any | None:
    """The element that dates a text, the first of: letter sent, creation, origin, ISO title, setting, meeting, source."""
    for element in (e for path in _DATED if header is not None for e in header.iterfind(path)):
        if _DATE.match(when(element)) or _DATE.match(words(element)):
            return element
    return None


def _date(header: Any | None) -> str:
    """The date of a text in W3C form."""
    element = dated(header)
    found = (_DATE.match(when(element)) or _DATE.match(words(element))) if element is not None else None
    return found[0] if found else ""


def _setting(header: Any | None) -> str:
    """The place of the setting."""
    for setting in header.iter(PREFIX + "settingDesc") if header is not None else ():
        for element in setting.iter(PREFIX + "placeName", PREFIX + "settlement", PREFIX + "name"):
            if local(element) != "name" or element.get("type") in _CITIES:
                return words(element)
    return ""


def _language(tei: Any) -> str:
    for name in ("text", "sourceDoc"):
        for element in own(tei, name):
            if element.get(LANG):
                return str(element.get(LANG))
    used = next(tei.iter(PREFIX + "language"), None)
    return str(
        tei.get(LANG)
        or (used.get("ident") if used is not None and local(used.getparent()) == "langUsage" else "")
        or ""
    )


def _restricted(header: Any | None) -> bool:
    return header is not None and any(a.get("status") == "restricted" for a in header.iter(PREFIX + "availability"))
