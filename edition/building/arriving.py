"""A worker that shares no disk with the one who asked: it unpacks what it needs, works, and hands over what it has written.

The texts of a task come with it. What else it turns out to need of the source (an included file, a picture) it asks for:
the task is then handed back, and comes again with the answers.
"""

from __future__ import annotations

import os
import pickle
import posixpath
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from edition.building import sources
from edition.building.sources import Refused, unreadable
from edition.building.travelling import OURS, Answer, Kit, Made, Parcel, dumps, house, loads

_HERE = -1
"""Instead of a size: the bytes are here."""


class Wanting(BaseException):
    """The bytes of a file are missing. It goes through code that catches every ``Exception``, and is not remembered there."""


def arrive(kit: Path) -> Callable[[bytes], Made]:
    """The worker of a process, made of what was packed; it stands in the folder of that file."""
    packed: Kit = pickle.loads(kit.read_bytes())  # noqa: S301 - from who handed over this program's work
    folder = kit.parent / f"worker-{os.getpid()}"
    places = {OURS: house()} | {name: Path(os.path.realpath(folder / at)) for name, at in packed.layout.items()}
    for place in packed.layout:
        places[place].mkdir(parents=True, exist_ok=True)
    for path, content in loads(packed.files, places):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    source = _Source(places["source"], packed.sizes)
    sources.supply = source.supply
    make, setting = loads(packed.work, places)
    return _Desk(source, places, make(setting))


class _Desk:
    """Does one parcel after the other."""

    def __init__(self, source: _Source, places: dict[str, Path], work: Callable[[list[str]], Any]) -> None:
        self._source, self._places, self._work = source, places, work

    def __call__(self, load: bytes) -> Made:
        """What comes of a parcel, or what is missing for it."""
        parcel: Parcel = pickle.loads(load)  # noqa: S301 - as in arrive
        self._source.take(parcel.files)
        try:
            return self._made(parcel.paths)
        finally:
            self._source.forget(parcel.paths)

    def _made(self, paths: list[str]) -> Made:
        result, raised = None, None
        try:
            result = self._work(paths)
        except Wanting:
            self._look_for_more(paths)
        except Exception as error:  # noqa: BLE001 - raised below, unless it is for want of a file
            raised = error
        files, missing = dict(self._written()), self._source.missing()
        if missing:
            return Made(missing=missing)
        if raised:
            raise raised
        return Made(dumps(result, self._places), files)

    def _look_for_more(self, paths: list[str]) -> None:
        """Every text as far as it goes: so all that they include is asked for at once, and not file by file."""
        for path in paths:
            with suppress(Wanting, Exception):
                self._work([path])

    def _written(self) -> Any:
        """Takes what was written out of the folders for it."""
        for name, place in self._places.items():
            if name.startswith("made-"):
                for folder, _, files in os.walk(place):
                    for file in files:
                        path = Path(folder, file)
                        yield (name, path.relative_to(place).as_posix()), path.read_bytes()
                        path.unlink()


class _Source:
    """The source as far as it is here: what was sent of it stands in a folder, and of the rest nothing is known.

    ``sizes`` are of files that nobody has sent: they are made, without their bytes, when one is looked at.
    """

    def __init__(self, root: Path, sizes: dict[str, int]) -> None:
        self._root = root
        self._known: dict[str, int | Refused] = dict(sizes)
        self._missing: dict[str, bool] = {}
        self._brought: set[str] = set()

    def take(self, files: dict[str, Answer]) -> None:
        """Take in what was sent with a parcel."""
        for path, answer in files.items():
            self._known[path] = _HERE if isinstance(answer, bytes) else answer
            if isinstance(answer, bytes):
                place = self._place(path)
                if not place.exists():
                    self._brought.add(path)
                place.write_bytes(answer)

    def _place(self, path: str) -> Path:
        target = self._root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def forget(self, paths: list[str]) -> None:
        """The texts of a parcel that is done go; what was asked for stays, others may need it too."""
        for path in self._brought.intersection(paths):
            del self._known[path]
            with suppress(OSError):
                (self._root / path).unlink()
        self._brought.clear()

    def missing(self) -> dict[str, bool]:
        """What has been missing since this was asked before."""
        found, self._missing = self._missing, {}
        return found

    def supply(self, path: str, content: bool) -> None:
        """See :data:`edition.building.sources.supply`. Raises ``Wanting`` where the bytes of a file are needed first."""
        plain = posixpath.normpath(path)
        known = self._known.get(plain)
        if isinstance(known, Refused):
            raise known
        if known is None or (content and known != _HERE):
            self._missing[plain] = content or self._missing.get(plain, False)
            raise Wanting if content else Refused(unreadable(path, "file", OSError(2, "")))
        if known != _HERE and not (self._root / plain).exists():
            with self._place(plain).open("wb") as file:
                file.truncate(known)
