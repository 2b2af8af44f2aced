"""The lock of an output folder: a file beside it that one build holds, and that vanishes with it.

A lock is held by every process that has the file open, so those that are forked close it at once: workers may outlive a
killed build by a moment, and must not keep the next one out.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress

from edition.building import disk
from edition.errors import OutputError

_TRIES = 100
_PATIENCE = 1.0
"""Seconds that a lock may still be held by what is left of a killed build."""

_PAUSE = 0.02
_held: set[int] = set()


def hold(descriptor: int) -> None:
    """See to it that no forked process keeps a file open, and locked."""
    _held.add(descriptor)


def let_go(descriptor: int) -> None:
    """Close a file that was held. In a forked process: nothing."""
    if descriptor in _held:
        _held.discard(descriptor)
        with suppress(OSError):
            disk.close(descriptor)


def _close_all() -> None:
    for descriptor in list(_held):
        let_go(descriptor)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_close_all)


class Lock:
    """A lock that this process holds until :meth:`release`; the system lets go of it when the process dies."""

    __slots__ = ("_descriptor", "_path")

    def __init__(self, path: str, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor
        hold(descriptor)

    def release(self) -> None:
        """Remove the lock file while it is still locked, then let go. A second call does nothing."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor not in _held:
            return
        with suppress(OSError):
            disk.unlink(self._path)
        let_go(descriptor)


def take_lock(path: str, output: str) -> Lock:
    """Lock the file ``path`` on behalf of ``output``. ``OutputError`` when another build has it; ``OSError`` else."""
    tries, until = _TRIES, time.monotonic() + _PATIENCE
    while tries:
        descriptor = disk.open_file(path, disk.LOCK, 0o666)
        try:
            locked = disk.lock(descriptor)
            if locked and _still_there(path, descriptor):
                return Lock(path, descriptor)
        except BaseException:
            disk.close(descriptor)
            raise
        disk.close(descriptor)
        if locked:
            tries -= 1
        elif time.monotonic() < until:
            time.sleep(_PAUSE)
        else:
            break
    raise OutputError(f"Another build is writing {output}.", "Wait until it has ended, or build into another folder.")


def _still_there(path: str, descriptor: int) -> bool:
    """Whether the locked file is the one now at ``path``: the last holder may have removed it in between."""
    try:
        return os.path.samestat(disk.stat(path), disk.fstat(descriptor))
    except FileNotFoundError:
        return False
