"""Which entries of one id describe one entity, and what its id is."""

from __future__ import annotations

from typing import Any

from edition.addresses import file_name

Row = tuple[Any, ...]
"""n, xml_id, path, kind, name, digest, local, addresses, ordinal of an entry."""


def entities_of(xml_id: str, rows: list[Row]) -> tuple[list[tuple[int, str]], list[tuple[str, str, int, str]]]:
    """(n, entity id) of each entry of one ``xml:id`` ('' for those without), and the collisions.

    Entries in several files are one entity when they share an identifier, or when they are no text's own list of
    participants and have the same name. Where they differ, each entity is named by its file as well.
    """
    if not xml_id:
        return [(row[0], _nameless(row)) for row in rows], []
    clusters = _clusters(rows)
    if len(clusters) == 1:
        return [(row[0], xml_id) for row in rows], []
    named: list[tuple[int, str]] = []
    problems = []
    taken: set[str] = set()
    for cluster in clusters:
        entity = _by_path(cluster[0], taken)
        taken.add(entity)
        for row in cluster:
            named.append((row[0], entity))
            message = (
                f"several entries have the id “{xml_id}” and describe different things; this one is called {entity}"
            )
            problems.append(("entry-id-collision", row[2], row[8], message))
    return named, problems


def _nameless(row: Row) -> str:
    """The id of an entry that nothing can point to: from what it says, so that it lasts."""
    return f"{file_name(row[4])[:60]}-{row[5][:6]}"


def _clusters(rows: list[Row]) -> list[list[Row]]:
    clusters: list[list[Row]] = []
    for row in rows:
        home = next((c for c in clusters if any(_same(row, other) for other in c)), None)
        if home is None:
            clusters.append([row])
        else:
            home.append(row)
    return clusters


def _same(one: Row, other: Row) -> bool:
    if one[3] != other[3]:
        return False
    if set(filter(None, one[7].split("\n"))) & set(filter(None, other[7].split("\n"))):
        return True
    return not one[6] and not other[6] and one[4].casefold() == other[4].casefold()


def _by_path(row: Row, taken: set[str]) -> str:
    entity, n = f"{row[2].rpartition('.')[0].replace('/', '.')}.{row[1]}", 1
    while entity in taken:
        n += 1
        entity = f"{entity}.{n}"
    return entity
