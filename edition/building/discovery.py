"""Which files of a source may be texts. What cannot be read is a problem, and the rest is found all the same."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edition.building import disk
from edition.building.claims import MARKER
from edition.building.sources import (
    LIMIT,
    Refused,
    is_inside,
    link_outside,
    missing,
    objection,
    open_source,
    read_source,
    unreadable,
)
from edition.building.swapping import OURS
from edition.errors import SourceError
from edition.model import Problem

__all__ = ["LIMIT", "Found", "Refused", "discover", "is_candidate", "read_source"]

SUFFIXES = (".xml", ".tei", ".p4", ".p5")
CACHE = ".edition-cache"

Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates of a source: ``paths`` relative to ``root`` (a real path), with ``/``, sorted by code points.

    ``left_aside`` counts visible files whose name is no candidate's, and links to files that are found anyway.
    """

    root: Path
    paths: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    left_aside: int = 0


def discover(source: Path, output: Path | None = None) -> Found:
    """The candidates below a folder, or the one file named; ``output`` and what it holds is skipped.

    ``SourceError``: there is no such source, it cannot be read, or it is a built site.
    """
    try:
        mode = disk.stat(source).st_mode
    except (OSError, ValueError) as error:
        raise missing(source, error) from error
    if stat.S_ISDIR(mode):
        return _discover_folder(source, output)
    if stat.S_ISREG(mode):
        return _discover_file(source)
    raise SourceError(f"{source} is neither a folder nor a file.", "Name a folder of TEI files, or one of them.")


def _discover_file(source: Path) -> Found:
    root, name = Path(disk.real_path(source.parent)), source.name
    try:
        disk.close(open_source(root, name)[0])
    except Refused as refused:
        raise SourceError(f"{source}: {refused.problem.message}", refused.problem.hint) from refused
    return Found(root, (name,))


def _discover_folder(source: Path, output: Path | None) -> Found:
    root = disk.real_path(source)
    walk = _Walk(root, _identity(output) if output else None)
    try:
        names = {entry.name for entry in disk.list_folder(root)}
    except OSError as error:
        raise SourceError(f"The folder {source} cannot be read: {disk.in_words(error)}.") from error
    if MARKER in names:
        raise SourceError(
            f"{source} is a site that was built, not a source.", "Name the folder that holds the TEI files."
        )
    return walk.found()


class _Walk:
    """One walk through a source folder. Real folders come first, so that a link never hides what it leads to."""

    def __init__(self, root: str, output: Identity | None) -> None:
        self.root = root
        self._output = output
        self._seen: set[Identity | None] = set()
        self._files: set[str] = set()
        self._links: list[tuple[str, str]] = []
        self._paths: list[str] = []
        self._problems: list[Problem] = []
        self._aside = 0

    def found(self) -> Found:
        self._folder("", self.root)
        for path, place in self._links:
            self._link(path, disk.real_path(place))
        problems = sorted(self._problems, key=lambda problem: problem.place.path if problem.place else "")
        return Found(Path(self.root), tuple(sorted(self._paths)), tuple(problems), self._aside)

    def _folder(self, path: str, real: str) -> None:
        """Walk a folder; ``path`` is relative to the root and ends with ``/``, or is empty."""
        pending = [(path, real)]
        while pending:
            path, real = pending.pop()
            for entry in self._entries(path, real):
                name = path + entry.name
                if entry.is_symlink():
                    self._links.append((name, entry.path))
                elif entry.is_dir():
                    pending.append((name + "/", entry.path))
                else:
                    self._file(name, entry.path)

    def _entries(self, path: str, real: str) -> Iterator[os.DirEntry[str]]:
        """What is visible in a folder; nothing in one that was seen, is the output, or is a site."""
        identity = _identity(real)
        if identity and (identity in self._seen or (path and identity == self._output)):
            return
        try:
            entries = disk.list_folder(real)
        except OSError as error:
            self._problems.append(unreadable(path.rstrip("/"), "folder", error))
            return
        self._seen.add(identity)
        if all(entry.name != MARKER for entry in entries):
            yield from (entry for entry in entries if not _is_hidden(entry.name))

    def _file(self, path: str, real: str) -> None:
        if not is_candidate(path) or real in self._files:
            self._aside += 1
        elif problem := objection(path, real):
            self._problems.append(problem)
        else:
            self._files.add(real)
            self._paths.append(path)

    def _link(self, path: str, real: str) -> None:
        try:
            mode = disk.stat(real).st_mode
        except OSError as error:
            self._broken_link(path, real, error)
            return
        matters = stat.S_ISDIR(mode) or is_candidate(path)
        if matters and not is_inside(real, self.root):
            self._problems.append(link_outside(path))
        elif matters and self._is_ours(real):
            return
        elif stat.S_ISDIR(mode):
            self._folder(path + "/", real)
        else:
            self._file(path, real)

    def _broken_link(self, path: str, real: str, error: OSError) -> None:
        if not is_candidate(path):
            self._aside += 1
        elif is_inside(real, self.root):
            self._problems.append(unreadable(path, "link", error))
        else:
            self._problems.append(link_outside(path))

    def _is_ours(self, real: str) -> bool:
        """Whether a link leads into a site, the output, a cache, or a staging folder."""
        folder = self.root
        for name in Path(real).relative_to(self.root).parts:
            folder = f"{folder}/{name}"
            if name == CACHE or OURS.fullmatch(name) or _identity(f"{folder}/{MARKER}"):
                return True
            if self._output and _identity(folder) == self._output:
                return True
        return False


def is_candidate(path: str) -> bool:
    """Whether a name may be that of a TEI file."""
    return path.lower().endswith(SUFFIXES)


def _is_hidden(name: str) -> bool:
    backup = name.endswith("~") or (name.startswith("#") and name.endswith("#")) or name.lower().endswith(".bak")
    return backup or name.startswith(".")


def _identity(path: Path | str) -> Identity | None:
    """Device and number of a file, None where none can be reached."""
    try:
        status = disk.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
