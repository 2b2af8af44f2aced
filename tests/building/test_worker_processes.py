"""Workers as processes: they end with their parent and at once, and none is forked beside threads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from edition.building.pool import run
from tests.building.workers import TASKS, is_alive, shouter

LONG = """
import os, sys, time
from edition.building.pool import run
def make(folder):
    def work(task):
        open(os.path.join(folder, str(os.getpid())), 'w').close()
        time.sleep(60)
    return work
try:
    list(run(make, sys.argv[1], [[str(n)] for n in range(9)], 3))
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.fixture
def long(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process in whose folder three workers have each written their number, and are busy."""
    command = [sys.executable, "-c", LONG, str(tmp_path)]
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE) as process:
        while len(list(tmp_path.iterdir())) < 3 and process.poll() is None:
            time.sleep(0.01)
        yield process
        process.kill()


def are_gone(folder: Path, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while any(is_alive(int(path.name)) for path in folder.iterdir()):
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@linux
@pytest.mark.parametrize("whom", [os.kill, os.killpg], ids=["the parent", "the group"])
def test_ctrl_c_ends_all_at_once(tmp_path: Path, long: subprocess.Popen[bytes], whom: Callable[..., None]) -> None:
    began = time.monotonic()
    whom(long.pid, signal.SIGINT)
    _, err = long.communicate(timeout=10)
    assert time.monotonic() - began < 0.5
    assert (long.returncode, err) == (130, b"")
    assert are_gone(tmp_path, 0)


@linux
def test_workers_end_with_their_parent(tmp_path: Path, long: subprocess.Popen[bytes]) -> None:
    long.kill()
    long.wait()
    assert are_gone(tmp_path, 2)


@linux
def test_who_closes_the_results_ends_the_workers() -> None:
    results = run(shouter, "!", TASKS * 10, 3)
    _, (worker, _) = next(results)
    results.close()
    assert not is_alive(worker)


NOTES: list[str] = []


def test_beside_threads_of_others_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "NOTES", ["written before"])
    assert [result for _, result in run(reminded, None, TASKS[:2], 2)] == [["written before"]] * 2
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert [result for _, result in run(reminded, None, TASKS[:2], 2)] == [[], []]
    finally:
        over.set()
        thread.join()


def reminded(setting: None) -> Callable[[Sequence[str]], list[str]]:
    """Says what it knows of what its parent has written down: a process that is begun anew knows nothing."""
    return lambda task: NOTES


def test_threads_of_the_parent_are_none() -> None:
    """A process with threads cannot be forked safely, and workers may have to be replaced at any time."""
    with closing(run(shouter, "!", TASKS, 3)) as results:
        next(results)
        assert threading.active_count() == 1
