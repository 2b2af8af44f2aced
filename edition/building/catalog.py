"""What the survey found, in one SQLite file: texts in order, entities of the registers, ids, sigla (never the whole in memory)."""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from edition.addresses import digest, file_name
from edition.building.surveying import FileFacts, Surveyed
from edition.building.uniting import entities_of
from edition.reading.registers import Entry
from edition.tei import sort_key

SCHEMA = """
CREATE TABLE files (path TEXT PRIMARY KEY, sha256 TEXT, size INTEGER, kind TEXT);
CREATE TABLE texts (ord INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT, position INTEGER, kind TEXT, title TEXT,
    date TEXT, lang TEXT,    sha256 TEXT, parent TEXT, ids TEXT, ordinal INTEGER, includes TEXT);
CREATE INDEX texts_path ON texts (path);
CREATE INDEX texts_parent ON texts (parent) WHERE parent != '';
CREATE TABLE entries (n INTEGER PRIMARY KEY, xml_id TEXT, path TEXT, kind TEXT, name TEXT, digest TEXT, local INTEGER,
    addresses TEXT,    ordinal INTEGER, entity TEXT, value TEXT);
CREATE INDEX entries_id ON entries (xml_id, path);
CREATE TABLE entities (entity TEXT PRIMARY KEY, kind TEXT, name TEXT, sort_name TEXT, type TEXT, identifiers TEXT, note TEXT,
    page TEXT,    start TEXT, end TEXT, place TEXT, part_of TEXT, participants TEXT);
CREATE TABLE addresses (address TEXT PRIMARY KEY, entity TEXT);
CREATE TABLE names (name TEXT, entity TEXT, PRIMARY KEY (name, entity)) WITHOUT ROWID;
CREATE TABLE sigla (siglum TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE prefixes (path TEXT, value TEXT);
"""
Collision = tuple[str, str, int, str]
"""Slug, path, number of the element in its file, message."""

_BATCH = 5000
_DIGITS = re.compile(r"(\d+)")


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
        self._texts += ((facts.path, facts.sha256, text) for text in facts.texts)
        self._db.executemany(
            "INSERT INTO entries (xml_id, path, kind, name, digest, local, addresses, ordinal, value) VALUES (?,?,?,?,?,?,?,?,?)",
            map(_entry_row, facts.entries),
        )
        self._db.executemany("INSERT OR IGNORE INTO sigla VALUES (?)", ((s,) for s in facts.sigla))
        if facts.prefixes:
            self._db.execute("INSERT INTO prefixes VALUES (?,?)", (facts.path, json.dumps(facts.prefixes)))

    def finish(self) -> list[Collision]:
        """Give ids; returns (slug, path, ordinal of the element, message) of collisions."""
        problems = self._name_texts()
        problems += self._name_entities()
        self._db.commit()
        self._db.close()
        return problems

    def _name_texts(self) -> list[Collision]:
        self._texts.sort(key=lambda t: (natural(t[0]), t[2].position))
        names, problems = text_ids([(path, text) for path, _, text in self._texts])
        by_place = {(path, text.position): name for (path, _, text), name in zip(self._texts, names, strict=True)}
        parents = self._parents(by_place)
        rows = []
        for n, ((path, sha, text), name) in enumerate(zip(self._texts, names, strict=True)):
            self.counts[_COUNTED[text.kind]] += 1
            parent = (
                by_place.get((path, text.parent)) or parents.get(path, "") if text.position == 1 or text.parent else ""
            )
            rows.append(
                (
                    n,
                    name,
                    path,
                    text.position,
                    text.kind,
                    text.title or name,
                    text.date,
                    text.lang,
                    sha,
                    parent,
                    text.ids,
                    text.ordinal,
                    "",
                )
            )
        self._db.executemany(f"INSERT INTO texts VALUES ({','.join('?' * 13)})", rows)
        return problems

    def _parents(self, by_place: dict[tuple[str, int], str]) -> dict[str, str]:
        """The collection that includes a file, by the file's path."""
        return {member: by_place[path, text.position] for path, _, text in self._texts for member in text.includes}

    def _name_entities(self) -> list[Collision]:
        cursor = self._db.execute(
            "SELECT n, xml_id, path, kind, name, digest, local, addresses, ordinal FROM entries ORDER BY xml_id, n"
        )
        problems: list[Collision] = []
        for xml_id, group in itertools.groupby(cursor, key=lambda row: row[1]):
            named, found = entities_of(xml_id, [tuple(row) for row in group])
            problems += found
            self._db.executemany("UPDATE entries SET entity = ? WHERE n = ?", ((entity, n) for n, entity in named))
        self._merge()
        return problems

    def _merge(self) -> None:
        """One row for each entity from all entries that describe it; the first in order speaks, identifiers are united."""
        self._db.execute("CREATE INDEX entries_entity ON entries (entity, n)")
        cursor = self._db.execute("SELECT entity, value FROM entries ORDER BY entity, n")
        pages = _Pages(self._db)
        groups = (
            (entity, [json.loads(row[1]) for row in group])
            for entity, group in itertools.groupby(cursor, lambda r: r[0])
        )
        while some := list(itertools.islice(groups, _BATCH)):
            self._insert([(entity, entries, pages.page(entity)) for entity, entries in some])

    def _insert(self, some: list[tuple[str, list[dict[str, Any]], str]]) -> None:
        self._db.executemany(
            f"INSERT INTO entities VALUES ({','.join('?' * 13)})", itertools.starmap(_entity_row, some)
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
    return (entity, *stated, page, *facts, " ".join(participants))


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
    )


