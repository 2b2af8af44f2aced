"""Where a build keeps what the next one may take over: a folder for each source and output, in the cache."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from edition.building import disk, temporary
from edition.building.folders import write_file
from edition.building.sheets import BESIDE
from edition.building.swapping import exists, remove_tree
from edition.checking.fetching import cache_folder
from edition.errors import OutputError, SettingsError

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
    try:
        folder = cache or cache_folder(None if untrusted else source if source.is_dir() else source.parent)
        room = f"{disk.real_path(folder)}/builds/{name}"
        _make(disk.real_path(folder), room)
        if not (disk.access(room, os.W_OK) and all(_is_usable(f"{room}/{file}") for file in FILES)):
            raise PermissionError(0, "there is no permission", room)
    except (OSError, RuntimeError) as error:  # the latter: the user has no home
        if cache is None:
            return None
        words = disk.in_words(error) if isinstance(error, OSError) else str(error)
        raise SettingsError(f"the folder {cache} cannot hold the cache: {words}", "name another") from error
    _forget_others(room)
    return Path(room)


@contextmanager
def passing() -> Iterator[Path]:
    """A folder that is gone afterwards. ``OutputError``: the disk refuses it, or what is written there."""
    try:
        with temporary.folder() as made:
            yield Path(made)
    except sqlite3.DatabaseError as error:
        raise OutputError(f"the working files could not be written: {error}", _ELSEWHERE) from error


_ELSEWHERE = "free some space in the folder for temporary files, or name another one with --cache or TMPDIR"


def empty(room: Path) -> None:
    """Forget what is kept: somebody else has written into it, or the disk has lost something. What cannot be, stays."""
    for name in FILES:
        for end in BESIDE:
            with suppress(OSError):
                disk.unlink(f"{room}/{name}{end}")


def _make(folder: str, room: str) -> None:
    new = not exists(folder)
    _make_folders(room)
    if new:
        write_file(f"{folder}/{_TAG}", (_SIGNATURE.encode("ascii"),))
        write_file(f"{folder}/.gitignore", (b"*\n",))
    disk.set_times(room)


def _make_folders(folder: str) -> None:
    try:
        disk.make_folder(folder)
    except FileExistsError:
        return
    except FileNotFoundError:
        _make_folders(folder.rpartition("/")[0])
        with suppress(FileExistsError):  # another build makes the same
            disk.make_folder(folder)


def _forget_others(room: str) -> None:
    """Remove what is kept of outputs that were not built for long."""
    with suppress(OSError):
        rooms = sorted(disk.list_folder(room.rpartition("/")[0]), key=_age)
        for old in rooms[_ROOMS:]:
            if old.path != room:
                remove_tree(old.path)


def _age(room: os.DirEntry[str]) -> float:
    with suppress(OSError):
        return -disk.lstat(room.path).st_mtime
    return 0.0


def _is_usable(file: str) -> bool:
    """Whether a file may be opened: it is not there, or is a regular one of ours."""
    if not exists(file):
        return True
    return disk.is_regular(disk.lstat(file)) and disk.access(file, os.W_OK)
