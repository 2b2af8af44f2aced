"""What the survey found, in one SQLite file that is kept between builds: files, texts in order, entities, ids, witnesses.

Never the whole in memory. Whatever it gives out is in an order of its own, not in that of coming in: a file that was
surveyed again later stands where it stood.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import astuple, fields, replace
from pathlib import Path
from typing import Any

from edition.building import naming_entities
from edition.building.depending import Depends, depends_of
from edition.building.families import Families
from edition.building.naming import Collision, natural, text_ids, told_apart
from edition.building.naming_entities import EntityNaming
from edition.building.ranking import ranks
from edition.building.rows import Row, problem_row
from edition.building.sheets import Sheets
from edition.building.surveying import FileFacts, Surveyed
from edition.building.tables import PROBLEMS
from edition.model import Problem
from edition.reading.registers import Entry

SCHEMA = (
    """
CREATE TABLE files (path TEXT PRIMARY KEY, sha256 TEXT, size INTEGER, kind TEXT, depends TEXT,
    suppresses INTEGER, facts TEXT) WITHOUT ROWID;
CREATE TABLE surveyed (path TEXT, position INTEGER, value TEXT, PRIMARY KEY (path, position)) WITHOUT ROWID;
CREATE TABLE texts (ord INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT, position INTEGER, kind TEXT, title TEXT,
    date TEXT, lang TEXT, sha256 TEXT, parent TEXT, source TEXT, restricted INTEGER, withheld INTEGER, own_title TEXT);
CREATE TABLE ranks (path TEXT PRIMARY KEY, rank INTEGER) WITHOUT ROWID;
CREATE TABLE ids (path TEXT, position INTEGER, ids TEXT, PRIMARY KEY (path, position)) WITHOUT ROWID;
CREATE INDEX texts_path ON texts (path);
CREATE INDEX texts_parent ON texts (parent) WHERE parent != '';
CREATE TABLE entries (n INTEGER PRIMARY KEY, xml_id TEXT, path TEXT, seq INTEGER, kind TEXT, name TEXT, digest TEXT,
    local INTEGER, addresses TEXT, ordinal INTEGER, entity TEXT, value TEXT, alias TEXT);
CREATE INDEX entries_id ON entries (xml_id, path, seq);
CREATE INDEX entries_path ON entries (path);
CREATE TABLE fragments (file TEXT, path TEXT, sha256 TEXT, PRIMARY KEY (file, path, sha256)) WITHOUT ROWID;
CREATE TABLE sought (file TEXT, path TEXT, sha256 TEXT, why TEXT,
    PRIMARY KEY (file, path, sha256, why)) WITHOUT ROWID;
