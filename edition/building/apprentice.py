"""A worker of its own program: what a process of somebody else's (a worker of Dask) has the work done by.

There the limits of time hold, which need a main thread; and if a text ends it, only it is gone.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from edition.building.worker import Worker, end_with, live

_PROGRAM = "from edition.building.apprentice import main; main()"


class _Program:
    """A process of :mod:`subprocess` with the words of one of :mod:`multiprocessing`, as far as a worker needs them."""

    def __init__(self, arguments: list[str], descriptor: int) -> None:
        path = os.pathsep.join(filter(None, sys.path))  # what can be imported here, can be there
        environment = {**os.environ, "PYTHONPATH": path}
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            arguments, stdin=subprocess.DEVNULL, pass_fds=(descriptor,), env=environment
        )

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def join(self, seconds: float | None = None) -> None:
        """Wait until it is gone."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    @property
    def exitcode(self) -> int | None:
        """As that of :mod:`multiprocessing`: negative is a signal."""
        return self._process.poll()


def apprentice(make: Callable[[Any], Any], setting: Any) -> Worker:
    """A worker that has nothing of this process but what is handed over; POSIX alone. ``OSError``: no process."""
    import socket  # noqa: PLC0415 - on a cluster only
    from multiprocessing.connection import Connection  # noqa: PLC0415 - as above

    ours, theirs = socket.socketpair()
    with theirs:
        process = _Program([sys.executable, "-c", _PROGRAM, str(theirs.fileno()), str(os.getpid())], theirs.fileno())
    worker = Worker(Connection(ours.detach()), process)
    try:
        worker.connection.send((make, setting))
    except OSError:
        pass  # it is found out when it is listened to
    return worker


def main() -> None:
    """The program: its arguments are the number of its end of the pipe, and that of its parent."""
    from multiprocessing.connection import Connection  # noqa: PLC0415 - as above

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with(int(sys.argv[2]), watch=True)
    connection: Any = Connection(int(sys.argv[1]))
    try:
        make, setting = connection.recv()
    except EOFError:
        return
    live(connection, make, setting)
