"""A worker of its own program."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from edition.building.apprentice import apprentice
from edition.building.worker import DONE, READY
from tests.building.workers import is_alive

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX alone")


def counter(start: int) -> Callable[[Sequence[str]], tuple[int, int]]:
    """A worker that counts paths, and says which process it is."""
    return lambda paths: (start + len(paths), os.getpid())


def test_it_works_in_a_process_of_its_own_and_ends_with_its_pipe() -> None:
    import pickle

    worker = apprentice(counter, 40)
    assert worker.receive() == (READY, b"")
    worker.give("task", ["a", "b"])
    sign, value = worker.receive()
    found, process = pickle.loads(value)  # noqa: S301 - made by the worker above
    assert (sign, found, process != os.getpid()) == (DONE, 42, True)
    worker.connection.close()
    worker._process.join(20)
    assert worker.end() == "ended by itself with code 0"


def test_one_that_is_killed_says_so() -> None:
    worker = apprentice(counter, 1)
    worker.receive()
    worker.kill()
    with pytest.raises(EOFError):
        worker.receive()
    assert worker.end().startswith("was killed from outside")


ORPHAN = """
import sys, time
from edition.building.apprentice import apprentice
def sleeper(folder):
    def work(paths):
        import os
        open(os.path.join(folder, str(os.getpid())), "w").close()
        time.sleep(60)
    return work
if __name__ == "__main__":
    from orphan import sleeper
    worker = apprentice(sleeper, sys.argv[1])
    worker.give("task", ["a"])
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_it_does_not_outlive_its_parent(tmp_path: Path) -> None:
    (tmp_path / "orphan.py").write_text(ORPHAN)
    (tmp_path / "out").mkdir()
    with subprocess.Popen([sys.executable, tmp_path / "orphan.py", str(tmp_path / "out")]) as parent:
        until = time.monotonic() + 20
        while not (found := list((tmp_path / "out").iterdir())) and time.monotonic() < until:
            time.sleep(0.05)
        parent.kill()
    (number,) = found
    time.sleep(1.5)
    assert not is_alive(int(number.name))
