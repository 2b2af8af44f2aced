"""Changes of a manuscript that contradict one another (TEI P5, sections 11.3.1.5 and 11.3.4): nothing is joined, undone, or ended.

Ids are looked for in the file alone; a pointer that reaches nothing is told by the rules of references.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition.checking.rules.sheet import Sheet
from edition.model import Problem
from edition.tei import ID, local, tags

_ADDITIONS, _DELETIONS = tags("add addSpan"), tags("del delSpan surplus gap")
_CHANGES = _ADDITIONS | tags("del delSpan subst substJoin mod metamark retrace restore transpose hi emph undo redo")
_STEPS = tags("undo redo")
_SPANS = ("addSpan", "delSpan", "damageSpan")


def check(sheet: Sheet) -> Iterator[Problem]:
    """Substitutions of one part, steps that take back nothing, spans that end nowhere."""
    changes = _Changes(sheet)
    yield from changes.joins()
    yield from changes.steps()
    yield from changes.restorations()
    yield from changes.spans()


class _Changes:
    """The changes of a file, and its elements by id."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._by_id: dict[str, Any] | None = None

    def _named(self, pointers: str) -> list[Any | None]:
        """What pointers mean; None for one that reaches nothing in this file."""
        if self._by_id is None:
            self._by_id = {e.get(ID).strip(): e for e in reversed(self._sheet.having(ID))}
        return [self._by_id.get(pointer.rpartition("#")[2]) for pointer in pointers.split()]

    def joins(self) -> Iterator[Problem]:
        """``substJoin`` joins something that goes and something that comes; so does ``subst`` by what it holds."""
        for join in self._sheet.of("substJoin"):
            parts = self._named(join.get("target", ""))
            if None not in parts and (lack := _lack(parts)):
                yield self._incomplete(join, lack, "target" if join.get("target") else "")
        for subst in self._sheet.of("subst"):
            if lack := _lack(list(subst.iterdescendants())):
                yield self._incomplete(subst, lack)

    def _incomplete(self, element: Any, lack: str, attribute: str = "") -> Problem:
        message = f"this {local(element)} has no {lack}: nothing is put in the place of anything"
        hint = "name or hold what was deleted and what was added; a change of one part is an add or a del alone"
        return self._sheet.problem("substitution-incomplete", message, element, attribute, hint=hint)

    def steps(self) -> Iterator[Problem]:
        """``undo`` and ``redo`` mean changes; what is made again was undone."""
        undone = {id(e) for e in self._meant("undo")} | {id(e) for e in self._restored()}
        for step in self._sheet.of("undo", "redo"):
            if step.get("spanTo"):
                continue
            targets = self._named(step.get("target", ""))
            if not targets:
                yield self._nothing(step, "it has no @target, so nobody knows what is meant")
            for target in targets:
                if target is not None and not _is_change(target):
                    yield self._nothing(step, f"a {local(target)} is no change", "target")
                elif target is not None and local(step) == "redo" and not _was_undone(target, undone):
                    yield self._nothing(step, f"nothing has undone this {local(target)}", "target")

    def _meant(self, name: str) -> Iterator[Any]:
        for step in self._sheet.of(name):
            yield from (target for target in self._named(step.get("target", "")) if target is not None)

    def _restored(self) -> Iterator[Any]:
        for restore in self._sheet.of("restore"):
            yield from restore.iterdescendants(*_CHANGES)

    def restorations(self) -> Iterator[Problem]:
        """``restore`` stands around what was changed before."""
        for restore in self._sheet.of("restore"):
            if next(restore.iterdescendants(*_CHANGES), None) is None:
                yield self._nothing(restore, "no deletion or other change stands in it")

    def _nothing(self, step: Any, why: str, attribute: str = "") -> Problem:
        hint = "point to the change by its xml:id, or put it into the restore"
        message = f"this {local(step)} takes nothing back: {why}" if local(step) != "redo" else f"this redo: {why}"
        return self._sheet.problem("nothing-undone", message, step, attribute, hint=hint)

    def spans(self) -> Iterator[Problem]:
        """A span has an end, and that comes after its beginning."""
        for start in self._sheet.of(*_SPANS):
            stated = start.get("spanTo", "").strip()
            if not stated:
                if start.get("anchor"):  # a few editions end a span by a second element that names the first one's end
                    continue
                yield self._endless(start, "no @spanTo says where it ends")
                continue
            (end, *_) = self._named(stated)
            if end is not None and self._sheet.at(end) <= self._sheet.at(start):
                yield self._endless(start, "its end stands before it", "spanTo")

    def _endless(self, start: Any, why: str, attribute: str = "") -> Problem:
        message = f"nothing is marked by this {local(start)}: {why}"
        hint = "put an anchor with an xml:id where it ends, and point to that in @spanTo"
        return self._sheet.problem("span-without-end", message, start, attribute, hint=hint)


def _lack(parts: list[Any]) -> str:
    """What a substitution has not: ``deletion``, ``addition``, or both."""
    names = {part.tag for part in parts}
    lacking = [] if names & _DELETIONS else ["deletion"]
    lacking += [] if names & _ADDITIONS else ["addition"]
    return " and no ".join(lacking)


def _is_change(target: Any) -> bool:
    return target.tag in _CHANGES or next(target.iterdescendants(*_CHANGES), None) is not None


def _was_undone(target: Any, undone: set[int]) -> bool:
    """Whether an ``undo`` or a ``restore`` means a change, something in it, or it is a step itself."""
    return target.tag in _STEPS or any(id(element) in undone for element in target.iter("*"))