CREATE TABLE witnesses (path TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE prefixes (path TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE media (path TEXT, file TEXT, PRIMARY KEY (path, file)) WITHOUT ROWID;
CREATE INDEX media_file ON media (file);
CREATE TABLE found (file TEXT, n INTEGER, """
    + ", ".join(f'"{column}"' for column in PROBLEMS)
    + """, PRIMARY KEY (file, n)) WITHOUT ROWID;
CREATE TABLE collisions (of TEXT, slug TEXT, path TEXT, ordinal INTEGER, message TEXT);
"""
    + naming_entities.SCHEMA
)
_STATED = "xml_id, kind, name, digest, local, addresses, ordinal, value, alias"
_COUNTED = {"text": "texts", "register": "registers", "header": "headers", "collection": "collections"}
_KINDS = {"register": "registers", "other": "not_tei", "malformed": "malformed"}
_ENTRY = (
    "kind name sort_name type identifiers addresses note start end place part_of participants names particulars geo parts"
).split()


class Catalog:
    """Takes in facts; :meth:`finish` gives ids to texts and entities. ``setting`` is all that facts depend on beside files.

    What an earlier build has left at ``path`` is taken over where its setting is the same. ``generation`` names the state of
    it, each anew, so that none is mistaken for that of another catalog;
    ``changed`` are the paths of files that are new, other than before or gone, ``renamed`` says whether texts are called
    or ordered otherwise than before, ``redescribed`` whether entities may be.
    """

    def __init__(self, path: Path, setting: str = "") -> None:
        self._sheets = Sheets(path, SCHEMA, setting)
        self._db = self._sheets.db
        self.changed: set[str] = set()
        self.renamed = self.redescribed = self._sheets.fresh
        self._entries_touched = self._texts_touched = self._told_otherwise = self._sheets.fresh
        self.before = self.generation

    @property
    def fresh(self) -> bool:
        """Whether nothing was taken over."""
        return self._sheets.fresh

    @property
    def generation(self) -> str:
        """The name of the state that was committed last, or ''."""
        return self._sheets.note("generation")

    @property
    def counts(self) -> dict[str, int]:
        """Texts and other files, by what they are."""
        found = dict.fromkeys(("texts", "registers", "headers", "collections", "not_tei", "malformed"), 0)
        for table, names in (("files", _KINDS), ("texts", _COUNTED)):
            for kind, number in self._db.execute(f"SELECT kind, count(*) FROM {table} GROUP BY kind"):
                if kind in names:
                    found[names[kind]] += number
        return found

    def known(self) -> dict[str, str]:
        """The hash of each file, by path."""
        return dict(self._db.execute("SELECT path, sha256 FROM files"))

    def pages(self) -> set[str]:
        """The ids of all texts that have a page of their own."""
        return {text for (text,) in self._db.execute("SELECT id FROM texts WHERE kind = 'text'")}

    def depends(self) -> dict[str, str]:
        """What the facts of files depend on beside them, by path, for :func:`read_depends`; most depend on nothing."""
        return dict(self._db.execute("SELECT path, depends FROM files WHERE depends != ''"))

    def remove(self, path: str) -> None:
        """Forget a file."""
        self._forget(path)
        self._show(path, "", [])
        self._describe(path, [])

    def _forget(self, path: str) -> None:
        """Forget all of a file but its entries and its texts."""
        self.changed.add(path)
        for table in ("ids", "prefixes", "witnesses"):
            self._db.execute(f"DELETE FROM {table} WHERE path = ?", (path,))
        for table in ("fragments", "sought", "media", "found"):
            self._db.execute(f"DELETE FROM {table} WHERE file = ?", (path,))
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    def _show(self, path: str, sha256: str, texts: list[Row]) -> None:
        """The texts of a file; where nothing is handed to others otherwise than before, their names stand."""
        if not self._sheets.fresh:
            stated = "SELECT path, position, value FROM surveyed WHERE path = ? ORDER BY position"
            if texts == self._db.execute(stated, (path,)).fetchall():
                self._db.execute("UPDATE texts SET sha256 = ? WHERE path = ?", (sha256, path))
                return
            self._db.execute("DELETE FROM surveyed WHERE path = ?", (path,))
        self._texts_touched = True
        self._many("surveyed", 3, texts)

    def _describe(self, path: str, rows: list[Row]) -> None:
        """The entries of a file; those that are what they were keep their entities."""
        if not self._sheets.fresh:
            stated = f"SELECT {_STATED} FROM entries WHERE path = ? ORDER BY seq"
            if rows == self._db.execute(stated, (path,)).fetchall():
                return
            self._db.execute("DELETE FROM entries WHERE path = ?", (path,))
        self._entries_touched = True
        marks = ",".join("?" * (2 + len(_STATED.split(","))))
        entries = ((path, n, *row) for n, row in enumerate(rows))
        self._db.executemany(f"INSERT INTO entries (path, seq, {_STATED}) VALUES ({marks})", entries)

    def add(self, facts: FileFacts) -> None:
        """Take in the facts of one file, instead of what was known of it; nothing has changed where they are the same."""
        digest = _digest(facts)
        if not self._sheets.fresh:
            if (digest,) == self._db.execute("SELECT facts FROM files WHERE path = ?", (facts.path,)).fetchone():
                return
            self._forget(facts.path)
        self._insert(facts, digest)
        self._describe(facts.path, list(map(_entry_row, facts.entries)))
        self.changed.add(facts.path)

    def _insert(self, facts: FileFacts, digest: str) -> None:
        path, depends = facts.path, depends_of(facts)
        value = json.dumps(depends, ensure_ascii=False) if depends != Depends() else ""
        row = (path, facts.sha256, facts.size, facts.kind, value, int(facts.suppresses), digest)
        self._db.execute("INSERT INTO files VALUES (?,?,?,?,?,?,?)", row)
        self._show(path, facts.sha256, [(path, text.position, _written(text)) for text in facts.texts])
        ids = [(path, 0, facts.other_ids), *((path, text.position, text.ids) for text in facts.texts)]
        self._many("ids", 3, (row for row in ids if row[2]))
        self._many("fragments", 3, ((path, *fragment[:2]) for fragment in facts.fragments))
        self._many("sought", 4, ((path, *sought) for sought in facts.sought))
        self._many("witnesses", 2, [(path, json.dumps(facts.witnesses))] if facts.witnesses else [])
        self._many("media", 2, ((picture, path) for picture in facts.media))
        self._many("prefixes", 2, [(path, json.dumps(facts.prefixes))] if facts.prefixes else [])
        self._put(path, facts.problems)

    def _many(self, table: str, columns: int, rows: Iterable[Row]) -> None:
        self._db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({','.join('?' * columns)})", rows)

    def _put(self, path: str, problems: Iterable[Problem]) -> None:
        rows = ((path, n, *problem_row(problem)) for n, problem in enumerate(dict.fromkeys(problems)))
        self._many("found", 2 + len(PROBLEMS), rows)

    def tell(self, problems: Iterable[Problem]) -> None:
        """What was found wrong with the edition and no file of it, instead of what was told before."""
        before = self._db.execute("SELECT * FROM found WHERE file = '' ORDER BY n").fetchall()
        self._db.execute("DELETE FROM found WHERE file = ''")
        self._put("", problems)
        self._told_otherwise |= before != self._db.execute("SELECT * FROM found WHERE file = '' ORDER BY n").fetchall()

    def finish(self) -> list[Collision]:
        """Give ids where something has changed; returns (slug, path, ordinal of the element, message) of collisions."""
        if self._texts_touched:
            self._collide("text", self._name_texts())
        if self._entries_touched:
            self._collide("entity", EntityNaming(self._db).name())
            self.redescribed = True
        return self._db.execute(
            "SELECT slug, path, ordinal, message FROM collisions ORDER BY of DESC, rowid"
        ).fetchall()

    def commit(self) -> None:
        """Write down what has changed."""
        if self.changed or self._told_otherwise:
            self._sheets.put("generation", secrets.token_hex(8))
        self._sheets.finish()

    def close(self) -> None:
        """Let go of the file."""
        self._sheets.close()

    def _collide(self, of: str, collisions: list[Collision]) -> None:
        self._db.execute("DELETE FROM collisions WHERE of = ?", (of,))
        self._many("collisions", 5, ((of, *collision) for collision in collisions))

    def _surveyed(self) -> list[tuple[str, str, Surveyed]]:
        """Path, hash and facts of every TEI, in the order of the edition."""
        rows = self._db.execute("SELECT s.path, f.sha256, s.value FROM surveyed s JOIN files f ON f.path = s.path")
        found = [(path, sha, _read(value)) for path, sha, value in rows]
        order = {path: natural(path) for path, _, _ in found}
        return sorted(found, key=lambda one: (order[one[0]], one[2].position))

    def _name_texts(self) -> list[Collision]:
        before = self._named()
        self._db.execute("DELETE FROM texts")
        found = self._surveyed()
        texts = [(path, text) for path, _, text in found]
        names, problems = text_ids(texts)
        titles, families = told_apart([text for _, text in texts]), Families(texts, names)

        def row(n: int, path: str, sha: str, text: Surveyed, title: str, own: str) -> Row:
            handed = (families.date(n), families.lang(n), sha, families.parent(n), families.source(n))
            rights = (families.is_restricted(n), families.is_withheld(n))
            return (
                n,
                names[n],
                path,
                text.position,
                text.kind,
                title or names[n],
                *handed,
                *rights,
                own if own != title else "",
            )

        rows = enumerate(zip(found, titles, strict=True))
        self._many("texts", 14, (row(n, *one, *called) for n, (one, called) in rows))
        self._rank()
        self.renamed |= not before or before != self._named()
        return problems

    def _rank(self) -> None:
        """Give ranks to files that hold texts."""
        query = "SELECT path, count(*) FROM texts WHERE kind = 'text' GROUP BY path ORDER BY min(ord)"
        found = ranks(self._db.execute(query).fetchall(), dict(self._db.execute("SELECT path, rank FROM ranks")))
        self._db.execute("DELETE FROM ranks")
        self._many("ranks", 2, found.items())

    def _named(self) -> str:
        """The hash of the texts but for their own; '' where nothing was known before."""
        if self._sheets.fresh:
            return ""
        columns = "id, path, position, kind, title, date, lang, parent, source, restricted, withheld, own_title"
        found = hashlib.sha256()
        for row in self._db.execute(f"SELECT {columns} FROM texts ORDER BY ord"):
            found.update(repr(row).encode())
        return found.hexdigest()


def _digest(facts: FileFacts) -> str:
    """Facts in few letters."""
    return hashlib.sha256(repr(replace(facts, key="", collected={}, grammar=((), ()))).encode()).hexdigest()


def _written(text: Surveyed) -> str:
    return json.dumps(astuple(replace(text, ids="")), ensure_ascii=False)


def _read(value: str) -> Surveyed:
    facts: dict[str, Any] = dict(zip(_SURVEYED, json.loads(value), strict=True))
    return Surveyed(**facts | {"includes": tuple(facts["includes"])})


_SURVEYED = [field.name for field in fields(Surveyed)]


def _entry_row(entry: Entry) -> Row:
    value = json.dumps({key: getattr(entry, key) for key in _ENTRY}, ensure_ascii=False)
    addresses, alias = "\n".join(entry.addresses), " ".join(entry.alias)
    stated = (entry.xml_id, entry.kind, entry.name, entry.digest, int(entry.local))
    return (*stated, addresses, entry.ordinal, value, alias)
