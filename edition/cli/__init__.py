"""The command line. Ctrl-C is answered before anything heavy is imported; nobody ever sees a traceback for a bad input."""

from __future__ import annotations

import contextlib
import gc
import sys

from edition.cli import interrupting, streams

__all__ = ["main"]

INTERRUPTED = 130
GARBAGE = 200_000
"""What is imported and the trees of texts hold no cycles: looking for some after every 700 new objects only takes time."""


def main(args: list[str] | None = None) -> None:
    """The command ``edition``. Ends the process with the exit codes of DESIGN 4.1."""
    try:
        interrupting.listen()
        gc.set_threshold(GARBAGE)
        streams.prepare()
        code = _run(args)
    except KeyboardInterrupt:
        code = _say("interrupted; a published site is whole: the old one, or the new one", INTERRUPTED)
    except BrokenPipeError:  # who read has had enough
        code = 0
    except OSError:  # not even the error could be told
        code = 2
    sys.exit(streams.finish(code))


def _run(args: list[str] | None) -> int:
    from edition.cli.commands import run  # noqa: PLC0415 - after Ctrl-C is answered

    return run(args)


def _say(message: str, code: int) -> int:
    with contextlib.suppress(OSError, ValueError):
        print(f"edition: {message}", file=sys.stderr)  # noqa: T201 - click is not loaded yet
    return code
