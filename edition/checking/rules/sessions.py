"""Sessions: without a date, without anybody, two at once in one place, outside what they are part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from edition.checking.rules.moments import Moment
from edition.checking.rules.session_facts import Facts, Held, Session, collect
from edition.checking.rules.sheet import At
from edition.checking.rules.whole import Whole
from edition.model import Problem

__all__ = ["collect", "judge"]


def judge(whole: Whole) -> Iterator[Problem]:
    """All rules of this family."""
    found: list[Facts] = [value for _, value in whole.facts("sessions")]
    events = {name: held for one in found for name, held in one.events.items()}
    linked = {name for one in found for name in one.linked}
    sessions = [session for one in found for session in one.sessions]
    yield from _undated(whole, [s for s in sessions if not s.is_dated and not any(name in events for name in s.links)])
    for session in sessions:
        if not session.has_people and session.id not in linked:
            message = f"nobody is known to have taken part in {session.name}"
            hint = "name those who took part: in a listPerson, as speakers, in its description"
            yield whole.problem("session-without-people", message, session.at, hint=hint)
        yield from _outside(whole, session, [events[name] for name in session.links if name in events])
    yield from _at_once(whole, sessions)


def _undated(whole: Whole, sessions: list[Session]) -> Iterator[Problem]:
    """Sessions without a date; of the divisions of a text the first stands for all."""
    together: dict[At, list[Session]] = {}
    for session in sessions:
        together.setdefault(session.text or session.at, []).append(session)
    for first, *others in together.values():
        more = f", nor of {len(others)} more in this text" if others else ""
        message = f"nothing says when {first.name} was{more}"
        hint = "give it @when, or @from and @to; a division has a date in its head or opener, a text in its header"
        yield whole.problem("session-without-date", message, first.at, hint=hint)


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
