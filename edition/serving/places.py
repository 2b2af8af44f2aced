"""Where a preview is built: a folder of its own in the cache, for one preview of a source at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from edition.building import disk, temporary
from edition.building.locking import Lock, take_lock
from edition.checking.fetching import cache_folder
from edition.errors import EditionError, OutputError


@contextmanager
def place_for(source: Path, cache: Path | None, untrusted: bool = False) -> Iterator[Path]:
    """The folder for the previews of a source, while nobody else uses it; what is in it serves the next one as well.

    Where no cache can be had, a folder that is gone afterwards. ``EditionError``: a preview is running already, or a ``cache``
    that was asked for cannot be had.
    """
    try:
        folder = _folder(source, cache, untrusted)
    except (OSError, RuntimeError) as error:
        if cache is not None:
            raise OutputError(f"the folder {cache} cannot hold the preview: {error}", "name another") from error
        with temporary.folder() as passing:
            yield Path(passing)
        return
    lock = _locked(folder, source)
    try:
        yield folder
    finally:
        lock.release()


def _folder(source: Path, cache: Path | None, untrusted: bool) -> Path:
    """That of this source, made if it is not there."""
    near = source if source.is_dir() else source.parent
    kept = cache or cache_folder(None if untrusted else near)
    name = hashlib.sha256(os.fsencode(disk.real_path(source))).hexdigest()[:16]
    folder = Path(disk.real_path(kept)) / "previews" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _locked(folder: Path, source: Path) -> Lock:
    try:
        return take_lock(f"{folder}/serve.lock", str(folder))
    except OutputError as error:
        raise EditionError(f"a preview of {source} is running already", "open that one, or end it first") from error
