"""The files of a built site: their names, their bytes, what its marker says of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from edition.building import disk
from edition.building.claims import MARKER
from edition.building.manifest import Manifest, read_manifest
from edition.errors import SourceError
from edition.model import Place, Problem, Severity

SUMS = "sha256sums.txt"
SEAL = ("check.html", "data/check.json", SUMS)
"""What a seal adds to a site."""
_PIECE = 1 << 20
_NO_FILE = "this is no file that can be kept: a link, or something that cannot be read"
_NO_NAME = "the name is no UTF-8: other computers show another, or none"


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: ``files`` are the regular files below ``root``, ``/`` between names, in the order of code points.

    Hidden files and folders at its top (``.git``) are not ours, and no reader sees them: they are left alone. ``odd`` is what
    is neither file nor folder, or has a name that is no UTF-8 (shown with the numbers of such bytes), and why.
    """

    root: str
    files: tuple[str, ...]
    manifest: Manifest
    odd: tuple[tuple[str, str], ...] = ()
    names: frozenset[str] = field(default_factory=frozenset)

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises ``OSError``."""
        descriptor = disk.open_file(f"{self.root}/{path}", disk.READ)
        try:
            pieces = []
            while piece := disk.read(descriptor, _PIECE):
                pieces.append(piece)
            return b"".join(pieces)
        finally:
            disk.close(descriptor)

    def size(self, path: str) -> int:
        """The bytes that a file has. Raises ``OSError``."""
        return disk.stat(f"{self.root}/{path}").st_size

    def digest(self, path: str) -> str:
        """The SHA-256 of a file, in hexadecimal digits, piece by piece. Raises ``OSError``."""
        found = sha256()
        descriptor = disk.open_file(f"{self.root}/{path}", disk.READ)
        try:
            while piece := disk.read(descriptor, _PIECE):
                found.update(piece)
        finally:
            disk.close(descriptor)
        return found.hexdigest()


def opened(folder: Path) -> Site:
    """The site in a folder. ``SourceError``: there is none; ``OutputError``: its marker cannot be understood."""
    root = os.fspath(folder)
    try:
        manifest = read_manifest(root)
    except OSError as error:
        raise SourceError(f"{folder} cannot be read: {disk.in_words(error)}.") from error
    if manifest is None:
        what = "there is no such folder" if not folder.exists() else f"it has no {MARKER}"
        raise SourceError(f"{folder} is no built site: {what}.", "Build it first: edition build SOURCE --output DIR")
    files: list[str] = []
    odd: list[tuple[str, str]] = []
    for path, why in _walk(root, ""):
        if why:
            odd.append((path, why))
        else:
            files.append(path)
    files.sort()
    return Site(root, tuple(files), manifest, tuple(sorted(odd)), frozenset(files))


def _walk(root: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Paths below a folder, and why each is no file that can be kept ('': it is one)."""
    pending = [prefix]
    while pending:
        at = pending.pop()
        try:
            entries = disk.list_folder(f"{root}/{at}")
        except OSError:
            yield at, _NO_FILE
            continue
        for entry in entries:
            if not at and entry.name.startswith("."):
                continue
            if (shown := _shown(entry.name)) != entry.name:
                yield at + shown, _NO_NAME
            elif entry.is_dir(follow_symlinks=False):
                pending.append(f"{at}{entry.name}/")
            else:
                yield at + entry.name, "" if entry.is_file(follow_symlinks=False) else _NO_FILE


def _shown(name: str) -> str:
    """A name as it can be printed: of bytes that are no UTF-8 the numbers stand there."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    return name


def problem(slug: str, message: str, path: str, line: int = 0, hint: str = "", severity: Severity = "error") -> Problem:
    """A finding in a file of the site; ``line`` from 1, or 0."""
    return Problem(slug, severity, message, Place(path, line, 1 if line else 0), hint)
