"""What is not ours in a published site (``CNAME``, ``.git``, a reader's photograph) goes along into the next one."""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress

from edition.building import disk
from edition.building.claims import MARKER, folders_of
from edition.building.manifest import Manifest
from edition.errors import OutputError

_ASIDE = ".edition-carry"
_TOGETHER = 500
"""Files that are looked up in the manifest at once."""


def foreign(site: str, ours: Manifest) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """What in a site is not among ``ours``: files, links, folders; folders before what they hold."""
    our_folders = ours.folders()
    pending = [""]
    while pending:
        prefix = pending.pop()
        entries = iter(disk.list_folder(f"{site}/{prefix}"))
        while some := list(itertools.islice(entries, _TOGETHER)):
            listed = ours.among([prefix + entry.name for entry in some])
            for entry in some:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    pending.append(path + "/")
                    if path not in our_folders:
                        yield path, entry
                elif path not in listed and path != MARKER:
                    yield path, entry


def carry(site: str, target: str, ours: Manifest, new: Manifest) -> None:
    """Link or copy into ``target`` what in ``site`` is foreign; ``new`` are the paths that the build itself wrote.

    ``OutputError`` where the two would meet in one path, and for a folder that another disk is mounted on.
    """
    new_folders = new.folders()
    folders = []
    for path, entry in foreign(site, ours):
        if _meets(path, entry, new, new_folders):
            raise _meeting(path)
        if entry.is_dir(follow_symlinks=False):
            _refuse_mount(site, entry)
            folders.append(path)
        _place(entry, target, path)
    for path in reversed(folders):
        with suppress(OSError):
            disk.copy_facts(f"{site}/{path}", f"{target}/{path}")


def carry_late(site: str, target: str, ours: Manifest, new: Manifest) -> None:
    """After the swap: what became foreign, or was replaced, in the old site since :func:`carry` looked."""
    new_folders = new.folders()
    for path, entry in foreign(site, ours):
        if not _meets(path, entry, new, new_folders) and not _carried(entry, f"{target}/{path}"):
            _place(entry, target, path + _ASIDE)
            disk.rename(f"{target}/{path}{_ASIDE}", f"{target}/{path}")


def _meets(path: str, entry: os.DirEntry[str], new: Manifest, new_folders: Collection[str]) -> bool:
    """Whether a foreign path and the build's own cannot both be: only folders may be shared."""
    shared = path in new_folders and not entry.is_dir(follow_symlinks=False)
    return shared or path in new or any(folder in new for folder in folders_of(path))


def _meeting(path: str) -> OutputError:
    return OutputError(
        f"The build writes {path}, but a file of that name that is not ours stands in the output folder.",
        "Move that file out of the output folder, or give it another name.",
    )


def _refuse_mount(site: str, entry: os.DirEntry[str]) -> None:
    if disk.lstat(entry.path).st_dev != disk.lstat(site).st_dev:
        raise OutputError(
            f"A disk is mounted on {entry.path}, inside the output folder; it cannot be carried over.",
            "Mount it elsewhere and put a symbolic link into the output folder.",
        )


def _place(entry: os.DirEntry[str], root: str, path: str) -> None:
    """Put a link, a folder, or a second name of the same file at ``path`` below ``root``."""
    for folder in folders_of(path):
        _make(f"{root}/{folder}")
    target = f"{root}/{path}"
    if entry.is_symlink():
        disk.symlink(disk.read_link(entry.path), target)
    elif entry.is_dir(follow_symlinks=False):
        _make(target)
    else:
        link_or_copy(entry.path, target)


def _make(folder: str) -> None:
    with suppress(FileExistsError):
        disk.make_folder(folder)


def link_or_copy(source: str, target: str) -> None:
    """A second name of a file, or a copy where the disk has none."""
    try:
        disk.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        if not stat.S_ISREG(disk.lstat(source).st_mode):
            raise
        disk.copy(source, target)


def _carried(entry: os.DirEntry[str], target: str) -> bool:
    """Whether ``target`` is the entry's second name or its copy."""
    try:
        there, here = disk.lstat(target), disk.lstat(entry.path)
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(here.st_mode) and stat.S_ISLNK(there.st_mode):
        return disk.read_link(entry.path) == disk.read_link(target)
    if stat.S_ISDIR(here.st_mode):
        return stat.S_ISDIR(there.st_mode)
    same = os.path.samestat(here, there)
    return same or (here.st_size, here.st_mtime_ns) == (there.st_size, there.st_mtime_ns)
