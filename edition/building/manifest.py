"""``.edition-site.json``, what a built site consists of: ``{"format": 1, "files": {path: {"sha256", "size"}}}``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from edition.building import disk
from edition.building.claims import MARKER
from edition.errors import OutputError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Written:
    """One file of a site: its path relative to the root, its size in bytes, the sha256 of its bytes (hexadecimal)."""

    path: str
    size: int
    sha256: str


def manifest_bytes(files: Iterable[Written]) -> bytes:
    """The marker file for these files: UTF-8 JSON, sorted by path, a file a line, no clock."""
    lines = ",\n".join(_line(file) for file in sorted(files, key=lambda file: file.path))
    return f'{{"format": {FORMAT}, "files": {{\n{lines}\n}}}}\n'.encode()


def _line(file: Written) -> str:
    return f'{json.dumps(file.path, ensure_ascii=False)}: {{"sha256": "{file.sha256}", "size": {file.size}}}'


def read_manifest(site: str) -> dict[str, Written] | None:
    """What the marker of a folder lists, by path; None without a marker. ``OutputError``: it cannot be understood."""
    try:
        content = _read(f"{site}/{MARKER}")
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        return _parsed(json.loads(content.decode("utf-8")))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise OutputError(
            f"{site}/{MARKER} is damaged or of a newer version, so what in that folder is ours is unknown.",
            "Build into another folder, or remove this one yourself.",
        ) from error


def _parsed(data: Any) -> dict[str, Written]:
    if data["format"] != FORMAT:
        raise ValueError(data["format"])
    return {path: Written(path, int(facts["size"]), str(facts["sha256"])) for path, facts in data["files"].items()}


def _read(path: str) -> bytes:
    descriptor = disk.open_file(path, disk.READ)
    try:
        chunks = []
        while chunk := disk.read(descriptor, 1 << 20):
            chunks.append(chunk)
        return b"".join(chunks)
    finally:
        disk.close(descriptor)
