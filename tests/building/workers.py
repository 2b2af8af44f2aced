"""What tests of workers share: some work, a worker that says who did it, and whether a process runs."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

TASKS = [[letter] for letter in "abcdefgh"]


def shouter(mark: str) -> Callable[[Sequence[str]], tuple[int, list[str]]]:
    """A worker that says who did it."""
    return lambda task: (os.getpid(), [path.upper() + mark for path in task])


def is_alive(number: int) -> bool:
    """Whether a process runs; what is dead and not yet taken note of does not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
