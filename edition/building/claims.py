"""Which output paths are taken: no artifact leaves the site, and no two meet in one file on any disk."""

from __future__ import annotations

import re
from unicodedata import normalize

MARKER = ".edition-site.json"
"""The file that makes a folder a built site."""

_NAME = r"(?!\.\.?(?:/|\Z))[^/\\:\x00-\x1f\x7f\ud800-\udfff]+"
_PATH = re.compile(rf"{_NAME}(?:/{_NAME})*")


def folded(path: str) -> str:
    """The form in which two paths are one on a disk that ignores case or normalization (Unicode 3.13, D145)."""
    return path.lower() if path.isascii() else normalize("NFD", normalize("NFD", path).casefold())


def folders_of(path: str) -> list[str]:
    """The folders a relative path stands in, outermost first: ``a/b/c`` gives ``a`` and ``a/b``."""
    return [path[:end] for end, character in enumerate(path) if character == "/"]


class Claims:
    """The paths one writer has taken. A bad or a taken path is a programming error: ``ValueError``."""

    __slots__ = ("_folders", "_taken")

    def __init__(self) -> None:
        self._taken = {MARKER: MARKER}
        self._folders = {""}

    def claim(self, path: str) -> None:
        """Take a path: relative, ``/`` between plain names (no ``..``, no backslash, colon or control character)."""
        if not _PATH.fullmatch(path):
            raise ValueError(f"not a path for an artifact: {path!r}")
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._claim_folders(path)
        self._take(path)

    def _claim_folders(self, path: str) -> None:
        for folder in folders_of(path):
            if folder not in self._folders:
                self._take(folder)
                self._folders.add(folder)

    def _take(self, path: str) -> None:
        key = folded(path)
        key = path if key == path else key  # most paths are their own key: one string is enough
        if key in self._taken:
            raise ValueError(f"artifact path {path!r} is taken by {self._taken[key]!r}")
        self._taken[key] = path
