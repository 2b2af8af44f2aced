"""The apparatus of a text: its entries put at their words, what each says, and what is told of them (TEI P5, chapter 12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from edition.apparatus.attesting import LIMITS, Attesting
from edition.apparatus.choosing import Editors, OfWitness
from edition.apparatus.entries import APP, Method, conjectured_by, declared_method, witness_tokens
from edition.apparatus.settling import Settled, settle
from edition.apparatus.soundness import findings
from edition.apparatus.witnesses import Witnesses
from edition.context import Context
from edition.model import Span
from edition.reading.anchors import Anchors
from edition.reading.marking import marked
from edition.reading.parsing import Document
from edition.reading.view import Variation, View, beside, reading_view
from edition.reading.walk import Record, Walk
from edition.spelling import nearest
from edition.tei import has_scheme
from edition.variation import Apparatus, RejectedReading

_APP_HINT = "mark one reading as lem, or declare base_witness in edition.toml"


class Variants:
    """The entries of one text, each put at its words in the tree of its file. A text without entries asks for nothing."""

    def __init__(
        self, document: Document, tei: Any, contents: tuple[Any, ...], ids: Mapping[str, Any], context: Context
    ) -> None:
        self._document, self._context = document, context
        self._tei, self._contents = tei, contents
        self.settled = Settled()
        method: Method = ""
        self.witnesses = Witnesses((), {})
        if next(tei.iter(APP), None) is not None:
            method = declared_method(tei)[0]
            self.settled = settle(tei, contents, ids, document.path, method)
            self.witnesses = Witnesses(context.witnesses(document.path), context.project.apparatus.hands)
        for one in self.settled.unplaced:
            document.problem(one.slug, one.message, one.app, one.attribute, one.hint, one.severity)
        for app, said in self.settled.printed.items():
            message = f"the lemma “{said}” is not what the text has between the two ends of this entry"
            document.problem("lemma-not-in-base", message, app, hint="correct the lem, or where @from and @to point")
        apart = {one.app for one in self.settled.unplaced} if method not in ("", "parallel-segmentation") else set()
        self.editors = Editors(self.witnesses, context.base_witness, apart)

    @cached_property
    def attesting(self) -> Attesting:
        """Who has what."""
        negative = self._context.project.apparatus.negative
        has_limits = any(next(content.iter(*LIMITS), None) is not None for content in self._contents)
        apart = beside(reading_view(self._contents, self.editors)) if has_limits else frozenset()
        return Attesting(self._contents, self.witnesses, negative, self._context.base_witness, apart)

    def of_witness(self, siglum: str) -> OfWitness:
        """What a witness has at every entry."""
        return OfWitness(siglum, self.attesting, self.editors, self.settled.more)

    def entries(self, view: View, walk: Walk, anchors: Anchors) -> tuple[Apparatus, ...]:
        """The apparatus entries of a text in the order of its source."""
        found = tuple(self._entry(variation, walk, anchors, view.aside) for variation in view.variations)
        if found:
            self._check_sigla(view)
            for one in findings(self._tei, self.settled, self.attesting):
                self._document.problem(one.slug, one.message, one.element, hint=one.hint, severity=one.severity)
        return found

    def _entry(self, variation: Variation, walk: Walk, anchors: Anchors, aside: Mapping[Any, str]) -> Apparatus:
        shown, app = variation.shown, variation.app
        fragment = anchors.fragment(app)
        if shown is not None and not variation.by_editor:
            self._report_choice(shown, app)
        record = walk.records.get(shown) if shown is not None else None
        span = self._span(record, app, walk) if record else fragment.span
        pairs = zip(variation.rejected, variation.groups, strict=True)
        return Apparatus(
            id=fragment.anchor,
            passage=fragment.passage,
            lemma=walk.texts[span.stream][span.start : span.end],
            lemma_witnesses=self._who(shown) if shown is not None else (),
            span=span,
            readings=tuple(self._rejected(reading, group, walk, aside) for reading, group in pairs),
            chosen="lemma-chosen" if shown is not None and not variation.by_editor else "",
            type=app.get("type", ""),
            silent=self.attesting.silent(app) if app in self.attesting.known else (),
        )

    def _span(self, record: Record, app: Any, walk: Walk) -> Span:
        """Where a lemma stands, its further pieces of the same stream included."""
        known = (walk.records[piece] for piece in self.settled.more.get(app, ()) if piece in walk.records)
        pieces = [piece for piece in known if piece.stream == record.stream]
        return Span(record.stream, min(r.start for r in (record, *pieces)), max(r.end for r in (record, *pieces)))

    def _report_choice(self, shown: Any, app: Any) -> None:
        known = " ".join(self._who(shown)) or "its first rdg"
        message = f"this app has no lem; the reading of {known} is shown in its place"
        self._document.problem("app-without-lemma", message, app, hint=_APP_HINT, severity="warning")

    def _rejected(self, reading: Any, group: str, walk: Walk, aside: Mapping[Any, str]) -> RejectedReading:
        record = walk.records[reading]
        surface = walk.texts[record.stream][record.start : record.end]
        type_ = reading.get("type") or group
        if conjectured_by(reading):
            type_ = f"{type_} conjecture".strip()
        span, shown = Span(record.stream, record.start, record.end), marked(reading, surface, aside)
        return RejectedReading(self._who(reading), type_, span, surface, shown)

    def _who(self, reading: Any) -> tuple[str, ...]:
        """The sigla of a reading, else who proposed it."""
        return self.attesting.sigla_of(reading) or tuple(
            token.rpartition("#")[2] if not has_scheme(token) else token for token in conjectured_by(reading)
        )

    def _check_sigla(self, view: View) -> None:
        """Say of each siglum that is declared nowhere where it is cited first, and how often."""
        counts: Counter[str] = Counter()
        first: dict[str, tuple[Any, str]] = {}
        for reading in (r for v in view.variations for r in (v.shown, *v.rejected) if r is not None):
            for token in witness_tokens(reading):
                siglum = named_siglum(token)
                if not has_scheme(token) and siglum not in self.witnesses:
                    counts[siglum] += 1
                    first.setdefault(siglum, (reading, token))
        names = frozenset(name for witness in self.witnesses.all for name in witness.names)
        known = names if len(first) <= len(names) else frozenset()  # else a list is missing, and nobody misspelt
        for siglum, (reading, token) in first.items():
            message, hint = undeclared(token, counts[siglum], known)
            self._document.problem("undeclared-siglum", message, reading, "wit", hint)


def named_siglum(token: str) -> str:
    """The siglum in a value of ``@wit``, which may be written with a file and ``#``."""
    return token.rpartition("#")[2]


def undeclared(token: str, count: int, sigla: frozenset[str]) -> tuple[str, str]:
    """What is said of a siglum that is declared nowhere, and what to do; the nearest declared one is offered."""
    times = f" (cited {count} times)" if count > 1 else ""
    message = f"the witness {token} is declared nowhere: no witness of a listWit has this id{times}"
    near = _nearest(named_siglum(token), sigla)
    hint = "declare it in a listWit of the header, or correct the siglum"
    return message, hint + (f": is {near} meant?" if near else "")


def _nearest(siglum: str, sigla: frozenset[str]) -> str:
    """The declared siglum that is spelt most like one, letter case aside first; ''."""
    for known in sorted(sigla):
        if known.casefold() == siglum.casefold():
            return known
    return nearest(siglum, sorted(sigla), 0.75) if len(siglum) > 2 else ""
