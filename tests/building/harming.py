"""Editions that are changed and built again, with a cache, while harm is done at one call of the disk or of SQLite."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from edition.building import engine, sheets
from tests.building.sample import Files, register, tei, titled, write
from tests.building.test_faults import Seam
from tests.cli.running import tree

Harm = Callable[[int, str], None]

READING = frozenset(
    [
        *"read close stat lstat fstat access real_path list_folder entries read_link opened_path lock".split(),
        *("sqlite SELECT", "sqlite PRAGMA"),
    ]
)
"""Calls that leave everything as it is. A build makes them by the hundred, and what they do is done again by the next."""

_ONE = "<p>{} saw <persName key='zed'>{}</persName> and <persName ref='#ada'>her</persName>, <said who='#ada'>and spoke</said>.</p>"


def _person(name: str, identifier: str) -> str:
    return f'<person xml:id="{identifier}"><persName>{name}</persName></person>'


OLD: Files = {
    "kept.xml": tei(_ONE.format("Bea", "Zed"), titled("What is kept")),
    "edited.xml": tei(_ONE.format("Cyril", "Zed"), titled("What is edited")),
    "gone.xml": tei(_ONE.format("Dora", "Zed"), titled("What goes")),
    "r.xml": register(_person("Ada", "ada") + _person("Bea", "bea")),
}
NEW: Files = {
    "kept.xml": OLD["kept.xml"],
    "edited.xml": tei(_ONE.format("Cyril", "Zedd the Elder") * 3, titled("What is edited")),
    "added.xml": tei(_ONE.format("Edith", "Zedd the Elder"), titled("What comes")),
    "r.xml": register(_person("Ada King", "ada") + _person("Bea", "bea")),
}
"""A text is edited, one comes, one goes; an entry is called otherwise, and so is a person whom no register describes."""

ROOM = ["catalog.sqlite", "catalog.sqlite.seal", "index.sqlite", "index.sqlite.seal"]


def harmed(seam: Seam, harm: Harm) -> type[sqlite3.Connection]:
    """Connections that tell the seam of every statement before it is carried out."""

    def told(words: str) -> None:
        number, seam.count = seam.count, seam.count + 1
        seam.calls.append(f"sqlite {words}")
        harm(number, seam.calls[-1])

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            told(sql.split(maxsplit=1)[0].upper())
            return super().execute(sql, *values)

        def executemany(self, sql: str, *values: Any) -> sqlite3.Cursor:
            told(sql.split(maxsplit=1)[0].upper())
            return super().executemany(sql, *values)

        def executescript(self, script: str) -> sqlite3.Cursor:
            self.commit()
            for statement in statements(script):
                self.execute(statement)
            return self.cursor()

        def commit(self) -> None:
            told("COMMIT")
            super().commit()

        def close(self) -> None:
            super().close()  # whatever is said of it, it is done, as with files
            told("CLOSE")

    return Connection


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one after the other."""
    begun = ""
    for piece in script.split(";"):
        begun += piece + ";"
        if begun.strip("; \n") and sqlite3.complete_statement(begun):
            yield begun
            begun = ""


EVERY = int(os.environ.get("EDITION_EVERY") or 4)
"""Of the calls that write, every so manieth is killed, or fails, in the slow run; ``EDITION_EVERY=1`` takes all, in half an hour."""


class Desk:
    """A folder with an edition, its site and its cache, as they were after a first build."""

    def __init__(self, folder: Path, jobs: int = 1) -> None:
        self.folder, self.jobs = folder, jobs
        self.source, self.site, self.cache = folder / "source", folder / "site", folder / "cache"
        self.clean = {name: self._cleanly(name, files) for name, files in (("new", NEW), ("old", OLD))}
        self.turn("old")
        self.build()
        (self.site / "CNAME").write_bytes(b"letters.example")
        self.there = sorted(path.name for path in folder.iterdir())
        shutil.copytree(self.site, folder.parent / "kept-site", copy_function=shutil.copy2)
        shutil.copytree(self.cache, folder.parent / "kept-cache", copy_function=shutil.copy2)

    def _cleanly(self, name: str, files: Files) -> dict[str, bytes]:
        """What the site is to be, and the name that was put beside it."""
        place = self.folder.parent / f"clean-{name}"
        for folder in (place / "source", place / "cache"):
            folder.mkdir(parents=True)
        engine.build(engine.Order(write(place / "source", files), place / "site", jobs=1, cache=place / "cache"))
        return {**tree(place / "site"), "CNAME": b"letters.example"}

    def turn(self, name: str) -> None:
        """The sources become the old or the new ones."""
        shutil.rmtree(self.source, ignore_errors=True)
        self.source.mkdir()
        write(self.source, OLD if name == "old" else NEW)

    def restore(self) -> None:
        """The site and the cache are as they were after the first build, the sources new."""
        for name in ("site", "cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            shutil.copytree(self.folder.parent / f"kept-{name}", self.folder / name, copy_function=shutil.copy2)
        self.turn("new")

    def build(self, output: str = "site") -> engine.Outcome:
        return engine.build(engine.Order(self.source, self.folder / output, jobs=self.jobs, cache=self.cache))

    def watched(self, harm: Harm) -> Seam:
        """A build that tells of each call before it is made."""
        with watching(harm) as seam:
            self.build()
        return seam

    def published(self) -> dict[str, bytes]:
        return tree(self.site)

    def assert_whole(self, what: object) -> bool:
        """The site is the old one, or the new one (True)."""
        found = self.published()
        assert found in self.clean.values(), f"half a site: {what}, {_other(found, self.clean['new'])}"
        return found == self.clean["new"]

    def assert_mended(self, what: object, name: str = "new") -> None:
        """The next build is as a clean one; nothing is left of the one before."""
        self.turn(name)
        self.build()
        assert self.published() == self.clean[name], (
            f"{what}, built again: {_other(self.published(), self.clean[name])}"
        )
        assert sorted(path.name for path in self.folder.iterdir()) == self.there, what
        left = sorted(path.name for path in self.cache.glob("builds/*/*"))
        assert left == ROOM, f"{what}: {left}"
        assert not self.build().published, what


def _other(found: dict[str, bytes], clean: dict[str, bytes]) -> list[str]:
    return sorted(path for path in found | clean if found.get(path) != clean.get(path))


@contextmanager
def watching(harm: Harm) -> Iterator[Seam]:
    """Every call to the disk and to the files of the cache is told of before it is made."""
    with pytest.MonkeyPatch.context() as patch:
        seam = Seam(patch)
        seam.watch(harm)
        patch.setattr(sheets, "CONNECTION", harmed(seam, harm))
        yield seam


def killed_at(desk: Desk, at: int) -> None:
    """A build that is killed at a call, in a process of its own."""

    def harm(number: int, name: str) -> None:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        try:
            desk.watched(harm)
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL, f"call {at} was never made"
