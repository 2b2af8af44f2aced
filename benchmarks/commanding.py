"""Whole commands in processes of their own, start and imports and all: what they take."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import usage
from benchmarks.measuring import ROOT

INSIDE = Path(__file__).with_name("inside.py")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took: seconds by the clock (``wall``) and of CPU, of all processes (``cpu``) and of the parent (``own``).

    ``peak`` is the most memory of the parent, ``worker_peak`` that of its largest child, in bytes (0: no child); ``code`` is the
    exit code.
    """

    code: int
    wall: float
    cpu: float
    own: float
    peak: int
    worker_peak: int


class Failed(Exception):
    """A command of ours ended as it should not: nothing can be said of how long it takes."""


def run(*arguments: object) -> Taken:
    """Run ``edition`` and wait for it. Raises :class:`Failed` with its last words on exit codes other than 0 and 1."""
    with tempfile.NamedTemporaryFile(prefix="edition-benchmark-") as report:
        command = [sys.executable, INSIDE, report.name, *map(str, arguments)]
        begin = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
        wall = time.perf_counter() - begin
        if done.returncode > 1:
            raise Failed(f"edition {' '.join(map(str, arguments))}: {done.stderr.strip()[-500:]}")
        return Taken(done.returncode, wall, **json.loads(Path(report.name).read_text(encoding="utf-8")))


def wall(command: Sequence[object]) -> float:
    """Seconds by the clock of any command."""
    return timed(command)[0]


def timed(command: Sequence[object]) -> tuple[float, float]:
    """Seconds by the clock, and of CPU."""
    before, begin = usage.children(), time.perf_counter()
    subprocess.run(list(map(str, command)), capture_output=True, check=False, env=environment())
    return time.perf_counter() - begin, usage.children() - before


def cpu(command: Sequence[object], folder: Path = ROOT) -> float:
    """Seconds of CPU of a command and its children. Raises :class:`Failed` with its last words when it fails."""
    before = usage.children()
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failed(f"{command[0]}: {done.stderr.strip()[-500:]}")
    return usage.children() - before


def environment() -> dict[str, str]:
    """Ours, and Python may keep what it has compiled."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONHASHSEED": "0"
    }
