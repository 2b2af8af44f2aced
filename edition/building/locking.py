"""The lock of an output folder: a file beside it that one build holds, and that vanishes with it."""

from __future__ import annotations

import os
from contextlib import suppress

from edition.building import disk
from edition.errors import OutputError

_TRIES = 100


class Lock:
    """A lock that this process holds until :meth:`release`; the system lets go of it when the process dies."""

    __slots__ = ("_descriptor", "_path")

    def __init__(self, path: str, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Remove the lock file while it is still locked, then let go. A second call does nothing."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor < 0:
            return
        with suppress(OSError):
            disk.unlink(self._path)
        with suppress(OSError):
            disk.close(descriptor)


def take_lock(path: str, output: str) -> Lock:
    """Lock the file ``path`` on behalf of ``output``. ``OutputError`` when another build has it; ``OSError`` else."""
    for _ in range(_TRIES):
        descriptor = disk.open_file(path, disk.LOCK, 0o666)
        try:
            locked = disk.lock(descriptor)
            if locked and _still_there(path, descriptor):
                return Lock(path, descriptor)
        except BaseException:
            disk.close(descriptor)
            raise
        disk.close(descriptor)
        if not locked:
            break
    raise OutputError(f"Another build is writing {output}.", "Wait until it has ended, or build into another folder.")


def _still_there(path: str, descriptor: int) -> bool:
    """Whether the locked file is the one now at ``path``: the last holder may have removed it in between."""
    try:
        return os.path.samestat(disk.stat(path), disk.fstat(descriptor))
    except FileNotFoundError:
        return False
