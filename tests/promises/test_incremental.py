"""A build that takes over what it can is byte-identical to one that begins with nothing, whatever was changed in between."""

from __future__ import annotations

import os
import pickle
import shutil
import warnings
from dataclasses import dataclass
from pathlib import Path

import pytest

from edition.building.engine import Order, Outcome, build
from edition.errors import EditionError
from tests.promises import edition_in_motion, trees
from tests.promises.building import REPOSITORY, corpora
from tests.promises.changing import Changer


def built(source: Path, output: Path, cache: Path, jobs: int = 1) -> Outcome | str:
    """One build in a process of its own, which remembers nothing of others; or why there was none."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads: there is none that holds anything
        child = os.fork()
    if not child:
        _child(Order(source, output, jobs=jobs, cache=cache), writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        said = file.read()
    os.waitpid(child, 0)
    found: Outcome | str = pickle.loads(said)  # noqa: S301 - from our own child
    return found


def _child(order: Order, writer: int) -> None:
    try:
        try:
            found: Outcome | str = build(order)
        except EditionError as error:
            found = str(error)
        with os.fdopen(writer, "wb") as file:
            pickle.dump(found, file)
    except BaseException as error:
        with os.fdopen(os.dup(2), "w") as file:
            file.write(f"{error!r}\n")
        raise
    finally:
        os._exit(0)


@dataclass
class Twin:
    """A source that is built twice: into a site that stands, with a cache that stays, and afresh."""

    folder: Path
    source: Path
    jobs: int = 1

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def again(self) -> Outcome | str:
        """One build that takes over what it can."""
        return built(self.source, self.site, self.folder / "cache", self.jobs)

    def afresh(self) -> Outcome | str:
        for name in ("clean", "clean.cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return built(self.source, self.folder / "clean", self.folder / "clean.cache")

    def differences(self) -> list[str]:
        """Where a build that takes over differs from one that does not: in what it says, and in the site."""
        again, afresh = self.again(), self.afresh()
        if isinstance(again, str) or isinstance(afresh, str):
            return [] if again == afresh else [f"{again} / {afresh}"]
        found = [f"{name}: {one} / {other}" for name, one, other in _told(again, afresh) if one != other]
        return found + trees.check_same(self.site, self.folder / "clean")


def _told(again: Outcome, afresh: Outcome) -> list[tuple[str, object, object]]:
    problems = (
        [p for p in again.problems if p not in afresh.problems],
        [p for p in afresh.problems if p not in again.problems],
    )
    return [
        ("counts", again.counts, afresh.counts),
        ("problems", *problems),
        ("order", [p.order for p in again.problems], [p.order for p in afresh.problems]),
        ("suppressed", again.suppressed, afresh.suppressed),
    ]


def changed_at_random(twin: Twin, seed: int, steps: int) -> None:
    """Change, build, compare; what was done is told where they differ."""
    changer = Changer(twin.source, seed)
    twin.again()
    history = []
    for step in range(steps):
        history.append([changer.change() for _ in range(changer.dice.choice((1, 1, 2, 3)))])
        assert (differences := twin.differences()) == [], f"seed {seed}, step {step}, {history}: {differences[:5]}"


@pytest.fixture
def twin(tmp_path: Path) -> Twin:
    return Twin(tmp_path, edition_in_motion.write(tmp_path / "source"))


def of_collection(folder: Path, name: str, jobs: int = 1) -> Twin:
    real = corpora()
    place = REPOSITORY / "texts" if name == "texts" else real / name if real else None
    if place is None or not place.is_dir():
        pytest.skip(f"no collection {name} here")
    shutil.copytree(place, folder / "source", ignore=shutil.ignore_patterns(".*"))
    return Twin(folder, folder / "source", jobs)


@pytest.mark.parametrize("seed", range(3))
def test_some_changes_to_an_edition_in_motion(seed: int, twin: Twin) -> None:
    changed_at_random(twin, seed, 10)


def test_some_changes_to_the_sample_edition(tmp_path: Path) -> None:
    changed_at_random(of_collection(tmp_path, "texts"), 1, 3)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_many_changes_to_an_edition_in_motion(seed: int, twin: Twin) -> None:
    changed_at_random(twin, seed, 30)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["texts", "whitman-variorum", "congress-protocols-1818-1822", "cmif-letters"])
def test_many_changes_to_collections(name: str, tmp_path: Path) -> None:
    changed_at_random(of_collection(tmp_path, name), 7, 15)


@pytest.mark.slow
def test_many_changes_in_two_processes(twin: Twin) -> None:
    twin.jobs = 2
    changed_at_random(twin, 11, 30)
