"""A first apparatus: ``app`` entries that stand in the text (TEI P5, chapter 12, parallel segmentation)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from edition.context import Context
from edition.model import Apparatus, RejectedReading, Span
from edition.reading.anchors import Anchors
from edition.reading.parsing import Document
from edition.reading.view import Variation, View
from edition.reading.walk import Walk
from edition.spelling import nearest
from edition.tei import has_scheme

_APP_HINT = "mark one reading as lem, or declare base_witness in edition.toml"


def entries(view: View, walk: Walk, anchors: Anchors, context: Context, document: Document) -> tuple[Apparatus, ...]:
    """The apparatus entries of a text in the order of its source."""
    found = tuple(_entry(variation, walk, anchors, document) for variation in view.variations)
    _check_sigla(view, context, document)
    return found


def _entry(variation: Variation, walk: Walk, anchors: Anchors, document: Document) -> Apparatus:
    shown = variation.shown
    fragment = anchors.fragment(variation.app)
    if shown is not None and not variation.by_editor:
        message = (
            "this app has no lem; the reading of "
            + (" ".join(_witnesses(shown)) or "its first rdg")
            + " is shown in its place"
        )
        document.problem("app-without-lemma", message, variation.app, hint=_APP_HINT, severity="warning")
    record = walk.records.get(shown) if shown is not None else None
    span = Span(record.stream, record.start, record.end) if record else fragment.span
    return Apparatus(
        id=fragment.anchor,
        passage=fragment.passage,
        lemma=walk.texts[span.stream][span.start : span.end],
        lemma_witnesses=_witnesses(shown) if shown is not None else (),
        span=span,
        readings=tuple(
            _rejected(r, group, walk) for r, group in zip(variation.rejected, variation.groups, strict=True)
        ),
        chosen="lemma-chosen" if shown is not None and not variation.by_editor else "",
    )


def _rejected(reading: Any, group: str, walk: Walk) -> RejectedReading:
    record = walk.records[reading]
    surface = walk.texts[record.stream][record.start : record.end]
    type_ = reading.get("type") or group
    if not reading.get("wit") and (reading.get("source") or reading.get("resp")):
        type_ = f"{type_} conjecture".strip()
    return RejectedReading(_witnesses(reading), type_, Span(record.stream, record.start, record.end), surface)


def _witnesses(reading: Any) -> tuple[str, ...]:
    stated = reading.get("wit") or reading.get("source") or reading.get("resp") or ""
    return tuple(token.rpartition("#")[2] if not has_scheme(token) else token for token in stated.split())


def _check_sigla(view: View, context: Context, document: Document) -> None:
    """Say of each siglum that is declared nowhere where it is cited first, and how often."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Any, str]] = {}
    for reading in (r for v in view.variations for r in (v.shown, *v.rejected) if r is not None):
        for token in (reading.get("wit") or "").split():
            siglum = named_siglum(token)
            if not has_scheme(token) and siglum not in context.sigla:
                counts[siglum] += 1
                first.setdefault(siglum, (reading, token))
    known = (
        context.sigla if len(first) <= len(context.sigla) else frozenset()
    )  # else a list is missing, and nobody misspelt
    for siglum, (reading, token) in first.items():
        message, hint = undeclared(token, counts[siglum], known)
        document.problem("undeclared-siglum", message, reading, "wit", hint)


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
