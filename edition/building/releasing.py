"""What is cited of a source, read without a build: a text, a passage, and all passages of a release."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from edition.building.cataloguing import Order, Surveyed, surveyed
from edition.building.engine import GARBAGE
from edition.building.limiting import TooSlow, in_time
from edition.building.mapping import Mapper
from edition.building.surveying import FileFacts
from edition.citing.agreeing import AGREED, Facts, agreed, stated
from edition.citing.record import Record, of_edition
from edition.model import Problem, Text, TextInfo
from edition.reading.succeeding import Successors, passage_signature
from edition.releases import Released


@dataclass(slots=True)
class Shelf:
    """A surveyed source whose texts can be read one by one; ``left_out`` says which files cannot, and why."""

    survey: Surveyed
    left_out: list[Problem] = field(default_factory=list)

    def infos(self) -> Iterator[TextInfo]:
        """The texts, in the order of the edition."""
        return (info for info in self.survey.lookups.all_texts() if info.kind == "text")

    def text(self, identifier: str) -> Text | None:
        """The text of an id, read; None where there is none."""
        info = self.survey.lookups.text_info(identifier)
        return next((text for text in self._of(info.path) if text.info.id == identifier), None) if info else None

    def texts(self) -> Iterator[Text]:
        """All texts, read; one that takes too long is left out."""
        for path in self.survey.lookups.paths():
            yield from self._of(path)

    def _of(self, path: str) -> list[Text]:
        mapper = Mapper(self.survey.workplace(None, renders=False))
        try:
            return in_time(path, self.survey.project.limits, lambda: [r.text for r in mapper.readings(path)])
        except TooSlow as slow:
            self.left_out.append(slow.problem)
            return []

    def edition(self) -> Record:
        """The record of the edition, as its pages have it: all headers are read where ``edition.toml`` leaves something open."""
        return of_edition(self.survey.project, agreed(self._facts(), self.survey.counts["texts"]))

    def _facts(self) -> Facts:
        found: dict[str, dict[tuple[str, str], list[str]]] = {key: {} for key in AGREED}
        for text in self.texts():
            for key, words, address in stated(text.bibliography):
                found[key].setdefault((words, address), []).append(text.info.title)
        return lambda key: [(*said, len(titles), titles[0]) for said, titles in found[key].items()]

    def released(self) -> Iterator[Released]:
        """All passages of all texts with their words, those of earlier releases too: what ``anchors.csv`` is to hold."""
        seen = set()
        for text in self.texts():
            seen.add(text.info.id)
            yield from _released(
                text, self.survey.project.releases.of(text.info.id), self.survey.project.edition_version
            )
        for gone in sorted(set(self.survey.project.releases.tables) - seen):
            yield from self.survey.project.releases.of(gone)


@contextmanager
def shelf(order: Order) -> Iterator[Shelf]:
    """A source, surveyed, while its working files stand. Raises ``EditionError``."""
    gc.set_threshold(GARBAGE)
    left_out: list[Problem] = []

    def keep(facts: FileFacts) -> None:
        left_out.extend(facts.problems if facts.kind == "malformed" else ())

    with surveyed(order, keep) as survey:
        yield Shelf(survey, left_out)


def _released(text: Text, before: tuple[Released, ...], version: str) -> Iterator[Released]:
    """The passages of a text in order; an id of an earlier release stays beside what is its passage now, with that one's words."""
    successors = Successors(before, text.passages, text.streams)
    first = {one.id: one.version for one in before}
    old: dict[str, list[Released]] = {}
    for one in before:
        if one.id in successors.kept:
            old.setdefault(successors.kept[one.id], []).append(one)
    for passage in text.passages:
        if words := passage_signature(passage, text.streams):
            yield Released(text.info.id, passage.id, passage.element, first.get(passage.id, version), words)
            yield from (one._replace(words=words) for one in old.get(passage.id, ()))
    yield from successors.lost
