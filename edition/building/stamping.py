"""Stamps: all that the page of an entity or of an index depends on, in few letters, found without making the page."""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
from functools import cached_property
from operator import itemgetter

from edition.building.reckoning import COUNTS
from edition.index import Entity

_OF_SESSION = """
SELECT stamp FROM made WHERE rank IN (
    SELECT at >> 24 FROM quotations
    WHERE session != '' AND session IN (SELECT session FROM later_session_parts WHERE whole = ?1)
    UNION SELECT at >> 24 FROM turns
    WHERE session != '' AND session IN (SELECT session FROM later_session_parts WHERE whole = ?1)
) ORDER BY rank
"""
_NAMED = "SELECT name, page FROM later_entities WHERE id IN (SELECT value FROM json_each(?)) ORDER BY rank"
_PARTS = {
    "texts": "SELECT id, path, kind, title, date, lang, parent, restricted, withheld FROM catalog.texts ORDER BY ord",
    "counts": "SELECT kind, count(*) FROM later_entities GROUP BY kind ORDER BY kind",
    "facts": "SELECT key, words, address, count(*) FROM facts GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    "entities": "SELECT * FROM later_entities ORDER BY rank",
    "kind": "SELECT * FROM later_entities WHERE kind = ? ORDER BY rank",
    "involved": "SELECT 0, stamp FROM made WHERE rank IN (SELECT at >> 24 FROM involved) ORDER BY rank",
    "unidentified": "SELECT 0, stamp FROM made WHERE rank IN (SELECT at >> 24 FROM mentions WHERE entity = '' AND kind = ?)"
    " ORDER BY rank",
    "drawn": f"SELECT ({COUNTS['who']}) > 1, ({COUNTS['located']}) > 0, ({COUNTS['dated']}) > 1",
}
_ROWS = "SELECT stamp FROM made WHERE rank IN (SELECT at >> 24 FROM {}) ORDER BY rank"
"""The texts that have rows in a table."""
_SHOWN = "id, kind, registered, name, sort_name, page"


class Stamps:
    """Stamps of the entities of a store that is gathered."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._parts: dict[str, bytes] = {}

    def of(self, entity: Entity) -> str:
        """The stamp of an entity."""
        known = hashlib.sha256(repr(entity).encode())
        known.update(self._texts.get((entity.id, entity.kind, int(entity.registered)), b""))
        if entity.kind == "session":
            self._add(known, _OF_SESSION, entity.id)
        if entity.kind in ("session", "event", "person", "organization") or entity.id in self._wholes:
            known.update(self._sessions)
        if entity.participants or entity.part_of:
            others = [entity.part_of, *entity.participants.split(" | ")]
            self._add(known, _NAMED, json.dumps(others))
        return known.hexdigest()[:16]

    def of_parts(self, parts: tuple[str, ...]) -> str:
        """The stamp of parts of the edition, see the protocol of the index."""
        return hashlib.sha256(b"".join(map(self._part, parts))).hexdigest()[:16]

    def _part(self, part: str) -> bytes:
        if part not in self._parts:
            name, _, kind = part.partition(":")
            known = hashlib.sha256(part.encode())
            for row in self._db.execute(_PARTS.get(name) or _ROWS.format(name), (kind,) if kind else ()):
                known.update(repr(row[1:] if kind else row).encode())  # without its rank among all kinds
            self._parts[part] = known.digest()
        return self._parts[part]

    def _add(self, known: hashlib._Hash, query: str, *values: object) -> None:
        for row in self._db.execute(query, values):
            known.update("\t".join(row).encode())

    @cached_property
    def _texts(self) -> dict[tuple[str, str, int], bytes]:
        """The stamps of the texts that name each entity, brought together: one pass is cheaper than thousands of questions."""
        rows = self._db.execute(
            "SELECT i.entity, i.kind, i.registered, m.stamp FROM involved i JOIN made m ON m.rank = i.at >> 24"
            " ORDER BY i.entity, i.kind, i.registered, i.at"
        )
        groups = itertools.groupby(rows, itemgetter(0, 1, 2))
        return {entity: hashlib.sha256("".join(row[3] for row in some).encode()).digest() for entity, some in groups}

    @cached_property
    def _wholes(self) -> frozenset[str]:
        """What sessions are part of."""
        rows = self._db.execute("SELECT DISTINCT part_of FROM later_entities WHERE kind = 'session' AND part_of != ''")
        return frozenset(row[0] for row in rows)

    @cached_property
    def _sessions(self) -> bytes:
        """All that is said of sessions: there are few, and their pages lead to one another."""
        known = hashlib.sha256()
        for row in self._db.execute("SELECT * FROM later_entities WHERE kind = 'session' ORDER BY rank"):
            known.update(repr(row[1:]).encode())
        return known.digest()


def pass_on(db: sqlite3.Connection, before: str, after: str) -> None:
    """What changed in the names and addresses of entities is noted in the stamps of the texts that name them.

    ``before`` and ``after`` are tables of entities. So the pages of those who stand beside them are made anew.
    """
    db.create_function("stamped", 2, lambda old, new: hashlib.sha256(f"{old} {new}".encode()).hexdigest()[:16])
    changed = f"SELECT {_SHOWN} FROM {after} EXCEPT SELECT {_SHOWN} FROM {before}"
    rows = db.execute(
        f"SELECT i.at >> 24, e.id, e.name, e.sort_name, e.page FROM ({changed}) e"
        " JOIN involved i ON i.entity = e.id AND i.kind = e.kind AND i.registered = e.registered"
    ).fetchall()
    db.executemany(
        "UPDATE made SET stamp = stamped(stamp, ?) WHERE rank = ?", ((repr(row[1:]), row[0]) for row in rows)
    )
