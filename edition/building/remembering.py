"""Facts of files that were checked before: kept by content, so that a second check reads only what has changed."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sqlite3
import zlib
from pathlib import Path
from typing import get_type_hints

from edition.building.plain import Form, form
from edition.building.surveying import FileFacts
from edition.checking.rules.table import EDITION_RULES, collectors, loaded
from edition.errors import SettingsError

FILE = "checked.sqlite"
_TABLE = "CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID"
_LARGEST = 100_000_000
"""Characters of the facts of one file."""
_ROOM_FOR = 4
"""How many times as many facts are kept as there are files: of other selections, of what was changed and is changed back."""


class Memory:
    """Remembers in ``folder/checked.sqlite``; ``setting`` is all that a file's facts depend on beside the file itself.

    Raises ``SettingsError`` where the folder cannot be used.
    """

    def __init__(self, folder: Path, setting: str) -> None:
        self._setting = setting
        path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if path.exists() and not path.is_file():
                raise OSError(f"{FILE} is no regular file")  # noqa: TRY301 - told as all the others are
            self._db = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._db.executescript("PRAGMA trusted_schema=OFF; PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;")
            self._prepare()  # workers read meanwhile
        except (OSError, sqlite3.Error) as error:
            raise SettingsError(f"the folder {folder} cannot hold what is remembered: {error}") from error
        self._files = 0

    def _prepare(self) -> None:
        """See to it that the file holds our table, and no view or trigger of somebody else's, which could run for ever."""
        self._db.execute("BEGIN IMMEDIATE")
        found = [sql for (sql,) in self._db.execute("SELECT sql FROM sqlite_master")]
        if found not in ([], [_TABLE]):
            self._db.execute("ROLLBACK")
            raise OSError(f"{FILE} in it was made by somebody else; remove it")
        if not found:
            self._db.execute(_TABLE)
        self._db.execute("COMMIT")

    def key(self, path: str, data: bytes) -> str:
        """What the facts of a file go by."""
        return hashlib.sha256(f"{self._setting}\0{path}\0".encode() + data).hexdigest()

    def facts(self, key: str) -> FileFacts | None:
        """What was remembered under a key. What cannot be read is forgotten."""
        asked = "SELECT value FROM facts WHERE key = ? AND length(value) < ?"
        try:
            row = self._db.execute(asked, (key, _LARGEST)).fetchone()
            return _read(_unsealed(row[0])) if row else None
        except Exception:  # noqa: BLE001 - whatever stands there, it is no facts of ours
            return None

    def keep(self, facts: FileFacts) -> None:
        """Remember the facts of a file, where they depend on nothing but it."""
        self._files += 1
        if facts.key:
            self._do("INSERT OR REPLACE INTO facts VALUES (?,?)", (facts.key, _sealed(_written(facts))))

    def _do(self, words: str, values: tuple[str, ...] = ()) -> None:
        try:
            self._db.execute(words, values)
        except sqlite3.DatabaseError as error:
            raise SettingsError(f"what is remembered cannot be written: {error}", f"remove the file {FILE}") from error

    def close(self) -> None:
        """Let go of the file; of too much, keep nothing."""
        try:
            (held,) = self._db.execute("SELECT count(*) FROM facts").fetchone()
            if held > _ROOM_FOR * max(self._files, 1):
                self._do("DELETE FROM facts")
        except sqlite3.DatabaseError as error:
            raise SettingsError(f"what is remembered cannot be read: {error}", f"remove the file {FILE}") from error
        finally:
            self._db.close()


def _sealed(value: str) -> str:
    return f"{_checksum(value)} {value}"


def _unsealed(sealed: str) -> str:
    """``ValueError``: the disk has lost something, or another program has changed it."""
    checksum, _, value = sealed.partition(" ")
    if checksum != _checksum(value):
        raise ValueError(checksum)
    return value


def _checksum(value: str) -> str:
    """SQLite does not notice a letter that has become another."""
    return f"{zlib.crc32(value.encode()):08x}"


def _written(facts: FileFacts) -> str:
    collected = {module: _collected(module).plain(value) for module, value in facts.collected.items()}
    return json.dumps([form(FileFacts).plain(dataclasses.replace(facts, key="", collected={})), collected])


def _read(value: str) -> FileFacts:
    """The facts that were written down. Raises ``ValueError`` and its like: nothing else is made of any value."""
    own, collected = json.loads(value)
    facts: FileFacts = form(FileFacts).back(own)
    return dataclasses.replace(
        facts, collected={module: _collected(module).back(plain) for module, plain in collected.items()}
    )


def _collected(module: str) -> Form:
    """What a module of rules wants to know of a file: its type is that of what ``collect`` gives."""
    if module not in _COLLECTING:
        raise ValueError(module)
    return form(get_type_hints(loaded(module).collect)["return"])


_COLLECTING = frozenset(collectors(frozenset().union(*(rule.slugs.split() for rule in EDITION_RULES))))


def may_be_remembered(facts: FileFacts) -> bool:
    """Whether facts depend on nothing but their file: not on what it includes, nor on pictures."""
    includes = any(text.includes for text in facts.texts) or any(p.slug.startswith("include-") for p in facts.problems)
    return facts.kind != "malformed" and not (
        includes or facts.fragments or facts.sought or facts.media or facts.missing_media
    )
