"""Whether files below a folder have changed: they are looked at again and again, by name, time and size."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from edition.building.claims import MARKER

Snapshot = dict[str, tuple[int, int]]
"""Of every file, when it was changed, in nanoseconds, and how large it is, in bytes."""
SHARE = 10
"""Looking takes at most one part in so many of the time."""


def snapshot(paths: Sequence[Path], endings: tuple[str, ...] = ("",)) -> Snapshot:
    """The files that matter as they are now: below folders; of single files, themselves and what stands beside them.

    What matters has a name with one of these ``endings`` (in lower case), is not hidden, and stands in no built site.
    """
    found: Snapshot = {}
    for path in paths:
        deep = path.is_dir()
        beside = (entry.path for entry in _entries(path if deep else path.parent, deep, endings))
        for name in (*beside, *(() if deep else (str(path),))):
            try:
                status = os.stat(name)  # noqa: PTH116 - thousands of times
            except OSError:
                continue  # it has just gone
            found[name] = (status.st_mtime_ns, status.st_size)
    return found


def _entries(folder: Path, deep: bool, endings: tuple[str, ...]) -> Iterator[os.DirEntry[str]]:
    """Files that matter; links to folders are not followed."""
    pending = [str(folder)]
    while pending:
        try:
            with os.scandir(pending.pop()) as listing:
                entries = [entry for entry in listing if not entry.name.startswith(".") or entry.name == MARKER]
        except OSError:
            continue
        if any(entry.name == MARKER for entry in entries):
            continue
        for entry in entries:
            if deep and entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)
            elif entry.name.lower().endswith(endings):
                yield entry


class Watch:
    """Tells what has changed since it was last asked. A file that is still being written is waited for.

    ``pause`` are seconds between two looks, at least; more where looking takes long.
    """

    def __init__(self, look: Callable[[], Snapshot], pause: float) -> None:
        self._look, self._pause = look, pause
        self.known = self._last = look()
        self.wait = pause
        """Seconds until the next look is worth while."""

    def changed(self) -> frozenset[str]:
        """Look once: the files that are new, other or gone, if nothing has moved since the last look; else none."""
        begin = time.monotonic()
        now = self._look()
        at_rest, self._last = now == self._last, now
        self.wait = max(self._pause if now == self.known else self._pause / 5, SHARE * (time.monotonic() - begin))
        if not at_rest or now == self.known:
            return frozenset()
        before, self.known = self.known, now
        return frozenset(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
