"""The time for one file, and what stands for a text that took longer: its page, without its words (DESIGN, section 6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from edition.hourglass import TooLong, within
from edition.limits import Limits, hint
from edition.model import STREAMS, Place, Problem, Reading, Text, TextInfo

_Made = TypeVar("_Made")
_DIVIDE = "divide the text, or look for what is nested or repeated in it without need"


class TooSlow(Exception):
    """A file that takes longer than it may; ``problem`` says so."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def in_time(path: str, limits: Limits, make: Callable[[], _Made]) -> _Made:
    """What ``make`` gives for a file, within ``limits.seconds`` of the processor. Raises ``TooSlow``.

    The time is measured where the system can call (POSIX, the main thread); elsewhere there is no limit.
    """
    try:
        return within(limits.seconds, make)
    except TooLong:
        raise TooSlow(_problem(path, limits.seconds)) from None


def _problem(path: str, seconds: int) -> Problem:
    message = f"this file takes more than {seconds:,} seconds of the processor, and is left out"
    return Problem("too-slow", "error", message, Place(path, 1, 1), hint("seconds", _DIVIDE))


def stand_in(info: TextInfo, problem: Problem | None, source: bytes) -> Reading:
    """A text of which nothing is read: it has its page, so that what leads there leads somewhere, and says nothing.

    Its file is not handed out as one that a browser may run: nobody has looked.
    """
    text = Text(
        info=info,
        streams=dict.fromkeys(STREAMS, ""),
        passages=(),
        problems=(problem,) if problem else (),
    )
    items: dict[str, list[object]] = {name: [] for name in STREAMS}
    return Reading(text, contents=(), items=items, source=source, sha256=info.sha256, active=True)
