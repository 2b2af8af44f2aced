"""The old site survives: every call to the disk fails once, for good, or is the last thing that happens.

What is published afterwards is compared, whole, with the old site and with the new one.
"""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from edition.building import disk
from edition.errors import OutputError

Tree = dict[str, bytes | str | None]
Build = Callable[[Path, Mapping[str, bytes]], bool]
TreeOf = Callable[[Path], Tree]

OLD = {"index.html": b"old", "texts/a.html": b"old a", "texts/gone.html": b"gone"}
NEW = {"index.html": b"new!", "texts/a.html": b"new a", "persons/b.html": b"new b"}
SITES = {"exchange": True, "two renames": False}


class Seam:
    """Counts the calls to the disk and does harm at one of them, or from one of them on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self.count = 0
        self.calls: list[str] = []

    def watch(self, harm: Callable[[int, str], None]) -> None:
        """Call ``harm(number, name)`` before every call; closing is done first, as systems do."""
        for name in disk.CALLS:
            self._patch.setattr(disk, name, self._watched(name, getattr(disk, name), harm))

    def _watched(self, name: str, real: Callable[..., Any], harm: Callable[[int, str], None]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            number, self.count = self.count, self.count + 1
            self.calls.append(name)
            if name == "close":
                real(*args, **named)
                harm(number, name)
                return None
            harm(number, name)
            return real(*args, **named)

        return call


def harmless(number: int, name: str) -> None:
    """No harm: the calls are only counted."""


@pytest.fixture(params=SITES)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not SITES[request.param]:
        monkeypatch.setattr(disk, "exchange", lambda one, other: False)


@pytest.fixture
def sites(project: Path, build: Build, tree: TreeOf, way: None) -> tuple[Tree, Tree]:
    """The old and the new site as trees, the old one published, with foreign files."""

    def published(files: Mapping[str, bytes]) -> Tree:
        build(project, files)
        return tree(project / "site")

    build(project, OLD)
    foreign(project / "site")
    new = published(NEW)
    return published(OLD), new


def foreign(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_bytes(b"ref")
    (site / "CNAME").write_bytes(b"letters.example")
    (site / "texts/photo.jpg").write_bytes(b"photo")
    (site / "link").symlink_to("CNAME")


def reset(project: Path, build: Build, tree: TreeOf, old: Tree) -> None:
    """The next build succeeds, whatever happened, and clears everything away."""
    build(project, {"index.html": b"another"})
    build(project, OLD)
    assert sorted(path.name for path in project.iterdir()) == ["a.xml", "site"]
    assert tree(project / "site") == old


def count_calls(project: Path, build: Build) -> int:
    with pytest.MonkeyPatch.context() as patch:
        seam = Seam(patch)
        seam.watch(harmless)
        build(project, NEW)
    build(project, OLD)
    assert {"open_file", "write", "close", "make_folder", "link", "lock", "unlink", "rename"} - set(seam.calls) <= {
        "rename"
    }
    return seam.count


def raising(at: int, code: int, *, for_good: bool) -> Callable[[int, str], None]:
    def harm(number: int, name: str) -> None:
        if number == at or (for_good and number > at):
            raise OSError(code, os.strerror(code))

    return harm


@pytest.mark.parametrize(
    "code", [errno.ENOSPC, pytest.param(errno.EACCES, marks=pytest.mark.slow)], ids=["full", "forbidden"]
)
@pytest.mark.parametrize("for_good", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["once", "for good"])
def test_every_call_may_fail(
    project: Path, build: Build, tree: TreeOf, sites: tuple[Tree, Tree], code: int, *, for_good: bool
) -> None:
    old, new = sites
    for at in range(count_calls(project, build)):
        failed = False
        with pytest.MonkeyPatch.context() as patch:
            Seam(patch).watch(raising(at, code, for_good=for_good))
            try:
                build(project, NEW)
            except OutputError as error:
                assert error.message  # noqa: PT017 - what else is raised is a failure of this test
                failed = True
        assert_whole(project, build, tree, old if failed else new)
        reset(project, build, tree, old)


def assert_whole(project: Path, build: Build, tree: TreeOf, expected: Tree) -> None:
    """The published site is the expected one; after a gap, it is whole again by the next start."""
    if not (project / "site").exists():
        build(project, NEW)
        return
    assert tree(project / "site") == expected


def in_a_child(work: Callable[[], object]) -> int:
    """Run something in a forked process; returns its exit status as ``os.waitpid`` tells it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


