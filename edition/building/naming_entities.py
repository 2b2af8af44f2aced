"""Entities from the entries of registers: their ids, and one row for all entries that describe one (DESIGN, section 1)."""

from __future__ import annotations

import itertools
import json
import sqlite3
from typing import Any

from edition.addresses import digest, file_name
from edition.building.naming import Collision
from edition.building.uniting import entities_of
from edition.tei import sort_key

SCHEMA = """
CREATE TABLE entities (entity TEXT PRIMARY KEY, kind TEXT, name TEXT, sort_name TEXT, type TEXT, identifiers TEXT, note TEXT,
    page TEXT, start TEXT, end TEXT, place TEXT, part_of TEXT, participants TEXT,
    page_key TEXT, names TEXT, particulars TEXT, geo TEXT, parts TEXT);
CREATE INDEX entities_page ON entities (page_key);
CREATE TABLE addresses (address TEXT, entity TEXT, PRIMARY KEY (address, entity)) WITHOUT ROWID;
CREATE TABLE names (name TEXT, entity TEXT, PRIMARY KEY (name, entity)) WITHOUT ROWID;
"""
_BATCH = 1000


class EntityNaming:
    """Fills the tables above from the table ``entries`` of a catalog."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def name(self) -> list[Collision]:
        """Give every entry its entity, anew; returns the collisions among their ids."""
        for table in ("entities", "addresses", "names"):
            self._db.execute(f"DELETE FROM {table}")
        self._db.execute("UPDATE entries SET entity = NULL")
        problems: list[Collision] = []
        waiting: list[tuple[str, int]] = []
        columns = "n, xml_id, path, kind, name, digest, local, addresses, ordinal, alias"
        cursor = self._db.execute(f"SELECT {columns} FROM entries ORDER BY xml_id, path, seq")
        for xml_id, group in itertools.groupby(cursor, key=lambda row: row[1]):
            rows = [row for row in map(tuple, group) if not self._is_other(row)]
            named, found = entities_of(xml_id, rows, self._has_id)
            problems += found
            waiting += ((entity, n) for n, entity in named)
            if len(waiting) >= _BATCH:
                self._give_entities(waiting)
                waiting.clear()
        self._give_entities(waiting)
        self._merge()
        return problems

    def _give_entities(self, named: list[tuple[str, int]]) -> None:
        self._db.executemany("UPDATE entries SET entity = ? WHERE n = ?", named)

    def _has_id(self, xml_id: str) -> bool:
        return self._db.execute("SELECT 1 FROM entries WHERE xml_id = ? LIMIT 1", (xml_id,)).fetchone() is not None

    def _is_other(self, row: tuple[Any, ...]) -> bool:
        """Whether an entry only points to another entry: it describes no entity of its own."""
        return any(self._has_id(alias) for alias in row[9].split())

    def _merge(self) -> None:
        """One row for each entity from all entries that describe it; the first in order speaks, identifiers are united."""
        pages = _Pages(self._db)
        self._db.execute("CREATE INDEX IF NOT EXISTS later_entries_entity ON entries (entity, path, seq)")
        cursor = self._db.execute(
            "SELECT entity, value FROM entries WHERE entity IS NOT NULL ORDER BY entity, path, seq"
        )
        groups = (
            (entity, [json.loads(row[1]) for row in group])
            for entity, group in itertools.groupby(cursor, lambda r: r[0])
        )
        while some := list(itertools.islice(groups, _BATCH)):
            self._insert([(entity, entries, pages.page(entity)) for entity, entries in some])

    def _insert(self, some: list[tuple[str, list[dict[str, Any]], str]]) -> None:
        self._db.executemany(
            f"INSERT INTO entities VALUES ({','.join('?' * 18)})", itertools.starmap(_entity_row, some)
        )
        addresses = ((a, entity) for entity, entries, _ in some for entry in entries for a in entry["addresses"])
        self._db.executemany("INSERT OR IGNORE INTO addresses VALUES (?,?)", addresses)
        names = ((sort_key(entry["name"]), entity) for entity, entries, _ in some for entry in entries if entry["name"])
        self._db.executemany("INSERT OR IGNORE INTO names VALUES (?,?)", names)


def _entity_row(entity: str, entries: list[dict[str, Any]], page: str) -> tuple[object, ...]:
    first, identifiers, participants = entries[0], entries[0]["identifiers"], entries[0]["participants"]
    if len(entries) > 1:
        identifiers = dict.fromkeys(i for entry in entries for i in entry["identifiers"])
        participants = dict.fromkeys(i for entry in entries for i in entry["participants"])
    facts = [
        first[key] or next((e[key] for e in entries if e[key]), "") for key in ("start", "end", "place", "part_of")
    ]
    stated = (first["kind"], first["name"], first["sort_name"], first["type"], " | ".join(identifiers), first["note"])
    told = (_names(entries), _particulars(entries), next((e["geo"] for e in entries if e["geo"]), ""), _parts(entries))
    return (entity, *stated, page, *facts, " ".join(participants), page.casefold(), *told)


def _parts(entries: list[dict[str, Any]]) -> str:
    """The parts of texts that are about a session, each once, as JSON; empty where there are none."""
    found = list(dict.fromkeys(tuple(part) for entry in entries for part in entry["parts"]))
    return json.dumps(found, ensure_ascii=False) if found else ""


def _names(entries: list[dict[str, Any]]) -> str:
    """What an entity is called beside its name."""
    known = (name for entry in entries for name in (entry["name"], *entry["names"]))
    return " | ".join(name for name in dict.fromkeys(known) if name and name != entries[0]["name"])


def _particulars(entries: list[dict[str, Any]]) -> str:
    """What entries state, a line each: the key, a tab, the words. Of what the first says a later one says nothing."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        own: dict[str, list[str]] = {}
        for key, words in entry["particulars"]:
            own.setdefault(key, []).append(words)
        found = own | found
    return "\n".join(f"{key}\t{words}" for key, several in found.items() for words in several)


class _Pages:
    """File names of entities' pages: those that fall together, letter case aside, all get a digest."""

    def __init__(self, db: sqlite3.Connection) -> None:
        db.create_function("page_name", 1, lambda entity: file_name(entity).casefold(), deterministic=True)
        entities = "SELECT DISTINCT entity FROM entries WHERE entity IS NOT NULL"
        names = f"SELECT page_name(entity) AS name FROM ({entities}) GROUP BY name HAVING count(*) > 1"
        self._taken = frozenset(row[0] for row in db.execute(names))

    def page(self, entity: str) -> str:
        """The file name of an entity's page, without its extension."""
        name = file_name(entity)
        return f"{name}-{digest(entity)}" if name.casefold() in self._taken else name
