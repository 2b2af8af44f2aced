"""What stands on a worker of Dask during a step of a build: a folder, what is needed, and processes that do the work."""

from __future__ import annotations

import pickle
import shutil
import tempfile
from pathlib import Path
from typing import Any

from edition.building.apprentice import apprentice
from edition.building.arriving import arrive
from edition.building.pool import PATIENCE, PER_BYTE
from edition.building.worker import DONE, FAILED, READY, Worker
from edition.errors import EditionError

try:
    from distributed import WorkerPlugin, get_worker
except ImportError:  # without the extra “cluster” nobody gets here but who reads all modules
    WorkerPlugin = object

GONE = b"x"
"""The sign of a message: the process that did the task is gone; how, as half a sentence."""


class Outpost(WorkerPlugin):  # type: ignore[misc] # Dask has no types
    """One step of one build on one worker; ``kit`` is what was packed for it (:mod:`edition.building.travelling`)."""

    def __init__(self, name: str, kit: bytes) -> None:
        self.name, self._kit = name, kit
        self._folder: Path | None = None
        self._over = False
        self._idle: list[Worker] = []
        self._busy: list[Worker] = []

    def setup(self, worker: Any) -> None:
        """On every worker, when it hears of the step."""
        self._folder = Path(tempfile.mkdtemp(prefix="edition-", dir=worker.local_directory))
        (self._folder / "kit").write_bytes(self._kit)
        self._kit = b""

    def teardown(self, worker: Any) -> None:  # noqa: ARG002 - Dask hands it over
        """On every worker, when the step is over; what is under way then ends at once."""
        self._over = True
        for one in [*self._busy, *self._idle]:
            one.kill()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def do(self, load: bytes) -> bytes:
        """A parcel done: the message of the process that did it. One is begun where none is idle."""
        assert self._folder  # noqa: S101 - set up before any task
        try:
            one = self._idle.pop()  # of several threads, each gets another
        except IndexError:
            one = apprentice(arrive, self._folder / "kit")
        self._busy.append(one)
        try:
            message = _answer(one, load, PATIENCE + PER_BYTE * len(load))
        finally:
            self._busy.remove(one)
        if message[:1] in (DONE, FAILED) and not self._over:
            self._idle.append(one)
        else:
            one.kill()
            one.end()
        return message


def _answer(one: Worker, load: bytes, patience: float) -> bytes:
    """A parcel given to a process: its message, or how it went."""
    one.give(load, load)
    try:
        while one.connection.poll(patience):
            sign, value = one.receive()
            if sign != READY:
                one.held.clear()
                return sign + value
            one.ready = True
    except EOFError:
        how = one.end()
        if one.ready:
            return GONE + how.encode()
        return FAILED + pickle.dumps(EditionError(f"the processes that read texts do not begin: the last one {how}"))
    return GONE + f"came to no end within {patience / 60:.0f} minutes".encode()


def do(name: str, load: bytes) -> bytes:
    """The task of Dask: a parcel, done at the outpost of this worker."""
    outpost: Outpost | None = get_worker().plugins.get(name)
    return outpost.do(load) if outpost else GONE + b"came after the end of the step"
