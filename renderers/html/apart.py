"""Other people's code in C in a process of its own: what goes on for ever, or fills the memory, ends there (POSIX)."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from edition.errors import SettingsError

SECONDS, ROOM = 30, 2_000_000_000
"""Of the processor, and bytes of memory beyond what the process has."""
_Made = TypeVar("_Made")


def apart(make: Callable[[], _Made]) -> _Made | None:
    """What ``make`` gives in a child of this process; None where the child came to an end before."""
    if not hasattr(os, "fork"):
        message = "stylesheets of a project that nobody vouches for cannot be run here: this system has no fork"
        raise SettingsError(message, "remove xslt/, or build without --untrusted if you trust them")
    mine, theirs = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        _work(make, theirs)
    os.close(theirs)
    with os.fdopen(mine, "rb") as answer:
        given = answer.read()
    return _unpacked(given) if os.waitpid(child, 0)[1] == 0 else None


def _unpacked(given: bytes) -> _Made:  # type: ignore[type-var]
    made: _Made = pickle.loads(given)  # noqa: S301 - written by this very program
    return made


def _work(make: Callable[[], object], answer: int) -> None:
    """In the child: whatever happens, it ends here."""
    code = 1
    try:
        _bound()
        given = pickle.dumps(make())
        with os.fdopen(answer, "wb") as file:
            file.write(given)
        code = 0
    finally:
        os._exit(code)


def _bound() -> None:
    import resource  # noqa: PLC0415 - POSIX alone has it

    def lower(kind: int, most: int) -> None:
        hard = resource.getrlimit(kind)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, hard))

    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_CPU, SECONDS)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        lower(resource.RLIMIT_AS, pages * resource.getpagesize() + ROOM)
