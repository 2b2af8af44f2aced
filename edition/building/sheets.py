"""A file of SQLite that outlives a build: safe to delete, and nothing of it is believed that another program may have left.

It is taken over when it holds exactly our tables and was made under the same setting; else it is made anew. While it is
new it is written without a journal, as nothing is lost with it; later changes are whole or not made at all.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

FORMAT = "1"
_NOTES = "CREATE TABLE notes (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"


class Sheets:
    """An open file. ``fresh``: nothing was there that could be used, or it was not finished."""

    def __init__(self, path: Path, schema: str, setting: str) -> None:
        self._path, self._schema = path, _NOTES + schema
        self._setting = f"{FORMAT} {setting}"
        self.fresh = not path.exists() or not self._taken_over()
        if self.fresh:
            self._begin()

    def _taken_over(self) -> bool:
        """Whether what stands at the path is ours and finished; it is open then."""
        try:
            self.db = _connected(self._path)
            if self._is_ours() and self.note("setting") == self._setting and self.note("finished"):
                self.db.execute("PRAGMA synchronous=NORMAL")
                return True
        except sqlite3.Error:
            pass
        with suppress(AttributeError):
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
        for path in (
            self._path,
            *(self._path.with_name(self._path.name + end) for end in ("-journal", "-wal", "-shm")),
        ):
            path.unlink(missing_ok=True)
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
        if not self.note("finished"):
            self.db.commit()
            _to_disk(self._path)
            self.put("finished", "1")
        self.db.commit()

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path.as_uri(), uri=True)  # so that ATTACH understands an address
    db.execute("PRAGMA trusted_schema=OFF")
    return db


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
