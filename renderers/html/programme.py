"""Sessions as a programme: in the order of their dates, each under what it is part of, with who took part."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from edition.index import Entity, Index, Share
from edition.tei import shortened

from .escaping import escape
from .words import Catalogue

_SPEAKERS = 12
"""Speakers of a session whose first words its programme gives."""
_OPENING = 90
_PEOPLE = 60
"""Who took part is said by name up to so many; the page of the session has them all."""


def programme(index: Index, words: Catalogue) -> str:
    """All sessions of the edition as nested lists, those of one event under its name."""
    sessions = list(index.programme())
    known = {session.id for session in sessions}
    inside: dict[str, list[Entity]] = {}
    for session in sessions:
        inside.setdefault(session.part_of if session.part_of != session.id else "", []).append(session)
    wholes = [whole for whole in inside if whole not in known]
    parts = [_heading(index, whole) + _level(inside.pop(whole), inside, index, words) for whole in wholes]
    while inside:  # sessions that are said to be part of one another
        parts.append(_level(inside.pop(next(iter(inside))), inside, index, words))
    return "".join(parts)


def listed(sessions: Iterable[Entity], index: Index, words: Catalogue) -> str:
    """Sessions in their order, those that follow one another and are part of one event under its name: a page of many."""
    parts = []
    for whole, some in itertools.groupby(sessions, key=lambda one: one.part_of if one.part_of != one.id else ""):
        parts += [_heading(index, whole), _level(list(some), {}, index, words, people=False)]
    return "".join(parts)


def _heading(index: Index, whole: str) -> str:
    """The name of what sessions are part of, where that is no session itself."""
    return f"<h2>{_named(index, whole)}</h2>\n" if whole else ""


def _level(
    sessions: list[Entity],
    inside: dict[str, list[Entity]],
    index: Index,
    words: Catalogue,
    above: str = "",
    people: bool = True,
) -> str:
    """Sessions of one whole; ``above`` are its participants, which those of a part do not repeat where they are the same."""
    items = "".join([_item(one, inside, index, words, above, people) for one in sessions])
    return f'<ol class="programme">\n{items}</ol>\n' if items else ""


def _item(
    session: Entity, inside: dict[str, list[Entity]], index: Index, words: Catalogue, above: str, people: bool
) -> str:
    when = ", ".join(filter(None, (_span(session.start, session.end), session.place)))
    present = _people(session, index, words) if people and session.participants != above else ""
    much = said(session, words)
    parts = [
        f'<span class="label">{escape(when)}</span> ' if when else "",
        f'<a href="{escape(session.page.rpartition("/")[2])}">{escape(session.name)}</a>',
        f' <span class="label">{much}</span>' if much else "",
        f'<p class="people">{present}</p>' if present else "",
        _who_said_what(session, index, words) if people and much and not inside.get(session.id) else "",
        _level(inside.pop(session.id, []), inside, index, words, session.participants),
    ]
    return f"<li>{''.join(parts)}</li>\n"


def said(one: Entity | Share, words: Catalogue) -> str:
    """How many quotations and turns there are of somebody, or in a session, in words."""
    several = []
    for key, number in (("quotations", one.quotations), ("turns", one.turns)):
        if number:
            several.append(words["entity"][f"{key}-one" if number == 1 else f"{key}-many"].format(number))
    return ", ".join(several)


def _who_said_what(session: Entity, index: Index, words: Catalogue) -> str:
    """Those who spoke in a session, in their order, how much, and how each began."""
    shares = list(itertools.islice(index.shares_of(session), _SPEAKERS + 1))
    items = [_share(one, words) for one in shares[:_SPEAKERS]]
    if len(shares) > _SPEAKERS:
        items.append(f'<li><a href="{escape(session.page.rpartition("/")[2])}">…</a></li>\n')
    return f'<ul class="said">\n{"".join(items)}</ul>\n' if items else ""


def _share(one: Share, words: Catalogue) -> str:
    name = escape(one.name or words["entity"]["no-speaker"])
    who = f'<a href="../{escape(one.page)}">{name}</a>' if one.page else name
    opening = f'<a class="opening" href="../{escape(one.url)}">{escape(shortened(one.opening, _OPENING)) or "∅"}</a>'
    return f'<li dir="auto">{who} <span class="label">{said(one, words)}</span> {opening}</li>\n'


def _people(session: Entity, index: Index, words: Catalogue) -> str:
    """Who took part, or how many they are."""
    found = [one for one in session.participants.split(" | ") if one]
    if len(found) > _PEOPLE:
        return words["indexes"]["participants-many"].format(len(found))
    return ", ".join([_named(index, one) for one in found])


def _named(index: Index, identity: str) -> str:
    found = index.entity(identity)
    return f'<a href="../{escape(found.page)}">{escape(found.name)}</a>' if found else escape(identity)


def _span(first: str, last: str) -> str:
    return f"{first} – {last}" if last and last != first else first
