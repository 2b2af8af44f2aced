"""Why a RELAX NG schema refuses a text, in words of the TEI: what stands here, what may stand here, what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from edition.checking import wording
from edition.checking.folding import folded
from edition.checking.relaxng import expecting, names
from edition.checking.relaxng.automaton import Automaton
from edition.checking.relaxng.datatypes import Datatype
from edition.checking.relaxng.faults import Fault
from edition.checking.wording import FORMS, Around, Told, bare
from edition.model import Place, Problem
from edition.reading import places
from edition.reading.parsing import Document
from edition.tei import split_list

_PATTERNS = {
    r"[^\p{C}\p{Z}]+": "one word, without blanks",
    r"\S+": "an address, without blanks",
}
"""Forms that schemas made from an ODD prescribe, in words."""
_ORDER = ("date", "gYear", "gYearMonth", "dateTime", "gMonth", "gDay", "gMonthDay", "time")


def explain(
    automaton: Automaton, document: Document, elements: Sequence[Any], faults: Sequence[Fault]
) -> list[Problem]:
    """The problems of a file, one for each fault; ``faults`` are what :func:`relaxng.validating.faults` found.

    ``elements`` are those of the document in the order that the faults count.

    Ids are passed over: duplicate and odd ones are found in reading, whatever the schema.
    """
    teller = _Teller(automaton, document, elements)
    kept = [fault for fault in faults if fault.kind not in ("id", "idref") and bare(fault.attribute) != "xml:id"]
    return [teller.problem(fault) for fault in folded(kept, teller.required, teller.belongs, teller.is_phrase)]


class _Teller:
    def __init__(self, automaton: Automaton, document: Document, elements: Sequence[Any]) -> None:
        self._automaton, self._document, self._elements = automaton, document, elements
        self._source = document.sources[0]
        self._names = set(expecting.known(automaton))
        self._known = [bare(name) for name in sorted(self._names)]

    def required(self, fault: Fault) -> list[str]:
        """The elements of which one must come before the fault's."""
        return expecting.required(fault.state, fault.name) if fault.state else []

    def belongs(self, fault: Fault) -> bool:
        """Whether the fault's element may stand somewhere in the one around it."""
        return fault.name in expecting.members(self._automaton, fault.around[0])

    def is_phrase(self, fault: Fault) -> bool:
        """Whether the fault's element may stand in a paragraph, and not in the element around it."""
        homes = expecting.homes(self._automaton, fault.name) if fault.kind == "misplaced" else []
        return fault.around[0] not in homes and any(bare(home) == "p" for home in homes)

    def problem(self, fault: Fault) -> Problem:
        """A fault in words, at its place."""
        told, attribute, value = _TELLERS[fault.kind](self, fault)
        place, line = self._place(fault, attribute, value)
        return Problem(told.slug, "error", told.message, place, told.hint, line, told.label)

    def _place(self, fault: Fault, attribute: str, value: str | None) -> tuple[Place, str]:
        path, data = self._source.path, self._source.data
        if self._elements is not self._source.elements:
            return self._document.locate(self._element(fault.ordinal), attribute, value)
        if fault.at >= 0:
            return places.of_bytes(path, data, *_words_before(places.written(data), fault.at))
        return places.of_element(path, data, fault.ordinal, attribute, value)

    def _element(self, ordinal: int) -> Any:
        return self._elements[ordinal] if 0 <= ordinal < len(self._elements) else None

    def _before(self, fault: Fault) -> str:
        """The name of the element before a fault's, in the same parent."""
        element = self._element(fault.ordinal)
        before = element.getprevious() if element is not None else None
        return bare(before.tag) if before is not None else ""

    def _around(self, fault: Fault) -> Around:
        """What is around the fault's element."""
        name = fault.around[0]
        return Around(bare(name), self._before(fault), self._members(name))

    def _members(self, name: str) -> list[str]:
        return [bare(one) for one in expecting.members(self._automaton, name)] if name else []

    def _next(self, fault: Fault) -> tuple[list[str], bool]:
        found, ends = expecting.next_elements(fault.state) if fault.state else ([], False)
        first = expecting.required(fault.state) if fault.state else []
        return [bare(name) for name in dict.fromkeys((*first, *found))], ends

    def stranger(self, fault: Fault) -> tuple[Told, str, str | None]:
        """``unknown`` and ``misplaced``."""
        expected, ends = self._next(fault)
        name, around, uri = bare(fault.name), self._around(fault), names.namespace(fault.name)
        if fault.name not in self._names and fault.around[0] and uri != names.namespace(fault.around[0]):
            usual = names.namespace(fault.around[0]) if name in self._known else ""
            return wording.foreign(name, around, uri, usual), "", None
        if fault.kind == "misplaced":
            around = replace(around, homes=[bare(home) for home in expecting.homes(self._automaton, fault.name)])
        return wording.stranger(name, around, expected, self._known, over=ends), "", None

    def early(self, fault: Fault) -> tuple[Told, str, str | None]:
        """``early``."""
        needed = [bare(name) for name in self.required(fault)] or self._next(fault)[0]
        element = self._element(fault.ordinal)
        younger = () if element is None else (bare(one.tag) for one in element.itersiblings("*"))
        later = next((name for name in younger if name in needed), "")
        return wording.early(bare(fault.name), self._around(fault), needed, later), "", None

    def incomplete(self, fault: Fault) -> tuple[Told, str, str | None]:
        """``incomplete``: elements are wanted, or the characters of a value."""
        if fault.state and fault.state.has_data and not self._next(fault)[0]:
            return self.value(fault)
        element = self._element(fault.ordinal)
        last = bare(element[-1].tag) if element is not None and len(element) else ""
        needed = [bare(name) for name in expecting.required(fault.state)] if fault.state else []
        around = Around(bare(fault.name), last)
        return wording.incomplete(around, needed or self._next(fault)[0], needed=bool(needed)), "", None

    def text(self, fault: Fault) -> tuple[Told, str, str | None]:
        """``text``."""
        return wording.words(Around(bare(fault.name), "", self._members(fault.name)), fault.value), "", None

    def attribute(self, fault: Fault) -> tuple[Told, str, str | None]:
        """``attribute``."""
        own = [bare(name) for name in expecting.own_attributes(fault.state)] if fault.state else []
        written = self._written(fault)
        return wording.attribute(bare(fault.name), written, own), written, None

    def _written(self, fault: Fault) -> str:
        """The name of a fault's attribute as the text writes it, with its prefix."""
        uri, name = names.namespace(fault.attribute), bare(fault.attribute)
        element = self._element(fault.ordinal)
        if not uri or element is None or name.startswith("xml:"):
            return name
        return next((f"{prefix}:{name}" for prefix, known in element.nsmap.items() if prefix and known == uri), name)

    def missing(self, fault: Fault) -> tuple[Told, str, str | None]:
        """``missing``."""
        return wording.missing_attributes(bare(fault.name), sorted(map(bare, fault.missing))), "", None

    def value(self, fault: Fault) -> tuple[Told, str, str | None]:
        """``value`` and ``content``."""
        allowed = expecting.values(fault.state, fault.attribute) if fault.state else expecting.Values()
        reason, wrong = _reason(allowed, fault.value)
        told = wording.value(
            bare(fault.name), bare(fault.attribute), fault.value, allowed.words, _takes(allowed.datatypes), reason
        )
        return told, bare(fault.attribute), wrong


