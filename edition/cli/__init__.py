"""The command line. Ctrl-C is answered before anything heavy is imported; nobody ever sees a traceback for a bad input."""

from __future__ import annotations

import contextlib
import os
import sys

__all__ = ["main"]

INTERRUPTED = 130


def main(args: list[str] | None = None) -> None:
    """The command ``edition``. Ends the process with the exit codes of DESIGN 4.1."""
    try:
        code = _run(args)
    except KeyboardInterrupt:
        code = _say("interrupted; what was published before is as it was", INTERRUPTED)
    except BrokenPipeError:
        code = 0
        _silence(sys.stdout)
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
    sys.exit(code)


def _run(args: list[str] | None) -> int:
    from edition.cli.commands import run  # noqa: PLC0415 - after Ctrl-C is answered

    return run(args)


def _say(message: str, code: int) -> int:
    with contextlib.suppress(OSError, ValueError):
        print(f"edition: {message}", file=sys.stderr)  # noqa: T201 - click is not loaded yet
    return code


def _silence(stream: object) -> None:
    """What a closed pipe still holds goes nowhere, so that Python does not complain at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
