"""Transcriptions of witnesses against what base and apparatus give them: each difference at its entry (TEI P5, chapter 12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from edition.apparatus.attesting import Attesting
from edition.apparatus.choosing import Editors, OfWitness
from edition.apparatus.entries import APP, declared_method, witness_tokens
from edition.apparatus.settling import settle
from edition.apparatus.witnesses import Witnesses, declared
from edition.checking.rules.sheet import At, Sheet
from edition.checking.rules.whole import Whole
from edition.collating.proving import differences, words_of, words_of_text
from edition.errors import SettingsError
from edition.model import Problem
from edition.reading.parsing import NotWellFormed, parse
from edition.reading.registers import COLLECTED
from edition.tei import ID, own, shortened, tag
from edition.variation import Witness

_SHOWN = 60
"""Characters of differing words that are repeated in a message."""
_TEXT = tag("text")
_HINT = "correct the apparatus, or the transcription"


@dataclass(frozen=True, slots=True)
class Varying:
    """What one file says of its apparatus: the TEI elements that have entries, the sigla they cite, and its witnesses."""

    texts: tuple[At, ...]
    cited: frozenset[str]
    witnesses: tuple[Witness, ...]


def collect(sheet: Sheet) -> Varying | None:
    """Which texts of a file have an apparatus, and what witnesses it declares."""
    entries = sheet.of("app")
    witnesses = declared(sheet.document.root)
    if not entries and not witnesses:
        return None
    texts = dict.fromkeys(next(app.iterancestors(*COLLECTED), None) for app in entries)
    readings = (reading for app in entries for reading in app.iter("{*}lem", "{*}rdg"))
    cited = frozenset(token for reading in readings for token in witness_tokens(reading))
    return Varying(tuple(sheet.at(tei) for tei in texts if tei is not None), cited, witnesses)


def judge(whole: Whole) -> Iterator[Problem]:
    """The differences of every transcription that ``edition.toml`` names, in every text that cites its witness."""
    settings = whole.project.apparatus
    if not settings.transcriptions:
        return
    facts: list[tuple[str, Varying]] = list(whole.facts("proving"))
    witnesses = Witnesses((w for _, found in facts for w in found.witnesses), settings.hands)
    transcribed = {siglum: _transcription(whole, siglum, file) for siglum, file in settings.transcriptions.items()}
    for _, found in facts:
        sigla = {s for token in found.cited for s in witnesses.expanded(witnesses.named(token))}
        wanted = {s: words for s, words in transcribed.items() if not sigla.isdisjoint((s, *witnesses.hands_of(s)))}
        for at in found.texts if wanted else ():
            proof = _Proof(whole, at, witnesses)
            for siglum, words in wanted.items():
                yield from proof.compared(siglum, words)


def _transcription(whole: Whole, siglum: str, file: str) -> list[str]:
    """The words of a transcription; ``SettingsError`` where it cannot be read."""
    if not whole.exists(file):
        raise SettingsError(
            f"the transcription “{file}” of {siglum} is not there (apparatus.transcriptions in edition.toml)",
            "name a file of the edition, relative to its folder",
        )
    data = whole.read(file)
    if not file.endswith(".xml"):
        return words_of_text(data.decode("utf-8-sig", "replace"))
    try:
        document = parse(file, data)
    except NotWellFormed as error:
        raise SettingsError(f"the transcription “{file}” of {siglum} is not well-formed: {error}", "mend it") from error
    texts = tuple(text for text in document.root.iter(_TEXT) if next(text.iterancestors(_TEXT), None) is None)
    return [word.form for word in words_of(texts, Editors(Witnesses((), {})))]


class _Proof:
    """One text, its entries at their words, and each of its witnesses as base and apparatus give it."""

    def __init__(self, whole: Whole, at: At, witnesses: Witnesses) -> None:
        self._whole, project = whole, whole.project
        path, number = at
        self._document = parse(path, whole.read(path))
        tei = self._document.sources[0].elements[number]
        self._texts = tuple(own(tei, "text"))
        ids = {element.get(ID): element for element in tei.iter("*") if element.get(ID)}
        became = settle(tei, self._texts, ids, path, declared_method(tei)[0])
        self._more = became.more
        self._attesting = Attesting(self._texts, witnesses, project.apparatus.negative, project.base_witness)
        self._editors = Editors(witnesses, project.base_witness, {one.app for one in became.unplaced})

    def compared(self, siglum: str, theirs: list[str]) -> Iterator[Problem]:
        """Where a transcription has other words than base and apparatus."""
        chosen = OfWitness(siglum, self._attesting, self._editors, self._more)
        for entry, here, there in differences(words_of(self._texts, chosen), theirs):
            yield self._problem(entry, siglum, here, there)

    def _problem(self, entry: Any | None, siglum: str, here: list[str], there: list[str]) -> Problem:
        """The difference, told at its entry, else at the nearest one before it, else at the first."""
        said = [f"“{shortened(' '.join(words), _SHOWN)}”" if words else "nothing" for words in (here, there)]
        message = f"by base and apparatus {siglum} has {said[0]} here, its transcription has {said[1]}"
        told = entry if entry is not None else next(self._document.root.iter(APP))
        return self._whole.problem("witness-differs", message, self._document.at(told), hint=_HINT)
