"""A program in a process of its own, with so much time and memory and no more: what a hostile input may cost is measured, not hoped."""

from __future__ import annotations

import io
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

BROKEN = 99
"""The exit code of a program that ended in a traceback."""


@dataclass(frozen=True)
class Ended:
    """How a program ended: its exit code (None: it was stopped, for it took too long), what it said, seconds of the processor."""

    code: int | None
    said: str
    seconds: float


def run(make: Callable[[], int], folder: Path, seconds: int, room: int = 1_500_000_000) -> Ended:
    """What comes of a function in ``folder``, with ``room`` bytes to grow by."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            _child(make, folder, said.fileno(), seconds, room)
        code = _awaited(child, seconds)
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Ended(code, words, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _awaited(child: int, seconds: int) -> int | None:
    """The exit code of a child; one that waits for something that never comes is stopped, by a clock that is patient with others."""
    end = time.monotonic() + 2 + 4 * seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else None
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _child(make: Callable[[], int], folder: Path, said: int, seconds: int, room: int) -> None:
    code = BROKEN
    try:
        os.chdir(folder)
        for stream in (1, 2):
            os.dup2(said, stream)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + room
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8", "replace", write_through=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", "replace", write_through=True)
        code = make()
    except BaseException:  # noqa: BLE001 - it is told, and the process ends
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)
