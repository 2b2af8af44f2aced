"""Editions that are built twice, into a site that stands and afresh; and where the two differ."""

from __future__ import annotations

import os
import pickle
import shutil
import warnings
from dataclasses import dataclass
from pathlib import Path

from edition.building.engine import Order, Outcome, build
from edition.errors import EditionError
from tests.promises import trees


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

    def put(self, files: dict[str, str]) -> None:
        """Write some sources; what is to be '' is removed."""
        for path, content in files.items():
            (self.source / path).parent.mkdir(parents=True, exist_ok=True)
            (self.source / path).write_text(content, encoding="utf-8", newline="")
            if not content:
                (self.source / path).unlink()

    def replace(self, path: str, old: str, new: str) -> None:
        """Change some words of a source."""
        content = (self.source / path).read_text(encoding="utf-8")
        assert old in content
        self.put({path: content.replace(old, new, 1)})

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
