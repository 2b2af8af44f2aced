"""The one place that writes a site: into a staging folder beside the output, then one swap.

Killed, out of disk or interrupted at any moment, the published folder is the old site or the new one, whole. What a
kill leaves (staging folder, lock file) is cleared away by the next build. A loss of power is another matter: files are
not forced to the disk one by one.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from edition.building import disk
from edition.building.carrying import carry, carry_late, link_or_copy
from edition.building.claims import MARKER, check_path
from edition.building.folders import Folder, hint, write_file
from edition.building.locking import Lock, take_lock
from edition.building.manifest import Manifest, Written, manifest_bytes, read_manifest, read_marker
from edition.building.refusing import refuse_foreign, refuse_mount, refuse_source
from edition.building.swapping import Beside, exists, keep_only, recover, remove_tree, swap, sweep
from edition.errors import OutputError
from edition.model import Artifact

__all__ = ["Folder", "Manifest", "Staging", "Written", "open_site"]


class Staging:
    """A site being written. Use it with ``with``: what is not finished at the end is removed, the old site stays.

    ``output`` is the real path of the published folder, ``root`` that of the staging folder.
    """

    def __init__(self, beside: Beside, lock: Lock, root: str) -> None:
        self.output = Path(beside.output)
        self.root = Path(root)
        self._beside = beside
        self._lock = lock
        self._folder = Folder(root)
        self._open = True

    @cached_property
    def _published(self) -> Manifest | None:
        return read_manifest(self._beside.output)

    @property
    def is_open(self) -> bool:
        """Whether it is neither finished nor discarded."""
        return self._open

    @property
    def previous(self) -> Manifest:
        """What the old site's manifest lists. ``OutputError``: it cannot be understood."""
        return Manifest() if self._published is None else self._published

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

    def take_over(self, path: str, *, instead: bool = False) -> None:
        """Give a file of the old site a second name in the new one, or a copy where the disk has no second names.

        ``instead`` of the one that was written there, which is the same. ``OutputError``: the disk refuses.
        """
        check_path(path)
        if instead:
            disk.unlink(f"{self.root}/{path}")
        try:
            self._folder.make_room(path)
            link_or_copy(f"{self.output}/{path}", f"{self.root}/{path}")
        except OSError as error:
            self.discard()
            raise OutputError(f"{path} could not be taken over: {disk.in_words(error)}.", hint(error)) from error

    def is_marked(self, mark: str) -> bool:
        """Whether the marker of the published site is the one that :meth:`marked` spoke of."""
        return bool(mark) and self.marked() == mark

    def marked(self) -> str:
        """The marker of the published site: its hash, or '' without one."""
        try:
            return sha256(read_marker(str(self.output))).hexdigest()
        except OSError:
            return ""

    def begin_again(self) -> None:
        """Remove what was written. ``OutputError``: the disk refuses. ``ValueError``: the site is finished or discarded."""
        if not self._open:
            raise ValueError("this site is finished or discarded")
        with _in_words(f"{self.output} was left as it was"):
            if exists(str(self.root)):
                remove_tree(str(self.root))
            disk.make_folder(str(self.root))
        self._folder = Folder(self.root)
        self.__dict__.pop("_published", None)  # it may be the new one that is published by now

    def finish(self, manifest: Manifest | Iterable[Written], is_same: Callable[[], bool] = lambda: True) -> bool:
        """Publish exactly the files of the manifest (and what was carried over); False when nothing had changed.

        ``is_same`` is asked whether an old site that lists the same files, of the same sizes, holds the same bytes.
        Files that the manifest does not list are dropped: a worker may have died before it reported them.
        ``ValueError``: a listed file was not written, or paths collide. ``OutputError``: the old site is as it was.
        """
        try:
            return self.publish(manifest, is_same)
        finally:
            self.discard()

    def publish(self, manifest: Manifest | Iterable[Written], is_same: Callable[[], bool] = lambda: True) -> bool:
        """:meth:`finish`, but the lock is held on: there is more to be written that other builds must not meet."""
        if not self._open:
            raise ValueError("this site is finished or discarded")
        files = manifest if isinstance(manifest, Manifest) else Manifest(manifest)
        files.check()
        with _in_words(f"{self.output} was left as it was"):
            return self._publish(files, is_same)

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

    def _publish(self, files: Manifest, is_same: Callable[[], bool]) -> bool:
        root, output = str(self.root), str(self.output)
        keep_only(root, files)
        if files == self._published and _whole(output, files) and is_same():
            return False
        write_file(f"{root}/{MARKER}", manifest_bytes(files))
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
    root = beside.new_staging()
    disk.make_folder(root)
    return Staging(beside, lock, root)


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
        raise OutputError(f"{what}: {disk.in_words(error)}{name}.", hint(error)) from error
