"""From the old site to the new one in one step, and what a killed build left is cleared away.

Beside the output ``site`` stand, all with names that discovery skips:

* ``.site.edition-lock``: the lock;
* ``.site.edition-<pid>-<token>``: the staging folder; after an exchange the old site, on its way out;
* ``.site.edition-<pid>-<token>-old``: only where system or disk cannot exchange: the old site between two renames.

That last name is the journal. It appears by the first rename, when the staging folder of the same name is whole, so a
missing output beside an ``-old`` means that the second rename is due, and :func:`recover` makes it good at the next
start. Between the two renames there is no site at the address: the one gap, on such systems only.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import secrets
from contextlib import suppress

from edition.building import disk
from edition.building.claims import MARKER
from edition.building.manifest import Manifest

OLD = "-old"
OURS = re.compile(r"\..+\.edition-(?:lock|\d+-[0-9a-f]{8}(?:-old)?)", re.DOTALL)
"""The names that builds give to what stands beside an output."""

_LONGEST_STEM = 180
_TOGETHER = 500
"""Files that are looked up in the manifest at once."""


class Beside:
    """The names beside an output (absolute real path)."""

    __slots__ = ("_start", "lock", "output", "parent", "stem")

    def __init__(self, output: str) -> None:
        self.output = output
        self.parent, name = os.path.split(output)
        self.stem = f".{_short(name)}.edition-"
        self._start = f"{self.parent.rstrip('/')}/{self.stem}"
        self.lock = f"{self._start}lock"

    def new_staging(self) -> str:
        """A fresh path for a staging folder."""
        return f"{self._start}{os.getpid()}-{secrets.token_hex(4)}"

    def leftovers(self) -> list[str]:
        """The staging folders and old sites of earlier builds that are still there."""
        pattern = re.compile(re.escape(self.stem) + r"\d+-[0-9a-f]{8}(?:-old)?")
        return [entry.path for entry in disk.list_folder(self.parent) if pattern.fullmatch(entry.name)]


def _short(name: str) -> str:
    encoded = os.fsencode(name)
    return name if len(encoded) <= _LONGEST_STEM else hashlib.sha256(encoded).hexdigest()[:16]


def swap(staging: str, output: str) -> str:
    """Put the staging folder at the output's place; returns where the old site now is, or '' when there was none."""
    if not exists(output):
        disk.rename(staging, output)
        return ""
    if disk.exchange(staging, output):
        return staging
    return _two_renames(staging, output)


def _two_renames(staging: str, output: str) -> str:
    old = staging + OLD
    disk.rename(output, old)
    try:
        disk.rename(staging, output)
    except BaseException:
        if not exists(output):
            disk.rename(old, output)
        raise
    return old


def recover(beside: Beside) -> None:
    """Roll an interrupted pair of renames forward. Only for the holder of the lock."""
    for old in beside.leftovers():
        staging = old.removesuffix(OLD)
        if old != staging and exists(f"{staging}/{MARKER}") and _vacant(beside.output):
            disk.rename(staging, beside.output)


def sweep(beside: Beside) -> None:
    """Remove what dead builds left. Only for the holder of the lock, after :func:`recover`. Never fails a build."""
    for leftover in beside.leftovers():
        with suppress(OSError):
            remove_tree(leftover)


def exists(path: str) -> bool:
    """Whether something stands at a path, be it a broken link."""
    try:
        disk.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _vacant(folder: str) -> bool:
    return not exists(folder) or not disk.list_folder(folder)


def remove_tree(root: str) -> None:
    """Remove a folder and all in it, following no link."""
    folders = [root]
    for folder in folders:
        for entry in _opened_up(folder):
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                disk.unlink(entry.path)
    for folder in reversed(folders):
        disk.remove_folder(folder)


def _opened_up(folder: str) -> list[os.DirEntry[str]]:
    """The entries of a folder that is to be emptied: made writable where its permissions forbid that."""
    if not disk.access(folder, os.R_OK | os.W_OK | os.X_OK):
        disk.chmod(folder, 0o700)
    return disk.list_folder(folder)


def keep_only(root: str, files: Manifest) -> None:
    """Drop from a staging folder what ``files`` does not list, and empty folders. ``ValueError``: one is missing."""
    folders, kept = [""], 0
    for prefix in folders:
        entries = disk.entries(f"{root}/{prefix}")
        while some := list(itertools.islice(entries, _TOGETHER)):
            folders += (f"{prefix}{entry.name}/" for entry in some if entry.is_dir(follow_symlinks=False))
            found = [prefix + entry.name for entry in some if not entry.is_dir(follow_symlinks=False)]
            listed = files.among(found)
            kept += len(listed)
            for path in found if len(listed) < len(found) else ():
                if path not in listed:
                    disk.unlink(f"{root}/{path}")
    if kept < len(files):
        missing = (path for path in files if not exists(f"{root}/{path}"))
        raise ValueError(f"the manifest lists files that were not written: {list(itertools.islice(missing, 3))}")
    used = files.folders()
    for folder in reversed(folders[1:]):
        if folder[:-1] not in used:
            disk.remove_folder(f"{root}/{folder}")