def dying(at: int) -> Callable[[int, str], None]:
    def harm(number: int, name: str) -> None:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    return harm


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.slow
def test_every_call_may_be_the_last(
    project: Path, build: Build, tree: TreeOf, sites: tuple[Tree, Tree], request: pytest.FixtureRequest
) -> None:
    old, new = sites
    gaps, seen = 0, set()
    for at in range(count_calls(project, build)):

        def killed(at: int = at) -> None:
            with pytest.MonkeyPatch.context() as patch:
                Seam(patch).watch(dying(at))
                build(project, NEW)

        assert os.WTERMSIG(in_a_child(killed)) == signal.SIGKILL
        if not (project / "site").exists():
            gaps += 1
            build(project, NEW)
            assert tree(project / "site") == new
        found = tree(project / "site")
        assert found in (old, new)
        seen.add(found == new)
        reset(project, build, tree, old)
    assert seen == {True, False}
    assert (gaps > 0) == ("two renames" in request.node.name)


@pytest.mark.slow
@pytest.mark.parametrize("at_first", [True, False], ids=["no site yet", "empty folder"])
def test_every_call_of_a_first_build_may_be_the_last(
    project: Path, build: Build, tree: TreeOf, at_first: bool, way: None
) -> None:
    build(project, NEW)
    new = tree(project / "site")
    for at in range(200):
        (project / "site").rename(project.parent / f"aside-{at}")
        if not at_first:
            (project / "site").mkdir()

        def killed(at: int = at) -> None:
            with pytest.MonkeyPatch.context() as patch:
                Seam(patch).watch(dying(at))
                build(project, NEW)

        status = in_a_child(killed)
        assert not (project / "site").exists() or tree(project / "site") in ({}, new)
        build(project, NEW)
        assert tree(project / "site") == new
        assert sorted(path.name for path in project.iterdir()) == ["a.xml", "site"]
        if not status:
            return
    pytest.fail("a build of three files took more than 200 calls")


WRITER = """
import sys
from pathlib import Path
from edition.building.writing import open_site
from edition.model import Artifact

project, mark = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
with open_site(project / "site", project) as staging:
    pages = (Artifact(f"texts/{n % 7}/{n}.html", f"{mark} {n} ".encode() * 50) for n in range(300))
    staging.finish([staging.write(page) for page in pages])
print("done", flush=True)
"""


def start_writer(project: Path, mark: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(Path(disk.__file__).parents[2]), *sys.path])
    command = [sys.executable, "-c", WRITER, str(project), mark]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": path})
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


def run_writer(project: Path, mark: str) -> float:
    """A whole build in a process of its own; returns the seconds it took once it had begun."""
    with start_writer(project, mark) as process:
        start = time.monotonic()
        assert process.stdout
        assert process.stdout.readline() == b"done\n"
        return time.monotonic() - start


def kill_points(seconds: float) -> Iterator[float]:
    chance = random.Random(20)  # noqa: S311 - the same points in every run
    return (chance.uniform(0, seconds * 1.1) for _ in range(30))


@pytest.mark.slow
def test_killed_at_thirty_random_moments(project: Path, tree: TreeOf) -> None:
    seconds = run_writer(project, "old")
    (project / "site/CNAME").write_bytes(b"letters.example")
    whole = {"old": tree(project / "site")}
    run_writer(project, "new")
    whole["new"] = tree(project / "site")
    standing = "new"
    for pause in kill_points(seconds):
        coming = "old" if standing == "new" else "new"
        with start_writer(project, coming) as process:
            time.sleep(pause)
            process.kill()
        found = tree(project / "site")
        assert found in (whole[standing], whole[coming])
        standing = coming if found == whole[coming] else standing
    run_writer(project, "old")
    assert tree(project / "site") == whole["old"]
    assert sorted(path.name for path in project.iterdir()) == ["a.xml", "site"]
