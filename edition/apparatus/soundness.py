"""Whether an apparatus can be read at all: what contradicts itself, says nothing, or leaves open what a witness has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from edition.apparatus.attesting import LACUNA_END, LACUNA_START, Attesting
from edition.apparatus.entries import APP, LEM, MORE, Method, declared_method, lemma, method_of, readings
from edition.apparatus.settling import Settled
from edition.model import Severity
from edition.tei import local, tag, tags

_ENCODING = tag("variantEncoding")
_REMARKS = tags("note witDetail wit")
_SAYING = ("wit", "source", "resp", "next", "prev")
"""What makes a lemma alone an entry: who has it, or where it goes on."""
_MOST_NAMED = 6


class Finding(NamedTuple):
    """What is told of an element of the apparatus."""

    slug: str
    severity: Severity
    message: str
    element: Any
    hint: str = ""


def findings(tei: Any, settled: Settled, attesting: Attesting) -> Iterator[Finding]:
    """All that is found wrong with the apparatus of one text."""
    yield from _contradicted(tei, settled)
    yield from _empty(attesting)
    yield from _overlapping(settled, attesting)
    yield from _unpaired(attesting)
    yield from _silent(attesting)


def _contradicted(tei: Any, settled: Settled) -> Iterator[Finding]:
    """A header that declares one method, and entries attached by another."""
    declared, _ = declared_method(tei)
    if not declared:
        return
    found: Counter[Method] = Counter()
    first: dict[Method, Any] = {}
    for app in tei.iter(APP):
        method = settled.placed.get(app) or method_of(app)
        if method and method != declared and not _is_within(app):
            found[method] += 1
            first.setdefault(method, app)
    for method, count in found.items():
        entries = "one entry is" if count == 1 else f"{count} entries are"
        message = f"the header declares {declared} (variantEncoding), but {entries} attached by {method}"
        yield Finding("encoding-contradicted", "warning", message, first[method], "correct @method of variantEncoding")


def _is_within(app: Any) -> bool:
    """Whether an entry stands in a reading of another, where no other method is possible."""
    return next(app.iterancestors(APP), None) is not None


def _empty(attesting: Attesting) -> Iterator[Finding]:
    for app in attesting.known:
        found = readings(app)
        stated = lemma(app)
        says = stated is not None and any(stated.get(name) for name in _SAYING)
        if len(found) > (stated is not None) or says or any(child.tag in _REMARKS for child in app):
            continue
        said = "has neither readings nor remarks" if stated is None else "has a lemma and nothing beside it"
        hint = "add the readings, or take the entry away"
        yield Finding("empty-entry", "warning", f"this entry of the apparatus {said}", app, hint)


def _overlapping(settled: Settled, attesting: Attesting) -> Iterator[Finding]:
    """Entries of which neither holds the other, where one witness has another reading in both: its text cannot be read.

    An entry within the lemma of another is no contradiction: the reading beside that lemma is whole.
    """
    entry_of = {piece: app for app, pieces in settled.more.items() for piece in pieces}
    for app in (app for app, pieces in settled.more.items() if pieces and app in attesting.known):
        for up in app.iterancestors(LEM, MORE):
            other = entry_of.get(up) if up.tag == MORE else next(up.iterancestors(APP), None)
            if other is None or other is app or _holds(other, app, settled):
                continue
            if both := _varying(app, attesting) & _varying(other, attesting):
                names = ", ".join(attesting.witnesses.in_order(sorted(both)))
                message = f"this entry and another overlap, and {names} varies in both: what it reads is not said"
                yield Finding("overlapping-entries", "warning", message, app, "give the whole reading in one of them")


def _holds(outer: Any, inner: Any, settled: Settled) -> bool:
    """Whether all pieces of an entry's lemma stand within another's."""
    around = {lemma(outer), *settled.more.get(outer, ())}
    return all(not around.isdisjoint(piece.iterancestors(LEM, MORE)) for piece in settled.more[inner])


def _varying(app: Any, attesting: Attesting) -> frozenset[str]:
    """The witnesses that have something else than the lemma at an entry."""
    stated = lemma(app)
    at = ((siglum, attesting.at(app, siglum)) for siglum in attesting.whole)
    return frozenset(siglum for siglum, found in at if found.reading is not None and found.reading is not stated)


def _unpaired(attesting: Attesting) -> Iterator[Finding]:
    for limit, siglum in attesting.lacunae.odd:
        name = local(limit)
        if limit.tag == LACUNA_START:
            message = f"a lacuna of {siglum} begins here and ends nowhere"
            hint = "mark its end by lacunaEnd; where the witness ends altogether, write witEnd"
        elif limit.tag == LACUNA_END:
            message = f"a lacuna of {siglum} ends here and begins nowhere"
            hint = "mark its beginning by lacunaStart; where the witness begins, write witStart"
        else:
            message, hint = f"this {name} does not fit what is said of {siglum} before", "look at the limits before it"
        yield Finding("unpaired-lacuna", "warning", message, limit, hint)
    for limit, siglum in attesting.lacunae.strayed:
        message = (
            f"this {local(limit)} of {siglum} stands in no running text, and its counterpart elsewhere: neither counts"
        )
        hint = "mark both ends in the text itself, not in a note or in what is not read"
        yield Finding("unpaired-lacuna", "warning", message, limit, hint)


def _silent(attesting: Attesting) -> Iterator[Finding]:
    """Witnesses of which an entry says nothing: once for a text that declares no rule, entry by entry in a positive apparatus."""
    silent = [(app, names) for app in attesting.known if readings(app) and (names := attesting.silent(app))]
    if not silent:
        return
    if attesting.negative is False:
        for app, names in silent:
            message = f"this entry says nothing of {_named(names)}, and the edition declares a positive apparatus"
            yield Finding("silent-witness", "info", message, app, "name them at the reading that they have")
        return
    named = attesting.witnesses.in_order(name for _, names in silent for name in names)
    entries = "an entry says" if len(silent) == 1 else f"{len(silent)} of {len(attesting.known)} entries say"
    message = f"{entries} nothing of some witnesses ({_named(named)}), and nothing declares what they have there"
    hint = (
        "write negative = true (they have the lemma) or negative = false (all are named) in [apparatus] of edition.toml"
    )
    yield Finding("silent-witness", "info", message, silent[0][0], hint)


def _named(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
