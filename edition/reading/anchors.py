"""Ids that last: of passages, and of what stands in them (DESIGN, promise 3)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Any

from edition.addresses import anchor_of
from edition.citing.passages import called
from edition.model import Fragment, Passage, Span
from edition.reading.parsing import Document
from edition.reading.succeeding import Successors
from edition.reading.view import View
from edition.reading.walk import Record, Walk, passage_hash
from edition.releases import Released
from edition.tei import ID, SPACE, local, shortened, tag

_LOST = "give its xml:id to the passage that has its words now, or take its line out of anchors.csv"
_SPEAKER = tag("speaker")
_NAME = re.compile(r"[^\W\d][\w.\-\u00b7]*")


def check_ids(document: Document) -> dict[str, Any]:
    """The elements of a document by their ids; duplicate and odd ids become problems."""
    seen: dict[str, Any] = {}
    included = len(document.sources) > 1 and {e for s in document.sources[1:] for e in s.elements}
    for element in document.root.iter("*"):
        written = element.get(ID)
        if written is None:
            continue
        identifier = written.strip(SPACE)
        if not _NAME.fullmatch(written):
            message = f"“{written}” is no valid xml:id{': a blank stands beside it' if written != identifier else ''}"
            document.problem(
                "odd-id", message, element, "xml:id", "begin with a letter; no blanks, no colons", "warning"
            )
        if identifier in seen and not (included and element in included):
            message = f"the xml:id “{identifier}” stands more than once in this file; pointers to it reach the first"
            document.problem("duplicate-id", message, element, "xml:id", "give each element an id of its own")
        if identifier.startswith("ui-"):
            message = (
                f"“{identifier}” begins with ui-, which the pages keep for themselves; its anchor is _{identifier}"
            )
            document.problem("reserved-id", message, element, "xml:id", "choose another beginning", "warning")
        seen.setdefault(identifier, element)
    return seen


def _has_letters(words: str) -> bool:
    """Whether there is something to cite: a hyphen at the end of a line, or a rule of asterisks, is nothing."""
    return any(map(str.isalnum, words))


class Anchors:
    """Hands out the ids of one text's page; ``of`` holds those of each element, the first one first.

    ``released`` are ids that its page had, and keeps: at the passage that is what had them.
    """

    def __init__(self, view: View, walk: Walk, document: Document, released: Sequence[Released] = ()) -> None:
        self._walk, self._document = walk, document
        self._used: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._by_stream: dict[str, tuple[list[Record], list[int]]] = {}
        self.of: dict[Any, list[str]] = {}
        for element in view.elements:
            if (identifier := element.get(ID)) is not None:
                self.of[element] = [self._unique(anchor_of(identifier))]
        self.passages = self._passages()
        if released:
            self._keep(released, view.contents[0])

    def _unique(self, wanted: str) -> str:
        found, n = wanted, self._numbers.get(wanted, 1)
        while found in self._used:
            n += 1
            found = f"{wanted}.{n}"
        self._numbers[wanted] = n
        self._used.add(found)
        return found

    def _passages(self) -> tuple[Passage, ...]:
        repeated: dict[str, int] = {}
        for record in self._walk.passages:
            known = self.of.get(record.element)
            if known:
                record.id = known[0]
                continue
            hashed = passage_hash(record)
            record.id = self._unique(hashed)
            repeated[hashed] = repeated.get(hashed, 0) + 1
            if repeated[hashed] == 2 and record.element.tag != _SPEAKER and any(map(_has_letters, record.words)):
                self._report(record)
            self.of[record.element] = [record.id]
        counts: Counter[str] = Counter()
        return tuple(self._passage(record, counts) for record in self._walk.passages)

    def _keep(self, released: Sequence[Released], text: Any) -> None:
        """Further ids of passages whose words have changed since a release; of those that are gone it is told."""
        elements = {record.id: record.element for record in self._walk.passages}
        found = Successors(released, self.passages, self._walk.texts)
        for old, now in found.kept.items():
            if old not in self._used:
                self.of[elements[now]].append(self._unique(old))
        for one in found.lost:
            if one.id not in self._used:
                message = f"the passage {one.id} of version {one.version} is gone: “{shortened(one.words, 60)}”"
                self._document.problem("anchor-lost", message, text, hint=_LOST, severity="warning")

    def _report(self, record: Record) -> None:
        self._document.problem(
            "anchor-not-unique",
            f"this {local(record.element)} has the words of an earlier one; its anchor {record.id} changes when they change places",
            record.element,
            hint="give it an xml:id, then its address lasts",
            severity="info",
        )

    def _passage(self, record: Record, counts: Counter[str]) -> Passage:
        """A passage with its number: its ``@n``, else which of its sort it is, as a citation names it: the third paragraph."""
        outer = record.passage if record.passage is not None else self._around(record.element)
        name = local(record.element)
        counts[called(name)] += 1
        return Passage(
            record.id,
            name,
            Span(record.stream, record.start, record.end),
            outer.id if outer else "",
            record.element.get("n") or str(counts[called(name)]),
        )

    def _around(self, element: Any) -> Record | None:
        """The passage in which the item of another stream stands that an element is in."""
        around = self._walk.around
        while element is not None and element not in around:
            element = element.getparent()
        if element is None:
            return None
        known = around[element]
        return known if known is not None else self._around(element.getparent())

    def fragment(self, element: Any, apart: frozenset[str] = frozenset(), elsewhere: bool = False) -> Fragment:
        """Where a mention, quotation or turn stands; gives it an anchor if it has none.

        ``apart`` are tags of passages that it is not cited by, such as the label of a speaker; ``elsewhere``: words that the
        view does not show count as well, if there are no others (a name that is struck out).
        """
        record = self._walk.records[element]
        if elsewhere and record.start == record.end and len(element):
            record = self._elsewhere(element) or record
        passage = self.passage_of(record, apart)
        surface = self._walk.texts[record.stream][record.start : record.end]
        anchor = self._own_anchor(element, record, passage)
        return Fragment(anchor, passage.id if passage else "", Span(record.stream, record.start, record.end), surface)

    def _elsewhere(self, element: Any) -> Record | None:
        """Where the words of an element stand that the view shows nothing of: in its first item that has any."""
        items = (self._walk.records.get(inner) for inner in element.iterdescendants() if inner in self._walk.around)
        return next((r for r in items if r is not None and r.start < r.end and r.stream == "variants"), None)

    def of_division(self, division: Any, wanted: str) -> str:
        """The anchor of a division; ``wanted`` is what it gets when it has none."""
        known = self.of.get(division)
        if known is None:
            known = self.of[division] = [self._unique(wanted)]
        return known[0]

    def _own_anchor(self, element: Any, record: Record, passage: Record | None) -> str:
        if element.get(ID):
            return self.of[element][0]
        known = record.passage is passage and record.element is element
        start, end = (record.own_start, record.own_end) if known else (0, record.end - record.start)
        anchor = self._unique(f"{passage.id if passage else 'text'}.{start}-{end}")
        self.of.setdefault(element, []).append(anchor)
        return anchor

    def passage_of(self, record: Record, apart: frozenset[str]) -> Record | None:
        """The innermost passage that a record cites: itself, the one around it, or the first one in it."""
        if record.id:
            return record
        if record.passage is not None:
            return record.passage
        passages, starts = self._of_stream(record.stream)
        first = bisect_left(starts, record.start)
        inside = passages[first : max(first, bisect_left(starts, record.end))]
        nearest = passages[max(0, first - 1) : first] or passages[:1]
        return next((p for p in inside if p.element.tag not in apart), next(iter(inside or nearest), None))

    def _of_stream(self, stream: str) -> tuple[list[Record], list[int]]:
        """The passages of a stream in order, and where they start."""
        if stream not in self._by_stream:
            found = [p for p in self._walk.passages if p.stream == stream]
            self._by_stream[stream] = (found, [p.start for p in found])
        return self._by_stream[stream]
