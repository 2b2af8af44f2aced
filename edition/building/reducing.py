"""Pages of the whole edition, made in several processes: each goes through all artifacts, and makes those it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.building import parquet
from edition.building.folders import Folder
from edition.building.gathering import attach
from edition.building.indexing import StoredIndex
from edition.building.lookups import Lookups
from edition.building.manifest import Written
from edition.building.plugins import renderers
from edition.model import Artifact
from edition.project import Project

TOGETHER = 100
"""Pages in one task."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """All that a worker needs to begin: the index and the catalog, which stand still, and where to write."""

    store: Path
    catalog: Path
    project: Project
    counts: dict[str, int]
    root: Path
    staging: Path
    parquet: bool = False


class Reducer:
    """Makes artifacts by their paths. They are asked for in the order in which renderers give them."""

    def __init__(self, place: Reduction) -> None:
        db = sqlite3.connect(f"{place.store.as_uri()}?mode=ro", uri=True)
        attach(db, place.catalog)
        self._lookups = Lookups(place.catalog, place.project)
        self._index = _Unstamped(db, self._lookups, place.counts, place.root)
        self._folder = Folder(place.staging, again=True)
        self._parquet = place.parquet
        self._artifacts = self._all()

    def __call__(self, paths: Sequence[str]) -> list[Written]:
        """Write these artifacts. Raises ``KeyError`` for what no renderer gives."""
        wanted = set(paths)
        made = {artifact.path: self._folder.write(artifact) for artifact in self._found(wanted)}
        return [made[path] for path in paths]

    def _found(self, wanted: set[str]) -> Iterator[Artifact]:
        """Go on where the last task has ended; begin again where something was passed by."""
        for artifacts in (self._artifacts, self._all()):
            self._artifacts = artifacts
            for artifact in artifacts:
                if artifact.path in wanted:
                    wanted.discard(artifact.path)
                    yield artifact
                if not wanted:
                    return

    def _all(self) -> Iterator[Artifact]:
        return everything(self._index, self._lookups, self._parquet)


class _Unstamped(StoredIndex):
    """The index for those who have been told what to make: no stamps are looked for."""

    def stamp(self, entity: object) -> str:  # noqa: ARG002 - as in the protocol
        """Nothing."""
        return ""

    def stamp_of(self, *parts: str) -> str:  # noqa: ARG002 - as in the protocol
        """Nothing."""
        return ""


def everything(index: StoredIndex, lookups: Lookups, as_parquet: bool = False) -> Iterator[Artifact]:
    """All artifacts of the whole edition; ``as_parquet``: its tables in that form as well."""
    for renderer in renderers():
        yield from renderer.edition(index, lookups)
    if as_parquet:
        yield from parquet.artifacts(index)
