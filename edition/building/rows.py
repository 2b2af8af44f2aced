"""A text to its rows: what travels from a worker to the index store."""

from __future__ import annotations

from collections.abc import Iterator

from edition.addresses import fragment as escaped
from edition.addresses import text_page
from edition.citing.agreeing import AGREED, stated
from edition.citing.passages import citation, place_of
from edition.model import Fragment, Mention, Passage, Problem, Quotation, Target, Text, Turn
from edition.project import UNVERSIONED

Row = tuple[object, ...]
Rows = dict[str, list[Row]]
_CONTEXT = 40
_OF_THE_EDITION = frozenset(("declaration", "rights", *AGREED))
"""Facts of texts that a page about the whole edition brings together."""


def problem_row(problem: Problem) -> Row:
    """A problem as a row of the store."""
    place = problem.place
    at = (place.path, place.line, place.column) if place else ("", 0, 0)
    end = (place.end_line, place.end_column) if place else (0, 0)
    return (*at, problem.slug, problem.severity, problem.message, problem.hint, problem.source, *end, problem.label)


def later_name(target: Target) -> str:
    """What stands for the name of an entity that no register describes, until all texts are read: then it has one.

    Neither of its characters can stand in XML.
    """
    return "" if target.entry or not target.entity else f"\x02{target.kind}\x03{target.entity.encode().hex()}\x02"


def _joined(speakers: tuple[Target, ...]) -> str:
    return " | ".join(target.entity for target in speakers)


def _direct(quotation: Quotation) -> str:
    """Whether a speech or thought is direct; of other classes it is not said."""
    return ("true" if quotation.direct else "false") if quotation.cls in ("speech", "thought") else ""


