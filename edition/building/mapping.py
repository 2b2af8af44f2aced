"""The map step: one text at a time, from its file to artifacts and rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from edition.building.asking import Asking
from edition.building.keeping import cited, kept
from edition.building.library import Library
from edition.building.limiting import TooSlow, in_time, stand_in
from edition.building.lookups import Lookups
from edition.building.manifest import Written
from edition.building.plugins import renderers
from edition.building.remembering import Memory, may_be_remembered
from edition.building.rows import RowMaker, Rows, problem_row
from edition.building.sources import Refused
from edition.building.store import Made, MadeText
from edition.building.surveying import FileFacts, survey
from edition.building.tables import COLUMNS
from edition.building.writing import Folder
from edition.checking.grammar import Grammar
from edition.checking.rules.running import Rules
from edition.checking.schemas import Schemas
from edition.errors import SourceChanged
from edition.limits import Limits
from edition.model import Artifact, Place, Problem, Reading
from edition.project import Project
from edition.reading.parsing import Document, NotWellFormed, sha256
from edition.reading.reader import read_document
from edition.rendering import Gathering, Piece, Tabulating

_HARMLESS = (
    "nothing need be done: a stylesheet, a script or a picture is named in it, as edition explain active-source says"
)
_ACTIVE = "a browser that opened this source would run or fetch something; it is published as plain text, {}.xml.txt"


def _changed(path: str) -> SourceChanged:
    return SourceChanged(f"{path} was changed while the edition was being built", "build again")


@dataclass(frozen=True, slots=True)
class Workplace:
    """All that a worker needs to begin: where to read, what the survey found, where to write (None: only rows).

    Without ``renders`` texts are read for what is found on the way.
    """

    root: Path
    limits: Limits
    catalog: Path
    staging: Path | None
    project: Project
    renders: bool = True


@dataclass(frozen=True, slots=True)
class Survey:
    """Where files are surveyed, and what for: ``schemas`` None checks no grammar; ``wanted`` are slugs that rules look for.

    ``memory`` is the folder in which facts are remembered, with all that they depend on beside their files.
    """

    root: Path
    limits: Limits
    schemas: Schemas | None = None
    wanted: frozenset[str] | None = None
    memory: tuple[Path, str] | None = None


class Surveyor:
    """Surveys batches of files below a folder, none beyond the limits; checks their grammar, runs rules."""

    def __init__(self, place: Survey) -> None:
        self._place = place
        self._memory = Memory(*place.memory) if place.memory else None
        self._begin()

    def _begin(self) -> None:
        """Tools that nobody has left half used."""
        place = self._place
        self._library = Library(place.root, place.limits)
        self._grammar = Grammar(place.schemas) if place.schemas else None
        self._rules = Rules(place.wanted) if place.wanted is not None else None

    def look_again(self) -> None:
        """Files may have changed: what was included is not remembered."""
        self._library = Library(self._place.root, self._place.limits)

    def __call__(self, paths: Sequence[str]) -> list[FileFacts]:
        """The facts of each file."""
        return [self._remembered(path) if self._memory else self._survey(path) for path in paths]

    def _survey(self, path: str) -> FileFacts:
        try:
            return in_time(path, self._place.limits, lambda: survey(path, self._library, self._grammar, self._rules))
        except TooSlow as slow:
            self._begin()
            return FileFacts(path, "", 0, "malformed", problems=(slow.problem,))

    def _remembered(self, path: str) -> FileFacts:
        """The facts of a file that was seen before; else of this one, with the key that they are to be kept by."""
        try:
            key = self._memory.key(path, self._library.read(path)) if self._memory else ""
        except Refused:
            return self._survey(path)
        known = self._memory.facts(key) if self._memory else None
        if known is not None:
            return known
        facts = self._survey(path)
        return replace(facts, key=key) if may_be_remembered(facts) else facts


class Mapper:
    """Reads batches of files, renders their texts, and writes the artifacts."""

    def __init__(self, workplace: Workplace) -> None:
        self._library = Library(workplace.root, workplace.limits)
        self._lookups = Lookups(workplace.catalog, workplace.project)
        self._context = Asking(self._lookups)
        self._project = workplace.project
        found = renderers() if workplace.renders else ()
        self._renderers = found if workplace.staging else ()
        self._gathering = [renderer for renderer in found if isinstance(renderer, Gathering)]
        self._folder = Folder(str(workplace.staging), again=True) if workplace.staging else None

    def __call__(self, paths: Sequence[str]) -> list[Made]:
        """What these files have become: their texts read, rendered and written."""
        return list(map(self._made, paths))

    def _made(self, path: str) -> Made:
        """What a file has become; where that takes too long, its pages without its texts."""
        self._context.begin()
        try:
            made = in_time(path, self._project.limits, lambda: self._of(path, self.readings(path)))
        except TooSlow as slow:
            infos, source = self._lookups.texts(path), self._library.read(path)
            texts = [info for info in infos if info.kind == "text"]
            told = [slow.problem, *[None] * len(texts)]
            made = self._of(path, (stand_in(*one, source) for one in zip(texts, told, strict=False)), anew=True)
        made.asked = self._context.asked
        return made

    def _of(self, path: str, readings: Iterable[Reading], *, anew: bool = False) -> Made:
        """``anew``: in place of what was begun."""
        made = Made(path, self._lookups.rank(path), lasting=not anew)
        for reading in readings:
            made.texts.append(self._text(reading, made, anew))
        return made

    def _text(self, reading: Reading, made: Made, anew: bool) -> MadeText:
        project, text = self._project, reading.text
        rows = RowMaker(text, project.title, project.edition_version, project.base_url).rows()
        if reading.contents:
            rows["problems"] += map(problem_row, about_source(reading))
        pieces: list[tuple[str, bytes]] = []
        made.written += self._write(reading, rows, pieces, anew)
        pieces += [piece for renderer in self._gathering for piece in renderer.pieces(rows, COLUMNS)]
        made.written += self._tables(text.info.id, pieces, anew)
        rank = made.rank + len(made.texts)
        return MadeText(
            rank, text.info.id, kept(rows, rank), pieces, cited("quotations", rows), cited("mentions", rows)
        )

    def readings(self, path: str) -> Iterator[Reading]:
        """The texts of a file. Raises ``SourceError`` where it is not what the survey saw."""
        document = self._open(path)
        parts = {(source.path, sha256(source.data)) for source in document.sources[1:]}
        if parts != self._lookups.fragments(path):
            raise _changed(path)
        infos = self._lookups.texts(path)
        for reading in read_document(document, infos, self._context):
            if reading.sha256 != reading.text.info.sha256:
                raise _changed(path)
            yield reading

    def _open(self, path: str) -> Document:
        try:
            document = self._library.open(path)[0]
        except (Refused, NotWellFormed) as error:
            raise _changed(path) from error
        return document

    def _write(self, reading: Reading, rows: Rows, pieces: list[tuple[str, bytes]], anew: bool) -> Iterator[Written]:
        """The artifacts of a text; what its renderers find wrong goes to its rows, and what is for the whole to ``pieces``.

        ``anew``: in place of what was begun.
        """
        if self._folder is not None:
            for renderer in self._renderers:
                for made in renderer.text(reading, self._context):
                    if isinstance(made, Problem):
                        rows["problems"].append(problem_row(made))
                    elif isinstance(made, Piece):
                        pieces.append((made.name, made.content))
                    else:
                        yield _written(self._folder, made, anew)

    def _tables(self, text: str, pieces: list[tuple[str, bytes]], anew: bool) -> Iterator[Written]:
        """What a text adds to tables of the whole edition, as tables of its own."""
        if self._folder is not None:
            for renderer in self._renderers:
                if isinstance(renderer, Tabulating):
                    for made in renderer.of_text(text, dict(pieces), COLUMNS):
                        yield _written(self._folder, made, anew)


def _written(folder: Folder, made: Artifact, anew: bool) -> Written:
    """An artifact, written; ``anew``: in place of what was begun."""
    if anew:
        folder.forget(made.path)
    return folder.write(made)


def about_source(reading: Reading) -> Iterator[Problem]:
    """What is to be said of the file of a text as it will be published, once for each file."""
    info = reading.text.info
    if reading.active and info.id == info.source:
        yield Problem("active-source", "warning", _ACTIVE.format(info.source), Place(info.path, 1, 1), _HARMLESS)
