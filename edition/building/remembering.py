"""Facts of files that were checked before: kept by content, so that a second check reads only what has changed."""

from __future__ import annotations

import dataclasses
import hashlib
import importlib
import io
import pickle
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import edition
from edition.building.sources import listing
from edition.building.surveying import FileFacts
from edition.checking.schemas import Schemas
from edition.errors import SettingsError

FILE = "checked.sqlite"
_SCHEMAS = (".xsd", ".rng", ".rnc", ".sch", ".isosch", ".dtd", "catalog.xml", "edition.toml")
_TABLE = "CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID"
_ROOMS = (
    "edition.model",
    "edition.building.surveying",
    "edition.reading.registers",
    "edition.checking.rules.",
    "edition.checking.schemas",
)
_ROOM_FOR = 4
"""How many times as many facts are kept as there are files: of other selections, of what was changed and is changed back."""


class Memory:
    """Remembers in ``folder/checked.sqlite``; ``setting`` is all that a file's facts depend on beside the file itself.

    Raises ``SettingsError`` where the folder cannot be used.
    """

    def __init__(self, folder: Path, setting: str) -> None:
        self._setting = setting
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(folder / FILE, timeout=30, isolation_level=None)
            self._db.executescript(
                f"PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; {_TABLE};"
            )  # workers read meanwhile
        except (OSError, sqlite3.Error) as error:
            raise SettingsError(f"the folder {folder} cannot hold what is remembered: {error}") from error
        self._files = 0

    def key(self, path: str, data: bytes) -> str:
        """What the facts of a file go by."""
        return hashlib.sha256(f"{self._setting}\0{path}\0".encode() + data).hexdigest()

    def facts(self, key: str) -> FileFacts | None:
        """What was remembered under a key. What cannot be read is forgotten."""
        row = self._db.execute("SELECT value FROM facts WHERE key = ?", (key,)).fetchone()
        try:
            found = _Careful(io.BytesIO(row[0])).load() if row else None
        except Exception:  # noqa: BLE001 - whatever stands there, it is no facts of ours
            return None
        return found if isinstance(found, FileFacts) else None

    def keep(self, facts: FileFacts) -> None:
        """Remember the facts of a file, where they depend on nothing but it."""
        self._files += 1
        if facts.key:
            value = pickle.dumps(dataclasses.replace(facts, key=""), pickle.HIGHEST_PROTOCOL)
            self._db.execute("INSERT OR REPLACE INTO facts VALUES (?,?)", (facts.key, value))

    def close(self) -> None:
        """Let go of the file; of too much, keep nothing."""
        (held,) = self._db.execute("SELECT count(*) FROM facts").fetchone()
        if held > _ROOM_FOR * max(self._files, 1):
            self._db.execute("DELETE FROM facts")
        self._db.close()


class _Careful(pickle.Unpickler):
    """Makes nothing but values of this package: a folder of working files may come from anywhere."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a value. Raises ``UnpicklingError`` for all others."""
        if module == "pathlib" and name in ("PosixPath", "WindowsPath"):
            return Path
        found = getattr(importlib.import_module(module), name, None) if module.startswith(_ROOMS) else None
        if isinstance(found, type) and (dataclasses.is_dataclass(found) or issubclass(found, tuple)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def setting(root: Path, schemas: Schemas | None, wanted: frozenset[str]) -> str:
    """All that facts depend on beside the file: what is looked for, the schemas, this program."""
    known = [repr(sorted(wanted)), repr(schemas), edition.__version__]
    places = [root, *(schemas.shelves if schemas else ())]
    files = {place / path for place in places for path in listing(place) if path.endswith(_SCHEMAS)}
    files |= set(Path(edition.__file__).parent.rglob("*.py"))
    files |= {schema.path for schema in (*schemas.given, *schemas.usual)} if schemas else set()
    known += _seen(sorted(files))
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


def _seen(files: list[Path]) -> Iterator[str]:
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue
        yield f"{file} {status.st_size} {status.st_mtime_ns}"


def may_be_remembered(facts: FileFacts) -> bool:
    """Whether facts depend on nothing but their file: not on what it includes, nor on pictures."""
    includes = any(text.includes for text in facts.texts) or any(p.slug.startswith("include-") for p in facts.problems)
    return facts.kind != "malformed" and not (includes or facts.fragments or facts.media)
