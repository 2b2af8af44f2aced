"""Which changes are seen, and when they are told."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from edition.cli.watching import WATCHED
from edition.serving.watching import Watch
from edition.serving.watching import snapshot as snapshot_of
from tests.cli.running import write

snapshot = partial(snapshot_of, endings=WATCHED)


class TestSnapshots:
    @pytest.mark.parametrize("path", ["a.xml", "deep/er/b.TEI", "edition.toml", "schema/own.rng"])
    def test_what_matters_is_seen(self, tmp_path: Path, path: str) -> None:
        before = snapshot([write(tmp_path, {"z.xml": "z"})])
        write(tmp_path, {path: "1"})
        after = snapshot([tmp_path])
        assert before != after
        write(tmp_path, {path: "12"})
        assert snapshot([tmp_path]) != after

    @pytest.mark.parametrize("path", ["a.txt", ".git/a.xml", ".a.xml", "site/texts/a.xml"])
    def test_what_does_not_matter_is_not(self, tmp_path: Path, path: str) -> None:
        write(tmp_path, {"z.xml": "z", "site/.edition-site.json": "{}"})
        before = snapshot([tmp_path])
        write(tmp_path, {path: "1"})
        assert snapshot([tmp_path]) == before

    def test_of_a_file_itself_and_its_neighbours(self, tmp_path: Path) -> None:
        write(tmp_path, {"known.json": "1", "b.xml": "b", "deep/c.xml": "c"})
        assert {Path(name).name for name in snapshot([tmp_path / "known.json"])} == {"known.json", "b.xml"}

    def test_what_is_not_there(self, tmp_path: Path) -> None:
        assert snapshot([tmp_path / "nowhere" / "a.xml"]) == {}

    def test_without_endings_every_visible_file_matters(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.xml": "a", "templates/text.html": "b", "pictures/c.png": "c", ".git/d": "d"})
        assert {Path(name).name for name in snapshot_of([tmp_path])} == {"a.xml", "text.html", "c.png"}


class TestWatch:
    def test_a_change_is_told_once_it_is_at_rest(self) -> None:
        looks = iter(
            [{"a": (1, 1)}, {"a": (1, 1)}, {"a": (2, 5)}, {"a": (3, 9), "b": (1, 1)}, *[{"a": (3, 9), "b": (1, 1)}] * 2]
        )
        watch = Watch(lambda: next(looks), 1.0)
        assert [watch.changed() for _ in range(5)] == [frozenset(), frozenset(), frozenset(), {"a", "b"}, frozenset()]

    def test_what_is_gone_has_changed(self) -> None:
        looks = iter([{"a": (1, 1), "b": (1, 1)}, {"a": (1, 1)}, {"a": (1, 1)}])
        watch = Watch(lambda: next(looks), 1.0)
        assert [watch.changed() for _ in range(2)] == [frozenset(), {"b"}]

    def test_it_looks_more_often_while_something_moves(self) -> None:
        looks = iter([{}, {"a": (1, 1)}])
        watch = Watch(lambda: next(looks), 1.0)
        watch.changed()
        assert watch.wait < 1.0
