"""A collection made larger: copies of it side by side, told apart by a suffix on every id, pointer and file name.

A file is cut once at each place that needs the suffix; a copy is the pieces joined by the suffix of that copy. So the
bytes of a copy are those of the source but for the suffixes, and an id or pointer keeps its meaning within its copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from edition.building.discovery import discover
from edition.project import SETTINGS
from edition.reading.pictures import EXTENSIONS

_TAG = rb"<[^\s<>/!?\"'][^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>"
MARKUP = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|" + _TAG, re.DOTALL)
_ATTRIBUTE = re.compile(rb"([^\s=<>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TOKEN = re.compile(rb"\S+")
IDS = re.compile(rb"\sxml:id\s*=\s*(?:\"\s*([^\"]*?)\s*\"|'\s*([^']*?)\s*')")
_PREFIX = re.compile(rb"<prefixDef\s[^>]*?\bident\s*=\s*[\"']([^\"']+)")
POINTING = (
    "active ana copyOf corresp decls exclude facs hand key mutual next passive prev ref resp sameAs select source "
    "spanTo synch target targets toWhom where who wit"
).split()
"""Attributes in which a bare word may be an id. In all attributes ``#x`` and names of files are pointers."""

_POINTING = frozenset(name.encode() for name in POINTING)


@dataclass(frozen=True, slots=True)
class Names:
    """What a pointer of a collection can mean: its ids, the names of its files, its private prefixes."""

    ids: frozenset[bytes]
    files: frozenset[bytes]
    prefixes: frozenset[bytes]

    def places(self, attribute: bytes, token: bytes) -> Iterator[int]:
        """Where in one token of an attribute's value the suffix goes, from its beginning, in bytes."""
        if attribute == b"xml:id":
            yield _end(token)
            return
        left, hash_sign, right = token.partition(b"#")
        is_file = re.split(rb"[/:]", left)[-1] in self.files
        if is_file or (not hash_sign and attribute in _POINTING and self._is_id(left)):
            yield _end(left)
        if right and b"$" not in right and (is_file or not left):
            yield len(left) + 1 + _end(right)

    def _is_id(self, token: bytes) -> bool:
        prefix, _, rest = token.partition(b":")
        return token in self.ids or (prefix in self.prefixes and rest in self.ids)


@dataclass(frozen=True, slots=True)
class Template:
    """One file: its path and its bytes, cut where the suffix of a copy goes."""

    path: str
    pieces: tuple[bytes, ...]

    def copy(self, number: int) -> bytes:
        """The file as it stands in a copy."""
        return (b"-c%d" % number).join(self.pieces)

    def path_of(self, number: int) -> str:
        """Its path in a copy."""
        stem, dot, ending = self.path.rpartition(".")
        return f"{stem}-c{number}{dot}{ending}"


@dataclass(frozen=True, slots=True)
class Collection:
    """The XML of a folder, ready to be copied, in encodings that extend ASCII (not UTF-16); its pictures, once for all copies."""

    templates: tuple[Template, ...]
    others: dict[str, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of its XML."""
        return sum(len(piece) for template in self.templates for piece in template.pieces)

    def copies_for(self, size: int) -> int:
        """How many copies make at least ``size`` bytes."""
        return -(-size // self.size)

    def write(self, folder: Path, copies: int) -> Path:
        """Write so many copies into a folder, with the edition's settings and pictures; returns the folder."""
        for template in self.templates:
            for number in range(1, copies + 1):
                path = folder / template.path_of(number)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(template.copy(number))
        for name, content in self.others.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        return folder


def read(folder: Path) -> Collection:
    """The files of a folder that a build would read."""
    files = {path: (folder / path).read_bytes() for path in discover(folder).paths}
    known = names(files)
    return Collection(tuple(Template(path, _cut(data, known)) for path, data in files.items()), dict(others(folder)))


def names(files: Mapping[str, bytes]) -> Names:
    """What pointers in these files, by path, can mean."""
    return Names(
        frozenset(a or b for data in files.values() for a, b in IDS.findall(data)),
        frozenset(path.rpartition("/")[2].encode() for path in files),
        frozenset(ident for data in files.values() for ident in _PREFIX.findall(data)),
    )


def others(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Settings and pictures."""
    for path in sorted(folder.rglob("*.*")):
        if path.is_file() and (path == folder / SETTINGS or path.suffix[1:].casefold() in EXTENSIONS):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _cut(data: bytes, names: Names) -> tuple[bytes, ...]:
    cuts = [0, *places(data, names), len(data)]
    return tuple(data[start:end] for start, end in pairwise(cuts))


def places(data: bytes, names: Names) -> Iterator[int]:
    """Where the suffix goes in a file, in bytes from its beginning."""
    for tag in MARKUP.finditer(data):
        if data[tag.start() + 1] in b"!?":
            continue
        for attribute in _ATTRIBUTE.finditer(data, *tag.span()):
            for token in _TOKEN.finditer(data, *attribute.span(attribute.lastindex or 0)):
                yield from (token.start() + place for place in names.places(attribute[1], token[0]))


def _end(name: bytes) -> int:
    """Where the suffix goes: before an ending ``.xml``, otherwise at the end."""
    return len(name) - (4 if name.lower().endswith(b".xml") else 0)
