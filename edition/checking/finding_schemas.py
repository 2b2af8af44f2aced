"""Where a schema that is named is: beside the text, in the project's catalog, in the shelves, or, when asked, on the web."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from edition.checking import catalogs, fetching
from edition.checking.naming_schemas import bare
from edition.tei import has_scheme

NOT_HERE = "which is not here"
OUTSIDE = "which lies outside the edition"
LINK = "which is a link that leads out of the edition"


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks for schemas. ``root`` is the folder of the edition; ``cache`` is where fetched ones are kept (None: none is)."""

    shelves: tuple[Path, ...]
    root: Path | None = None
    cache: Path | None = None

    def find(self, name: str, folder: str = "") -> Path | str:
        """The file of a schema; or why it is not found, as a clause. ``folder``: of the text, relative to the root."""
        beside = self._beside(name, folder)
        if isinstance(beside, Path):
            return beside
        address = self._by_catalog(name)
        if address and (path := catalogs.local(address)):
            return self._inside(path)
        return self._in_shelves(name) or self._fetched(address or name) or beside

    def _beside(self, name: str, folder: str) -> Path | str:
        """A relative name is a path from the text on; an absolute one must lead into the edition."""
        if self.root is None:
            return NOT_HERE
        if has_scheme(name) or name.startswith("/"):
            path = catalogs.local(bare(name) if has_scheme(name) else f"file://{bare(name)}")
            return NOT_HERE if path is None else self._inside(path)
        return self._inside(self.root / folder / unquote(bare(name))) if bare(name) else NOT_HERE

    def _inside(self, path: Path) -> Path | str:
        """A file in the edition; nothing outside is looked at."""
        root = os.path.realpath(self.root or "")
        plain = os.path.normpath(path)
        if not _is_within(plain, os.path.normpath(self.root or "")) and not _is_within(plain, root):
            return OUTSIDE
        if not _is_file(Path(plain)):
            return NOT_HERE
        return Path(plain) if _is_within(os.path.realpath(plain), root) else LINK

    def _by_catalog(self, name: str) -> str:
        if self.root is None:
            return ""
        for folder in (self.root, self.root / "schema"):
            if found := catalogs.catalog(folder / catalogs.NAME, self.root).find(name):
                return found
        return ""

    def _in_shelves(self, name: str) -> Path | None:
        """The last part of an address, in the shelves; the project's own come first."""
        file = re.split(r"[/\\]", bare(name))[-1]
        for shelf in self.shelves if file not in ("", ".", "..") else ():
            path = shelf / unquote(file)
            if _is_file(path) and _is_within(os.path.realpath(path), os.path.realpath(self._home(shelf))):
                return path
        return None

    def _home(self, shelf: Path) -> Path:
        return self.root if self.root and shelf.is_relative_to(self.root) else shelf

    def _fetched(self, address: str) -> Path | str:
        if self.cache is None or not fetching.is_address(address):
            return ""
        found = fetching.fetched(address, self.cache)
        return found if isinstance(found, Path) else str(found)


def _is_file(path: Path) -> bool:
    """Whether a regular file is there; an odd name is none."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises for names that are too long


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
