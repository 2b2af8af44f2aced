"""A draft and its log put into a folder: both or neither, and never over a file that is there, unless one says so."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from edition.errors import OutputError


def see_that_free(paths: tuple[Path, ...], *, force: bool) -> None:
    """``OutputError`` where a file is there already, or something that is no file."""
    for path in paths:
        if path.is_dir():
            raise OutputError(f"{path} is a folder", "name another folder with --output")
        if not force and os.path.lexists(path):
            raise OutputError(
                f"{path} is there already, and nothing is written over it",
                "name another folder with --output; --force writes over it",
            )


def save(files: tuple[tuple[Path, bytes], ...], *, force: bool) -> None:
    """Write files that belong together. ``OutputError``: they cannot be written; then what was there is there unchanged."""
    see_that_free(tuple(path for path, _ in files), force=force)
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting.append((_beside(path, data), path))
        _put(waiting, force=force)
    except OSError as error:
        where = error.filename2 or error.filename or files[0][0]
        raise OutputError(
            f"{where} cannot be written: {error.strerror or error}", "name another folder with --output"
        ) from error
    finally:
        for new, _ in waiting:
            new.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    """A file with the data next to where they belong."""
    descriptor, name = tempfile.mkstemp(prefix=".encode.", suffix=".new", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(0o666 & ~_mask())
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return new


def _put(waiting: list[tuple[Path, Path]], *, force: bool) -> None:
    """All files to their places; where one does not go, those before it are as they were."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for new, path in waiting:
            done.append((path, _old(path) if force else None))
            _place(new, path, force=force)
    except BaseException:
        for path, old in reversed(done[:-1]):
            with contextlib.suppress(OSError):
                os.replace(old, path) if old else path.unlink()  # noqa: PTH105 - as below
        raise
    finally:
        for _, old in done:
            if old is not None:
                with contextlib.suppress(OSError):
                    old.unlink()


def _old(path: Path) -> Path | None:
    """A second name for the file that is there, until all are in their places."""
    if not path.exists():
        return None
    spare = path.with_name(f".encode.{path.name}.old"[:200])
    spare.unlink(missing_ok=True)
    try:
        os.link(path.resolve(), spare)
    except OSError:  # a disk without second names
        spare.write_bytes(path.read_bytes())
    return spare


def _place(new: Path, path: Path, *, force: bool) -> None:
    if force:
        os.replace(new, path)  # noqa: PTH105 - the name of the system call that is atomic
        return
    try:
        os.link(new, path)  # fails where a file has come meanwhile
    except FileExistsError:
        raise
    except OSError:  # a disk without second names
        if os.path.lexists(path):
            raise FileExistsError(17, "File exists", str(path)) from None
        os.replace(new, path)  # noqa: PTH105 - as above


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
