"""From raw errors to faults as a scholar counts them: what only follows from another one is not told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from edition.checking.relaxng.faults import Fault

_STRANGERS = frozenset(("unknown", "misplaced"))


def folded(
    faults: Iterable[Fault],
    required: Callable[[Fault], list[str]],
    belongs: Callable[[Fault], bool],
    is_phrase: Callable[[Fault], bool],
) -> Iterator[Fault]:
    """The faults that stand for themselves, in order.

    ``required`` are the elements that an ``early`` one comes before; a ``misplaced`` one ``belongs`` if it may stand elsewhere
    in its parent; it ``is_phrase`` if it may stand among words.

    * After a stranger its parent may seem incomplete, or a later child too early: the stranger is the fault.
    * Elements that come too late (paragraphs after a division) are one fault, however many of a name there are in one parent.
    * What should have come before, and comes later in the same element, is one fault: the order.
    * Characters that may not stand in an element are told once an element, with the phrases among them: a paragraph is missing.
    * An attribute that is not known and one that is missing are one fault, if one is missing: a misspelling.
    """
    memory = _Memory(belongs, is_phrase)
    for fault in faults:
        if not memory.follows(fault):
            memory.take(fault, required)
            yield fault


class _Memory:
    """What has been told of each element, by ordinals."""

    def __init__(self, belongs: Callable[[Fault], bool], is_phrase: Callable[[Fault], bool]) -> None:
        self._belongs, self._is_phrase = belongs, is_phrase
        self._phrases: set[int] = set()
        self._late: set[tuple[int, str]] = set()
        self._strange: set[int] = set()
        self._awaited: dict[int, set[str]] = {}
        self._texts: set[int] = set()
        self._attributes: set[int] = set()

    def follows(self, fault: Fault) -> bool:
        """Whether a fault only follows from one that has been told."""
        around = fault.around[1]
        if fault.kind == "early":
            return around in self._strange
        if fault.kind in _STRANGERS:
            late = fault.name in self._awaited.get(around, ()) or (around, fault.name) in self._late
            return late or (around in self._texts and self._is_phrase(fault))
        if fault.kind == "incomplete":
            return fault.ordinal in self._strange
        if fault.kind == "text":
            told = fault.ordinal in self._texts | self._phrases
            self._texts.add(fault.ordinal)
            return told
        return fault.kind == "missing" and len(fault.missing) == 1 and fault.ordinal in self._attributes

    def take(self, fault: Fault, required: Callable[[Fault], list[str]]) -> None:
        """Remember a fault that is told."""
        if fault.kind == "early":
            self._awaited.setdefault(fault.around[1], set()).update(required(fault))
        elif fault.kind in _STRANGERS:
            self._strange.add(fault.around[1])
            if fault.kind == "misplaced" and self._belongs(fault):
                self._late.add((fault.around[1], fault.name))
            elif self._is_phrase(fault):
                self._phrases.add(fault.around[1])
        elif fault.kind == "attribute":
            self._attributes.add(fault.ordinal)
