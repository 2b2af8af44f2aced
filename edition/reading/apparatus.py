"""A first apparatus: ``app`` entries that stand in the text (TEI P5, chapter 12, parallel segmentation)."""

from __future__ import annotations

from typing import Any

from edition.context import Context
from edition.model import Apparatus, RejectedReading, Span
from edition.reading.anchors import Anchors
from edition.reading.parsing import Document
from edition.reading.view import Variation, View
from edition.reading.walk import Walk
from edition.tei import has_scheme

_APP_HINT = "mark one reading as lem, or declare base_witness in edition.toml"


def entries(view: View, walk: Walk, anchors: Anchors, context: Context, document: Document) -> tuple[Apparatus, ...]:
    """The apparatus entries of a text in the order of its source."""
    return tuple(_entry(variation, walk, anchors, context, document) for variation in view.variations)


def _entry(variation: Variation, walk: Walk, anchors: Anchors, context: Context, document: Document) -> Apparatus:
    shown = variation.shown
    fragment = anchors.fragment(variation.app)
    if shown is not None and not variation.by_editor:
        message = (
            "this app has no lem; the reading of "
            + (" ".join(_witnesses(shown)) or "its first rdg")
            + " is shown in its place"
        )
        document.problem("app-without-lemma", message, variation.app, hint=_APP_HINT, severity="warning")
    for reading in (shown, *variation.rejected):
        if reading is not None:
            _check_sigla(reading, context, document)
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


def _check_sigla(reading: Any, context: Context, document: Document) -> None:
    for token in (reading.get("wit") or "").split():
        siglum = token.rpartition("#")[2]
        if not has_scheme(token) and siglum not in context.sigla:
            message = f"the witness {token} is declared nowhere: no witness of a listWit has this id"
            document.problem(
                "undeclared-siglum",
                message,
                reading,
                "wit",
                "declare it in a listWit of the header, or correct the siglum",
            )
