"""What must be read anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edition.building import planning
from edition.building.asking import Asking
from edition.building.keeping import ROWS
from edition.building.lookups import Lookups
from edition.building.manifest import Written
from edition.building.planning import Plan, is_intact, plan, written
from edition.building.standing import Changes
from edition.building.store import Kept, Made, MadeText, Store
from tests.building.sample import cataloged, register, tei

FILES = {
    "a.xml": tei('<p>Dear <persName ref="#ada">Ada</persName></p>'),
    "b.xml": tei("<p>b</p>"),
    "r.xml": register('<person xml:id="ada"><persName>Ada</persName></person>'),
}


@pytest.fixture
def lookups(tmp_path: Path) -> Iterator[Lookups]:
    found, _ = cataloged(tmp_path, FILES)
    yield found
    found.close()


@pytest.fixture
def store(tmp_path: Path, lookups: Lookups) -> Store:
    """What a first build leaves: both texts have been read, and the first has asked for somebody."""
    made = Store(tmp_path / "s.sqlite")
    made.put("generation", "1")
    for path, key in dict(lookups.keys()).items():
        context = Asking(lookups)
        if path == "a.xml":
            context.entry("ada", path)
        rank = lookups.rank(path)
        sessions: dict[str, list[Any]] = {"sessions": [(rank * ROWS, *[""] * 10)]}
        made.add(Made(path, rank, [MadeText(rank, path, sessions)], context.asked), key)
    made.flush()
    return made


def changes(*paths: str, renamed: bool = False, redescribed: bool = False, before: str = "1") -> Changes:
    return Changes(frozenset(paths), renamed, redescribed, before, "2")


def stale(store: Store, lookups: Lookups, found: Changes) -> set[str]:
    return plan(store, lookups, found).stale


def test_where_nothing_has_changed_nothing_is_read(store: Store, lookups: Lookups) -> None:
    assert plan(store, lookups, changes()) == Plan(dict(lookups.keys()), set(), [], False)


def test_a_file_with_another_key_is_read_and_its_result_is_gone(store: Store, lookups: Lookups) -> None:
    store.db.execute("UPDATE results SET key = '' WHERE path = 'b.xml'")
    found = plan(store, lookups, changes("b.xml"))
    assert (found.stale, [result.path for result in found.gone], found.changed) == ({"b.xml"}, ["b.xml"], True)


def test_a_file_that_was_never_read_is_read(store: Store, lookups: Lookups) -> None:
    store.db.execute("DELETE FROM results WHERE path = 'b.xml'")
    assert plan(store, lookups, changes("b.xml")).stale == {"b.xml"}


def test_the_result_of_a_file_that_is_no_more_is_gone(store: Store, lookups: Lookups) -> None:
    store.add(Made("c.xml", 1 << 40), "key")
    found = plan(store, lookups, changes("c.xml"))
    assert (found.stale, [result.path for result in found.gone], found.changed) == (set(), ["c.xml"], True)


class TestAnswers:
    """The first text was told something else than it would be told now."""

    @pytest.fixture
    def other(self, store: Store) -> Store:
        store.db.execute("UPDATE questions SET answer = 'another'")
        return store

    def test_who_was_told_something_else_is_read(self, other: Store, lookups: Lookups) -> None:
        assert stale(other, lookups, changes("r.xml", redescribed=True)) == {"a.xml"}

    def test_it_is_not_asked_what_no_change_concerns(self, other: Store, lookups: Lookups) -> None:
        assert stale(other, lookups, changes("b.xml")) == set()

    def test_everything_is_asked_where_texts_are_called_otherwise(self, other: Store, lookups: Lookups) -> None:
        assert stale(other, lookups, changes("b.xml", renamed=True)) == {"a.xml"}

    @pytest.mark.parametrize("before", ["", "0"])
    def test_everything_is_asked_where_the_store_knows_another_state(
        self, before: str, other: Store, lookups: Lookups
    ) -> None:
        assert stale(other, lookups, changes(before=before)) == {"a.xml"}

    def test_the_new_answers_are_kept(self, other: Store, lookups: Lookups, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(planning, "answer", lambda *_: "now")
        stale(other, lookups, changes(renamed=True, before="0"))
        assert [told for _, _, told in other.questions()] == ["now"]


class TestArtifacts:
    def kept(self, site: Path, **other: Any) -> Kept:
        (site / "a.html").write_bytes(b"page")
        time = (site / "a.html").stat().st_mtime_ns
        sha = "beed3a1a4ab0ba28f2ef03e1c1d3a7a2a2a6d7c3e0a0d9e1d94a3c2a2f3cf0b6"
        return Kept("a.html", "a.xml", "", 4, sha, time)._replace(**other)

    def test_one_of_its_size_and_time_is_as_it_was(self, tmp_path: Path) -> None:
        assert is_intact(tmp_path, self.kept(tmp_path))

    def test_one_of_another_time_is_as_it_was_if_its_bytes_are(self, tmp_path: Path) -> None:
        kept = self.kept(tmp_path)
        os.utime(tmp_path / "a.html", ns=(0, 0))
        assert not is_intact(tmp_path, kept)
        assert is_intact(tmp_path, kept._replace(sha256=planning._digest(f"{tmp_path}/a.html")))

    @pytest.mark.parametrize("other", [{"size": 5}, {"path": "b.html"}, {"mtime": -1}])
    def test_others_are_not(self, other: dict[str, Any], tmp_path: Path) -> None:
        assert not is_intact(tmp_path, self.kept(tmp_path, **other))

    def test_a_link_is_none_of_ours(self, tmp_path: Path) -> None:
        kept = self.kept(tmp_path)
        (tmp_path / "b.html").symlink_to("a.html")
        assert not is_intact(tmp_path, kept._replace(path="b.html"))

    def test_it_is_listed_as_it_was(self, tmp_path: Path) -> None:
        kept = self.kept(tmp_path)
        assert written(kept) == Written("a.html", 4, kept.sha256)
