"""The index store: what all texts have become, in one SQLite file that is kept between builds. The parent process alone writes it.

Each file that holds texts has a result: the hash of all it was made of, what it asked about the rest of the edition and
what it was told, its rows, its pieces of files of the whole edition, and its artifacts. Rows have the numbers of their
texts' ranks (:mod:`edition.building.ranking`), so that a file is taken out and put in again where it stood.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Self

from edition.building.asking import Asked, about
from edition.building.keeping import ROWS
from edition.building.manifest import Written
from edition.building.rows import Rows
from edition.building.sheets import Sheets
from edition.building.tables import DATES, KEPT, NUMBERS


def _definition(table: str) -> str:
    numbers = NUMBERS - DATES if table == "sessions" else NUMBERS
    typed = ", ".join(f'"{column}" {"INTEGER" if column in numbers else "TEXT"}' for column in KEPT[table].split())
    return f'CREATE TABLE "{table}" (at INTEGER PRIMARY KEY, {typed});\n'


SCHEMA = """
CREATE TABLE results (path TEXT PRIMARY KEY, rank INTEGER, texts INTEGER, key TEXT, asked BLOB) WITHOUT ROWID;
CREATE TABLE made (rank INTEGER PRIMARY KEY, text TEXT, stamp TEXT, quoted TEXT, mentioned TEXT);
CREATE TABLE questions (n INTEGER PRIMARY KEY, question TEXT UNIQUE, about TEXT, answer TEXT);
CREATE INDEX questions_about ON questions (about);
CREATE TABLE artifacts (path TEXT PRIMARY KEY, file TEXT, stamp TEXT, size INTEGER, sha256 TEXT, mtime INTEGER) WITHOUT ROWID;
CREATE INDEX artifacts_file ON artifacts (file);
CREATE TABLE pieces (n INTEGER PRIMARY KEY, artifact TEXT UNIQUE);
""" + "".join(map(_definition, KEPT))
UNPUBLISHED = -1
"""The time of an artifact that is in no site yet."""

_NOW = (
    "CREATE TEMP TABLE IF NOT EXISTS now (path TEXT PRIMARY KEY, stamp TEXT, size INTEGER, sha256 TEXT) WITHOUT ROWID"
)
_BATCH = 5000
_ALL_AT_ONCE = 500


@dataclass(slots=True)
class MadeText:
    """One text: its rows, its pieces by artifact, and the first citations of a quotation and of a mention, with addresses."""

    rank: int
    text: str
    rows: Rows
    pieces: list[tuple[str, bytes]] = field(default_factory=list)
    quoted: str = ""
    mentioned: str = ""


@dataclass(slots=True)
class Made:
    """What a file has become; or, where it was lost, what became of its process.

    It is ``lasting`` where it would become the same again.
    """

    path: str
    rank: int
    texts: list[MadeText] = field(default_factory=list)
    asked: Asked = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    lost: str = ""
    lasting: bool = True

    @classmethod
    def of_lost(cls, path: str, how: str) -> list[Self]:
        """A file whose process is gone: see :mod:`edition.building.losing`."""
        return [cls(path, 0, lost=how)]


class Result(NamedTuple):
    """What is known of a file that was read before; ``asked`` are numbers of questions."""

    path: str
    rank: int
    texts: int
    key: str
    asked: bytes


class Kept(NamedTuple):
    """An artifact as it was when it was published: that of a file, or of the whole edition (''); ``mtime`` in nanoseconds."""

    path: str
    file: str
    stamp: str
    size: int
    sha256: str
    mtime: int


class Store:
    """Takes in results; hands the finished file to :class:`edition.building.indexing.StoredIndex`."""

    def __init__(self, path: Path, setting: str = "") -> None:
        self.path = path
        self._sheets = Sheets(path, SCHEMA, setting)
        self.db = self._sheets.db
        self._waiting: dict[str, list[tuple[object, ...]]] = {table: [] for table in KEPT}
        self._tables: dict[str, int] = {
            artifact: n for n, artifact in self.db.execute("SELECT n, artifact FROM pieces")
        }
        self._questions: dict[str, int] = {}

    @property
    def fresh(self) -> bool:
        """Whether nothing was taken over."""
        return self._sheets.fresh

    def note(self, key: str) -> str:
        """What was noted under a key, or ''."""
        return self._sheets.note(key)

    def put(self, key: str, value: str) -> None:
        """Note something."""
        self._sheets.put(key, value)

    def results(self) -> Iterator[Result]:
        """All results, by path."""
        return map(Result._make, self.db.execute("SELECT path, rank, texts, key, asked FROM results ORDER BY path"))

    def questions(self, subjects: Iterable[str] | None = None) -> Iterator[tuple[int, str, str]]:
        """(number, question, answer) of everything that was asked, or of what was asked about some things."""
        query = "SELECT n, question, answer FROM questions"
        if subjects is None:
            return iter(self.db.execute(query))
        return iter(
            self.db.execute(f"{query} WHERE about IN (SELECT value FROM json_each(?))", (json.dumps([*subjects]),))
        )

    def answered(self, answers: Iterable[tuple[int, str]]) -> None:
        """Answers that are other than they were."""
        self.db.executemany("UPDATE questions SET answer = ? WHERE n = ?", ((answer, n) for n, answer in answers))

    def artifacts(self) -> Iterator[Kept]:
        """All artifacts, by path."""
        query = "SELECT path, file, stamp, size, sha256, mtime FROM artifacts ORDER BY path"
        return map(Kept._make, self.db.execute(query))

    def remove(self, result: Result) -> None:
        """Take out a file."""
        self.flush()
        values = (result.rank * ROWS, (result.rank + result.texts) * ROWS)
        for table in (*KEPT, *map(_pieces, self._tables.values())):
            self.db.execute(f'DELETE FROM "{table}" WHERE at >= ? AND at < ?', values)
        self.db.execute("DELETE FROM made WHERE rank >= ? AND rank < ?", (result.rank, result.rank + result.texts))
        self.db.execute("DELETE FROM artifacts WHERE file = ?", (result.path,))
        self.db.execute("DELETE FROM results WHERE path = ?", (result.path,))

    def add(self, made: Made, key: str) -> None:
        """Take in a file; ``key`` is the hash of what it was made of."""
        asked = array("q", [self._number(question, told) for question, told in made.asked.items()])
        result = Result(made.path, made.rank, len(made.texts), key if made.lasting else "", asked.tobytes())
        self.db.execute("INSERT INTO results VALUES (?,?,?,?,?)", result)
        stamp = _stamp(key, made.asked)
        for text in made.texts:
            row = (text.rank, text.text, stamp, text.quoted, text.mentioned)
            self.db.execute("INSERT INTO made VALUES (?,?,?,?,?)", row)
            self._add_rows(text)
        artifacts = ((*_kept(written, made.path, ""), UNPUBLISHED) for written in made.written)
        self.db.executemany("INSERT OR REPLACE INTO artifacts VALUES (?,?,?,?,?,?)", artifacts)

    def _number(self, question: str, answer: str) -> int:
        number = self._questions.get(question)
        if number is None:
            found = self.db.execute("SELECT n FROM questions WHERE question = ?", (question,)).fetchone()
            number = found[0] if found else self._ask(question, answer)
            if len(self._questions) > _BATCH:
                self._questions.clear()
            self._questions[question] = number
        return number

    def _ask(self, question: str, answer: str) -> int:
        query = "INSERT INTO questions (question, about, answer) VALUES (?,?,?)"
        return int(self.db.execute(query, (question, about(question), answer)).lastrowid or 0)

    def _add_rows(self, text: MadeText) -> None:
        for table, rows in text.rows.items():
            waiting = self._waiting[table]
            waiting += rows
            if len(waiting) >= _BATCH:
                self._insert(table, waiting)
        for n, (artifact, content) in enumerate(text.pieces):
            self.db.execute(f'INSERT INTO "{self._table(artifact)}" VALUES (?,?)', (text.rank * ROWS + n, content))

    def _table(self, artifact: str) -> str:
        """The table that holds the pieces of an artifact."""
        if artifact not in self._tables:
            number = self.db.execute("INSERT INTO pieces (artifact) VALUES (?)", (artifact,)).lastrowid or 0
            self.db.execute(f'CREATE TABLE "{_pieces(number)}" (at INTEGER PRIMARY KEY, content BLOB)')
            self._tables[artifact] = number
        return _pieces(self._tables[artifact])

    def _insert(self, table: str, waiting: list[tuple[object, ...]]) -> None:
        marks = ",".join("?" * (1 + len(KEPT[table].split())))
        self.db.executemany(f'INSERT INTO "{table}" VALUES ({marks})', waiting)
        waiting.clear()

    def flush(self) -> None:
        """Write what still waits."""
        for table, waiting in self._waiting.items():
            if waiting:
                self._insert(table, waiting)

    def keep_pages(self, pages: Iterable[tuple[Written, str]]) -> None:
        """Artifacts of the whole edition, each with what it depends on: some of them; see :meth:`forget_pages`."""
        self.db.execute(_NOW)
        self.db.executemany(
            "INSERT INTO now VALUES (?,?,?,?)", ((w.path, stamp, w.size, w.sha256) for w, stamp in pages)
        )

    def forget_pages(self) -> None:
        """Those that were kept were all of them: others are forgotten."""
        self.db.execute("DELETE FROM artifacts WHERE file = '' AND path NOT IN (SELECT path FROM now)")
        self.db.execute(
            "INSERT OR REPLACE INTO artifacts SELECT n.path, '', n.stamp, n.size, n.sha256,"
            " CASE WHEN a.sha256 = n.sha256 THEN a.mtime ELSE ? END FROM now n LEFT JOIN artifacts a ON a.path = n.path",
            (UNPUBLISHED,),
        )
        self.db.execute("DROP TABLE now")

    @property
    def is_settled(self) -> bool:
        """Whether what is written here became a site. Else the artifacts of the whole edition are of other rows than these."""
        return not self.note("unsettled")

    def unsettle(self) -> None:
        """From the next thing that is written down until :meth:`published` the rows are other than those of the site."""
        self.put("unsettled", "1")

    def published(self, times: Iterable[tuple[str, int]]) -> None:
        """Artifacts are in the site: (path, time in nanoseconds) of each that was not."""
        self.put("unsettled", "")
        self.db.executemany("UPDATE artifacts SET mtime = ? WHERE path = ?", ((time, path) for path, time in times))
        self._sheets.finish()

    def unpublished(self) -> Iterator[str]:
        """Paths of artifacts that were in no site yet."""
        return (path for (path,) in self.db.execute("SELECT path FROM artifacts WHERE mtime = ?", (UNPUBLISHED,)))

    def commit(self) -> None:
        """Write down what has changed."""
        self._sheets.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._sheets.close()


def _pieces(number: int) -> str:
    return f"later_pieces_{number}"


def piece_table(db: sqlite3.Connection, artifact: str) -> str:
    """The table with the pieces of an artifact, in order, or ''."""
    found = db.execute("SELECT n FROM pieces WHERE artifact = ?", (artifact,)).fetchone()
    return _pieces(found[0]) if found else ""


def _kept(written: Written, file: str, stamp: str) -> tuple[object, ...]:
    return (written.path, file, stamp, written.size, written.sha256)


def _stamp(key: str, asked: Asked) -> str:
    """What a text depends on, in few letters."""
    return hashlib.sha256(f"{key} {sorted(asked.items())}".encode()).hexdigest()[:16]
