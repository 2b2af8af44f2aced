"""Where a build keeps what the next one may take over: a folder for each source and output, in the cache."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from edition.building import disk
from edition.building.pool import ctrl_c_held_back
from edition.checking.fetching import cache_folder
from edition.errors import SettingsError

FILES = ("catalog.sqlite", "index.sqlite")
_ROOMS = 8
"""Folders that are kept: of outputs that were built last."""

_TAG = "CACHEDIR.TAG"
_SIGNATURE = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# What edition keeps from one build to the next. It may be deleted.\n"
)
"""By this, programs that make backups know a folder that can be left out."""


def workroom(source: Path, output: Path, cache: Path | None, untrusted: bool = False) -> Path | None:
    """The folder for this source and output; None where no cache can be had. An ``untrusted`` project brings no cache along.

    ``SettingsError`` for a ``cache`` that was asked for and cannot be had. Only for the holder of the output's lock.
    """
    name = hashlib.sha256(os.fsencode(f"{disk.real_path(source)}\0{output}")).hexdigest()[:16]
    folder = cache or cache_folder(None if untrusted else source if source.is_dir() else source.parent)
    room = Path(disk.real_path(folder)) / "builds" / name
    try:
        _make(folder, room)
        if not (os.access(room, os.W_OK) and all(_is_usable(room / file) for file in FILES)):
            raise PermissionError(0, "there is no permission", str(room))
    except OSError as error:
        if cache is None:
            return None
        raise SettingsError(
            f"the folder {cache} cannot hold the cache: {error.strerror or error}", "name another"
        ) from error
    return room


@contextmanager
def passing() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with ctrl_c_held_back():  # between making the folder and knowing it, and while Python tries out where one may stand
        working = tempfile.TemporaryDirectory(prefix="edition-")
    with working as made:
        yield Path(made).resolve()


def empty(room: Path) -> None:
    """Forget what is kept: somebody else has written into it, or the disk has lost something."""
    for name in FILES:
        (room / name).unlink(missing_ok=True)


def _make(folder: Path, room: Path) -> None:
    new = not folder.exists()
    room.mkdir(parents=True, exist_ok=True)
    if new:
        (folder / _TAG).write_text(_SIGNATURE, encoding="ascii")
        (folder / ".gitignore").write_text("*\n", encoding="ascii")
    os.utime(room)
    rooms = sorted(room.parent.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in rooms[_ROOMS:]:
        with suppress(OSError):
            shutil.rmtree(old)


def _is_usable(file: Path) -> bool:
    """Whether a file may be opened: it is not there, or is a regular one of ours."""
    return not file.is_symlink() and (not file.exists() or (file.is_file() and os.access(file, os.W_OK)))
