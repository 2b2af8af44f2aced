"""Seals: beside a file, its size and its checksum, so that it is known for what was written, bit by bit.

They are against accidents (a disk that forgets, a copy that breaks off, another program that writes into the file), which
SQLite notices only where they hit what it looks at. Whoever forges a file can forge its seal.
"""

from __future__ import annotations

import zlib
from contextlib import suppress

from edition.building import disk

END = ".seal"
_PIECE = 1 << 20
_LONGEST = 100
_HEAD = 100
"""Bytes of the header of a database; SQLite counts in them how often the file was changed (file format, 1.3)."""


def head(path: str) -> bytes:
    """The header of a database: other than it was where anything in the file is. ``OSError``: it cannot be read."""
    return _start(path, _HEAD)


def is_sealed(path: str) -> bool:
    """Whether a file is what it was when it was sealed."""
    try:
        return _start(path + END, _LONGEST) == _seal(path)
    except OSError:
        return False


def seal(path: str) -> None:
    """Seal a file as it is. ``OSError``: the disk refuses; it has no seal then."""
    break_seal(path)
    aside = f"{path}{END}-new"
    with suppress(FileNotFoundError):
        disk.unlink(aside)
    descriptor = disk.open_file(aside, disk.CREATE, 0o666)
    try:
        disk.write(descriptor, _seal(path))
    finally:
        disk.close(descriptor)
    disk.rename(aside, path + END)


def break_seal(path: str) -> None:
    """From now on the file has no seal. ``OSError``: it has."""
    with suppress(FileNotFoundError):
        disk.unlink(path + END)


def _start(path: str, length: int) -> bytes:
    descriptor = disk.open_file(path, disk.READ)
    try:
        return disk.read(descriptor, length)
    finally:
        disk.close(descriptor)


def _seal(path: str) -> bytes:
    """Size and CRC-32: a second for some gigabytes."""
    size = known = 0
    descriptor = disk.open_file(path, disk.READ)
    try:
        while piece := disk.read(descriptor, _PIECE):
            size, known = size + len(piece), zlib.crc32(piece, known)
    finally:
        disk.close(descriptor)
    return f"{size} {known:08x}\n".encode("ascii")
