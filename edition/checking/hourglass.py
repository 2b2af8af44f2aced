"""A limit to the time that somebody else's code may take: regular expressions that go back and forth have no other.

It is a timer of POSIX, so there is none on Windows, nor beside the main thread; there the code runs as long as it wants.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import TypeVar

_AGAIN = 0.05
"""Seconds after which it is said once more, where it was not heard."""
_running = False
_Made = TypeVar("_Made")


class TooLong(Exception):
    """It took longer than it was given."""


class _Over(BaseException):
    """Goes through code that catches every ``Exception``."""


def at_most(seconds: float, make: Callable[[], _Made]) -> _Made:
    """What ``make`` gives, within so many seconds of the processor. Raises ``TooLong``. Within another one it has no limit."""
    if _running or not _listens():
        return make()
    try:
        return _timed(seconds, make)
    except _Over:
        _stop_for_good()
        raise TooLong from None


def _timed(seconds: float, make: Callable[[], _Made]) -> _Made:
    global _running  # noqa: PLW0603 - there is one timer
    try:
        _running = True
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
        return make()
    finally:
        _stop()


def _stop_for_good() -> None:
    """Stop, even where the timer strikes once more on the way."""
    while _running:
        try:
            _stop()
        except _Over:
            continue


def _stop() -> None:
    global _running  # noqa: PLW0603 - as above
    _running = False
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


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
    if _running:
        raise _Over
