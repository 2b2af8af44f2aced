"""The index store: the rows of all texts in one SQLite file. The parent process alone writes it, in the order of texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from edition.building.rows import Row, Rows, problem_row
from edition.building.tables import COLUMNS, FACTS, KEPT, NUMBERS, PASSAGES, PROBLEMS, SESSIONS, SPEAKERS, STORED
from edition.model import Problem

TABLES = {
    **{table: (*COLUMNS[table], *KEPT[table]) for table in STORED},
    "passages": PASSAGES,
    "sessions": SESSIONS,
    "speakers": SPEAKERS,
    "problems": PROBLEMS,
    "facts": FACTS,
}

_BATCH = 5000


def _definition(table: str, columns: tuple[str, ...]) -> str:
    typed = ", ".join(f'"{column}" {"INTEGER" if column in NUMBERS else "TEXT"}' for column in columns)
    return f'CREATE TABLE "{table}" ({typed});'


class Store:
    """Takes in rows, then hands the finished file to :class:`edition.building.indexing.StoredIndex`."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path.as_uri(), uri=True)  # so that ATTACH understands an address
        self._waiting: dict[str, list[Row]] = {table: [] for table in TABLES}
        self.db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + "".join(_definition(t, c) for t, c in TABLES.items())
        )

    def add(self, rows: Rows) -> None:
        """The rows of one text; they are written in batches."""
        for table, found in rows.items():
            waiting = self._waiting[table]
            waiting += found
            if len(waiting) >= _BATCH:
                self._insert(table, waiting)
                waiting.clear()

    def flush(self) -> None:
        """Write what still waits."""
        for table, waiting in self._waiting.items():
            self._insert(table, waiting)
            waiting.clear()

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        marks = ",".join("?" * len(TABLES[table]))
        self.db.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Problems that no text has brought along."""
        self._insert("problems", map(problem_row, problems))

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()