_TELLERS: dict[str, Callable[[_Teller, Fault], tuple[Told, str, str | None]]] = {
    "unknown": _Teller.stranger,
    "misplaced": _Teller.stranger,
    "early": _Teller.early,
    "incomplete": _Teller.incomplete,
    "text": _Teller.text,
    "content": _Teller.value,
    "attribute": _Teller.attribute,
    "missing": _Teller.missing,
    "value": _Teller.value,
}


def _words_before(data: bytes, end: int) -> tuple[int, int]:
    """Where the characters begin and end that stand before a tag."""
    begin = data.rfind(b">", 0, end) + 1
    said = data[begin:end]
    return begin + len(said) - len(said.lstrip()), begin + len(said.rstrip())


def _reason(allowed: expecting.Values, stands: str) -> tuple[str, str]:
    """What is wrong with a value, by the datatype that it comes nearest to (no reason where there are words to choose from).

    With it, the word of the value that is wrong.
    """
    for word in split_list(stands) if allowed.several else [stands]:
        if word not in allowed.words and not any(datatype.allows(word) for datatype in allowed.datatypes):
            return "" if allowed.words else _nearest_reason(allowed.datatypes, word), word
    return "more or fewer words are wanted" if allowed.several and stands.strip() else "", stands


def _nearest_reason(datatypes: Sequence[Datatype], word: str) -> str:
    """The reason that says most: that of a form which fits, as “September has 30 days”, before that of one which does not."""
    reasons = []
    for datatype in sorted(datatypes, key=lambda d: _ORDER.index(d.name) if d.name in _ORDER else 99):
        try:
            datatype.value(word)
        except ValueError as error:
            reasons.append(str(error))
    telling = [reason for reason in reasons if not reason.startswith("it ")]
    if telling:
        return telling[0]
    return reasons[0] if len(reasons) == 1 and "have the form" not in reasons[0] else ""


def _takes(datatypes: Sequence[Datatype]) -> str:
    forms = [_PATTERNS.get(dict(d.params).get("pattern", "")) or FORMS.get(d.name, "") for d in datatypes]
    if any(d.name in _ORDER for d in datatypes):
        return "a date or time, as 1914, 1914-07 or 1914-07-28"
    return ", or ".join(dict.fromkeys(form for form in forms if form))
