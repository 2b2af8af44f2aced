"""One file written anew, at once and only if it is still what was read."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from edition.editing.patching import Unfit
from edition.reading.parsing import sha256


def replaced(path: Path, data: bytes, known: str) -> None:
    """Put ``data`` in the place of a file whose hash is ``known``: readers see the old bytes or the new ones.

    A link stays a link, and what it leads to is written; permissions stay. ``Unfit``: the file has changed since, or it cannot
    be written.
    """
    real = Path(os.path.realpath(path))
    try:
        _replaced(real, data, known)
    except OSError as error:
        raise Unfit(f"it cannot be written: {error.strerror}") from error


def _check(real: Path, known: str) -> None:
    if sha256(real.read_bytes()) != known:
        raise Unfit("it has changed since it was read")


def _replaced(real: Path, data: bytes, known: str) -> None:
    placed(real, data, real.stat().st_mode & 0o7777, lambda: _check(real, known))


def placed(real: Path, data: bytes, mode: int, check: Callable[[], None]) -> None:
    """Put a file there, whole or not at all; ``check`` is called when nothing but that is left to do, and may raise."""
    descriptor, beside = tempfile.mkstemp(prefix=f".{real.name}.", suffix=".new", dir=real.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        check()
        os.replace(beside, real)  # noqa: PTH105 - the name of the system call that is atomic
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise
