"""The bytes of a source: the one function that reads them, and why a file may be refused.

A file is read when it is a regular one, its real path lies inside the source folder, and it is not above the limit.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from edition.building import disk
from edition.errors import SourceError
from edition.limits import USUAL, hint
from edition.model import Place, Problem
from edition.spelling import nearest

LIMIT = USUAL.text_size
"""The largest source that is read, in bytes, where no setting says otherwise."""

_CHUNK = 1 << 16

supply: Callable[[str, bool], None] | None = None
"""Far from the source (:mod:`edition.building.arriving`): sees to it that a file is there before it is opened.

It is told the path, and whether the bytes will be read or it is only asked for the file and its size; it may raise ``Refused``.
"""


class Refused(Exception):
    """A source that is not read; ``problem`` says why. It can be pickled."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_source(root: Path, path: str, limit: int = LIMIT) -> bytes:
    """The bytes of ``path`` (relative to ``root``, with ``/``), at most ``limit`` of them.

    ``Refused`` with a problem: ``link-outside not-a-regular-file too-large unreadable``. Never blocks on a FIFO.
    """
    descriptor, size = open_source(root, path, content=True)
    try:
        if size > limit:
            raise Refused(_too_large(path, limit))
        return _all_bytes(descriptor, path, limit, size)
    except OSError as error:
        raise Refused(unreadable(path, "file", error)) from error
    finally:
        disk.close(descriptor)


def open_source(root: Path, path: str, *, content: bool = False) -> tuple[int, int]:
    """A descriptor of a regular file in ``root``, for the caller to close, and its size in bytes; or ``Refused``.

    ``content``: it will be read, and not only be looked at.
    """
    if supply is not None:
        supply(path, content)
    whole, real_root = f"{os.fspath(root)}/{path}", _real_root(os.fspath(root))
    try:
        if not stat.S_ISREG(disk.stat(whole).st_mode):
            raise Refused(not_regular(path))
        descriptor = disk.open_file(whole, disk.READ)
    except OSError as error:
        outside = not is_inside(disk.real_path(whole), real_root)
        raise Refused(link_outside(path) if outside else unreadable(path, "file", error)) from error
    except ValueError as error:
        raise Refused(unreadable(path, "file", OSError(errno.ENOENT, ""))) from error
    try:
        return descriptor, _checked_size(descriptor, path, disk.opened_path(descriptor, whole), real_root)
    except BaseException:
        disk.close(descriptor)
        raise


def exists(root: Path, path: str) -> bool:
    """Whether a file or folder stands at a path below a folder; True of all that lies outside it, which is not looked at."""
    if path.startswith(("..", "/")):
        return True
    try:
        disk.stat(f"{os.fspath(root)}/{path}")
    except (OSError, ValueError):
        return False
    return True


def listing(root: Path) -> Iterator[str]:
    """The paths of all visible files below a folder, sorted; folders that cannot be read are passed over."""
    return iter(sorted(_visible(str(root), "")))


def _visible(folder: str, below: str) -> Iterator[str]:
    try:
        entries = disk.list_folder(folder)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _visible(entry.path, f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}"


@lru_cache(maxsize=8)
def _real_root(root: str) -> str:
    return disk.real_path(root)


def _checked_size(descriptor: int, path: str, real: str, root: str) -> int:
    if not is_inside(real, root):
        raise Refused(link_outside(path))
    status = disk.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise Refused(not_regular(path))
    return status.st_size


def _all_bytes(descriptor: int, path: str, limit: int, expected: int) -> bytes:
    """All bytes of a file, in one piece where it is as large as ``expected``: room for more costs time."""
    chunks, size = [], 0
    while chunk := disk.read(descriptor, min(max(expected + 1 - size, _CHUNK), limit + 1 - size)):
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            raise Refused(_too_large(path, limit))
    return b"".join(chunks)


def is_inside(real: str, root: str) -> bool:
    """Whether a real path lies below a real root, or is it."""
    return real.startswith(root.rstrip(os.sep) + os.sep) or real == root


def objection(path: str, real: str) -> Problem | None:
    """Why a candidate is none after all, as far as can be told without opening it."""
    if _clean(path) != path:
        return _bad_name(path, "is not valid UTF-8, so no page can be named after it")
    if any(letter < " " or "\x7f" <= letter < "\xa0" for letter in path):
        return _bad_name(path, "has a control character in it")
    try:
        if not stat.S_ISREG(disk.stat(real).st_mode):
            return not_regular(path)
    except OSError as error:
        return unreadable(path, "file", error)
    if not disk.access(real, os.R_OK):
        return unreadable(path, "file", OSError(errno.EACCES, ""))
    return None


def link_outside(path: str) -> Problem:
    """A symbolic link that leads out of the source folder."""
    message = "This link leads out of the source folder, so what it leads to is not read."
    return _problem("link-outside", path, message, "Put the file itself into the source folder.")


def not_regular(path: str) -> Problem:
    """A folder, FIFO, socket or device with the name of a text."""
    message = "This is no regular file, though it is named like a text, so it is not read."
    return _problem("not-a-regular-file", path, message, "Remove it, or give it another name.")


def unreadable(path: str, what: str, error: OSError) -> Problem:
    """A ``file``, ``folder`` or ``link`` that the system does not let us read."""
    message = f"This {what} cannot be read: {disk.in_words(error)}."
    return _problem("unreadable", path, message, "Check that it exists and that you may read it.")


def _bad_name(path: str, why: str) -> Problem:
    message = f"The name of this file {why}; it is not read."
    return _problem("unreadable", path, message, "Rename the file.")


def _too_large(path: str, limit: int) -> Problem:
    message = f"This file is larger than {limit:,} bytes, the limit for one source, so it is not read."
    return _problem("too-large", path, message, hint("text_size", "Split it into several files"))


def _problem(slug: str, path: str, message: str, hint: str) -> Problem:
    return Problem(slug, "error", message, Place(_clean(path)), hint)


def _clean(path: str) -> str:
    """A path as it can be printed: what is not valid UTF-8 becomes ``?``."""
    return path if path.isascii() else path.encode("utf-8", "replace").decode("utf-8")


def missing(source: Path, error: Exception) -> SourceError:
    """What to say of a source that is not there: which part of its path is missing, and what has a similar name."""
    if not isinstance(error, FileNotFoundError):
        reason = disk.in_words(error) if isinstance(error, OSError) else "that is no file name"
        return SourceError(f"{source} cannot be read: {reason}.")
    gone = _first_missing(source)
    return SourceError(f"There is no file or folder {gone}.", _did_you_mean(gone))


def _first_missing(source: Path) -> Path:
    steps = [*reversed(source.parents), source]
    return next((step for step in steps if not disk.access(step, os.F_OK)), source)


def _did_you_mean(gone: Path) -> str:
    try:
        names = {entry.name.casefold(): entry.name for entry in disk.list_folder(str(gone.parent))}
    except OSError:
        return ""
    similar = nearest(gone.name.casefold(), names)
    return f"Did you mean {gone.parent / names[similar]}?" if similar else ""
