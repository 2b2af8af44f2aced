"""What an output path may be: no artifact leaves the site, and two of them are one where some disk takes them for one."""

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


def check_path(path: str) -> None:
    """``ValueError`` unless a path is relative, has ``/`` between plain names, and is not the marker's.

    Plain names are none of ``..``, and hold no backslash, colon or control character.
    """
    if not _PATH.fullmatch(path) or folded(path.partition("/")[0]) == MARKER:
        raise ValueError(f"not a path for an artifact: {path!r}")
