"""The one seam to the file system: every call of the writer and of discovery that touches a disk has its name here.

The names stand in :data:`CALLS`. Tests replace them to make any call fail, or to die there, so modules call them as
``disk.rename(…)`` and never import them singly. All raise ``OSError`` as the ``os`` functions behind them do.
"""

from __future__ import annotations

import errno
import os
import stat as statuses
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

open_file = os.open
write = os.write
read = os.read
close = os.close
make_folder = os.mkdir
remove_folder = os.rmdir
rename = os.rename
unlink = os.unlink
link = os.link
symlink = os.symlink
read_link = os.readlink
stat = os.stat
lstat = os.lstat
fstat = os.fstat
chmod = os.chmod
access = os.access
real_path = os.path.realpath
set_times = os.utime
flush = os.fsync

CALLS = (
    "open_file", "write", "read", "close", "make_folder", "remove_folder", "rename", "unlink", "link", "symlink",
    "read_link", "stat", "lstat", "fstat", "chmod", "access", "real_path", "list_folder", "entries", "copy", "copy_facts",
    "lock", "flush_folder", "opened_path", "exchange", "set_times", "flush",
)  # fmt: skip
"""The names of this module that touch the disk."""

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
CREATE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY
READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | _BINARY
LOCK = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | _BINARY

_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else -1: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "there is no permission",
    errno.EPERM: "there is no permission",
    errno.EIO: "the disk reports an error",
    errno.EBUSY: "it is in use, or a disk is mounted on it",
    errno.EXDEV: "it lies across two disks",
    errno.ELOOP: "it is a link that leads to itself",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "something on the way to it is not a folder",
    errno.ENAMETOOLONG: "its name is too long for this disk",
    errno.EMFILE: "too many files are open",
    errno.ENOLCK: "this disk cannot lock files",
}
_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_RENAME_EXCHANGE = _RENAME_SWAP = 2
_AT_FDCWD = -100


def in_words(error: OSError) -> str:
    """What an error of the operating system means, as half a sentence without a full stop."""
    known = _WORDS.get(error.errno or 0)
    return known or (error.strerror or "it failed").lower()


def is_regular(status: os.stat_result) -> bool:
    """Whether a status is that of a regular file."""
    return statuses.S_ISREG(status.st_mode)


def list_folder(path: str) -> list[os.DirEntry[str]]:
    """The entries of a folder, sorted by name (code points)."""
    with os.scandir(path) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def entries(path: str) -> Iterator[os.DirEntry[str]]:
    """The entries of a folder as the system gives them, one after the other: a large folder takes no memory."""
    with os.scandir(path) as found:
        yield from found


def copy(source: str, target: str) -> None:
    """Copy a regular file with its times and permissions."""
    import shutil  # noqa: PLC0415 - 8 ms that most builds do not need

    shutil.copy2(source, target, follow_symlinks=False)


def copy_facts(source: str, target: str) -> None:
    """Give a folder the permissions and times of another."""
    import shutil  # noqa: PLC0415 - 8 ms that most builds do not need

    shutil.copystat(source, target)


def lock(descriptor: int) -> bool:
    """Lock an open file for this process alone, without waiting; False when another process has it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def flush_folder(path: str) -> None:
    """Ask the disk to keep a folder's entries (fsync); a system that cannot is let be."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def opened_path(descriptor: int, path: str) -> str:
    """The real path of an open file: from the kernel where it tells (no race, one call), else by resolving ``path``."""
    if sys.platform == "linux":
        try:
            return read_link(f"/proc/self/fd/{descriptor}")
        except OSError:
            pass
    return real_path(path)


def exchange(one: str, other: str) -> bool:
    """Swap two existing paths in one step; False where system or disk cannot.

    Linux: renameat2(2) with ``RENAME_EXCHANGE``; macOS: renamex_np(2) with ``RENAME_SWAP``.
    """
    import ctypes  # noqa: PLC0415 - once a build, at its end

    if sys.platform not in ("linux", "darwin"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(first, second, _RENAME_SWAP)
    else:
        return False
    code = ctypes.get_errno() if failed else 0
    if code and code not in _CANNOT_EXCHANGE:
        raise OSError(code, os.strerror(code), other)
    return not failed
