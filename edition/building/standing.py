"""What of an earlier survey still stands: files whose bytes, and all that their facts depend on, are what they were."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from edition.building.catalog import Catalog
from edition.building.depending import depends_of, read_depends
from edition.building.library import Library
from edition.building.sources import Refused
from edition.building.surveying import FileFacts
from edition.reading.parsing import sha256

_KEPT = 10_000
"""Pictures of which it is held whether they are there: many texts show the same."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a survey found changed: ``paths`` of files that are new, other than before, or gone.

    ``renamed``: texts are called or ordered otherwise; ``redescribed``: entities may be. ``before`` is the name of the
    state that was found ('' for none), ``generation`` that of the one that was reached.
    """

    paths: frozenset[str]
    renamed: bool
    redescribed: bool
    before: str
    generation: str

    @classmethod
    def of(cls, catalog: Catalog) -> Self:
        """What a finished catalog has gone through."""
        changed = frozenset(catalog.changed)
        return cls(changed, catalog.renamed, catalog.redescribed, catalog.before, catalog.generation)


class Standing:
    """Asks of each file whether its facts stand. Every file is read and hashed: nothing is believed of its date."""

    def __init__(self, catalog: Catalog, library: Library) -> None:
        self._catalog, self._library = catalog, library
        self._known, self._depends = catalog.known(), catalog.depends()
        self._hashes: dict[str, str] = {}
        self._there = lru_cache(maxsize=_KEPT)(library.has_picture)

    def stands(self, path: str, members: list[str]) -> bool:
        """Whether the facts of a file are as they were; ``members`` grows by the texts it includes."""
        if path not in self._known or self._hash(path) != self._known[path]:
            return False
        if path not in self._depends:
            return True
        depends = read_depends(self._depends[path])
        if not (depends.lasting and all(self._hash(file) == sha for file, sha in depends.fragments)):
            return False
        if not all(map(self._is_text, {*depends.members}.difference(path for path, _ in depends.fragments))):
            return False
        if not all(map(self._there, depends.pictures)) or any(map(self._there, depends.missing)):
            return False
        members += depends.members
        return True

    def _is_text(self, path: str) -> bool:
        """Whether a file that is named as a text of its own still is one."""
        return self._hash(path) == self._known.get(path) or self._library.is_text(path)

    def _hash(self, path: str) -> str:
        if path not in self._hashes:
            try:
                found = sha256(self._library.read(path))
            except Refused:
                found = ""
            if path in self._known:  # asked for once
                return found
            self._hashes[path] = found
        return self._hashes[path]

    def drop_others(self, paths: Collection[str]) -> None:
        """Forget files that are no more among these."""
        for path in self._known:
            if path not in paths:
                self._catalog.remove(path)


def members_of(facts: FileFacts) -> tuple[str, ...]:
    """Texts that a file includes, and registers: they are files of their own to the survey."""
    return depends_of(facts).members
