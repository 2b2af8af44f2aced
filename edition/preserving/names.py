"""Names of files, and whether any disk, and anything that packs folders, can keep them apart."""

from __future__ import annotations

from collections.abc import Iterator

from edition.building.claims import folded, folders_of
from edition.model import Problem
from edition.preserving.folder import Site, problem

_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))))
_FORBIDDEN = frozenset('<>:"\\|?*')
_LONGEST = 255
_LONGEST_PATH = 4000
_SLUG = "site-name"


def faults(site: Site) -> Iterator[Problem]:
    """Files that some disk takes for one, or cannot hold; links and other things that are no files."""
    yield from _collisions(site)
    for path in site.files:
        yield from (problem(_SLUG, words, path) for words in _path(path))
    for path, why in site.odd:
        yield problem(_SLUG, why, path)


def _collisions(site: Site) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for path in site.files:
        for name in (*folders_of(path), path):
            if (other := seen.setdefault(folded(name), name)) != name:
                yield problem(_SLUG, f"disks that do not heed case or composition take it for {other}", path)
                break


def _path(path: str) -> Iterator[str]:
    if len(path) > _LONGEST_PATH:
        yield "the path is too long for some systems"
    for name in path.split("/"):
        if name.partition(".")[0].lower() in _RESERVED:
            yield f"“{name}” is a name that Windows keeps for itself"
        elif name.endswith((".", " ")) or name.startswith(" ") or _FORBIDDEN & set(name) or not name.isprintable():
            yield f"{name!r} is a name that some disks do not allow"
        elif len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
            yield "a name of it is too long for some disks"
