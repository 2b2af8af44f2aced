"""A folder that artifacts are written into, each once."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from edition.building import disk
from edition.building.claims import check_path
from edition.building.manifest import Written
from edition.errors import OutputError
from edition.model import Artifact


class Folder:
    """A folder that artifacts are written into. Workers make their own on one staging folder; none needs the others.

    Whether two artifacts would meet in one file where letter case does not count is asked at the end, of all of them.
    With ``again`` a file that is there already is replaced: a worker may have been lost after it had written it, or
    may still be at it.
    """

    __slots__ = ("_again", "_known", "root")

    def __init__(self, root: Path | str, *, again: bool = False) -> None:
        self.root = os.fspath(root)
        self._again = again
        self._known = {""}

    def write(self, artifact: Artifact) -> Written:
        """Write one new file. ``ValueError``: a bad path, or one that is taken; ``OutputError``: the disk refuses."""
        path, content = artifact.path, artifact.content
        check_path(path)
        try:
            return self._write(path, content)
        except (FileExistsError, NotADirectoryError) as error:
            raise ValueError(f"artifact path {path!r} is taken") from error
        except OSError as error:
            raise OutputError(f"{path} could not be written: {disk.in_words(error)}.", hint(error)) from error

    def forget(self, path: str) -> None:
        """Remove what was written to a path, or begun."""
        check_path(path)
        with suppress(FileNotFoundError):
            disk.unlink(f"{self.root}/{path}")

    def _write(self, path: str, content: bytes | Iterable[bytes]) -> Written:
        self.make_room(path)
        target = f"{self.root}/{path}"
        if not isinstance(content, bytes):
            return _write_pieces(target, path, content)
        try:
            write_file(target, (content,))
        except FileExistsError:
            if not self._again or stat.S_ISDIR(disk.lstat(target).st_mode):
                raise
            _replace_file(target, content)
        return Written(path, len(content), sha256(content).hexdigest())

    def make_room(self, path: str) -> None:
        """Make the folders that a file stands in."""
        parent = path.rpartition("/")[0]
        if parent not in self._known:
            self._make(parent)

    def _make(self, folder: str) -> None:
        outer = folder.rpartition("/")[0]
        if outer not in self._known:
            self._make(outer)
        with suppress(FileExistsError):
            disk.make_folder(f"{self.root}/{folder}")
        self._known.add(folder)


def _write_pieces(target: str, path: str, pieces: Iterable[bytes]) -> Written:
    digest, size = sha256(), 0

    def counted() -> Iterator[bytes]:
        nonlocal size
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            yield piece

    write_file(target, counted())
    return Written(path, size, digest.hexdigest())


def _replace_file(target: str, content: bytes) -> None:
    """In one step, by way of a file beside it that no manifest lists: what is replaced may have other names."""
    aside = f"{target}.{os.getpid()}-again"
    with suppress(FileNotFoundError):
        disk.unlink(aside)
    write_file(aside, (content,))
    disk.rename(aside, target)


def write_file(path: str, pieces: Iterable[bytes]) -> None:
    """Write a new file. ``OSError``: one is there, or the disk refuses."""
    descriptor = disk.open_file(path, disk.CREATE, 0o666)
    try:
        for piece in pieces:
            _write_piece(descriptor, path, piece)
    finally:
        disk.close(descriptor)


def _write_piece(descriptor: int, path: str, content: bytes) -> None:
    done = disk.write(descriptor, content) if content else 0
    while done < len(content):
        more = disk.write(descriptor, memoryview(content)[done:])
        if not more:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        done += more


def hint(error: OSError) -> str:
    """What can be done about an error of the disk, or ''."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", -1)):
        return "Free some space and build again; the old site has not been touched."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "The site is prepared in a folder beside the output, so the folder around it must be writable as well."
    return ""
