"""The one place that writes a site: into a staging folder beside the output, then one swap.

Killed, out of disk or interrupted at any moment, the published folder is the old site or the new one, whole. What a
kill leaves (staging folder, lock file) is cleared away by the next build. A loss of power is another matter: files are
not forced to the disk one by one.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from edition.building import disk
from edition.building.carrying import carry, carry_late
from edition.building.claims import MARKER, check_path
from edition.building.locking import Lock, take_lock
from edition.building.manifest import Manifest, Written, manifest_bytes, read_manifest
from edition.building.refusing import refuse_foreign, refuse_mount, refuse_source
from edition.building.swapping import Beside, exists, keep_only, recover, remove_tree, swap, sweep
from edition.errors import OutputError
from edition.model import Artifact

__all__ = ["Folder", "Manifest", "Staging", "Written", "open_site"]


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
            raise OutputError(f"{path} could not be written: {disk.in_words(error)}.", _hint(error)) from error

    def _write(self, path: str, content: bytes | Iterable[bytes]) -> Written:
        parent = path.rpartition("/")[0]
        if parent not in self._known:
            self._make(parent)
        target = f"{self.root}/{path}"
        if not isinstance(content, bytes):
            return _write_pieces(target, path, content)
        try:
            _write_file(target, (content,))
        except FileExistsError:
            if not self._again or stat.S_ISDIR(disk.lstat(target).st_mode):
                raise
            _replace_file(target, content)
        return Written(path, len(content), sha256(content).hexdigest())

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

    _write_file(target, counted())
    return Written(path, size, digest.hexdigest())


def _replace_file(target: str, content: bytes) -> None:
    """In one step, by way of a file beside it that no manifest lists: what is replaced may have other names."""
    aside = f"{target}.{os.getpid()}-again"
    with suppress(FileNotFoundError):
        disk.unlink(aside)
    _write_file(aside, (content,))
    disk.rename(aside, target)


def _write_file(path: str, pieces: Iterable[bytes]) -> None:
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


class Staging:
    """A site being written. Use it with ``with``: what is not finished at the end is removed, the old site stays.

    ``output`` is the real path of the published folder, ``root`` that of the staging folder, ``previous`` what the old
    site's manifest lists (empty without an old site).
    """

    def __init__(self, beside: Beside, lock: Lock, root: str, published: Manifest | None) -> None:
        self.output = Path(beside.output)
        self.root = Path(root)
        self.previous = Manifest() if published is None else published
        self._published = published
        self._beside = beside
        self._lock = lock
        self._folder = Folder(root)
        self._open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.discard()

    def write(self, artifact: Artifact) -> Written:
        """:meth:`Folder.write` into the staging folder; an ``OutputError`` discards it."""
        try:
            return self._folder.write(artifact)
        except OutputError:
            self.discard()
            raise

    def finish(self, manifest: Manifest | Iterable[Written]) -> bool:
        """Publish exactly the files of the manifest (and what was carried over); False when nothing had changed.

        Files that the manifest does not list are dropped: a worker may have died before it reported them.
        ``ValueError``: a listed file was not written, or paths collide. ``OutputError``: the old site is as it was.
        """
        if not self._open:
            raise ValueError("this site is finished or discarded")
        try:
            files = manifest if isinstance(manifest, Manifest) else Manifest(manifest)
            files.check()
            with _in_words(f"{self.output} was left as it was"):
                return self._publish(files)
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove the staging folder and let go of the lock. After :meth:`finish`, or a second time: nothing."""
        if not self._open:
            return
        self._open = False
        try:
            with suppress(OSError):
                recover(self._beside)
                sweep(self._beside)
        finally:
            self._lock.release()

    def _publish(self, files: Manifest) -> bool:
        root, output = str(self.root), str(self.output)
        keep_only(root, files)
        if files == self._published and _whole(output, files):
            return False
        _write_file(f"{root}/{MARKER}", manifest_bytes(files))
        if exists(output):
            carry(output, root, self.previous, files)
            with suppress(OSError):
                disk.chmod(root, stat.S_IMODE(disk.stat(output).st_mode))
        disk.flush_folder(root)
        old = swap(root, output)
        self._retire(old, files)
        return True

    def _retire(self, old: str, files: Manifest) -> None:
        """The new site is published: whatever fails from here on, the next build clears away."""
        with suppress(OSError):
            disk.flush_folder(self._beside.parent)
            if old:
                carry_late(old, str(self.output), self.previous, files)
                remove_tree(old)


def open_site(output: Path, source: Path) -> Staging:
    """Start writing a site that is to stand at ``output``, built from ``source`` (a folder or a file).

    ``OutputError``: the output is not empty and not a site of ours, is or contains the source, another build is writing
    it, or the disk refuses. Leftovers of killed builds are cleared away first.
    """
    with _in_words(f"{output} cannot be written"):
        real = disk.real_path(output)
        refuse_source(real, output, source)
        beside = Beside(real)
        refuse_foreign(real, output)
        _make_folders(beside.parent)
        lock = take_lock(beside.lock, str(output))
        try:
            return _opened(beside, lock, output)
        except BaseException:
            lock.release()
            raise


def _opened(beside: Beside, lock: Lock, output: Path) -> Staging:
    recover(beside)
    sweep(beside)
    refuse_foreign(beside.output, output)
    refuse_mount(beside.output, output)
    published = read_manifest(beside.output)
    root = beside.new_staging()
    disk.make_folder(root)
    return Staging(beside, lock, root, published)


def _make_folders(folder: str) -> None:
    if exists(folder):
        return
    _make_folders(folder.rpartition("/")[0] or "/")
    with suppress(FileExistsError):
        disk.make_folder(folder)


def _whole(site: str, files: Manifest) -> bool:
    """Whether all files are there, regular and of the sizes listed."""
    try:
        return all(_intact(disk.lstat(f"{site}/{file.path}"), file) for file in files.values())
    except (FileNotFoundError, NotADirectoryError):
        return False


def _intact(status: os.stat_result, file: Written) -> bool:
    return stat.S_ISREG(status.st_mode) and status.st_size == file.size


@contextmanager
def _in_words(what: str) -> Iterator[None]:
    """Turn an ``OSError`` into an ``OutputError`` that begins with ``what``."""
    try:
        yield
    except OSError as error:
        name = f" ({error.filename})" if isinstance(error.filename, str) else ""
        raise OutputError(f"{what}: {disk.in_words(error)}{name}.", _hint(error)) from error


def _hint(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", -1)):
        return "Free some space and build again; the old site has not been touched."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "The site is prepared in a folder beside the output, so the folder around it must be writable as well."
    return ""
