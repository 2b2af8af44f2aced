"""The map step: one text at a time, from its file to artifacts and rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from edition.building.library import Library
from edition.building.lookups import Lookups
from edition.building.manifest import Written
from edition.building.plugins import renderers
from edition.building.remembering import Memory, may_be_remembered
from edition.building.rows import RowMaker, Rows, problem_row
from edition.building.sources import Refused
from edition.building.surveying import FileFacts, survey
from edition.building.writing import Folder
from edition.checking.grammar import Grammar
from edition.checking.rules.running import Rules
from edition.checking.schemas import Schemas
from edition.errors import SourceError
from edition.model import Place, Problem, Reading
from edition.project import Project
from edition.reading.parsing import Document, NotWellFormed
from edition.reading.reader import read_document

_HARMLESS = (
    "nothing need be done: a stylesheet, a script or a picture is named in it, as edition explain active-source says"
)
_ACTIVE = "a browser that opened this source would run or fetch something; it is published as plain text, {}.xml.txt"


def _changed(path: str) -> SourceError:
    return SourceError(f"{path} was changed while the edition was being built", "build again")


@dataclass(frozen=True, slots=True)
class Workplace:
    """All that a worker needs to begin: where to read, what the survey found, where to write (None: only rows)."""

    root: Path
    limit: int
    catalog: Path
    staging: Path | None
    project: Project


@dataclass(slots=True)
class Mapped:
    """What a batch of files has become: the rows of each text in order, and the files written; or the file that is lost."""

    rows: list[Rows] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_lost(cls, path: str, how: str) -> Self:
        """Of a file whose process is gone: see :mod:`edition.building.losing`."""
        return cls(lost={path: how})


@dataclass(frozen=True, slots=True)
class Survey:
    """Where files are surveyed, and what for: ``schemas`` None checks no grammar; ``wanted`` are slugs that rules look for.

    ``memory`` is the folder in which facts are remembered, with all that they depend on beside their files.
    """

    root: Path
    limit: int
    schemas: Schemas | None = None
    wanted: frozenset[str] | None = None
    memory: tuple[Path, str] | None = None


class Surveyor:
    """Surveys batches of files below a folder, none larger than a number of bytes; checks their grammar, runs rules."""

    def __init__(self, place: Survey) -> None:
        self._library = Library(place.root, place.limit)
        self._grammar = Grammar(place.schemas) if place.schemas else None
        self._rules = Rules(place.wanted) if place.wanted is not None else None
        self._memory = Memory(*place.memory) if place.memory else None

    def __call__(self, paths: Sequence[str]) -> list[FileFacts]:
        """The facts of each file."""
        return [self._remembered(path) if self._memory else self._survey(path) for path in paths]

    def _survey(self, path: str) -> FileFacts:
        return survey(path, self._library, self._grammar, self._rules)

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
        self._library = Library(workplace.root, workplace.limit)
        self._lookups = Lookups(workplace.catalog, workplace.project)
        self._project = workplace.project
        self._renderers = renderers() if workplace.staging else ()
        self._folder = Folder(str(workplace.staging), again=True) if workplace.staging else None

    def __call__(self, paths: Sequence[str]) -> Mapped:
        """The texts of these files, read, rendered and written."""
        result = Mapped()
        for path in paths:
            for reading in self.readings(path):
                rows = self._rows(reading)
                result.rows.append(rows)
                result.written += self._write(reading, rows)
        return result

    def readings(self, path: str) -> Iterator[Reading]:
        """The texts of a file. Raises ``SourceError`` where it is not what the survey saw."""
        document = self._open(path)
        infos = self._lookups.texts(path)
        for reading in read_document(document, infos, self._lookups):
            if reading.sha256 != reading.text.info.sha256:
                raise _changed(path)
            yield reading

    def _open(self, path: str) -> Document:
        try:
            return self._library.open(path)[0]
        except (Refused, NotWellFormed) as error:
            raise _changed(path) from error

    def _rows(self, reading: Reading) -> Rows:
        project, text = self._project, reading.text
        rows = RowMaker(text, project.title, project.edition_version, project.base_url).rows()
        rows["problems"] += map(problem_row, about_source(reading))
        return rows

    def _write(self, reading: Reading, rows: Rows) -> Iterator[Written]:
        """The artifacts of a text; what its renderers find wrong goes to its rows."""
        if self._folder is not None:
            for renderer in self._renderers:
                for made in renderer.text(reading, self._lookups):
                    if isinstance(made, Problem):
                        rows["problems"].append(problem_row(made))
                    else:
                        yield self._folder.write(made)


def about_source(reading: Reading) -> Iterator[Problem]:
    """What is to be said of the file of a text as it will be published, once for each file."""
    info = reading.text.info
    if reading.active and info.id == info.source:
        yield Problem("active-source", "warning", _ACTIVE.format(info.source), Place(info.path, 1, 1), _HARMLESS)
