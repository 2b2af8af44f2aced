"""Standard output and error as they may be: closed, a pipe that nobody reads, a full disk, no UTF-8."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TextIO


def prepare() -> None:
    """Give closed streams a place, so that no file of ours gets their number; data is UTF-8 whatever the locale."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    sys.stdout = _usable(sys.stdout)
    sys.stderr = _usable(sys.stderr)


def _usable(stream: TextIO | None) -> TextIO:
    """A terminal keeps its encoding and shows ``?`` for what it lacks; whatever else reads gets UTF-8."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - a stream, open until the end
    if isinstance(stream, io.TextIOWrapper) and stream.isatty():
        stream.reconfigure(errors="replace")
    elif isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def finish(code: int) -> int:
    """Send off what is still held back; the exit code: 2 where what was asked for could not be written."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            silence(stream)
        except (OSError, ValueError):
            silence(stream)
            code = 2 if stream is sys.stdout else code
    return code


def silence(stream: TextIO) -> None:
    """What a stream still holds goes nowhere, so that Python does not complain at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
