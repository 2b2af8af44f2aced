"""Folders for the time of one command, in the system's folder for such things; those of killed commands are swept away.

Each is named after its process, and holds a file that the process has locked. It is swept when the process is gone, nobody
holds the lock (a process of that number may run in another container, out of sight), and it belongs to the same user.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from edition.building import disk
from edition.building.locking import hold, let_go
from edition.building.swapping import remove_tree
from edition.building.worker import ctrl_c_held_back
from edition.errors import OutputError

_NAMES = re.compile(r"edition-(\d{1,10})-\w+")
_LOCK = "lock"
_ELSEWHERE = "free some space there, or name another folder, with TMPDIR or --cache"


@contextmanager
def folder() -> Iterator[str]:
    """A folder that is gone afterwards. ``OutputError``: there is no place for one."""
    with ctrl_c_held_back():  # between making the folder and knowing it, and while Python tries out where one may stand
        path, lock = _made()
    try:
        yield path
    finally:
        with ctrl_c_held_back():
            let_go(lock)
            with suppress(OSError):
                remove_tree(path)


def _made() -> tuple[str, int]:
    try:
        place = disk.real_path(tempfile.gettempdir())
    except OSError as error:  # Python has tried them out
        raise OutputError("no folder for temporary files can be written", _ELSEWHERE) from error
    sweep(place)
    try:
        path = tempfile.mkdtemp(prefix=f"edition-{os.getpid()}-", dir=place)
        try:
            lock = disk.open_file(f"{path}/{_LOCK}", disk.LOCK, 0o600)
            hold(lock)
            with suppress(OSError):  # on a disk that cannot lock, the number of the process must do
                disk.lock(lock)
        except BaseException:
            remove_tree(path)
            raise
    except OSError as error:
        raise OutputError(f"no working files can be written in {place}: {disk.in_words(error)}", _ELSEWHERE) from error
    return path, lock


def sweep(place: str) -> None:
    """Remove the folders of processes that are gone. What cannot be looked at or removed stays."""
    if sys.platform == "win32":  # where no process can be asked whether it is there
        return
    with suppress(OSError):
        for entry in disk.list_folder(place):
            named = _NAMES.fullmatch(entry.name)
            if named and _is_ours(entry) and _is_gone(int(named[1])):
                with suppress(OSError):
                    _remove(entry.path)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=False) and disk.lstat(entry.path).st_uid == os.geteuid()
    return False


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _remove(path: str) -> None:
    lock = disk.open_file(f"{path}/{_LOCK}", disk.LOCK, 0o600)
    try:
        if disk.lock(lock):
            remove_tree(path)
    finally:
        disk.close(lock)
