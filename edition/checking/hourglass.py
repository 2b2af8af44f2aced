"""A limit to the time that somebody else's code may take: regular expressions that go back and forth have no other.

It is a timer of POSIX, so there is none on Windows, nor beside the main thread; there the code runs as long as it wants.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

_AGAIN = 0.05
"""Seconds after which it is said once more, where it was not heard."""


class TooLong(Exception):
    """It took longer than it was given."""


class _Over(BaseException):
    """Goes through code that catches every ``Exception``."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Seconds of the processor for what stands in it. Raises ``TooLong``. Within another one it does nothing."""
    if not _listens() or signal.getitimer(signal.ITIMER_VIRTUAL)[0]:
        yield
        return
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except _Over:
        raise TooLong from None


def _listens() -> bool:
    if not hasattr(signal, "setitimer"):
        return False
    try:
        if signal.getsignal(signal.SIGVTALRM) is not _raise:
            signal.signal(signal.SIGVTALRM, _raise)
    except ValueError:  # not in the main thread
        return False
    return True


def _raise(_number: int, _frame: object) -> None:
    raise _Over
