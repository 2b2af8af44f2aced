"""Sessions: without a date, without anybody, two at once in one place, outside what they are part of (TEI P5, 13.3.5 and 2.2.1).

What a session is, is said once, in :mod:`edition.reading.sessions`: events of some types, the ``meeting`` of a header,
divisions of these types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from edition import kinds
from edition.checking.rules.dates import shown, span
from edition.checking.rules.moments import Moment
from edition.checking.rules.sheet import At, Sheet
from edition.checking.rules.whole import Whole
from edition.elements import DIVISIONS
from edition.kinds import SESSION_DIVISIONS
from edition.model import Problem
from edition.reading.header import facts, occasion
from edition.reading.sessions import DATED, date_in
from edition.tei import ID, PREFIX, fold, own, shortened, tag, tags, words

_LINKS = ("corresp", "ana", "decls")
_PEOPLE = tags("u sp speaker person personGrp persName orgName relation particDesc")
_SPEAKING = tags("said q")
_EVENT, _TEI = tag("event"), tag("TEI")
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

    ``undated``: nothing says when it was, of so many sessions as it stands for. ``id`` is that of an event, ``links`` the
    ids that a division points to.
    ``exact``: its times are known, and not only limits of them. ``parts_of`` are the events around it.
    """

    name: str
    at: At
    undated: int
    has_people: bool
    id: str = ""
    place: str = ""
    held: Held | None = None
    around: Held | None = None
    links: tuple[str, ...] = ()
    exact: bool = False
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
    for event in sheet.of("event"):
        types = " ".join(event.get(a, "") for a in ("type", "subtype", "ana"))
        if kinds.of_entry("event", types) == "session":
            held = _held(sheet, event)
            yield Session(
                name=_name(event, "this session"),
                at=sheet.at(event),
                undated=int(held is None and not any(span(up) for up in event.iterancestors(_EVENT))),
                has_people=_has_people(event) or any(_has_people(up) for up in event.iterancestors(_EVENT)),
                id=event.get(ID, "").strip(),
                place=_place(event),
                held=held,
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
                undated=int(held is None and not facts(tei).date),
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
    """The sessions of a text. The first of those without a date stands for all of them, and none is asked for in another."""
    is_dated, has_people = tei is not None and bool(facts(tei).date), tei is not None and _has_people(tei)
    times = {division: (_own_time(sheet, division), _time_around(sheet, division, tei)) for division in divisions}
    undated = [
        d
        for d in divisions
        if not is_dated and not any(times[d]) and not any(map(_is_session, d.iterancestors(*DIVISIONS)))
    ]
    for division in divisions:
        yield Session(
            name=_name(division, f"this {division.get('type')}"),
            at=sheet.at(division),
            undated=len(undated) if undated[:1] == [division] else 0,
            has_people=has_people or _has_people(division),
            held=times[division][0],
            around=times[division][1],
            links=tuple(_links(division)),
        )


def _own_time(sheet: Sheet, division: Any) -> Held | None:
    """When a division says that it was, in its heading or opening."""
    found = next((d for child in division if child.tag in DATED if (d := date_in(child)) is not None), None)
    return _held(sheet, found) if found is not None else None


def _time_around(sheet: Sheet, division: Any, tei: Any) -> Held | None:
    """When the session was that a division is part of: that of a division around it, or the meeting of the header."""
    for up in division.iterancestors(*DIVISIONS):
        if _is_session(up) and (held := _own_time(sheet, up)):
            return held
    meeting = occasion(tei).meeting_element if tei is not None else None
    return _held(sheet, meeting) if meeting is not None else None


def judge(whole: Whole) -> Iterator[Problem]:
    """All rules of this family."""
    found: list[Facts] = [value for _, value in whole.facts("sessions")]
    events = {name: held for one in found for name, held in one.events.items()}
    linked = {name for one in found for name in one.linked}
    sessions = [session for one in found for session in one.sessions]
    for session in sessions:
        yield from _lacking(whole, session, session.id in linked, any(name in events for name in session.links))
        yield from _outside(whole, session, [events[name] for name in session.links if name in events])
    yield from _at_once(whole, sessions)


def _lacking(whole: Whole, session: Session, is_linked: bool, has_event: bool) -> Iterator[Problem]:
    """A session without a date, or without anybody. A text that points to it may name some, the event it points to may say when."""
    if session.undated and not has_event:
        more = f", nor of {session.undated - 1} more in this text" if session.undated > 1 else ""
        message = f"nothing says when {session.name} was{more}"
        hint = "give it @when, or @from and @to; a division has a date in its head or opener, a text in its header"
        yield whole.problem("session-without-date", message, session.at, hint=hint)
    if not session.has_people and not is_linked:
        message = f"nobody is known to have taken part in {session.name}"
        hint = "name those who took part: in a listPerson, as speakers, in its description"
        yield whole.problem("session-without-people", message, session.at, hint=hint)


def _outside(whole: Whole, session: Session, events: list[Held]) -> Iterator[Problem]:
    """A session that was before or after what it is part of."""
    held = session.held
    for around in (*events, *((session.around,) if session.around else ())):
        if held and held.at != around.at and (held.end.is_before(around.begin) or around.end.is_before(held.begin)):
            message = f"{session.name} ({held.shown}) was not while that was which it is part of ({around.shown})"
            related = (whole.related("it is part of this", around.at),) if around.at[0] == held.at[0] else ()
            yield whole.problem("session-outside", message, held.at, hint="correct one of the dates", related=related)
            return


def _at_once(whole: Whole, sessions: list[Session]) -> Iterator[Problem]:
    """Sessions in one place of which the second begins before the first ends; days alone overlap by more than one."""
    by_place: defaultdict[str, list[tuple[Moment, Session, Held]]] = defaultdict(list)
    for session in sessions:
        if session.place and session.held and session.exact:
            by_place[session.place.casefold()].append((session.held.begin, session, session.held))
    for together in by_place.values():
        together.sort(key=lambda one: one[0])
        for (_, first, earlier), (_, second, later) in pairwise(together):
            if first.at not in second.parts_of and _overlap(earlier, later):
                message = (
                    f"{second.name} ({later.shown}) begins in {second.place} before {first.name} ({earlier.shown}) ends"
                )
                related = (whole.related("the earlier session", first.at),) if first.at[0] == second.at[0] else ()
                yield whole.problem(
                    "sessions-overlap", message, second.at, hint="correct a date or a place", related=related
                )


def _overlap(earlier: Held, later: Held) -> bool:
    """Whether one surely begins before another ends, though they are not the same stretch of time."""
    if (earlier.begin, earlier.end) == (later.begin, later.end):
        return False
    end, begin = earlier.end, later.begin
    if end.is_point and begin.is_point and end.zone == begin.zone:
        return begin.first < end.first
    return begin.last[:3] < end.first[:3]
