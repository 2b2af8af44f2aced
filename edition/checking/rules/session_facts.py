"""What rules of sessions want to know of one file: which there are, when, where, with whom (TEI P5, sections 13.3.5 and 2.2.1).

What a session is, is said once, in :mod:`edition.reading.sessions`: events of some types, the ``meeting`` of a header,
divisions of these types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from edition import kinds
from edition.checking.rules.dates import dates_of, shown, span
from edition.checking.rules.moments import Moment
from edition.checking.rules.sheet import At, Sheet
from edition.elements import DIVISIONS
from edition.kinds import SESSION_DIVISIONS
from edition.reading.header import facts, occasion
from edition.reading.sessions import DATED, date_in
from edition.tei import ID, PREFIX, fold, own, shortened, tag, tags, words

_LINKS = ("corresp", "ana", "decls")
_PEOPLE = tags("u sp speaker person personGrp persName orgName relation particDesc")
_SPEAKING = tags("said q")
_EVENT, _TEI, _DATE = map(tag, ("event", "TEI", "date"))
_TIMES = tags("date time docDate")
_CONTENTS = tags("text sourceDoc")


@dataclass(frozen=True, slots=True)
class Held:
    """When something was: first and last moment, as it is written, and where that stands."""

    begin: Moment
    end: Moment
    shown: str
    at: At


@dataclass(frozen=True, slots=True)
class Session:
    """One session: what it is called, where it stands, when it was, who takes part, what it is part of.

    ``is_dated``: something says when it was. ``id`` is that of an event, ``links`` the ids that a division points to, and
    ``text`` is the text it stands in: its divisions without a date are told together.
    ``exact``: its times are known, and not only limits of them. ``parts_of`` are the events around it.
    """

    name: str
    at: At
    is_dated: bool
    has_people: bool
    id: str = ""
    place: str = ""
    held: Held | None = None
    around: Held | None = None
    links: tuple[str, ...] = ()
    exact: bool = False
    text: At | None = None
    parts_of: tuple[At, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """The sessions of a file, the times of all its events by id, and the ids that divisions of texts point to."""

    sessions: tuple[Session, ...]
    events: dict[str, Held]
    linked: frozenset[str]


def collect(sheet: Sheet) -> Facts | None:
    """The sessions of a file, and what others may have to know of its events."""
    events = {e.get(ID).strip(): held for e in sheet.of("event") if e.get(ID) and (held := _held(sheet, e))}
    linked = frozenset(name for e in (*sheet.of("text", "body", "TEI"), *_divisions(sheet)) for name in _links(e))
    sessions = (*_events(sheet), *_meetings(sheet), *_typed(sheet))
    return Facts(sessions, events, linked) if sessions or events or linked else None


def _divisions(sheet: Sheet) -> list[Any]:
    return sheet.of(*(name.rpartition("}")[2] for name in sorted(DIVISIONS)))


def _links(element: Any) -> Iterator[str]:
    """The ids that an element points to as its session."""
    for attribute in _LINKS:
        for token in (element.get(attribute) or "").split():
            if "#" in token:
                yield token.rpartition("#")[2]


def _held(sheet: Sheet, element: Any) -> Held | None:
    found = span(element)
    return Held(found[0], found[1], shown(found[2]), sheet.at(found[2])) if found else None


def _events(sheet: Sheet) -> Iterator[Session]:
    dated: dict[Any, bool] = {}
    peopled: dict[Any, bool] = {}
    for event in sheet.of("event"):  # an event comes before those that are part of it
        up = next(event.iterancestors(_EVENT), None)
        dated[event] = dated.get(up, False) or any(map(dates_of, (event, *event.iter(_DATE))))
        peopled[event] = peopled.get(up, False) or _has_people(event)
        types = " ".join(event.get(a, "") for a in ("type", "subtype", "ana"))
        if kinds.of_entry("event", types) == "session":
            yield _event(sheet, event, dated[event], peopled[event])


def _event(sheet: Sheet, event: Any, is_dated: bool, has_people: bool) -> Session:
    return Session(
        name=_name(event, "this session"),
        at=sheet.at(event),
        is_dated=is_dated,
        has_people=has_people,
        id=event.get(ID, "").strip(),
        place=_place(event),
        held=_held(sheet, event),
        parts_of=tuple(sheet.at(up) for up in event.iterancestors(_EVENT)),
        exact=any(event.get(name) for name in ("when", "from", "when-iso", "from-iso")),
    )


def _name(element: Any, otherwise: str) -> str:
    """What something is called, in quotation marks; or its id; or what else is to be said."""
    named = (words(child) for name in ("eventName", "head", "label", "desc") for child in own(element, name))
    found = next(named, "") or element.get(ID, "")
    return f"“{shortened(found, 60)}”" if found else otherwise


def _place(event: Any) -> str:
    found = next(iter(event.iter(PREFIX + "placeName", PREFIX + "settlement")), None)
    return words(found) if found is not None else fold(event.get("where", ""))


def _has_people(element: Any) -> bool:
    if next(element.iter(*_PEOPLE), None) is not None:
        return True
    return any(e.get("who") for e in element.iter(*_SPEAKING)) or any(
        kinds.of_mention("name", e.get("type", "")) == "person" for e in element.iter(PREFIX + "name", PREFIX + "rs")
    )


def _meetings(sheet: Sheet) -> Iterator[Session]:
    """Texts that are a session: their header names a meeting."""
    for tei in sheet.of("TEI") if sheet.of("meeting") else ():
        meeting, contents = occasion(tei).meeting_element, [child for child in tei if child.tag in _CONTENTS]
        if meeting is not None and contents:
            held = _held(sheet, meeting)
            yield Session(
                name=f"“{shortened(words(meeting), 60)}”" if words(meeting) else "this meeting",
                at=sheet.at(meeting),
                is_dated=held is not None or bool(facts(tei).date),
                has_people=_has_people(tei),
                held=held,
                links=tuple(name for child in contents for name in _links(child)),
            )


def _typed(sheet: Sheet) -> Iterator[Session]:
    """Divisions that are a session by their type, text by text."""
    by_text: defaultdict[Any, list[Any]] = defaultdict(list)
    for division in _divisions(sheet):
        if _is_session(division):
            by_text[next(division.iterancestors(_TEI), None)].append(division)
    for tei, divisions in by_text.items():
        yield from _typed_in(sheet, tei, divisions)


def _is_session(division: Any) -> bool:
    return division.get("type", "").casefold() in SESSION_DIVISIONS


def _typed_in(sheet: Sheet, tei: Any, divisions: list[Any]) -> Iterator[Session]:
    """The sessions of a text; none is asked for the date of a session that is part of another one."""
    is_dated = (tei is not None and bool(facts(tei).date)) or _is_dated_before(divisions[0])
    has_people = tei is not None and _has_people(tei)
    meeting = occasion(tei).meeting_element if tei is not None else None
    whole = _held(sheet, meeting) if meeting is not None else None
    own_times = {division: _own_time(sheet, division) for division in divisions}
    text = sheet.at(divisions[0] if tei is None else tei)
    for division in divisions:
        outer = [up for up in division.iterancestors(*DIVISIONS) if up in own_times]
        around = next((held for up in outer if (held := own_times[up])), whole)
        yield Session(
            name=_name(division, f"this {division.get('type')}"),
            at=sheet.at(division),
            is_dated=bool(is_dated or own_times[division] or around or outer),
            has_people=has_people or _has_people(division),
            held=own_times[division],
            around=around,
            links=tuple(_links(division)),
            text=text,
        )


def _is_dated_before(division: Any) -> bool:
    """Whether the text has a date before this division, on a title page or in its opening words."""
    text = next(division.iterancestors(*_CONTENTS), division)
    for element in text.iter(*_TIMES, division.tag):
        if element is division:
            break
        if element.tag in _TIMES and dates_of(element):
            return True
    return False


def _own_time(sheet: Sheet, division: Any) -> Held | None:
    """When a division says that it was, in its heading or opening."""
    found = next((d for child in division if child.tag in DATED if (d := date_in(child)) is not None), None)
    return _held(sheet, found) if found is not None else None
