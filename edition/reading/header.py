"""What a header says of its text: title, date, language, meeting (TEI P5, chapter 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from edition.tei import LANG, PREFIX, local, own, when, words

_MAIN = frozenset(("main", "full", "a"))
_DATE = re.compile(r"-?\d{4}(-\d{2}(-\d{2})?)?")
_BEFORE_TITLES = frozenset(("iso-date", "label", "short", "sub", "desc"))


@dataclass(frozen=True, slots=True)
class Facts:
    """``date`` in W3C form or ''; ``meeting`` the first meeting's name or ''."""

    title: str
    date: str
    lang: str
    meeting: str
    meeting_element: Any = None
    restricted: bool = False


def facts(tei: Any) -> Facts:
    """The facts of a ``TEI`` or ``teiCorpus``."""
    header = next(iter(own(tei, "teiHeader")), None)
    statement = _statement(header)
    meeting = next(iter(own(statement, "meeting")), None) if statement is not None else None
    return Facts(
        _title(statement),
        _date(header, statement),
        _language(tei),
        words(meeting) if meeting is not None else "",
        meeting,
        _restricted(header),
    )


def _statement(header: Any | None) -> Any | None:
    return header.find(f"{PREFIX}fileDesc/{PREFIX}titleStmt") if header is not None else None


def _title(statement: Any | None) -> str:
    titles = own(statement, "title") if statement is not None else []
    main = [t for t in titles if t.get("type") in _MAIN and words(t)]
    others = [t for t in titles if t.get("type") not in _BEFORE_TITLES and words(t)]
    best = next(iter(main or others or [t for t in titles if words(t)]), None)
    return words(best) if best is not None else ""


def _date(header: Any | None, statement: Any | None) -> str:
    """The first of: letter sent, creation, ISO title, setting, meeting, source, in W3C form."""
    if header is None:
        return ""
    for path in (
        ".//{T}correspAction[@type='sent']//{T}date",
        ".//{T}creation//{T}date",
        ".//{T}settingDesc//{T}date",
        ".//{T}titleStmt/{T}meeting/{T}date",
        ".//{T}sourceDesc//{T}date",
        ".//{T}history//{T}origDate",
    ):
        for element in header.iterfind(path.replace("{T}", PREFIX)):
            if found := _DATE.match(when(element)):
                return found[0]
            if found := _DATE.match(words(element)):
                return found[0]
    for title in own(statement, "title") if statement is not None else []:
        if title.get("type") == "iso-date":
            return str(title.get("when-iso") or title.get("when") or words(title))
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
