"""A changed text at once: its file is checked and made a page again, with all else as the last build found it.

Done in a process of its own, which is at hand: what would take seconds for the whole edition takes some hundredths for a text.
The build that follows makes the same page, or a better one where the rest of the edition has changed with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.building.library import Library
from edition.building.limiting import TooSlow, in_time
from edition.building.lookups import Lookups
from edition.building.mapping import Survey, Surveyor, about_source
from edition.building.plugins import renderers
from edition.building.sources import Refused
from edition.building.surveying import FileFacts, Surveyed
from edition.checking.rules.table import ALWAYS, read_for, ruled
from edition.model import Artifact, Problem, TextInfo
from edition.project import Project
from edition.reading.parsing import NotWellFormed
from edition.reading.reader import read_document

MOST = 8
"""Files that are looked at at once; where more have changed, the build is quicker."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where is worked: the source, its settings, and a catalog of a build that nobody writes any more."""

    survey: Survey
    catalog: Path
    project: Project


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a file has become: ``made`` are artifacts by path, ``found`` what is wrong with it.

    ``malformed``: it cannot be read, and nothing is made. ``texts`` are the ids of the texts that it held.
    """

    path: str
    texts: tuple[str, ...] = ()
    made: dict[str, bytes] = field(default_factory=dict)
    found: tuple[Problem, ...] = ()
    malformed: bool = False


class Glimpser:
    """Makes glimpses of files; one a process."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._renderers = renderers()
        wanted = place.survey.wanted or frozenset()
        self._told = (read_for(wanted) | ALWAYS) - (ruled() - ALWAYS)
        self._surveyor = Surveyor(place.survey)
        self._warm_up()

    def _warm_up(self) -> None:
        """Look at one text before anybody asks: stylesheets, templates and schemas are at hand from then on."""
        with closing(Lookups(self._place.catalog, self._place.project)) as lookups:
            for path in lookups.paths()[:1]:
                self._glimpse(path, lookups)

    def __call__(self, paths: Sequence[str]) -> list[Glimpse]:
        """Of each file, and of each that includes one of them, what it has become."""
        with closing(Lookups(self._place.catalog, self._place.project)) as lookups:
            asked = dict.fromkeys([*paths, *self._including(paths)])
            return [self._glimpse(path, lookups) for path in list(asked)[:MOST]]

    def _including(self, paths: Sequence[str]) -> Iterator[str]:
        with closing(sqlite3.connect(f"{self._place.catalog.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            for path in paths:
                query = "SELECT DISTINCT file FROM fragments WHERE path = ? ORDER BY file LIMIT ?"
                yield from (file for (file,) in db.execute(query, (path, MOST)))

    def _glimpse(self, path: str, lookups: Lookups) -> Glimpse:
        texts = tuple(info.id for info in lookups.texts(path) if info.kind == "text")
        if not (self._place.survey.root / path).is_file():
            return Glimpse(path, texts)
        self._surveyor.look_again()
        (facts,) = self._surveyor([path])
        if facts.kind == "malformed":
            return Glimpse(path, texts, found=facts.problems, malformed=True)
        infos = _now(lookups.texts(path), facts)
        if not infos:
            return Glimpse(path, texts, found=facts.problems)
        try:
            made, found = in_time(path, lookups.project.limits, lambda: self._made(path, infos, lookups))
        except (TooSlow, Refused, NotWellFormed):  # the build tells of it
            return Glimpse(path, texts, found=facts.problems)
        return Glimpse(path, texts, made, (*facts.problems, *found))

    def _made(self, path: str, infos: list[TextInfo], lookups: Lookups) -> tuple[dict[str, bytes], list[Problem]]:
        """The artifacts of the texts of a file, and what came to light in their making."""
        document, _ = Library(self._place.survey.root, lookups.project.limits).open(path)
        made: dict[str, bytes] = {}
        found: list[Problem] = []
        for reading in read_document(document, infos, lookups):
            found += (p for p in (*reading.text.problems, *about_source(reading)) if p.slug in self._told)
            for renderer in self._renderers:
                for one in renderer.text(reading, lookups):
                    if isinstance(one, Problem):
                        found.append(one)
                    elif isinstance(one, Artifact):
                        made[one.path] = one.content if isinstance(one.content, bytes) else b"".join(one.content)
        return made, found


def _now(infos: Sequence[TextInfo], facts: FileFacts) -> list[TextInfo]:
    """The texts of a file with its facts of now; none where it has others than before: what they are called, a build decides."""
    before = [(info.position, info.kind) for info in infos]
    if before != [(text.position, text.kind) for text in facts.texts]:
        return []
    return [_with(info, text, facts.sha256) for info, text in zip(infos, facts.texts, strict=True)]


def _with(info: TextInfo, text: Surveyed, sha256: str) -> TextInfo:
    """Where several texts have one title, something was added to it; what was handed down stays."""
    title, own = (said if said.startswith(text.title) else text.title for said in (info.title, info.proper))
    return replace(
        info, title=title, own_title=own, date=text.date or info.date, lang=text.lang or info.lang, sha256=sha256
    )
