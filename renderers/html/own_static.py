"""A project's own ``static/``: its files take the place of ours of the same name, and others are added to them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

from edition.errors import SettingsError
from edition.index import Index
from edition.model import Artifact

from .own_files import read

SHELF = "static"
THEME = "theme.css"
"""The stylesheet that every page has after ours, where a project brings it."""
_LARGEST = 20_000_000
"""Bytes of a file: fonts of Chinese, Japanese and Korean are the largest that are usual."""
_MOST = 2000
"""Files of a project's own, at most."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*){0,7}")
_STILL = (".css", ".woff2", ".woff", ".ttf", ".otf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".txt")
"""Endings of what cannot run in a browser: nothing else is taken where nobody vouches for a project."""
_LOADS = re.compile(rb"@import|@font-face|url\s*\(|image-set\s*\(|\\", re.IGNORECASE)
"""What a stylesheet loads things by; a backslash could hide it."""


def has_theme(folder: Path | None) -> bool:
    """Whether a project has a theme."""
    return folder is not None and (folder / SHELF / THEME).is_file()


def own_files(folder: Path | None, untrusted: bool = False) -> dict[str, bytes]:
    """The files of a project's own, by their paths in the folder. ``SettingsError``: one of them cannot be published."""
    shelf = folder / SHELF if folder else None
    if shelf is None or not shelf.is_dir():
        return {}
    found: dict[str, bytes] = {}
    for path in _paths(str(shelf)):
        if not _NAME.fullmatch(path):
            raise _refused(path, "has a name that not every server and every disk can have", "use a-z, 0-9, . _ and -")
        content = read(shelf, path, _LARGEST)
        if content is not None:
            found[path] = content
        if len(found) > _MOST:
            raise _refused(path, f"is one more than {_MOST:,} files", "leave out what no page needs")
    if untrusted:
        for path, content in found.items():
            _see_that_it_is_still(path, content)
    return found


def _paths(folder: str, below: str = "") -> Iterator[str]:
    """Visible files, sorted; folders that are links are files to nobody."""
    with os.scandir(folder) as listing:
        entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _paths(entry.path, f"{below}{entry.name}/")
        elif not entry.name.endswith("~"):
            yield f"{below}{entry.name}"


def _see_that_it_is_still(path: str, content: bytes) -> None:
    hint = "take it out of static/, or build without --untrusted if you trust it"
    if not path.lower().endswith(_STILL):
        raise _refused(path, "may run in a browser, and nobody vouches for this edition", hint)
    if path.lower().endswith(".css") and _LOADS.search(content):
        raise _refused(path, "may load something, and nobody vouches for this edition", hint)


def _refused(path: str, why: str, hint: str) -> SettingsError:
    return SettingsError(f"{SHELF}/{path} {why}", hint)


class _Names:
    """The names of own files, as a disk takes them that knows no capitals."""

    def __init__(self, own: Iterable[str]) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        for path in sorted(own):
            self.see(path)
            self._files[path.casefold()] = path
            self._folders |= dict.fromkeys(_above(path), path)

    def see(self, path: str) -> None:
        """``SettingsError``: an own file and another cannot stand beside each other."""
        beside = self._folders.get(path.casefold(), path)
        for name in (path.casefold(), *_above(path)):
            beside = self._files.get(name, beside)
        if beside != path:
            hint = "give it another name"
            raise _refused(beside.removeprefix(f"{SHELF}/"), f"and {path} cannot both be there on every disk", hint)


def _above(path: str) -> list[str]:
    """The folders that a file is in."""
    folded = path.casefold()
    return [folded[:n] for n, letter in enumerate(folded) if letter == "/"]


_Edition = Callable[..., Iterable[Artifact]]


def with_own_static(edition: _Edition) -> Any:
    """Have the artifacts of a whole edition hold its own files: in the place of ours, and beside them."""

    @wraps(edition)
    def wrapped(renderer: object, index: Index, *more: object) -> Iterator[Artifact]:
        own = {
            f"{SHELF}/{path}": content
            for path, content in own_files(index.project.folder, index.project.untrusted).items()
        }
        names = _Names(own)
        for artifact in edition(renderer, index, *more):
            names.see(artifact.path)
            yield Artifact(artifact.path, own.pop(artifact.path)) if artifact.path in own else artifact
        for path, content in own.items():
            yield Artifact(path, content)

    return wrapped
