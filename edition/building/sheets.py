"""A file of SQLite that outlives a build: safe to delete, and nothing of it is believed that another program may have left.

It is taken over when it is bit by bit what was left there (:mod:`edition.building.sealing`), holds exactly our tables and
was made under the same setting; else it is made anew. While it is new it is written without a journal, as nothing is lost
with it; later changes are whole or not made at all, and until the file is sealed again nobody takes it over.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from edition.building import disk, sealing

CONNECTION = sqlite3.Connection
"""What files are opened with. Tests put in its place what counts the calls, fails, or dies at one."""

FORMAT = "1"
BESIDE = (sealing.END, "", "-journal", "-wal", "-shm", f"{sealing.END}-new")
"""What the names of all files end with that belong to one; the seal goes first."""

_NOTES = "CREATE TABLE notes (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"


class Sheets:
    """An open file. ``fresh``: nothing was there that could be used, or it was not finished."""

    def __init__(self, path: Path, schema: str, setting: str) -> None:
        self._path, self._schema = path, _NOTES + schema
        self._setting = f"{FORMAT} {setting}"
        self._sealed_at = b""
        self.fresh = not path.exists() or not self._taken_over()
        self._finished = not self.fresh
        if self.fresh:
            try:
                self._begin()
            except BaseException:
                self._dropped()
                raise

    def _taken_over(self) -> bool:
        """Whether what stands at the path is ours and finished; it is open then."""
        try:
            self.db = _connected(self._path)
            self.db.execute("PRAGMA schema_version")  # what a killed build has begun is taken back now,
            _remove(f"{self._path}-journal")  # and a journal that is still there had not begun to count
            self._sealed_at = sealing.head(str(self._path))
            if not sealing.is_sealed(str(self._path)):
                return self._dropped()
            if self._is_ours() and self.note("setting") == self._setting and self.note("finished"):
                self.db.execute("PRAGMA synchronous=NORMAL")
                return True
        except (sqlite3.Error, OSError):
            pass
        return self._dropped()

    def _dropped(self) -> bool:
        with suppress(AttributeError, sqlite3.Error):
            self.db.close()
        return False

    def _is_ours(self) -> bool:
        """Whether the tables are ours, all of them, and there is no view or trigger of somebody else's."""
        made = sqlite3.connect(":memory:")
        made.executescript(self._schema)
        query = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'later\\_%' ESCAPE '\\'"
        ours = set(made.execute(query))
        made.close()
        foreign = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'later\\_%' ESCAPE '\\' AND type NOT IN ('table', 'index')"
        return ours == set(self.db.execute(query)) and self.db.execute(foreign).fetchone() == (0,)

    def _begin(self) -> None:
        self._sealed_at = b""
        for end in BESIDE:
            _remove(f"{self._path}{end}")
        self.db = _connected(self._path)
        self.db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + self._schema)
        self.put("setting", self._setting)

    def note(self, key: str) -> str:
        """What was noted under a key, or ''."""
        found = self.db.execute("SELECT value FROM notes WHERE key = ?", (key,)).fetchone()
        return str(found[0]) if found else ""

    def put(self, key: str, value: str) -> None:
        """Note something."""
        self.db.execute("INSERT OR REPLACE INTO notes VALUES (?,?)", (key, value))

    def commit(self) -> None:
        """Write down what has changed."""
        self.db.commit()

    def finish(self) -> None:
        """Everything is in it: from now on it may be taken over."""
        if not self._finished:
            self.db.commit()
            _to_disk(str(self._path))
            self.put("finished", "1")
        self.db.commit()
        self._finished = True

    def close(self) -> None:
        """Let go of the file. What was written down in it is sealed; where that fails, it is as good as lost."""
        with suppress(sqlite3.Error):
            self.db.close()
        path = str(self._path)
        with suppress(OSError):
            if self._finished and sealing.head(path) != self._sealed_at:
                sealing.seal(path)


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path.as_uri(), uri=True, factory=CONNECTION)  # so that ATTACH understands an address
    db.execute("PRAGMA trusted_schema=OFF")
    return db


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        disk.unlink(path)


def _to_disk(path: str) -> None:
    descriptor = disk.open_file(path, disk.READ)
    try:
        disk.flush(descriptor)
    finally:
        disk.close(descriptor)
