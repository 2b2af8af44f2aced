"""Dates that cannot be: impossible days, ends before beginnings, words that say another day (TEI P5, section 13.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from operator import itemgetter
from typing import Any

from edition.checking.rules.moments import Moment, moment, why_impossible
from edition.checking.rules.sheet import Sheet
from edition.checking.rules.written_dates import LONGEST, in_other_reckonings, written
from edition.model import Fix, Problem
from edition.tei import own, tag, tags, words

_BEGINS, _ENDS = ("from", "notBefore"), ("to", "notAfter")
_FORMS = ("", "-iso")
_W3C = ("when", *_BEGINS, *_ENDS)
_ALL = (*_W3C, *(f"{name}-iso" for name in _W3C))
_DATES = frozenset(_ALL)
_FIRST, _LAST = (frozenset(name + form for name in names for form in _FORMS) for names in (_BEGINS, _ENDS))
_NO_DATES = tags(
    "biblScope citedRange locus app arc span spanGrp lacunaStart lacunaEnd witStart witEnd alt link move path redo undo"
)
"""Here ``from`` and ``to`` are pages or pointers."""
_PLAIN = tags("hi lb pb num seg emph ex supplied unclear w c pc")
_NAMING = tags("head label eventName")
_DATE, _EVENT = tag("date"), tag("event")


def check(sheet: Sheet) -> Iterator[Problem]:
    """All rules of this family that need one file alone."""
    for rule in (impossible, order, outside_parent, differing):
        yield from rule(sheet)


def impossible(sheet: Sheet) -> Iterator[Problem]:
    """Days that are in no calendar: the 31st of September, month 13."""
    for name in _ALL:
        for element in sheet.having(name):
            value = element.get(name).strip()
            if (why := why_impossible(value, name.endswith("-iso"))) and element.tag not in _NO_DATES:
                yield _impossible(sheet, element, name, value, why)


def _impossible(sheet: Sheet, element: Any, name: str, value: str, why: str) -> Problem:
    message = f"{value} is no date: {why}"
    date_part, _, time = value.partition("T")
    fixes: tuple[Fix, ...] = ()
    hint = "look up the day in the source; if it is not known, give the month or the year alone"
    *rest, last = date_part.split("-")
    known = "-".join(rest[:-1] if rest and rest[-1] == "00" else rest)
    if len(rest) >= 1 and last == "00" and not time and rest[0]:
        hint = f"leave out what is not known: {name}=“{known}”"
        fixes = sheet.fix(f"write {known}", [(element, name, value, known)], sure=True)
    elif len(rest) == 2 and moment(swapped := f"{rest[0]}-{last}-{rest[1]}"):
        hint = f"the month comes before the day: is {swapped} meant?"
        fixes = sheet.fix(f"write {swapped}", [(element, name, value, swapped)])
    return sheet.problem("impossible-date", message, element, name, value, hint=hint, fixes=fixes)


def order(sheet: Sheet) -> Iterator[Problem]:
    """Ends before their beginnings, on one element and in one life."""
    begun = (element for name in _BEGINS for form in _FORMS for element in sheet.having(name + form))
    for element in dict.fromkeys(begun):
        if element.tag not in _NO_DATES:
            yield from _backwards(sheet, element)
    for person in sheet.of("person", "personGrp"):
        yield from _life(sheet, person)


def _backwards(sheet: Sheet, element: Any) -> Iterator[Problem]:
    given = dates_of(element)
    for begin, end, form in product(_BEGINS, _ENDS, _FORMS) if len(given) > 1 else ():
        first, last = given.get(begin + form), given.get(end + form)
        if first and last and last.is_before(first):
            begun, ended = element.get(begin + form).strip(), element.get(end + form).strip()
            message = f"{end + form} ({ended}) comes before {begin + form} ({begun}): it would end before it begins"
            hint = "exchange them, or correct the one that is wrong"
            yield sheet.problem("date-order", message, element, end + form, ended, hint=hint)
            return


def dates_of(element: Any) -> dict[str, Moment]:
    """What the attributes of an element mean, those that are dates."""
    stated = ((name, value.strip()) for name, value in element.items() if name in _DATES)
    return {name: found for name, value in stated if (found := moment(value, name.endswith("-iso")))}


def _life(sheet: Sheet, person: Any) -> Iterator[Problem]:
    """A person who died before being born: however many births and deaths are given, all of them."""
    births, deaths = ([found for e in own(person, name) if (found := span(e))] for name in ("birth", "death"))
    if not births or not deaths:
        return
    (begin, _, born), (_, end, died) = min(births, key=itemgetter(0)), max(deaths, key=itemgetter(1))
    if end.is_before(begin):
        message = f"this death ({shown(died)}) comes before the birth ({shown(born)}) of the same person"
        related = (sheet.related("the birth is given here", born),)
        hint = "correct the one that is wrong; years before our era begin with -"
        yield sheet.problem("date-order", message, died, hint=hint, related=related)


def span(element: Any) -> tuple[Moment, Moment, Any] | None:
    """The first and the last moment at which something can have been, and the element that states them.

    That is the element itself, or a ``date`` in it or in its name; a date in its description may be of anything.
    """
    for one in _stating(element):
        if given := dates_of(one):
            begin = min((found for name, found in given.items() if name not in _LAST), default=_EVER)
            end = max((found for name, found in given.items() if name not in _FIRST), default=_NEVER)
            return begin, end, one
    return None


def _stating(element: Any) -> Iterator[Any]:
    yield element
    for child in element:
        if child.tag == _DATE:
            yield child
        elif child.tag in _NAMING:
            yield from child.iter(_DATE)


_EVER = Moment((-99999, 1, 1, 0), (-99999, 1, 1, 0))
_NEVER = Moment((99999, 1, 1, 0), (99999, 1, 1, 0))


def shown(element: Any) -> str:
    """The values of dates that an element has, as they are written."""
    return " to ".join(dict.fromkeys(value.strip() for name in _ALL if (value := element.get(name))))


def outside_parent(sheet: Sheet) -> Iterator[Problem]:
    """Events at a time when the event that they are part of was not."""
    spans = {event: span(event) for event in sheet.of("event")}
    for event, inner in spans.items():
        outer = next((found for up in event.iterancestors(_EVENT) if (found := spans[up])), None)
        if inner and outer and (inner[1].is_before(outer[0]) or outer[1].is_before(inner[0])):
            message = f"this event ({shown(inner[2])}) lies outside the event that it is part of ({shown(outer[2])})"
            related = (sheet.related("the event around it", outer[2]),)
            yield sheet.problem("event-outside", message, inner[2], hint="correct one of the dates", related=related)


def differing(sheet: Sheet) -> Iterator[Problem]:
    """Words that are a full date, and an attribute that states another one."""
    for name in ("when", "when-iso"):
        for element in sheet.having(name):
            value = element.get(name).strip()
            stated = moment(value, name != "when")
            if stated and _is_plain(element) and _is_gregorian(element):
                yield from _differing(sheet, element, name, stated, value)


def _differing(sheet: Sheet, element: Any, name: str, stated: Moment, value: str) -> Iterator[Problem]:
    text = words(element)
    days = written(text)
    if days and not any(_agrees(day, stated) for day in days):
        message = f"the text says “{text}”, and @{name} says {value}"
        hint = "correct the attribute; if the text errs or reckons otherwise, say so in a note or by @calendar"
        yield sheet.problem("date-differs", message, element, name, value, hint=hint)


def _is_plain(element: Any) -> bool:
    """Whether all words of an element are one text, and few."""
    if len(element.text or "") > LONGEST or len(element) > 8:
        return False
    return all(inner.tag in _PLAIN for inner in element.iterdescendants())


def _is_gregorian(element: Any) -> bool:
    return all("gregor" in (element.get(name) or "gregor").casefold() for name in ("calendar", "datingMethod"))


def _agrees(day: date, stated: Moment) -> bool:
    return any(stated.first[:3] <= other <= stated.last[:3] for other in in_other_reckonings(day))
