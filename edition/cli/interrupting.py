"""Ctrl-C: raised at once, and once more at the next step where somebody else's code has swallowed it."""

from __future__ import annotations

import signal
import sys

_seen: list[int] = []


def listen() -> None:
    """Answer Ctrl-C from now on, unless who started us has switched it off (``nohup``, ``&``)."""
    sys.unraisablehook = _quiet
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _raise)


def check() -> None:
    """Raises KeyboardInterrupt where a Ctrl-C came and was swallowed: an import or a callback can do that."""
    if _seen:
        raise KeyboardInterrupt


def _raise(number: int, _frame: object) -> None:
    _seen.append(number)
    raise KeyboardInterrupt


def _quiet(told: sys.UnraisableHookArgs) -> None:
    if not isinstance(told.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(told)
