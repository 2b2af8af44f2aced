"""The files of a schema: its own and those it includes, from its folder and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from edition.checking.namespaces import SCHEMATRON
from edition.checking.schematron.model import Spot
from edition.errors import SettingsError
from edition.reading.parsers import parser
from edition.tei import ID

_TOLD = tuple(f"{{{uri}}}" for uri in SCHEMATRON)
MOST_FILES, MOST_BYTES, DEEPEST = 200, 20_000_000, 20


def local(element: Any) -> str:
    """The name of an element of Schematron, or ''."""
    tag = getattr(element, "tag", None)
    uri, _, name = tag[1:].rpartition("}") if isinstance(tag, str) else ("", "", "")
    return name if uri in SCHEMATRON else ""


class Files:
    """Reads files and remembers where each element stood. Raises ``SettingsError`` for what cannot be read."""

    def __init__(self, path: Path) -> None:
        self.folder = path.resolve().parent
        self.spots: dict[Any, Spot] = {}
        self._files = self._bytes = 0

    def read(self, path: Path, why: str = "") -> Any:
        """The root element of a file."""
        data = self._data(path, why)
        try:
            root = etree.fromstring(data, parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            message = f"the schema {self.shown(path)} is not well-formed XML: {error}"
            raise SettingsError(message, "mend the file, or name another schema") from error
        shown = self.shown(path)
        for n, element in enumerate(root.iter("*")):
            if element.tag.startswith(_TOLD):
                self.spots[element] = Spot(shown, n, data)
        return root

    def shown(self, path: Path) -> str:
        """A path as it is told: relative to the place where the command runs, if it is below it."""
        try:
            return Path(os.path.realpath(path)).relative_to(Path.cwd()).as_posix()
        except ValueError:
            return path.as_posix()

    def _data(self, path: Path, why: str) -> bytes:
        self._files += 1
        if self._files > MOST_FILES:
            raise SettingsError(f"the schema includes more than {MOST_FILES} files{why}", "join some of them")
        if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises for names that are too long
            raise SettingsError(f"there is no schema {self.shown(path)}{why}", "put the file there, or name another")
        try:
            self._bytes += path.stat().st_size
            if self._bytes > MOST_BYTES:
                raise SettingsError(f"the schema {self.shown(path)} has more than {MOST_BYTES:,} bytes", "divide it")
            return path.read_bytes()
        except OSError as error:
            raise SettingsError(f"the schema {self.shown(path)} cannot be read: {error.strerror}") from error

    def find(self, element: Any, href: str) -> tuple[Path, str]:
        """The file that ``href`` leads to from an element, and the id after ``#``."""
        spot = self.spots[element]
        place, _ = spot.place("href")
        return self.beside(Path(spot.path), href, f" ({place.path}:{place.line})")

    def beside(self, path: Path, href: str, where: str = "") -> tuple[Path, str]:
        """The file that ``href`` leads to from another file, if that is in the schema's folder."""
        try:
            parts = urlsplit(href)
        except ValueError as error:
            raise SettingsError(f"“{href}” is no address{where}") from error
        if parts.scheme or parts.netloc:
            raise SettingsError(f"{href} is not fetched: schemas include files of their own folder only{where}")
        path = path.resolve().parent / unquote(parts.path) if parts.path else path.resolve()
        if "\0" in str(path) or not Path(os.path.realpath(path)).is_relative_to(self.folder):
            raise SettingsError(f"{href} leads out of the schema's folder and is not read{where}")
        return path, parts.fragment

    def included(self, element: Any, href: str, above: tuple[str, ...] = ()) -> Any:
        """What ``href`` names, with its own inclusions put in: a root, or the element with that id."""
        path, fragment = self.find(element, href)
        spot = self.spots[element]
        place, _ = spot.place("href")
        name = f"{os.path.realpath(path)}#{fragment}"
        if name in above or len(above) >= DEEPEST:
            raise SettingsError(
                f"{href} is included within itself, or more than {DEEPEST} levels deep ({place.path}:{place.line})",
                "remove one of the inclusions",
            )
        root = self.read(path, f", which {place.path}:{place.line} includes")
        found = root
        if fragment:
            found = next((e for e in root.iter("*") if fragment in (e.get("id"), e.get(ID))), None)
        if found is None:
            raise SettingsError(f"{href}: nothing in it has the id {fragment} ({place.path}:{place.line})")
        self.include(found, (*above, name))
        return found

    def include(self, root: Any, above: tuple[str, ...] = ()) -> None:
        """Put inclusions into a tree: ``include`` is replaced by what it names, ``extends`` by the parts of that."""
        for element in [e for e in root.iter("*") if local(e) in ("include", "extends") and e.get("href") is not None]:
            found = self.included(element, element.get("href", "").strip(), above)
            new = [found] if local(element) == "include" else list(found)
            parent = element.getparent()
            at = parent.index(element)
            parent[at : at + 1] = new
