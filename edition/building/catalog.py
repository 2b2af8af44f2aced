"""What the survey found, in one SQLite file: texts in order, entities of the registers, ids, sigla (never the whole in memory)."""

from __future__ import annotations

import itertools
import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

from edition.addresses import digest, file_name
from edition.building.families import Families
from edition.building.naming import Collision, natural, text_ids, told_apart
from edition.building.surveying import FileFacts, Surveyed
from edition.building.uniting import entities_of
from edition.reading.registers import Entry
from edition.tei import sort_key

SCHEMA = """
CREATE TABLE files (path TEXT PRIMARY KEY, sha256 TEXT, size INTEGER, kind TEXT);
CREATE TABLE texts (ord INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT, position INTEGER, kind TEXT, title TEXT,
    date TEXT, lang TEXT, sha256 TEXT, parent TEXT, source TEXT, restricted INTEGER, withheld INTEGER);
CREATE TABLE ids (path TEXT, position INTEGER, ids TEXT, PRIMARY KEY (path, position)) WITHOUT ROWID;
CREATE INDEX texts_path ON texts (path);
CREATE INDEX texts_parent ON texts (parent) WHERE parent != '';
CREATE TABLE entries (n INTEGER PRIMARY KEY, xml_id TEXT, path TEXT, kind TEXT, name TEXT, digest TEXT, local INTEGER,
    addresses TEXT, ordinal INTEGER, entity TEXT, value TEXT, alias TEXT);
CREATE INDEX entries_id ON entries (xml_id, path);
CREATE TABLE entities (entity TEXT PRIMARY KEY, kind TEXT, name TEXT, sort_name TEXT, type TEXT, identifiers TEXT, note TEXT,
    page TEXT, start TEXT, end TEXT, place TEXT, part_of TEXT, participants TEXT,
    page_key TEXT, names TEXT);
CREATE INDEX entities_page ON entities (page_key);
CREATE TABLE addresses (address TEXT, entity TEXT, PRIMARY KEY (address, entity)) WITHOUT ROWID;
CREATE TABLE names (name TEXT, entity TEXT, PRIMARY KEY (name, entity)) WITHOUT ROWID;
CREATE TABLE fragments (path TEXT PRIMARY KEY, sha256 TEXT) WITHOUT ROWID;
CREATE TABLE sigla (siglum TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE prefixes (path TEXT, value TEXT);
CREATE TABLE media (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_BATCH = 1000


class Catalog:
    """Writes the survey; :meth:`finish` gives ids to texts and entities and returns the problems of that."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        self._texts: list[tuple[str, str, Surveyed]] = []
        self.counts: dict[str, int] = dict.fromkeys(
            ("texts", "registers", "headers", "collections", "not_tei", "malformed"), 0
        )

    def add(self, facts: FileFacts) -> None:
        """Take in the facts of one file."""
        self._db.execute("INSERT INTO files VALUES (?,?,?,?)", (facts.path, facts.sha256, facts.size, facts.kind))
        counted = {"register": "registers", "other": "not_tei", "malformed": "malformed"}
        if facts.kind in counted:
            self.counts[counted[facts.kind]] += 1
        self._texts += ((facts.path, facts.sha256, replace(text, ids="")) for text in facts.texts)
        ids = [(facts.path, 0, facts.other_ids), *((facts.path, text.position, text.ids) for text in facts.texts)]
        self._db.executemany("INSERT INTO ids VALUES (?,?,?)", (row for row in ids if row[2]))
        if facts.fragments:
            self._db.executemany("INSERT OR IGNORE INTO fragments VALUES (?,?)", (f[:2] for f in facts.fragments))
        if facts.entries:
            self._db.executemany(
                "INSERT INTO entries (xml_id, path, kind, name, digest, local, addresses, ordinal, value, alias)"
                " VALUES (?,?,?,?,?,?,?,?,?,?)",
                map(_entry_row, facts.entries),
            )
        if facts.sigla:
            self._db.executemany("INSERT OR IGNORE INTO sigla VALUES (?)", ((s,) for s in facts.sigla))
        if facts.media:
            self._db.executemany("INSERT OR IGNORE INTO media VALUES (?)", ((path,) for path in facts.media))
        if facts.prefixes:
            self._db.execute("INSERT INTO prefixes VALUES (?,?)", (facts.path, json.dumps(facts.prefixes)))

    def finish(self) -> list[Collision]:
        """Give ids; returns (slug, path, ordinal of the element, message) of collisions."""
        problems = self._name_texts()
        problems += self._name_entities()
        self._db.commit()
        return problems

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _name_texts(self) -> list[Collision]:
        self._texts.sort(key=lambda t: (natural(t[0]), t[2].position))
        names, problems = text_ids([(path, text) for path, _, text in self._texts])
        titles = told_apart([text for _, _, text in self._texts])
        families = Families([(path, text) for path, _, text in self._texts], names)
        for n, ((path, sha, text), name, title) in enumerate(zip(self._texts, names, titles, strict=True)):
            self.counts[_COUNTED[text.kind]] += 1
            handed = (families.date(n), families.lang(n), sha, families.parent(n), families.source(n))
            rights = (families.is_restricted(n), families.is_withheld(n))
            row = (n, name, path, text.position, text.kind, title or name, *handed, *rights)
            self._db.execute(f"INSERT INTO texts VALUES ({','.join('?' * 13)})", row)
        self._texts.clear()
        return problems

    def _name_entities(self) -> list[Collision]:
        columns = "n, xml_id, path, kind, name, digest, local, addresses, ordinal, alias"
        cursor = self._db.execute(f"SELECT {columns} FROM entries ORDER BY xml_id, n")
        problems: list[Collision] = []
        waiting: list[tuple[str, int]] = []
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
        self._db.execute("CREATE INDEX entries_entity ON entries (entity, n)")
        cursor = self._db.execute("SELECT entity, value FROM entries WHERE entity IS NOT NULL ORDER BY entity, n")
        pages = _Pages(self._db)
        groups = (
            (entity, [json.loads(row[1]) for row in group])
            for entity, group in itertools.groupby(cursor, lambda r: r[0])
        )
        while some := list(itertools.islice(groups, _BATCH)):
            self._insert([(entity, entries, pages.page(entity)) for entity, entries in some])

    def _insert(self, some: list[tuple[str, list[dict[str, Any]], str]]) -> None:
        self._db.executemany(
            f"INSERT INTO entities VALUES ({','.join('?' * 15)})", itertools.starmap(_entity_row, some)
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
    return (entity, *stated, page, *facts, " ".join(participants), page.casefold(), _names(entries))


def _names(entries: list[dict[str, Any]]) -> str:
    """What an entity is called beside its name."""
    known = (name for entry in entries for name in (entry["name"], *entry["names"]))
    return " | ".join(name for name in dict.fromkeys(known) if name and name != entries[0]["name"])


_COUNTED = {"text": "texts", "register": "registers", "header": "headers", "collection": "collections"}
_FIELDS = (
    "kind",
    "name",
    "sort_name",
    "type",
    "identifiers",
    "addresses",
    "note",
    "start",
    "end",
    "place",
    "part_of",
    "participants",
    "names",
)


def _entry_row(entry: Entry) -> tuple[object, ...]:
    value = json.dumps({key: getattr(entry, key) for key in _FIELDS}, ensure_ascii=False)
    addresses = "\n".join(entry.addresses)
    return (
        entry.xml_id,
        entry.path,
        entry.kind,
        entry.name,
        entry.digest,
        int(entry.local),
        addresses,
        entry.ordinal,
        value,
        " ".join(entry.alias),
    )


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
