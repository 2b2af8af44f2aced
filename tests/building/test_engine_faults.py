"""The old site survives a whole build, from texts to pages: killed at every call to the disk, and at any moment.

What is published afterwards is the old site or the new one, whole; the next build succeeds, equals a clean build, and
leaves nothing beside the site. (``test_faults`` does the same to the writer alone.)
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edition.building import disk, engine, mapping, plugins, reducing
from tests.building.test_faults import Seam, dying, harmless, in_a_child
from tests.cli.running import environment, run, tei, tree, write, write_edition

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")

Files = dict[str, bytes]


def source(folder: Path, mark: str) -> Path:
    """A small edition whose every version has other pages."""
    register = '<listPerson xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="a"><persName>Ada</persName></person></listPerson>'
    text = tei(f'<p>{mark} <persName ref="#a">her</persName> <persName key="{mark}">him</persName></p>', mark)
    return write(folder, {f"{mark}.xml": text, "registers.xml": register})


class Edition:
    """Two versions of an edition, the first one published, and what clean builds of both come to."""

    def __init__(self, folder: Path) -> None:
        """Builds into ``folder/site``; the renderers are those that ``edition`` has found."""
        self.folder = folder
        self.sources = [source(folder / mark, mark) for mark in ("one", "two")]
        self.clean: list[Files] = []
        for number in (1, 0):
            self.build(number)
            self.clean.insert(0, self.published())
        (folder / "site/CNAME").write_bytes(b"letters.example")
        self.clean = [{**files, "CNAME": b"letters.example"} for files in self.clean]

    def build(self, number: int) -> None:
        engine.build(engine.Order(self.sources[number], self.folder / "site", jobs=1))

    def published(self) -> Files:
        return tree(self.folder / "site")

    def beside(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    def watched(self, number: int, harm: Callable[[int, str], None]) -> Seam:
        with pytest.MonkeyPatch.context() as patch:
            seam = Seam(patch)
            seam.watch(harm)
            self.build(number)
        return seam


FEW = ("data", "text")


@pytest.fixture
def edition(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """With all renderers a build makes some 350 calls, most of them the same; with two of them 100."""
    if not getattr(request, "param", False):
        few = tuple(renderer for renderer in plugins.renderers() if renderer.name in FEW)
        for module in (reducing, mapping):
            monkeypatch.setattr(module, "renderers", lambda: few)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "edition").mkdir()
    return Edition(tmp_path / "edition")


def swap_seen(edition: Edition, calls: range) -> Iterator[bool]:
    """Kill a build at each of the calls; yields whether the new site was published by then."""
    standing = 0
    for at in calls:
        coming = 1 - standing
        status = in_a_child(lambda at=at, coming=coming: edition.watched(coming, dying(at)))  # type: ignore[misc]
        assert status == signal.SIGKILL, f"call {at} was never made"
        if (edition.folder / "site").exists():
            found = edition.published()
            assert found in (edition.clean[standing], edition.clean[coming]), f"half a site after call {at}"
            yield found == edition.clean[coming]
        edition.build(coming)
        assert edition.published() == edition.clean[coming], f"the build after call {at}"
        assert edition.beside() == ["one", "site", "two"], f"the build after call {at}"
        standing = coming


@pytest.mark.slow
@pytest.mark.parametrize("edition", [False, True], ids=["few pages", "all pages"], indirect=True)
def test_killed_at_every_call_to_the_disk(edition: Edition) -> None:
    count = edition.watched(1, harmless).count
    assert edition.watched(0, harmless).count == count
    seen = list(swap_seen(edition, range(count)))
    assert seen == sorted(seen)
    assert set(seen) == {False, True}


@pytest.mark.slow
def test_killed_at_every_call_of_the_swap_where_the_system_cannot_exchange(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "exchange", lambda one, other: False)
    calls = edition.watched(1, harmless).calls
    assert edition.watched(0, harmless).calls == calls
    publishing = calls.index("flush_folder")
    seen = list(swap_seen(edition, range(publishing, len(calls))))
    assert set(seen) == {False, True}
    assert len(seen) < len(calls) - publishing  # between the two renames there is no site


# ------------------------------------------------------------------------------------------------- at any moment

# Small batches, so that a small edition keeps two processes busy.
LAUNCH = (
    "from edition.building import pool; pool.batches.__defaults__ = (10_000,); from edition.cli import main; main()"
)
TEXTS, KILLS = 200, 30


def start(folder: Path, mark: str, jobs: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", LAUNCH, "build", mark, "-o", "site", "--jobs", str(jobs)],
        cwd=folder,
        env=environment(folder, TMPDIR=str(folder / "tmp")),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def seconds_of(folder: Path, mark: str) -> float:
    began = time.monotonic()
    with start(folder, mark, 2) as process:
        assert process.wait(60) == 0
    return time.monotonic() - began


def is_running(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
def test_killed_at_thirty_random_moments(tmp_path: Path) -> None:
    clean: dict[str, Files] = {}
    (tmp_path / "tmp").mkdir()
    for mark in ("one", "two"):
        write_edition(tmp_path / mark, TEXTS, mark, paragraphs=4)
        assert run(tmp_path, "build", mark, "-o", f"clean-{mark}", "--jobs", "1").returncode == 0
        clean[mark] = tree(tmp_path / f"clean-{mark}")
        seconds = seconds_of(tmp_path, mark)
    there = sorted(path.name for path in tmp_path.iterdir())
    chance, standing, changed = random.Random(7), "two", 0  # noqa: S311 - the same shares in every run
    for number in range(KILLS):
        coming = "one" if standing == "two" else "two"
        with start(tmp_path, coming, 1 + number % 2) as process:
            time.sleep(chance.uniform(0.1, 1.1) * seconds)
            process.kill()
        found = tree(tmp_path / "site")
        assert found in (clean[standing], clean[coming]), f"half a site after kill {number}"
        is_new = found == clean[coming]
        changed += is_new
        # Earlier after a build that got through, later after one that did not: the machine may be busier, or
        # quieter, than when it was timed, and the moments of interest are those about the swap.
        seconds *= 1 / 1.3 if is_new else 1.3
        standing = coming if is_new else standing
        if number % 5 == 4:
            standing = coming
            done = run(tmp_path, "build", coming, "-o", "site", "--jobs", "2")
            assert done.returncode == 0, done.stderr
            assert tree(tmp_path / "site") == clean[coming]
            assert sorted(path.name for path in tmp_path.iterdir()) == there
    assert 0 < changed < KILLS
    assert not is_running(process.pid)