class _Pages:
    """File names of entities' pages: those that fall together, letter case aside, all get a digest."""

    def __init__(self, db: sqlite3.Connection) -> None:
        kinds: dict[str, int] = defaultdict(int)
        for (entity,) in db.execute("SELECT DISTINCT entity FROM entries"):
            kinds[file_name(entity).casefold()] += 1
        self._taken = frozenset(name for name, n in kinds.items() if n > 1)

    def page(self, entity: str) -> str:
        name = file_name(entity)
        return f"{name}-{digest(entity)}" if name.casefold() in self._taken else name


def natural(path: str) -> list[tuple[int, int, str]]:
    """The order of paths as a person would list them: ``letter2`` before ``letter10``."""
    return [
        (0, int(part), part) if part.isdecimal() and part.isascii() else (1, 0, part)
        for part in _DIGITS.split(path)
        if part
    ]


def text_ids(texts: Iterable[tuple[str, Surveyed]]) -> tuple[list[str], list[Collision]]:
    """The ids of texts (DESIGN, 4.3), and the collisions among them."""
    texts = list(texts)
    wanted = [_wanted(path, text) for path, text in texts]
    places: dict[str, list[int]] = defaultdict(list)
    for n, name in enumerate(wanted):
        places[_folded(name)].append(n)
    problems = []
    for colliding in (numbers for numbers in places.values() if len(numbers) > 1):
        for n in colliding:
            path, text = texts[n]
            message = f"several texts would have the id “{wanted[n]}”; this one gets its path: {_by_path(path, text)}"
            problems.append(("text-id-collision", path, text.ordinal, message))
            wanted[n] = _by_path(path, text)
    return _told_apart(wanted), problems


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _told_apart(names: list[str]) -> list[str]:
    """Names that still fall together are numbered."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        n = seen[_folded(name)] = seen.get(_folded(name), 0) + 1
        found.append(name if n == 1 else f"{name}.{n}")
    return found


def _suffix(text: Surveyed) -> str:
    return f".{text.position}" if text.position > 1 else ""


def _wanted(path: str, text: Surveyed) -> str:
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return file_name(text.xml_id or f"{stem}{_suffix(text)}")


def _by_path(path: str, text: Surveyed) -> str:
    return file_name(path.rpartition(".")[0].replace("/", ".") + _suffix(text))
