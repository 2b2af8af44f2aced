"""Builds as a user makes them: `python -m edition build` in a process of its own, each collection once a session."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from tests.promises import oracle, traps, trees
from tests.promises.site import Site

REPOSITORY = Path(__file__).resolve().parents[2]
FIXTURES = REPOSITORY / "tests" / "fixtures"
VARIABLE = "EDITION_CORPORA"
OURS = ("texts", "fixtures", "traps")
"""Collections of this repository; all others are real ones."""

PLAIN = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


def corpora() -> Path | None:
    """The folder of real collections, or None. Raises NotADirectoryError where a named one is missing."""
    named = os.environ.get(VARIABLE)
    folder = Path(named) if named else REPOSITORY.parent / "shared" / "corpora"
    if folder.is_dir():
        return folder.resolve()
    if named:
        raise NotADirectoryError(f"{VARIABLE} names {named}, which is no folder")
    return None


@cache
def collections() -> dict[str, int]:
    """Name of every collection that can be built here, with the bytes of its files."""
    folder = corpora()
    real = sorted(p for p in folder.iterdir() if p.is_dir()) if folder else []
    ours = [folder for folder in (REPOSITORY / "texts", FIXTURES) if oracle.discover(folder)]
    return {p.name: sum(f.stat().st_size for f in p.rglob("*") if f.is_file()) for p in real + ours} | {"traps": 0}


def run(source: Path, output: Path, settings: Mapping[str, str], jobs: int = 1) -> subprocess.CompletedProcess[str]:
    """One build in a process and with a cache folder of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "COV_"))}
    cache = {"XDG_CACHE_HOME": str(output.parent / f"{output.name}.cache"), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "edition", "build", str(source), "--output", str(output), "--jobs", str(jobs)]
    return subprocess.run(
        command,
        env=kept | cache | dict(settings),
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


@dataclass
class Subject:
    """A collection, its build, the sources as the oracle reads them, and as they were before and after the build."""

    name: str
    source: Path
    output: Path
    code: int
    messages: str
    seconds: float
    truth: oracle.Source = field(repr=False)
    before: trees.Snapshot = field(repr=False)
    after: trees.Snapshot = field(repr=False)

    @property
    def is_built(self) -> bool:
        """Whether there is a site to judge: checks of nothing would find nothing."""
        return self.code in (0, 1) and (self.output / "data" / "texts.csv").is_file()

    @property
    def is_real(self) -> bool:
        """Whether nobody here wrote it."""
        return self.name not in OURS

    @cached_property
    def site(self) -> Site:
        """The built site."""
        return Site(self.output)

    def forget(self) -> None:
        """Let go of what was read of the site."""
        self.__dict__.pop("site", None)


class Builds:
    """Builds of one test session, made when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[str, Subject] = {}
        self._truths: dict[str, oracle.Source] = {}

    def source(self, name: str, place: str = "sources") -> Path:
        """The folder of a collection; of ours a copy in ``place``: a build may keep its cache beside edition.toml."""
        if name not in OURS:
            folder = corpora()
            assert folder is not None
            return folder / name
        copy = self.folder / place / name
        if not copy.exists():
            _write_ours(name, copy)
        return copy

    def truth(self, name: str) -> oracle.Source:
        """A collection as the oracle reads it."""
        if name not in self._truths:
            self._truths[name] = oracle.read(self.source(name))
        return self._truths[name]

    def subject(self, name: str) -> Subject:
        """The one plain build of a collection."""
        if name not in self._made:
            self._made[name] = self._build(name)
        return self._made[name]

    def _build(self, name: str) -> Subject:
        source, output = self.source(name), self.folder / "sites" / name
        output.parent.mkdir(parents=True, exist_ok=True)
        before, start = trees.snapshot(source), time.perf_counter()
        done = run(source, output, PLAIN)
        seconds = time.perf_counter() - start
        after = {p: v for p, v in trees.snapshot(source).items() if not p.startswith(".edition-cache")}
        messages = done.stderr + done.stdout
        return Subject(name, source, output, done.returncode, messages, seconds, self.truth(name), before, after)


def _write_ours(name: str, place: Path) -> None:
    if name == "traps":
        traps.write(place)
        return
    if name == "texts":
        shutil.copytree(REPOSITORY / name, place, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        return
    for fixture in sorted(FIXTURES.glob("*/source")):
        shutil.copytree(fixture, place / fixture.parent.name)
