"""``.edition-site.json``, what a built site consists of: ``{"format": 1, "files": {path: {"sha256", "size"}}}``."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, cast

from edition.building import disk
from edition.building.claims import MARKER, folded, folders_of
from edition.errors import OutputError

FORMAT = 1
_PIECE = 1000
"""Files whose lines are written to the marker at once."""


class Written(NamedTuple):
    """One file of a site: its path relative to the root, its size in bytes, the sha256 of its bytes (hexadecimal)."""

    path: str
    size: int
    sha256: str


class Manifest(Mapping[str, Written]):
    """The files of a site by path, in the order of paths. ``ValueError``: two of them meet in one file on some disk.

    They stand in a nameless database: SQLite keeps what is in its cache and writes the rest to a file that is gone with the
    process. So a site of many files takes no more memory than a small one.
    """

    def __init__(self, files: Iterable[Written] = ()) -> None:
        self._db = sqlite3.connect("")
        self._db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000;"
            "CREATE TABLE files (key TEXT PRIMARY KEY, path TEXT, size INTEGER, sha256 TEXT) WITHOUT ROWID;"
        )
        self._latest = ""
        self._folders: dict[str, str] = {}
        self._known = {""}
        self.add(files)

    def add(self, files: Iterable[Written]) -> None:
        """Take in files, one after the other."""
        try:
            self._db.executemany("INSERT INTO files VALUES (?,?,?,?)", map(self._row, files))
        except sqlite3.IntegrityError:
            raise _taken(self._latest, self._spelled(folded(self._latest))) from None

    def _row(self, file: Written) -> tuple[str, str, int, str]:
        self._latest = path = file.path
        if path.rpartition("/")[0] not in self._known:
            self._take_folders(path)
        return (folded(path), *file)

    def _take_folders(self, path: str) -> None:
        for folder in folders_of(path):
            if self._folders.setdefault(folded(folder), folder) != folder:
                raise _taken(folder, self._folders[folded(folder)])
            self._known.add(folder)

    def check(self) -> None:
        """``ValueError``: a file has the name of a folder, which cannot be said before all are known."""
        for key, folder in self._folders.items():
            if spelled := self._spelled(key):
                raise _taken(spelled, folder)

    def _spelled(self, key: str) -> str:
        found = self._db.execute("SELECT path FROM files WHERE key = ?", (key,)).fetchone()
        return str(found[0]) if found else ""

    def among(self, paths: list[str]) -> set[str]:
        """Which of some paths (a few hundred at most) are listed."""
        keys = list(map(folded, paths))
        marks = ",".join("?" * len(keys))
        found = {path for (path,) in self._db.execute(f"SELECT path FROM files WHERE key IN ({marks})", keys)}
        return found.intersection(paths)

    def values(self) -> Iterator[Written]:  # type: ignore[override] # streamed: no view of what is not in memory
        """The files, in the order of paths."""
        return map(Written._make, self._db.execute("SELECT path, size, sha256 FROM files ORDER BY path"))

    def __getitem__(self, path: str) -> Written:
        query = "SELECT path, size, sha256 FROM files WHERE key = ? AND path = ?"
        found = self._db.execute(query, (folded(path), path)).fetchone()
        if found is None:
            raise KeyError(path)
        return Written(*found)

    def __iter__(self) -> Iterator[str]:
        return (file.path for file in self.values())

    def __len__(self) -> int:
        return cast("int", self._db.execute("SELECT count(*) FROM files").fetchone()[0])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Manifest):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self.values(), other.values(), strict=True))

    __hash__ = None  # type: ignore[assignment]

    def folders(self) -> set[str]:
        """The folders that the files stand in."""
        return set(self._folders.values())

    def close(self) -> None:
        """Let go of the database; what it held is gone."""
        self._db.close()


def _taken(path: str, other: str) -> ValueError:
    return ValueError(f"artifact path {path!r} is taken by {other!r}")


def manifest_bytes(files: Manifest) -> Iterator[bytes]:
    """The marker file for these files, in pieces: UTF-8 JSON, sorted by path, a file a line, no clock."""
    yield f'{{"format": {FORMAT}, "files": {{\n'.encode()
    lines, separator = map(_line, files.values()), ""
    while some := ",\n".join(itertools.islice(lines, _PIECE)):
        yield f"{separator}{some}".encode()
        separator = ",\n"
    yield b"\n}}\n"


_string = json.encoder.encode_basestring


def _line(file: Written) -> str:
    return f'{_string(file.path)}: {{"sha256": "{file.sha256}", "size": {file.size}}}'


def read_manifest(site: str) -> Manifest | None:
    """What the marker of a folder lists; None without a marker. ``OutputError``: it cannot be understood."""
    try:
        content = read_marker(site)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        return Manifest(_parsed(json.loads(content.decode("utf-8"))))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise OutputError(
            f"{site}/{MARKER} is damaged or of a newer version, so what in that folder is ours is unknown.",
            "Build into another folder, or remove this one yourself.",
        ) from error


def _parsed(data: Any) -> Iterator[Written]:
    if data["format"] != FORMAT:
        raise ValueError(data["format"])
    return (Written(path, int(facts["size"]), str(facts["sha256"])) for path, facts in data["files"].items())


def read_marker(site: str) -> bytes:
    """The bytes of the marker of a site. ``OSError``: there is none."""
    descriptor = disk.open_file(f"{site}/{MARKER}", disk.READ)
    try:
        chunks = []
        while chunk := disk.read(descriptor, 1 << 20):
            chunks.append(chunk)
        return b"".join(chunks)
    finally:
        disk.close(descriptor)
