"""Temporary folders of the benchmarks, the room in them, and what is said while they are used."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoRoom(Exception):
    """A disk has less room than a measurement needs."""


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder where ``TMPDIR`` says; gone afterwards."""
    place = Path(tempfile.mkdtemp(prefix="edition-benchmark-"))
    try:
        yield place
    finally:
        shutil.rmtree(place)


def room_for(place: Path, size: int) -> None:
    """Raises :class:`NoRoom` where a folder's disk has less room than so many bytes."""
    free = shutil.disk_usage(place).free
    if free < size:
        raise NoRoom(
            f"{size / 1e9:.1f} GB are needed, and {place.parent} has {free / 1e9:.1f}; name another disk with TMPDIR"
        )


def content(place: Path) -> tuple[int, int]:
    """How many files a folder holds, and how many bytes they are together."""
    files = size = 0
    pending = [str(place)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    files += 1
                    size += entry.stat(follow_symlinks=False).st_size
    return files, size


def say(what: str) -> None:
    """Tell whoever waits what is being done."""
    print(what, file=sys.stderr, flush=True)
