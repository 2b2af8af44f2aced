"""A project's XML catalog: what stands here for a name on the web (OASIS, XML Catalogs 1.1). Nothing is fetched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from edition.errors import SettingsError
from edition.reading.parsers import parser
from edition.tei import XML

NAME = "catalog.xml"
_CATALOG = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_PREFIX = f"{{{_CATALOG}}}"
_MOST_FILES = 100
_LARGEST = 10_000_000
_EXACT = {"uri": ("name", "uri"), "system": ("systemId", "uri"), "public": ("publicId", "uri")}
_BEGINNINGS = {
    "rewriteURI": ("uriStartString", "rewritePrefix"),
    "rewriteSystem": ("systemIdStartString", "rewritePrefix"),
}
_ENDINGS = {"uriSuffix": ("uriSuffix", "uri"), "systemSuffix": ("systemIdSuffix", "uri")}
_TABLES = {**_EXACT, **_BEGINNINGS, **_ENDINGS}


@dataclass(frozen=True, slots=True)
class Catalog:
    """The entries of one catalog and of those that it goes on to. Of several that fit, the most telling is taken:

    the whole name, then the longest beginning, then the longest end; of equals, the first.
    """

    exact: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str:
        """The address that stands for a name, or ''."""
        if name in self.exact:
            return self.exact[name]
        begins = max((start for start in self.beginnings if name.startswith(start)), key=len, default=None)
        if begins is not None:
            return self.beginnings[begins] + name[len(begins) :]
        ends = max((end for end in self.endings if name.endswith(end)), key=len, default=None)
        return self.endings[ends] if ends is not None else ""


def local(address: str) -> Path | None:
    """The path of a ``file:`` address on this machine; None for any other."""
    try:
        parts = urlsplit(address)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            return None
        from urllib.request import url2pathname  # noqa: PLC0415 - brings in http and ssl, a tenth of the time to start

        path = url2pathname(parts.path)
        return None if "\0" in path else Path(path)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=16)
def catalog(path: Path, root: Path) -> Catalog:
    """The catalog in a file inside a folder, with all that it goes on to. ``SettingsError``: it cannot be read.

    A file of that name that is no catalog of OASIS has no entries; nothing outside the folder is looked at.
    """
    found, left, seen = Catalog(), [path], set[Path]()
    while left and len(seen) < _MOST_FILES:
        one = left.pop(0)
        real = Path(os.path.realpath(one))
        if real in seen or not real.is_relative_to(os.path.realpath(root)) or not os.path.isfile(real):  # noqa: PTH113
            continue
        seen.add(real)
        next_ones = []
        for table, key, address in _entries(one):
            if table == "nextCatalog":
                next_ones.append(local(address))
            else:
                _of(found, table).setdefault(key, address)
        left = [*filter(None, next_ones), *left]
    return found


def _of(found: Catalog, table: str) -> dict[str, str]:
    return found.exact if table in _EXACT else found.beginnings if table in _BEGINNINGS else found.endings


def _entries(path: Path) -> Iterator[tuple[str, str, str]]:
    """Table, name and address of each entry, the address made absolute by ``xml:base``."""
    root = _parsed(path)
    if root is None or root.tag != f"{_PREFIX}catalog":
        return
    bases = {root.getparent(): path.resolve().as_uri()}
    for element in root.iter(f"{_PREFIX}*"):
        parent = bases.get(element.getparent(), bases[None])
        bases[element] = base = _joined(parent, element.get(f"{{{XML}}}base", ""))
        table = element.tag[len(_PREFIX) :]
        if table == "nextCatalog":
            yield table, "", _joined(base, element.get("catalog", ""))
        elif table in _TABLES:
            key, value = (element.get(name) for name in _TABLES[table])
            if key and value:
                yield table, " ".join(key.split()), _joined(base, value)


def _joined(base: str, address: str) -> str:
    """An address that is written from another one on; what is none leads nowhere."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _parsed(path: Path) -> Any:
    data = b""
    try:
        if path.stat().st_size <= _LARGEST:
            data = path.read_bytes()
        return etree.fromstring(data, parser(resolve_entities=False)) if _CATALOG.encode() in data else None
    except (OSError, ValueError, etree.XMLSyntaxError) as error:
        raise SettingsError(f"the catalog {path} cannot be read: {error}", "mend it, or remove it") from error
