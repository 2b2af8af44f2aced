"""The rows of all texts in one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building import store as stores
from edition.building.store import TABLES, Store
from edition.building.tables import SESSIONS
from edition.model import Place, Problem


def session(n: int) -> tuple[object, ...]:
    return (f"s{n}", *[""] * (len(SESSIONS) - 1))


def ids(store: Store) -> list[str]:
    return [row[0] for row in store.db.execute("SELECT id FROM sessions ORDER BY rowid")]


def test_every_table_has_its_columns(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.sqlite")
    for table, columns in TABLES.items():
        assert tuple(row[1] for row in store.db.execute(f'PRAGMA table_info("{table}")')) == columns
    store.close()


def test_numbers_are_numbers(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.sqlite")
    types = {row[1]: row[2] for row in store.db.execute("PRAGMA table_info(mentions)")}
    assert {types[c] for c in ("start", "end", "target_n", "registered")} == {"INTEGER"}
    assert {types[c] for c in ("id", "entity", "surface")} == {"TEXT"}
    store.close()


def test_rows_are_written_in_batches_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_BATCH", 3)
    store = Store(tmp_path / "s.sqlite")
    store.add({"sessions": [session(1), session(2)]})
    assert ids(store) == []
    store.add({"sessions": [session(3)], "turns": []})
    assert ids(store) == ["s1", "s2", "s3"]
    store.add({"sessions": [session(4)]})
    store.flush()
    store.flush()
    assert ids(store) == ["s1", "s2", "s3", "s4"]
    store.close()


def test_what_a_row_was_added_from_may_change_afterwards(tmp_path: Path) -> None:
    store, rows = Store(tmp_path / "s.sqlite"), [session(1)]
    store.add({"sessions": rows})
    rows.clear()
    store.flush()
    assert ids(store) == ["s1"]
    store.close()


def test_problems_of_no_text(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.sqlite")
    store.add_problems([Problem("slug", "info", "m", Place("a.xml", 1, 2)), Problem("other", "error", "n")])
    rows = list(store.db.execute('SELECT path, line, "column", slug, severity FROM problems'))
    assert rows == [("a.xml", 1, 2, "slug", "info"), ("", 0, 0, "other", "error")]
    store.close()
