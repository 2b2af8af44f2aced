"""The tradition of a text for its pages: its witnesses, what each has at every entry, and the text with all readings in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from edition.apparatus.attesting import Attesting
from edition.apparatus.entries import LIST_APP, conjectured_by, is_omission, readings
from edition.model import Reading, Span
from edition.reading.apparatus import Variants
from edition.reading.view import Variation, View, beside
from edition.reading.walk import Walk
from edition.variation import Apparatus, Entry, Gap, Stated, Tradition, Witness


def tradition_of(variants: Variants, view: View, walk: Walk, apparatus: Iterable[Apparatus]) -> Tradition | None:
    """The tradition of a text; None where no entry says anything of it, and nothing is asked or made."""
    if not view.variations:
        return None
    attesting = variants.attesting
    pairs = zip(view.variations, apparatus, strict=True)
    entries = {variation.app: _entry(variation, said, variants) for variation, said in pairs}
    apart = beside(view)
    entries = {app: replace(entry, placed=_is_placed(app, apart, variants)) for app, entry in entries.items()}
    names = _in_text(entries.values(), variants)
    declared = {one.siglum: one for one in reversed(variants.witnesses.all)}
    return Tradition(
        witnesses=tuple(_declared(siglum, declared.get(siglum), variants) for siglum in names),
        whole=attesting.whole,
        entries=entries,
        gaps={siglum: found for siglum in names if (found := _gaps(siglum, attesting, variants))},
        lines={item: Span(name, *walk.lines[item]) for name, items in view.items.items() for item in items},
        has=lambda app, siglum: _has(attesting, app, siglum),
        displayed=variants.witnesses.named,
    )


def _is_placed(app: Any, apart: frozenset[Any], variants: Variants) -> bool:
    """Whether an entry stands at its words in the text, and not in a list of entries or in a note."""
    around = list(app.iterancestors())
    return (
        apart.isdisjoint(around) and app not in variants.editors.apart and not any(up.tag == LIST_APP for up in around)
    )


def _in_text(entries: Iterable[Entry], variants: Variants) -> tuple[str, ...]:
    """The witnesses, hands and all, that entries in the running text name: of others there is nothing to be read."""
    witnesses = variants.witnesses
    named = [
        siglum
        for entry in entries
        if entry.placed
        for stated in entry.readings
        for group in stated.witnesses
        for siglum in witnesses.expanded(group)
    ]
    return witnesses.in_order((*(witnesses.hand_of(siglum) or siglum for siglum in named), *named))


def _has(attesting: Attesting, app: Any, siglum: str) -> tuple[str, Any | None]:
    found = attesting.at(app, siglum)
    return found.status, found.reading


def _entry(variation: Variation, said: Apparatus, variants: Variants) -> Entry:
    app = variation.app
    return Entry(
        app=app,
        id=said.id,
        passage=said.passage,
        span=said.span,
        shown=variation.shown,
        readings=tuple(_stated(reading, variants) for reading in readings(app)),
        more=tuple(variants.settled.more.get(app, ())),
        silent=said.silent,
        chosen=said.chosen,
        placed=True,
        listed=variants.settled.listed.get(app, ""),
    )


def _stated(reading: Any, variants: Variants) -> Stated:
    return Stated(reading, variants.attesting.sigla_of(reading), tuple(conjectured_by(reading)), is_omission(reading))


def _declared(siglum: str, found: Witness | None, variants: Variants) -> Witness:
    hand_of = variants.witnesses.hand_of(siglum)
    return found._replace(hand_of=hand_of) if found else Witness(siglum, (siglum,), hand_of=hand_of)


def _gaps(siglum: str, attesting: Attesting, variants: Variants) -> tuple[Gap, ...]:
    """Where a witness lacks the text, those of the witness whose hand it is included."""
    whole = variants.witnesses.hand_of(siglum)
    pairs = [*attesting.lacunae.of.get(siglum, ()), *(attesting.lacunae.of.get(whole, ()) if whole else ())]
    return tuple(Gap(start, end) for start, end in pairs)


def woven(view: View, reading: Reading) -> Reading:
    """The same text with the readings of all entries in it, one after another, and with nothing else beside the text.

    Whatever witness is wanted, its text is a choice among the pieces of this one. The tree is the same.
    """
    apart = beside(view)
    aside = {element: name for element, name in view.aside.items() if element in apart}
    walk = Walk(View(view.contents, aside, elements=view.elements))
    return reading.with_text(
        {"text": walk.texts["text"]}, aside, {record.element for record in walk.passages if record.stream == "text"}
    )
