"""Which entries of one id describe one entity, and what its id is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from edition.addresses import file_name

Row = tuple[Any, ...]
"""The columns of :class:`Described`, in that order."""


class Described(NamedTuple):
    """One entry of the catalog. ``addresses`` and ``alias`` hold several values, one a line and with blanks between."""

    n: int
    xml_id: str
    path: str
    kind: str
    name: str
    digest: str
    local: int
    addresses: str
    ordinal: int
    alias: str = ""


def entities_of(
    xml_id: str, rows: list[Row], is_taken: Callable[[str], bool] = lambda _: False
) -> tuple[list[tuple[int, str]], list[tuple[str, str, int, str]]]:
    """(n, entity id) of each entry of one ``xml:id`` ('' for those without), and the collisions.

    Entries in several files are one entity when they share an identifier, or when they are no text's own list of
    participants and have the same name; also when a third one makes two of them one, whatever their order. Where they
    differ, each entity is named by its file as well: by that of its first entry; ``is_taken`` says which ids others have.
    """
    if xml_id and len(rows) == 1:  # nearly all of them
        return [(rows[0][0], xml_id)], []
    entries = [Described(*row) for row in rows]
    if not xml_id:
        return [(entry.n, _nameless(entry)) for entry in entries], []
    clusters = _clusters(entries)
    if len(clusters) == 1:
        return [(entry.n, xml_id) for entry in entries], []
    named: list[tuple[int, str]] = []
    problems: list[tuple[str, str, int, str]] = []
    taken: set[str] = set()
    for cluster in clusters:
        entity = _by_path(cluster[0], lambda name: name in taken or is_taken(name))
        taken.add(entity)
        message = f"several entries have the id “{xml_id}” and describe different things; this one is called {entity}"
        named += ((entry.n, entity) for entry in cluster)
        problems += (("entry-id-collision", entry.path, entry.ordinal, message) for entry in cluster)
    return named, problems


def _nameless(entry: Described) -> str:
    """The id of an entry that nothing can point to: from its kind and what it says, so that it lasts."""
    return f"{file_name(entry.name)[:60]}-{entry.digest[:6]}"


def _clusters(entries: list[Described]) -> list[list[Described]]:
    """Entries that are joined by what they share, directly or through others; in the order of the first of each."""
    above = list(range(len(entries)))
    first_with: dict[tuple[str, ...], int] = {}
    for n, entry in enumerate(entries):
        for key in _keys(entry):
            one, other = _top(first_with.setdefault(key, n), above), _top(n, above)
            above[max(one, other)] = min(one, other)
    clusters: dict[int, list[Described]] = {}
    for n, entry in enumerate(entries):
        clusters.setdefault(_top(n, above), []).append(entry)
    return list(clusters.values())


def _top(n: int, above: list[int]) -> int:
    """The first entry of the cluster of an entry; what was gone through on the way is made shorter (union-find)."""
    while above[n] != n:
        above[n] = above[above[n]]
        n = above[n]
    return n


def _keys(entry: Described) -> Iterator[tuple[str, ...]]:
    """What makes entries of one kind one entity: each address; the name, unless it is a participant of one text."""
    yield from (("address", entry.kind, address) for address in entry.addresses.split("\n") if address)
    if not entry.local:
        yield "name", entry.kind, entry.name.casefold()


def _by_path(entry: Described, is_taken: Callable[[str], bool]) -> str:
    """The id of an entity by its first entry's file, numbered where that file has several."""
    stem = f"{entry.path.rpartition('.')[0].replace('/', '.')}.{entry.xml_id}"
    entity, n = stem, 1
    while is_taken(entity):
        n += 1
        entity = f"{stem}.{n}"
    return entity
