"""What stands in a project's own shelves: regular files of some size that lie in the project itself, and nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from edition.errors import SettingsError

_LARGEST = 5_000_000
"""Bytes of a stylesheet or a template, where nothing else is said."""


def read(shelf: Path, name: str, largest: int = _LARGEST) -> bytes | None:
    """The bytes of a file in a shelf, or None where there is none. ``SettingsError``: it is not what it should be.

    A link may lead elsewhere in the edition's folder, but not out of it: what is read would stand in the site.
    """
    path, home = shelf / name, os.path.realpath(shelf.parent)
    if not os.path.lexists(path) or path.is_dir():
        return None
    if os.path.commonpath((home, os.path.realpath(path))) != home:
        raise _refused(shelf, name, "leads out of the folder of the edition")
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise _refused(shelf, name, f"cannot be read: {error.strerror}") from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _refused(shelf, name, "is no regular file")
        if status.st_size > largest:
            raise _refused(shelf, name, f"is larger than {largest:,} bytes")
        return file.read(largest)


def _refused(shelf: Path, name: str, why: str) -> SettingsError:
    return SettingsError(f"{shelf.name}/{name} {why}", "put the file itself there, or remove it")
