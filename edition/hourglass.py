"""A limit to the time and memory that other people's expressions may take: some go back and forth for ever, some double.

It is a timer of POSIX, so there is none on Windows, nor beside the main thread; there they run as long as they want.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

TICK = 0.02
"""Seconds of the processor from one tick to the next, at least: code in C hears it only now and then."""
_GROWTH = 250_000_000
"""Bytes that the process may grow by."""
_Made = TypeVar("_Made")
_hearing: list[Callable[[], None]] = []
"""Who hears the ticks, from the outermost."""


class TooLong(Exception):
    """It took longer than it was given."""


class Over(BaseException):
    """The time is over. It goes through code that catches every ``Exception``."""


@contextlib.contextmanager
def ticking(hear: Callable[[], None]) -> Iterator[None]:
    """Call ``hear`` at every tick, wherever the program is then; it may raise ``Over``. Those around it hear the tick first."""
    if not _listens():
        yield
        return
    try:
        _hearing.append(hear)
        signal.setitimer(signal.ITIMER_VIRTUAL, TICK, TICK)
        yield
    finally:
        _hearing.remove(hear)
        if not _hearing:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def at_most(seconds: float, make: Callable[[], _Made]) -> _Made:
    """What ``make`` gives, within so many seconds of the processor and some memory. Raises ``TooLong``."""
    end, most = time.process_time() + seconds, memory() + _GROWTH

    def hear() -> None:
        if working and (time.process_time() > end or memory() > most):
            raise Over

    working = True
    with ticking(hear):
        try:
            made = make()
            working = False
        except Over:
            working = False
            raise TooLong from None
        except BaseException:
            working = False
            raise
    return made


class _AllOver(BaseException):
    """The time of the whole is over: nobody within takes it for the end of his own."""


def within(seconds: float, make: Callable[[], _Made]) -> _Made:
    """What ``make`` gives, within so many seconds of the processor, whatever limits of their own its parts have.

    Raises ``TooLong``. Code in C is heard of when it comes back.
    """
    end, working = time.process_time() + seconds, True

    def hear() -> None:
        if working and time.process_time() > end:
            raise _AllOver

    with ticking(hear):
        try:
            made = make()
            working = False
        except _AllOver:
            working = False
            raise TooLong from None
        except BaseException:
            working = False
            raise
    return made


@contextlib.contextmanager
def room(size: int) -> Iterator[None]:
    """Let this process, and those that it makes meanwhile, grow by so many bytes; beyond that is a ``MemoryError`` (Linux)."""
    if not sys.platform.startswith("linux"):
        yield
        return
    import resource  # noqa: PLC0415 - POSIX alone has it

    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    wanted = pages * resource.getpagesize() + size
    most = wanted if before[0] == resource.RLIM_INFINITY else min(wanted, before[0])
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def memory() -> int:
    """The most bytes that the process has had so far."""
    import resource  # noqa: PLC0415 - POSIX alone has it

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _listens() -> bool:
    if not hasattr(signal, "setitimer"):
        return False
    try:
        if signal.getsignal(signal.SIGVTALRM) is not _heard:
            signal.signal(signal.SIGVTALRM, _heard)
    except ValueError:  # not in the main thread
        return False
    return True


def _heard(_number: int, _frame: object) -> None:
    for hear in tuple(_hearing):
        hear()
