"""Which pointer a text must write to reach an entry of a register: as it does already, or as the texts beside it do."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from edition.elements import NAMES, NAMES_WITH_POINTER


def pointed_in(root: Any) -> list[str]:
    """The pointers of the name elements of a file that are not inside an entry of a register."""
    found = []
    for one in root.iter(*NAMES, *NAMES_WITH_POINTER):
        if value := one.get("ref") or one.get("key"):
            found += value.split()
    return found


class Pointing:
    """The forms of pointers of an edition, seen from one of its texts."""

    def __init__(self, text_path: str, files: Iterable[tuple[str, list[str], set[str]]]) -> None:
        files = list(files)
        self._own = text_path
        self._holders: dict[str, list[str]] = defaultdict(list)
        for path, _, keys in files:
            for key in keys:
                self._holders[key].append(path)
        self._mine: dict[str, Counter[str]] = defaultdict(Counter)
        self._others: dict[str, Counter[str]] = defaultdict(Counter)
        self._before: dict[str, str] = {}
        folder = posixpath.dirname(text_path)
        for path, pointed, _ in files:
            if path == text_path:
                self._count(path, pointed, self._mine)
            elif posixpath.dirname(path) == folder:
                self._count(path, pointed, self._others)

    def is_own(self, path: str) -> bool:
        """Whether it is the text itself."""
        return path == self._own

    def _count(self, path: str, pointed: list[str], seen: dict[str, Counter[str]]) -> None:
        for token in pointed:
            before, mark, key = _split(token)
            for holder in self._holders.get(key, ()):
                if holder != path:
                    seen[holder][before + mark] += 1

    def to(self, path: str, key: str) -> str:
        """The pointer to an entry of a file."""
        if path not in self._before:
            self._before[path] = self._prefix(path)
        return self._before[path] + key

    def _prefix(self, path: str) -> str:
        if path == self._own:
            return "#"
        for seen in (self._mine, self._others):
            if found := seen.get(path):
                return found.most_common(1)[0][0]
        for seen in (self._mine, self._others):
            if any(found.most_common(1)[0][0] == "#" for found in seen.values()):
                return "#"
        return posixpath.relpath(path, posixpath.dirname(self._own) or ".") + "#"


def _split(token: str) -> tuple[str, str, str]:
    """``file.xml#id``, ``prefix:id`` or ``id``: what stands before the id, the mark between, the id."""
    for mark in ("#", ":"):
        before, found, key = token.rpartition(mark)
        if found and not key.startswith("//"):
            return before, mark, key
    return "", "", token
