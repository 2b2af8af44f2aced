"""Sessions that a text shows: a meeting in its header, divisions of the type, divisions that point to an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from edition.elements import DIVISIONS, NOTES
from edition.kinds import SESSION_DIVISIONS
from edition.model import Session, TextInfo
from edition.reading.anchors import Anchors
from edition.reading.header import Occasion
from edition.reading.pointing import Pointers
from edition.reading.view import View
from edition.reading.walk import Record, hashed
from edition.tei import PREFIX, own, squeeze, tag, tags, until, when, words

_LINKS = ("corresp", "ana", "decls")
_DATE, _DOC_DATE = tag("date"), tag("docDate")
DATED = tags("head opener dateline docDate")
"""Children of a division that say when it was; a date elsewhere in it is one that somebody speaks of."""


class Sessions:
    """The sessions of one text, and which of them an element belongs to.

    ``claimed`` are passages that entries of sessions claim as theirs; what divisions say themselves comes before it.
    """

    def __init__(
        self,
        view: View,
        anchors: Anchors,
        pointers: Pointers,
        info: TextInfo,
        held: Occasion,
        claimed: Mapping[Any, str] = MappingProxyType({}),
    ) -> None:
        self._anchors, self._pointers, self._info, self._place = anchors, pointers, info, held.place
        self._of_division: dict[Any, str] = {}
        self._of_passage: Mapping[Any, str] = {}
        self.found: list[Session] = []
        self._whole = ""
        if held.meeting_element is not None:
            self._meeting(held)
        for content in view.contents:
            self._linked(content)
        for division in view.of(DIVISIONS):
            self._linked(division)
            self._typed(division)
        self._of_passage = {element: session for element, session in claimed.items() if not self._divided(element)}

    def of(self, element: Any) -> str:
        """The id of the innermost session that an element stands in, or ''."""
        known = self._divided(element)
        while not known and element is not None and self._of_passage:
            known, element = self._of_passage.get(element, ""), element.getparent()
        return known or self._whole

    def _divided(self, element: Any) -> str:
        """The session of the innermost division around an element that is one, or points to one."""
        while element is not None:
            known = self._of_division.get(element)
            if known:
                return known
            element = element.getparent()
        return ""

    def of_passages(self, passages: Iterable[Record]) -> dict[str, str]:
        """The ids of the sessions that passages belong to, by the ids of these; those that belong to none are left out."""
        if not (self._whole or self._of_division or self._of_passage):
            return {}
        return {record.id: session for record in passages if (session := self.of(record.element))}

    def _meeting(self, held: Occasion) -> None:
        """The text as a session. Its id is the text's; where a register's session is called so, ``.meeting`` is added."""
        element = held.meeting_element
        dated = date_in(element)
        place = next((words(p) for p in element.iter(PREFIX + "placeName", PREFIX + "settlement")), "")
        taken = self._pointers.is_session(self._info.id)
        self._whole = f"{self._info.id}.meeting" if taken else self._info.id
        inferred = ["the text is the session"]
        inferred += ["date of the text"] if self._info.date and dated is None else []
        inferred += ["place of the setting"] if held.place and not place else []
        self.found.append(
            Session(
                self._whole,
                held.meeting,
                "meeting",
                when(dated) or self._info.date,
                until(dated) if dated is not None else "",
                place=place or held.place,
                inferred="; ".join(inferred),
            )
        )

    def _linked(self, division: Any) -> None:
        """A division, or the whole text, that points to a session's event."""
        for attribute in _LINKS:
            if value := division.get(attribute):
                for target in self._pointers.resolve(value, "session").targets:
                    if target.entry and target.kind == "session":
                        self._of_division.setdefault(division, target.entity)

    def _typed(self, division: Any) -> None:
        if division.get("type", "").casefold() in SESSION_DIVISIONS and division not in self._of_division:
            self._division(division)

    def _division(self, division: Any) -> None:
        head = next(iter(own(division, "head")), None)
        name = words(head) if head is not None else ""
        anchor = self._anchors.of_division(division, hashed("div", squeeze(name)))
        dated = next((d for child in division if child.tag in DATED if (d := date_in(child)) is not None), None)
        inferred = ["date of the text"] if dated is None and self._info.date else []
        inferred += ["place of the setting"] if self._place else []
        session = Session(
            id=f"{self._info.id}.{anchor}",
            name=name or f"{division.get('type')} {division.get('n', '')}".strip(),
            type=division.get("type", ""),
            start=when(dated) or self._info.date,
            end=until(dated) if dated is not None else "",
            place=self._place,
            anchor=anchor,
            part_of=self.of(division.getparent()),
            inferred="; ".join(inferred),
        )
        self.found.append(session)
        self._of_division[division] = session.id


def date_in(element: Any) -> Any | None:
    """The first date in an element that says when, in W3C form, or the element itself; notes on it are about other days."""
    dates = (d for d in element.iter(_DATE, _DOC_DATE) if when(d))
    return next((d for d in dates if next(d.iterancestors(*NOTES), None) is None), None)
