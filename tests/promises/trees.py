"""Folders compared byte by byte: two builds with one another, sources before and after."""

from __future__ import annotations

import hashlib
from pathlib import Path

Snapshot = dict[str, tuple[str, int]]
"""Path in the folder -> (sha256, mtime in ns); folders have a hash of ''."""


def snapshot(folder: Path) -> Snapshot:
    """Every file and folder, what is in it and when it was changed."""
    return {p.relative_to(folder).as_posix(): (_digest(p), p.lstat().st_mtime_ns) for p in sorted(folder.rglob("*"))}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def changed(before: Snapshot, after: Snapshot) -> list[str]:
    """What a command did to a folder that it had no business with."""
    paths = sorted(before.keys() | after.keys())
    return [f"{p}: {before.get(p)} became {after.get(p)}" for p in paths if before.get(p) != after.get(p)]


def check_same(one: Path, two: Path) -> list[str]:
    """Where two built sites differ: files that one has alone, and the first differing byte of the others."""
    first, second = _files(one), _files(two)
    found = [] if first else [f"{one.name}: no site"]
    found += [f"{path}: in one of the two builds only" for path in sorted(first.keys() ^ second.keys())]
    for path in sorted(first.keys() & second.keys()):
        a, b = first[path].read_bytes(), second[path].read_bytes()
        if a != b:
            at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            found.append(f"{path}: byte {at}: {a[max(0, at - 20) : at + 30]!r} and {b[max(0, at - 20) : at + 30]!r}")
    return found


def _files(folder: Path) -> dict[str, Path]:
    return {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