class RowMaker:
    """Makes the rows of one text. ``edition`` and ``version`` go into citations, ``base`` before addresses."""

    def __init__(self, text: Text, edition: str, version: str, base: str) -> None:
        self._text, self._version = text, version
        self._of = (edition or text.bibliography.series, version if version != UNVERSIONED else "")
        self._page = base + text_page(text.info.id)
        self._passages = {passage.id: passage for passage in text.passages}
        self._sha = text.info.sha256
        self._citations: dict[str, str] = {}

    def rows(self) -> Rows:
        """By table; see :mod:`edition.building.tables` for the columns."""
        text = self._text
        return {
            "mentions": [row for mention in text.mentions for row in self._mention(mention)],
            "quotations": [row for quotation in text.quotations for row in self._quotation(quotation)],
            "turns": [self._turn(turn) for turn in text.turns],
            "apparatus": list(self._apparatus()),
            "speakers": list(self._speakers()),
            "passages": [self._passage(passage) for passage in text.passages],
            "sessions": [
                (s.id, s.name, s.type, s.start, s.end, s.place, s.part_of, s.anchor, s.inferred, text.info.id)
                for s in text.sessions
            ],
            "problems": [problem_row(problem) for problem in text.problems],
            "facts": [
                (text.info.id, f.key, f.words, f.address)
                for f in (*text.facts, *stated(text.bibliography))
                if f.key in _OF_THE_EDITION
            ],
        }

    def _provenance(self, anchor: str, passage: str) -> Row:
        words = self._citations.get(passage)
        if words is None:
            words = self._citations[passage] = self._citation(passage)
        return (self._url(anchor), words, self._version, self._sha)

    def _citation(self, passage: str) -> str:
        known = self._passages.get(passage)
        title = self._text.info.proper
        return citation(title, place_of(known, title) if known else "", *self._of)

    def _url(self, anchor: str) -> str:
        return f"{self._page}#{escaped(anchor)}" if anchor else self._page

    def _around(self, fragment: Fragment) -> tuple[str, str]:
        """Whole words before and after, within forty characters."""
        span = fragment.span
        stream = self._text.streams[span.stream]
        before = stream[max(0, span.start - _CONTEXT) : span.start].replace("\n", " ")
        after = stream[span.end : span.end + _CONTEXT].replace("\n", " ")
        if span.start > _CONTEXT and stream[span.start - _CONTEXT - 1] not in " \n":
            before = before.partition(" ")[2] or before
        if len(after) == _CONTEXT and stream[span.end + _CONTEXT : span.end + _CONTEXT + 1] not in " \n":
            after = after.rpartition(" ")[0] or after
        return before, after.rstrip(" ")

    def _mention(self, mention: Mention) -> Iterator[Row]:
        parts = len(mention.fragments)
        whole = " ".join(f.surface for f in mention.fragments if f.surface)
        info = self._text.info
        targets = [
            (n, t.kind, t.entity, t.name or later_name(t), int(t.entry), " | ".join(t.identifiers))
            for n, t in enumerate(mention.targets, 1)
        ]
        for n, fragment in enumerate(mention.fragments, 1):
            before, after = self._around(fragment)
            span, part = fragment.span, f"{n} of {parts}" if parts > 1 else ""
            provenance = self._provenance(fragment.anchor, fragment.passage)
            for number, kind, entity, name, registered, identifiers in targets or [(0, mention.kind, "", "", 0, "")]:
                yield (
                    mention.id, kind, entity, name, number, mention.form, mention.ref, fragment.surface, whole,
                    mention.element, mention.type, part, span.stream, info.id, info.title, fragment.passage, span.start, span.end,
                    before, after, mention.certainty, mention.responsibility, mention.lang, *provenance, registered, identifiers,
                )  # fmt: skip

    def _quotation(self, quotation: Quotation) -> Iterator[Row]:
        parts = len(quotation.fragments)
        whole = " ".join(f.surface for f in quotation.fragments if f.surface)
        info = self._text.info
        for n, fragment in enumerate(quotation.fragments, 1):
            span, part = fragment.span, f"{n} of {parts}" if parts > 1 else ""
            yield (
                quotation.id, quotation.cls, _direct(quotation), _joined(quotation.speakers), quotation.speaker_name,
                quotation.addressee, quotation.source, quotation.session, fragment.surface, whole, part, span.stream,
                info.id, info.title, fragment.passage, span.start, span.end,
                *self._provenance(fragment.anchor, fragment.passage),
            )  # fmt: skip

    def _turn(self, turn: Turn) -> Row:
        span = turn.fragment.span
        return (
            turn.id, _joined(turn.speakers), turn.speaker_name, turn.addressee, turn.session, turn.words, self._text.info.id,
            turn.fragment.passage, span.start, span.end,
            *self._provenance(turn.fragment.anchor, turn.fragment.passage), span.stream, turn.opening,
        )  # fmt: skip

    def _speakers(self) -> Iterator[Row]:
        """Who says what: table, id, text, and the speaker, a row a speaker."""
        for table, found in (("quotations", self._text.quotations), ("turns", self._text.turns)):
            for one in found:
                for target in one.speakers:
                    yield (
                        table,
                        one.id,
                        self._text.info.id,
                        target.kind,
                        target.entity,
                        target.name,
                        int(target.entry),
                    )

    def _apparatus(self) -> Iterator[Row]:
        for entry in self._text.apparatus:
            provenance = self._provenance(entry.id, entry.passage)
            head = (entry.id, self._text.info.id, entry.passage, entry.lemma, " ".join(entry.lemma_witnesses))
            for reading in entry.readings:
                type_ = f"{reading.type} {entry.chosen}".strip()
                at = reading.span
                yield (
                    *head, reading.surface, " ".join(reading.witnesses), type_, entry.span.start, entry.span.end,
                    at.stream, at.start, at.end, *provenance, reading.shown, 1,
                )  # fmt: skip
            if not entry.readings:
                yield (*head, "", "", entry.chosen, entry.span.start, entry.span.end, "", "", "", *provenance, "", 0)

    def _passage(self, passage: Passage) -> Row:
        span = passage.span
        return (
            self._text.info.id, passage.id, passage.element, span.stream, span.start, span.end, passage.parent, passage.number,
            self._url(passage.id),
        )  # fmt: skip
