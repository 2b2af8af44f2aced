"""What must be read anew: files that were made of other things than now, or were told other things than they would be."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from edition.building import disk
from edition.building.asking import ENTITIES, FILES, answer
from edition.building.lookups import Lookups
from edition.building.manifest import Written
from edition.building.standing import Changes
from edition.building.store import Kept, Result, Store


@dataclass(slots=True)
class Plan:
    """``keys`` of all files that hold texts, in order; ``stale`` are to be read; ``gone`` are results to be taken out."""

    keys: dict[str, str]
    stale: set[str]
    gone: list[Result]
    changed: bool


def plan(store: Store, lookups: Lookups, changes: Changes) -> Plan:
    """What is to be done to come from the last build to this one."""
    keys = dict(lookups.keys())
    other = dict(_otherwise(store, lookups, changes))
    store.answered(other.items())
    results = list(store.results())
    standing = {result.path for result in results if keys.get(result.path) == result.key and _holds(result, other)}
    stale = set(keys) - standing
    gone = [result for result in results if result.path not in standing]
    return Plan(keys, stale, gone, bool(stale or gone))


def _holds(result: Result, other: Collection[int]) -> bool:
    """Whether a file would still be told what it was told."""
    if not other:
        return True
    asked = array("q")
    asked.frombytes(result.asked)
    return not any(number in other for number in asked)


def _otherwise(store: Store, lookups: Lookups, changes: Changes) -> Iterator[tuple[int, str]]:
    """Questions that are answered otherwise now: only those are asked again that the changes may concern."""
    is_known = bool(changes.before) and store.note("generation") == changes.before
    if is_known and not changes.paths:
        return
    for number, question, told in list(
        store.questions(_concerned(changes) if is_known and not changes.renamed else None)
    ):
        if (now := answer(lookups, question)) != told:
            yield number, now


def _concerned(changes: Changes) -> list[str]:
    """What changes may be about."""
    return [FILES, *([ENTITIES] if changes.redescribed else []), *(f"file:{path}" for path in changes.paths)]


def is_intact(site: Path, kept: Kept) -> bool:
    """Whether an artifact stands in a site as it was published: by size and time, or else by its bytes."""
    path = f"{site}/{kept.path}"
    try:
        status = disk.lstat(path)
        if not disk.is_regular(status) or status.st_size != kept.size or kept.mtime < 0:
            return False
        return status.st_mtime_ns == kept.mtime or _digest(path) == kept.sha256
    except OSError:
        return False


def holds(site: str, file: Written) -> bool:
    """Whether a file of a site has the bytes that the manifest lists."""
    path = f"{site}/{file.path}"
    return disk.is_regular(disk.lstat(path)) and _digest(path) == file.sha256


def _digest(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 - by its text, as all paths of the site
        return hashlib.file_digest(file, "sha256").hexdigest()


def written(kept: Kept) -> Written:
    """An artifact as the manifest lists it."""
    return Written(kept.path, kept.size, kept.sha256)
