"""What goes to workers that share no disk with us, and what comes back: values in which folders have names.

A path below one of the named folders is written as its name and the rest, and read as a path below the folder that has
that name on the other side. So settings and facts may hold paths, and mean the same files on both sides.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePath
from typing import Any, Self

from edition.building import disk
from edition.building.discovery import is_candidate
from edition.building.folders import Folder
from edition.building.mapping import Workplace
from edition.building.sources import Refused, open_source, read_source
from edition.checking.schemas import Schemas
from edition.limits import Limits
from edition.model import Artifact
from edition.project import shelf

Places = Mapping[str, Path]
"""Folders by the names that both sides know them by: ``edition`` with its settings and shelves, ``house`` with ours, and others."""
Answer = bytes | int | Refused
"""What is known of a file of the source: its bytes; its size, where nobody reads it; why it is not read."""

OURS = "house"
_SHELVES = ("schema", "xslt", "templates", "words", "static")
_SCHEMAS = (".xsd", ".rng", ".rnc", ".sch", ".isosch", ".dtd", "catalog.xml", "edition.toml")
_LISTED = 200_000
"""Files of a source whose sizes are told beforehand, so that nobody need ask whether there is such a picture."""


def dumps(value: Any, places: Places) -> bytes:
    """A value as bytes, for the other side."""
    buffer = io.BytesIO()
    _Pickler(buffer, places).dump(value)
    return buffer.getvalue()


def loads(data: bytes, places: Places) -> Any:
    """A value of the other side. Only for what our own processes have made: pickle can run anything."""
    return _Unpickler(io.BytesIO(data), places).load()


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, places: Places) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._places = sorted(places.items(), key=lambda item: -len(item[1].parts))  # the innermost first

    def reducer_override(self, value: Any) -> Any:
        """A path within a place as that, anything else as usual (it is not called for texts and numbers)."""
        if isinstance(value, PurePath):
            for name, place in self._places:
                if value.is_relative_to(place):
                    return placed, (name, value.relative_to(place).as_posix())
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, places: Places) -> None:
        super().__init__(file)
        self._places = places

    def find_class(self, module: str, name: str) -> Any:
        """As usual, but for our own mark of a place."""
        if (module, name) == (__name__, placed.__name__):
            return lambda place, rest: self._places[place] / rest
        return super().find_class(module, name)


def placed(place: str, rest: str) -> Path:
    """The mark of a path within a place; what it means is known to who reads it (:func:`loads`)."""
    raise ValueError(f"{rest} in {place} was read without places")


def house() -> Path:
    """The folder with our own shelves, wherever the toolkit is installed."""
    return shelf("schema")[-1].parent


@dataclass(frozen=True, slots=True)
class Luggage:
    """What workers need beside their tasks, and what they make.

    ``root`` is the source folder, ``edition`` the folder of its settings, schemas and stylesheets; ``files`` go along with
    these, ``folders`` are written into, and what is written there comes back.
    """

    root: Path
    edition: Path
    limits: Limits = field(default_factory=Limits)
    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()

    @classmethod
    def of_survey(cls, root: Path, limits: Limits, schemas: Schemas | None) -> Self:
        """For the survey step: the schemas asked for go along, with those in their folders, which they may refer to."""
        edition = (schemas.root if schemas else None) or root
        asked = {schema.path.parent for schema in (*schemas.given, *schemas.usual)} if schemas else set()
        far = sorted(folder for folder in asked if not folder.is_relative_to(edition) and folder != shelf("schema")[-1])
        return cls(root, edition, limits, tuple(folder / name for folder in far for name in _schemas_in(folder)))

    @classmethod
    def of_map(cls, place: Workplace) -> Self:
        """For the map step: the catalog goes along, and what is written comes back."""
        edition = place.project.folder or place.root
        return cls(place.root, edition, place.limits, (place.catalog,), (place.staging,) if place.staging else ())

    @property
    def places(self) -> dict[str, Path]:
        """The named folders, on this side."""
        near = {file.parent for file in self.files if not file.is_relative_to(self.edition)}
        places = {"source": self.root, "edition": self.edition, OURS: house()}
        places |= {f"beside-{n}": folder for n, folder in enumerate(sorted(near))}
        return places | {f"made-{n}": folder for n, folder in enumerate(self.folders)}

    def pack(self, make: Callable[[Any], Any], setting: Any) -> bytes:
        """All that a worker begins with."""
        places = self.places
        files = [*((path, path.read_bytes()) for path in self.files), *self._of_edition()]
        layout = {name: self._layout(name, place) for name, place in places.items() if name != OURS}
        kit = Kit(layout, dumps(files, places), dumps((make, setting), places), dict(self._sizes()))
        return pickle.dumps(kit, pickle.HIGHEST_PROTOCOL)

    def _layout(self, name: str, place: Path) -> str:
        """Where a place is among the others: what lies within the edition does so on the other side."""
        if place.is_relative_to(self.edition):
            return f"edition/{self.edition.name}/{place.relative_to(self.edition).as_posix()}"
        return f"{name}/{place.name}"

    def _of_edition(self) -> Iterator[tuple[Path, bytes]]:
        """Schemas and settings anywhere below the edition's folder, and its shelves; but not what may not be read."""
        for path in _files(self.edition):
            if path.endswith(_SCHEMAS) or path.partition("/")[0] in _SHELVES:
                with suppress(Refused):
                    yield self.edition / path, read_source(self.edition, path)

    def _sizes(self) -> Iterator[tuple[str, int]]:
        """Sizes of what is no text, by path; nothing where that is too much to be told beforehand."""
        others = (path for path in _files(self.root) if not is_candidate(path))
        found = list(islice(others, _LISTED + 1))
        for path in found if len(found) <= _LISTED else ():
            known = self.ask(path, content=False)
            if isinstance(known, int):
                yield path, known

    def ask(self, path: str, *, content: bool) -> Answer:
        """What stands at a path of the source."""
        try:
            if content:
                return read_source(self.root, path, self.limits.text_size)
            descriptor, size = open_source(self.root, path)
        except Refused as refused:
            return refused
        disk.close(descriptor)
        return size

    def unpack(self, made: Mapping[tuple[str, str], bytes]) -> None:
        """Write what workers have made where it belongs. Raises ``OutputError``."""
        places = self.places
        folders = {name: Folder(places[name], again=True) for name, _ in made}
        for (name, path), content in made.items():
            folders[name].write(Artifact(path, content))


@dataclass(frozen=True, slots=True)
class Kit:
    """What is packed: where the places stand, relative to any folder; files and work, written with places; known sizes."""

    layout: dict[str, str]
    files: bytes
    work: bytes
    sizes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A task that travels: its paths, and what is known of the files that it needs."""

    paths: list[str]
    files: dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Made:
    """What comes back: a result (written with places) and files by place and path; or what was missing, and is to be sent.

    Of each missing file it says whether its bytes are needed.
    """

    result: bytes = b""
    files: dict[tuple[str, str], bytes] = field(default_factory=dict)
    missing: dict[str, bool] = field(default_factory=dict)


def _schemas_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(_SCHEMAS) and path.is_file())


def _files(folder: Path, below: str = "") -> Iterator[str]:
    """Visible files below a folder, as the system gives them; what cannot be read is passed over."""
    try:
        for entry in disk.entries(f"{folder}/{below}"):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(folder, f"{below}{entry.name}/")
            else:
                yield f"{below}{entry.name}"
    except OSError:
        return
