"""What is shown: the site, and what is laid over it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from edition.model import Place, Problem
from edition.serving.stage import Overlaid, Stage, pages_of, source_of
from tests.cli.running import write


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    site = write(tmp_path / "site", {"texts/a.html": "old", "texts/b.html": "b", "static/style.css": "s"})
    made = Stage()
    made.change(lambda scene: setattr(scene, "site", site))
    return made


def nothing(_scene: Any) -> None:
    pass


class TestContent:
    def test_what_is_laid_over_comes_first_until_the_site_has_it(self, stage: Stage) -> None:
        stage.lay_over({"texts/a.html": Overlaid(b"new", "a.xml", 3)})
        assert stage.content("texts/a.html") == b"new"
        stage.uncover(2, frozenset(), nothing)
        assert stage.content("texts/a.html") == b"new"
        stage.uncover(3, frozenset(), nothing)
        assert stage.content("texts/a.html") == b"old"

    def test_what_is_broken_stays_as_it_was(self, stage: Stage, tmp_path: Path) -> None:
        stage.hold("a.xml", ["texts/a.html", "texts/none.html"], 3)
        (tmp_path / "site" / "texts" / "a.html").unlink()
        stage.uncover(3, frozenset({"a.xml"}), nothing)
        assert stage.content("texts/a.html") == b"old"
        assert stage.told("texts/a.html")["held"]
        stage.uncover(3, frozenset(), nothing)
        assert stage.content("texts/a.html") is None

    def test_no_link_is_followed(self, stage: Stage, tmp_path: Path) -> None:
        write(tmp_path, {"secret/s.txt": "secret"})
        (tmp_path / "site" / "out").symlink_to(tmp_path / "secret")
        (tmp_path / "site" / "out.txt").symlink_to(tmp_path / "secret" / "s.txt")
        (tmp_path / "site" / "in.html").symlink_to(tmp_path / "site" / "texts" / "b.html")
        assert [stage.content(path) for path in ("out/s.txt", "out.txt", "in.html")] == [None] * 3

    @pytest.mark.parametrize(
        "path", ["../secret", "/etc/passwd", "texts", "texts/../texts/a.html", "", "a\0b", ".edition-site.json"]
    )
    def test_nor_is_anything_else_a_file_of_the_site(self, stage: Stage, path: str) -> None:
        assert stage.content(path) is None

    def test_no_site_yet(self) -> None:
        assert Stage().content("index.html") is None
        assert not Stage().ready


class TestSeen:
    def test_it_is_other_when_the_page_or_a_stylesheet_is(self, stage: Stage) -> None:
        before = stage.seen("texts/a.html")
        assert stage.seen("texts/a.html") == before
        stage.lay_over({"texts/a.html": Overlaid(b"new", "a.xml", 1)})
        changed = stage.seen("texts/a.html")
        stage.change(lambda scene: setattr(scene, "assets", "other"))
        assert len({before, changed, stage.seen("texts/a.html")}) == 3


def test_who_waits_is_woken(stage: Stage) -> None:
    number = stage.wait(-1, 0)
    timer = threading.Timer(0.05, lambda: stage.change(nothing))
    timer.start()
    assert stage.wait(number, 30) == number + 1
    assert stage.wait(number + 1, 0) == number + 1


class TestTold:
    def told(self, stage: Stage, path: str) -> dict[str, Any]:
        problems = [
            Problem("a", "warning", "one", Place("b.xml", 1, 1)),
            Problem("b", "error", "two", Place("a.xml", 9, 2), "do it", "  <p>"),
            Problem("c", "info", "three", Place("a.xml", 1, 1)),
            Problem("d", "info", "four"),
        ]

        def act(scene: Any) -> None:
            scene.problems, scene.sources = tuple(problems), {"a": "a.xml", "b": "b.xml"}

        stage.change(act)
        return stage.told(path)

    def test_those_of_the_text_come_first_and_all_are_counted(self, stage: Stage) -> None:
        told = self.told(stage, "texts/a~diplomatic.html")
        assert [one["message"] for one in told["here"]] == ["two", "three"]
        assert [one["message"] for one in told["others"]] == ["one", "four"]
        assert told["counts"] == {"error": 1, "warning": 1, "info": 2}
        assert told["here"][0] == {
            "severity": "error", "slug": "b", "message": "two", "path": "a.xml", "line": 9, "column": 2, "source": "<p>",
            "hint": "do it",
        }  # fmt: skip

    def test_on_a_page_of_the_whole_edition_all_are_others(self, stage: Stage) -> None:
        told = self.told(stage, "persons/index.html")
        assert (told["here"], told["source"], len(told["others"])) == ([], "", 4)

    def test_of_many_some_are_told(self, stage: Stage) -> None:
        many = tuple(Problem("a", "error", str(n), Place("a.xml", n, 1)) for n in range(1, 90))
        stage.change(lambda scene: setattr(scene, "problems", many))
        told = stage.told("index.html")
        assert (len(told["others"]), told["more"], told["counts"]) == (10, 79, {"error": 89})


def test_pages_and_their_sources(tmp_path: Path) -> None:
    names = ("a.html", "a.txt", "a~diplomatic.html", "a/W.html", "ab.html", "a.b.html")
    site = write(tmp_path, {f"texts/{name}": "" for name in names})
    found = [page for page in pages_of("a", site) if (site / page).exists()]
    assert found == ["texts/a.html", "texts/a.txt", "texts/a~diplomatic.html", "texts/a/W.html"]
    assert {source_of(page, {"a": "a.xml"}) for page in found if page.endswith("html")} == {"a.xml"}
    assert source_of("texts/ab.html", {"a": "a.xml"}) == ""
