"""What all texts have become in one file, from one build to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.building import store as stores
from edition.building.keeping import ROWS
from edition.building.manifest import Written
from edition.building.store import Made, MadeText, Store
from edition.building.tables import KEPT

WHO, WHERE = '["entry", "ada", "a.xml"]', '["has_id", "b.xml", "p1"]'


def session(rank: int, n: int) -> tuple[object, ...]:
    return (rank * ROWS + n, f"s{rank}.{n}", *[""] * (len(KEPT["sessions"].split()) - 1))


def made(path: str, rank: int, texts: int = 1, asked: dict[str, str] | None = None) -> Made:
    """A file with some texts, each with two sessions, a line in a file of the whole edition, and a page."""
    found = [
        MadeText(
            rank + n, f"{path}.{n}", {"sessions": [session(rank + n, 0), session(rank + n, 1)]}, [("x.csv", b"line")]
        )
        for n in range(texts)
    ]
    return Made(path, rank, found, asked or {}, [Written(f"{path}.html", 3, "sha")])


def ids(store: Store) -> list[str]:
    store.flush()
    return [row[0] for row in store.db.execute("SELECT id FROM sessions ORDER BY at")]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "s.sqlite", "a setting")


def test_every_table_has_its_columns(store: Store) -> None:
    for table, columns in KEPT.items():
        assert [row[1] for row in store.db.execute(f'PRAGMA table_info("{table}")')] == ["at", *columns.split()]


def test_numbers_are_numbers(store: Store) -> None:
    types = {row[1]: row[2] for row in store.db.execute("PRAGMA table_info(mentions)")}
    assert {types[c] for c in ("at", "passage", "registered")} == {"INTEGER"}
    assert {types[c] for c in ("entity", "surface")} == {"TEXT"}


def test_rows_are_written_in_batches_and_stand_in_the_order_of_texts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_BATCH", 3)
    store.add(made("b.xml", 20), "key")
    assert store.db.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
    store.add(made("a.xml", 10), "key")
    assert store.db.execute("SELECT count(*) FROM sessions").fetchone() == (4,)
    assert ids(store) == ["s10.0", "s10.1", "s20.0", "s20.1"]


def test_a_file_is_taken_out_with_all_it_has_brought(store: Store) -> None:
    store.add(made("a.xml", 10, texts=2), "key")
    store.add(made("b.xml", 20), "key")
    (first, _) = store.results()
    store.remove(first)
    assert [result.path for result in store.results()] == ["b.xml"]
    assert ids(store) == ["s20.0", "s20.1"]
    assert [kept.path for kept in store.artifacts()] == ["b.xml.html"]
    assert store.db.execute("SELECT count(*) FROM later_pieces_1").fetchone() == (1,)


def test_what_was_asked_is_held_once_and_can_be_answered_otherwise(store: Store) -> None:
    store.add(made("a.xml", 10, asked={WHO: "x"}), "key")
    store.add(made("b.xml", 20, asked={WHO: "x", WHERE: "y"}), "key")
    (who, _) = store.questions()
    assert [question for _, question, _ in store.questions()] == [WHO, WHERE]
    store.answered([(who[0], "z")])
    assert [told for _, _, told in store.questions()] == ["z", "y"]


def test_texts_that_were_told_something_else_have_another_stamp(store: Store) -> None:
    for n, (key, told) in enumerate((("key", "x"), ("key", "y"), ("other", "x"), ("key", "x"))):
        store.add(made(f"{n}.xml", n, asked={WHO: told}), key)
    one, other, third, again = (row[0] for row in store.db.execute("SELECT stamp FROM made ORDER BY rank"))
    assert (one, len({one, other, third})) == (again, 3)


def test_pages_of_the_edition_are_forgotten_when_they_are_made_no_more(store: Store) -> None:
    page, gone = Written("index.html", 1, "sha1"), Written("old.html", 1, "sha2")
    store.keep_pages([(page, "stamp"), (gone, "")])
    store.forget_pages()
    store.published([("index.html", 7), ("old.html", 8)])
    store.keep_pages([(page, "stamp")])
    store.forget_pages()
    assert [(kept.path, kept.mtime) for kept in store.artifacts()] == [("index.html", 7)]
    store.keep_pages([(Written("index.html", 1, "sha3"), "stamp")])
    store.forget_pages()
    assert list(store.unpublished()) == ["index.html"]


def test_it_is_taken_over_once_it_was_published(tmp_path: Path) -> None:
    for expected in (True, True, False):
        store = Store(tmp_path / "s.sqlite", "a setting")
        assert store.fresh is expected
        if not list(store.results()):
            store.add(made("a.xml", 10), "key")
        store.flush()
        if (tmp_path / "twice").exists():
            store.published([("a.xml.html", 7)])
        store.close()
        (tmp_path / "twice").touch()
    assert Store(tmp_path / "s.sqlite", "another setting").fresh
