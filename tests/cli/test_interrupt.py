"""Ctrl-C at any moment of a build: exit code 130, one line, the old site whole, nothing left beside it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import environment, run, tree, write_edition

# Small batches, so that an edition of a megabyte keeps two processes busy.
LAUNCH = (
    "from edition.building import pool; pool.batches.__defaults__ = (60_000,); from edition.cli import main; main()"
)
FROM_THE_START = (
    "from edition.cli import interrupting, main; interrupting.listen(); print('listening', flush=True); main()"
)
MESSAGE = "edition: interrupted; a published site is whole: the old one, or the new one"
TEXTS = 150


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a generated edition ``src``, its site, and a folder ``tmp`` for working files."""
    folder = tmp_path_factory.mktemp("interrupted")
    write_edition(folder / "src", TEXTS, "old")
    (folder / "tmp").mkdir()
    assert run(folder, "build", "src", "--jobs", "1").returncode == 0
    return folder


def start(folder: Path, jobs: int, launch: str = LAUNCH) -> subprocess.Popen[str]:
    """A build of new texts, in a process group of its own as a terminal makes one."""
    return subprocess.Popen(
        [sys.executable, "-c", launch, "build", "new", "-o", "site", "--jobs", str(jobs)],
        cwd=folder,
        env=environment(folder, TMPDIR=str(folder / "tmp")),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def is_under_way(folder: Path, texts: int) -> bool:
    """Whether the staging folder holds so many texts."""
    return any(len(list(staging.glob("texts/*.html"))) >= texts for staging in folder.glob(".site.edition-*-*"))


def interrupted(folder: Path, jobs: int, texts: int) -> subprocess.CompletedProcess[str]:
    """Ctrl-C, which a terminal sends to the whole group, once so many texts are written."""
    with start(folder, jobs) as process:
        while process.poll() is None and not is_under_way(folder, texts):
            time.sleep(0.002)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    return subprocess.CompletedProcess([], process.returncode, out, err)


def interrupted_early(folder: Path, jobs: int, milliseconds: int) -> subprocess.CompletedProcess[str]:
    """Ctrl-C some moments after the command has begun to listen, while it is still importing what it needs."""
    with start(folder, jobs, FROM_THE_START) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "listening\n"
        time.sleep(milliseconds / 1000)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    return subprocess.CompletedProcess([], process.returncode, out, err)


def check(folder: Path, done: subprocess.CompletedProcess[str], old: dict[str, bytes]) -> None:
    assert done.returncode == 130, done.stderr
    assert done.stderr.strip() == MESSAGE
    assert done.stdout == ""
    assert tree(folder / "site") == old
    assert sorted(os.listdir(folder)) == ["cache", "new", "site", "src", "tmp"]  # noqa: PTH208 - names are all that matters
    assert list((folder / "tmp").iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT to a process group")
@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_an_interrupted_build_leaves_the_old_site(place: Path, jobs: int) -> None:
    write_edition(place / "new", TEXTS, "new")
    old = tree(place / "site")
    for texts in (1, 40, 120):
        check(place, interrupted(place, jobs, texts), old)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT to a process group")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_in_the_first_moments(place: Path, jobs: int) -> None:
    write_edition(place / "new", TEXTS, "new")
    old = tree(place / "site")
    chance = random.Random(jobs)  # noqa: S311 - the same moments in every run
    for _ in range(6):
        check(place, interrupted_early(place, jobs, chance.randrange(5, 400)), old)
