"""Texts that end the process that reads them: named, left out everywhere, and all others are done."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from edition.building import mapping, pool
from edition.building.engine import Order, build, indexed
from edition.building.mapping import Mapper, Surveyor
from edition.building.validating import validated
from edition.checking.rules.table import USUAL
from edition.model import Problem
from tests.building.sample import Files, register, tei, write

FILES: Files = {f"{letter}.xml": tei(f'<p>{letter} <name ref="#ada">Ada</name></p>') for letter in "abcdef"} | {
    "r.xml": register('<person xml:id="ada"><persName>Ada</persName></person>'),
}
GUILTY = "d.xml"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="patches what forked processes inherit")


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool.batches, "__kwdefaults__", {"number": 3})


def deadly(method: Any) -> Any:
    """The same call of a worker, which dies over one file after it has done those before."""

    def work(self: Any, paths: Sequence[str]) -> Any:
        sound = method(self, [path for path in paths if path != GUILTY])
        if GUILTY in paths:
            os.kill(os.getpid(), signal.SIGKILL)
        return sound

    return work


def site(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_the_guilty_one(folder: Path) -> dict[str, bytes]:
    write(folder / "fewer", {path: text for path, text in FILES.items() if path != GUILTY})
    build(Order(folder / "fewer", folder / "expected", jobs=1))
    return site(folder / "expected")


def check(problems: Sequence[Problem]) -> None:
    (problem,) = [problem for problem in problems if problem.severity == "error"]
    assert problem.slug == "text-crashed"
    assert problem.place
    assert problem.place.path == GUILTY
    assert "the process that read this file was killed from outside" in problem.message


ABOUT_ALL = {".edition-site.json", "about.html", "cite.html", "data/edition.json", "data/problems.json"}


@pytest.mark.parametrize("step", [Surveyor, Mapper])
def test_a_build_without_it_is_that_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_batches: None, step: type
) -> None:
    expected = without_the_guilty_one(tmp_path)
    monkeypatch.setattr(step, "__call__", deadly(step.__call__))  # type: ignore[operator]
    outcome = build(Order(write(tmp_path / "source", FILES), tmp_path / "site", jobs=2))
    check(outcome.problems)
    assert outcome.published
    found = site(tmp_path / "site")
    assert set(found) == set(expected)
    assert {path for path in found if found[path] != expected[path]} <= ABOUT_ALL
    assert sorted(path.name for path in tmp_path.iterdir()) == ["expected", "fewer", "site", "source"]


@pytest.mark.parametrize("step", [Surveyor, Mapper])
def test_an_index_has_the_rows_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_batches: None, step: type
) -> None:
    monkeypatch.setattr(step, "__call__", deadly(step.__call__))  # type: ignore[operator]
    with indexed(Order(write(tmp_path / "source", FILES), jobs=2)) as index:
        assert [entity.mentions for entity in index.entities("person")] == [5]


@pytest.mark.parametrize("wanted", [USUAL, frozenset(["dangling-pointer"])], ids=["usual", "one slug"])
def test_a_check_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_batches: None, wanted: frozenset[str]
) -> None:
    monkeypatch.setattr(Surveyor, "__call__", deadly(Surveyor.__call__))
    check(validated(Order(write(tmp_path / "source", FILES), jobs=2, wanted=wanted)).problems)


def test_a_check_names_one_whose_reading_crashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_batches: None
) -> None:
    monkeypatch.setattr(mapping.Mapper, "readings", lambda self, path: deadly(lambda *_: [])(self, [path]))
    check(validated(Order(write(tmp_path / "source", FILES), jobs=2)).problems)
