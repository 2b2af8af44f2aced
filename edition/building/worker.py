"""One process of the pool: what the parent holds of it, and what goes on in it.

A worker is handed its setting once, then tasks through a pipe. It answers each with a message: a sign and a pickled value.
It ends when its pipe is closed, or with its parent, whatever ends that.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

READY, DONE, FAILED, SHORT = b"r", b"+", b"!", b"m"
"""Signs of messages: it has begun; a result; what was raised; memory ran short."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of mallopt(3), as malloc.h numbers them."""
_FAREWELL = 0.2
"""Seconds that a worker without work has to end by itself."""
_LOOK = 0.5
"""Seconds from one look after the parent to the next."""
_IN_LIBRARIES = ("SIGSEGV", "SIGBUS", "SIGABRT", "SIGILL", "SIGFPE", "SIGSYS")


class Worker:
    """The parent's end. ``held`` are tasks that were given to it and not answered, the one it is at first.

    ``since`` is when it got to that one (seconds, monotonic), ``ready`` whether it has begun.
    """

    __slots__ = ("_process", "connection", "held", "ready", "since")

    def __init__(self, connection: Connection, process: Any) -> None:
        self.connection, self._process = connection, process
        self.held: deque[Any] = deque()
        self.ready, self.since = False, time.monotonic()

    @classmethod
    def start(cls, make: Callable[[Any], Any], setting: Any, siblings: Sequence[Worker] = ()) -> Self:
        """A process beside this one; ``siblings`` are those that were started before. ``OSError``: no process."""
        import multiprocessing  # noqa: PLC0415 - a small edition is made in one process
        import threading  # noqa: PLC0415 - as above

        alone = threading.active_count() == 1  # what a thread holds while it is forked, nobody lets go of
        method = "fork" if sys.platform == "linux" and alone else "spawn"
        context = multiprocessing.get_context(method)
        ours, theirs = context.Pipe()
        # What a forked process inherits it must close, or its siblings would never see the end of their pipes.
        inherited = [ours, *(w.connection for w in siblings)] if method == "fork" else []
        arguments = (theirs, inherited, os.getpid(), make, setting)
        process = context.Process(target=_serve, args=arguments, daemon=True)  # type: ignore[attr-defined]
        try:
            with ctrl_c_held_back():
                process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return cls(ours, process)

    def give(self, task: Any, load: Any) -> None:
        """Hand over what a task is. A worker that is gone does not mind: it is found out when it is listened to."""
        if not self.held:
            self.since = time.monotonic()
        self.held.append(task)
        try:
            self.connection.send(load)
        except OSError:
            pass

    def receive(self) -> tuple[bytes, bytes]:
        """Its next message, and the value in it. ``EOFError``: it is gone."""
        try:
            message = self.connection.recv_bytes()
        except OSError as error:
            raise EOFError from error
        self.since = time.monotonic()
        return message[:1], message[1:]

    def kill(self) -> None:
        """End it at once; :meth:`end` is called next, or by who listens to it."""
        self._process.kill()

    def end(self) -> str:
        """Wait until it is gone (not for long); how it went, as half a sentence that begins with a verb."""
        self.connection.close()
        self._process.join(_FAREWELL)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        return _how(self._process.exitcode or 0)


def _how(code: int) -> str:
    """What an exit code of a process means: negative ones are signals."""
    if code >= 0:
        return f"ended by itself with code {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    if name == "SIGKILL":
        return "was killed from outside, as the system does when memory runs out"
    return f"crashed in the code of a library ({name})" if name in _IN_LIBRARIES else f"was ended by {name}"


@contextmanager
def ctrl_c_held_back() -> Iterator[None]:
    """While something is begun that must not be left half begun: a Ctrl-C waits; processes born meanwhile never hear it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def give_memory_back() -> None:
    """Ask glibc to hand freed memory back to the system, so that a process is as large as its largest text.

    By itself it takes ever larger blocks from the heap once one of them was freed (mallopt(3), dynamic mmap threshold).
    Trees and pages then leave holes between what stays, and the process grows with the edition.
    """
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(_MMAP_THRESHOLD, 256 << 10)
        libc.mallopt(_TRIM_THRESHOLD, 2 << 20)


# ------------------------------------------------------------------------------------------- in the worker's process


def _serve(
    connection: Connection, inherited: list[Connection], parent: int, make: Callable[[Any], Any], setting: Any
) -> None:
    """The life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone answers Ctrl-C, and ends its workers
    end_with(parent)
    for other in inherited:
        other.close()
    live(connection, make, setting)


def live(connection: Connection, make: Callable[[Any], Any], setting: Any) -> None:
    """Begin, and do what comes through the pipe until that is closed."""
    give_memory_back()
    try:
        work = make(setting)
    except Exception as error:  # noqa: BLE001 - the parent raises it
        connection.send_bytes(_failure(error))
        return
    connection.send_bytes(READY)
    outbox = _sending(connection)
    while (task := _next(connection)) is not None:
        outbox.put(_message(work, task))
    outbox.put(None)
    outbox.join()


def end_with(parent: int, *, watch: bool = sys.platform != "linux") -> None:
    """See to it that this process ends when its parent is killed: Linux does that itself, elsewhere a thread looks.

    On Linux that is when the *thread* ends that has begun this process: with ``watch`` it is looked here too.
    """
    if not watch:
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:  # it was gone before
            os._exit(1)
        return
    import threading  # noqa: PLC0415 - as multiprocessing

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os._exit(1)

    threading.Thread(target=look, daemon=True).start()


def _next(connection: Connection) -> Any:
    try:
        return connection.recv()
    except (EOFError, OSError):
        return None


def _message(work: Callable[[Any], Any], task: Any) -> bytes:
    """A task done: the message that says so."""
    try:
        return DONE + pickle.dumps(work(task), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return SHORT
    except Exception as error:  # noqa: BLE001 - the parent raises it
        return _failure(error)


def _failure(error: Exception) -> bytes:
    """What was raised, with where; of what cannot travel, the words."""
    error.add_note("in a worker: " + "".join(traceback.format_exception(error)))
    try:
        message = FAILED + pickle.dumps(error)
        pickle.loads(message[1:])  # noqa: S301 - made in the line before
    except Exception:  # noqa: BLE001 - an exception of anybody's, which pickle makes anew in its own way
        return FAILED + pickle.dumps(RuntimeError(f"{type(error).__name__}: {error}"))
    return message


def _sending(connection: Connection) -> Any:
    """A queue whose messages a thread sends, so that the next task is begun while the parent is busy."""
    import queue  # noqa: PLC0415 - as multiprocessing
    import threading  # noqa: PLC0415 - as multiprocessing

    outbox: queue.Queue[bytes | None] = queue.Queue(1)

    def send() -> None:
        while (message := outbox.get()) is not None:
            try:
                connection.send_bytes(message)
            except OSError:  # the parent is gone, or has had enough
                os._exit(0)
            outbox.task_done()
        outbox.task_done()

    threading.Thread(target=send, daemon=True).start()
    return outbox
