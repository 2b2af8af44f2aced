"""A file of SQLite that outlives a build, and is believed only where it is ours and whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from edition.building import sheets
from edition.building.sheets import Sheets

SCHEMA = "CREATE TABLE words (word TEXT);"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A finished file with one word."""
    file = tmp_path / "s.sqlite"
    made = Sheets(file, SCHEMA, "a setting")
    made.db.execute("INSERT INTO words VALUES ('word')")
    made.finish()
    made.close()
    return file


def is_taken_over(path: Path, schema: str = SCHEMA, setting: str = "a setting") -> bool:
    found = Sheets(path, schema, setting)
    words = found.db.execute("SELECT word FROM words").fetchall()
    found.close()
    assert found.fresh is not bool(words)
    return bool(words)


def test_what_is_ours_and_finished_is_taken_over(path: Path) -> None:
    assert is_taken_over(path)


@pytest.mark.parametrize("other", [{"setting": "another"}, {"schema": SCHEMA + "CREATE TABLE more (a TEXT);"}])
def test_what_was_made_of_other_things_is_made_anew(other: dict[str, str], path: Path) -> None:
    assert not is_taken_over(path, **other)


def test_another_format_is_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "FORMAT", "2")
    assert not is_taken_over(path)


@pytest.mark.parametrize(
    "words",
    [
        "DELETE FROM notes WHERE key = 'finished'",
        "DROP TABLE words; CREATE VIEW words AS SELECT 'evil' AS word",
        "CREATE TRIGGER later_evil AFTER INSERT ON words BEGIN DELETE FROM words; END",
        "CREATE VIEW later_view AS SELECT 1",
        "CREATE TABLE foreign_one (a TEXT)",
    ],
)
def test_what_somebody_else_has_worked_on_is_made_anew(words: str, path: Path) -> None:
    db = sqlite3.connect(path)
    db.executescript(words)
    db.close()
    assert not is_taken_over(path)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"x" * 200])
def test_what_is_no_database_is_made_anew(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    assert not is_taken_over(path)


def test_tables_that_come_later_are_no_reason(path: Path) -> None:
    found = Sheets(path, SCHEMA, "a setting")
    found.db.execute("CREATE TABLE later_words (a TEXT)")
    found.finish()
    found.close()
    assert is_taken_over(path)


def test_what_is_not_committed_is_not_there(path: Path) -> None:
    found = Sheets(path, SCHEMA, "a setting")
    found.put("key", "value")
    assert found.note("key") == "value"
    found.close()
    again = Sheets(path, SCHEMA, "a setting")
    assert (again.note("key"), again.note("setting")) == ("", f"{sheets.FORMAT} a setting")
