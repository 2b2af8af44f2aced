"""The reduce step's view of the edition: ordered, streamed queries over the store (implements ``edition.index.Index``)."""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition import kinds
from edition.addresses import text_page
from edition.building.lookups import Lookups
from edition.building.sources import Refused, read_source
from edition.building.tables import COLUMNS, STORED
from edition.errors import SourceError
from edition.index import Companion, Entity, Group, Line
from edition.model import Place, Problem, TextInfo

_MENTION = "SELECT text, text_title, url, before, surface, after, '' FROM mentions "
_QUOTATION = "SELECT q.text, q.text_title, q.url, '', q.surface, '', {0} FROM quotations q "
_TURN = "SELECT t.text, x.title, t.url, '', t.opening, '', {0} FROM turns t JOIN catalog.texts x ON x.id = t.text "
_GROUP = 1000
"""Lines of a group that are in memory at once."""
_SAID_BY = (
    'JOIN speakers s ON s."table" = ? AND s.text = {0}.text AND s.id = {0}.id'
    " WHERE s.entity = ? AND s.kind = ? AND s.registered = ?"
)


class StoredIndex:
    """The edition after all texts were read."""

    def __init__(self, db: sqlite3.Connection, lookups: Lookups, counts: dict[str, int], root: Path) -> None:
        self._db, self._lookups, self.counts, self.root = db, lookups, counts, root
        self.project, self._base = lookups.project, lookups.project.base_url

    def texts(self) -> Iterator[TextInfo]:
        """See the protocol."""
        yield from (info for info in self._lookups.texts() if info.kind in ("text", "collection"))

    def members(self, collection: str) -> Iterator[TextInfo]:
        """See the protocol."""
        yield from self._lookups.members(collection)

    def entities(self, kind: str) -> Iterator[Entity]:
        """See the protocol."""
        for row in self._db.execute("SELECT * FROM entities WHERE kind = ? ORDER BY rank", (kind,)):
            yield _entity(row)

    def entity(self, entity: str) -> Entity | None:
        """See the protocol."""
        row = self._db.execute(
            "SELECT * FROM entities WHERE id = ? ORDER BY registered DESC, rank LIMIT 1", (entity,)
        ).fetchone()
        return _entity(row) if row else None

    def mentions_of(self, entity: Entity) -> Iterator[Line]:
        """See the protocol."""
        if entity.mentions:
            where = "WHERE entity = ? AND kind = ? AND registered = ? ORDER BY rowid"
            yield from self._lines(_MENTION + where, entity.id, entity.kind, int(entity.registered))

    def quotations_of(self, entity: Entity) -> Iterator[Line]:
        """See the protocol."""
        if entity.quotations:
            yield from self._said("quotations", "q", _QUOTATION, entity)

    def turns_of(self, entity: Entity) -> Iterator[Line]:
        """See the protocol."""
        if entity.turns:
            yield from self._said("turns", "t", _TURN, entity)

    def _said(self, table: str, letter: str, query: str, entity: Entity) -> Iterator[Line]:
        if entity.kind == "session":
            where = (
                f"WHERE {letter}.session IN (SELECT session FROM session_parts WHERE whole = ?) ORDER BY {letter}.rowid"
            )
            return self._lines(query.format(f"{letter}.speaker_name") + where, entity.id)
        label = "q.class" if table == "quotations" else "CAST(t.words AS TEXT)"
        where = _SAID_BY.format(letter) + f" ORDER BY {letter}.rowid"
        return self._lines(query.format(label) + where, table, entity.id, entity.kind, int(entity.registered))

    def _lines(self, query: str, *values: object) -> Iterator[Line]:
        return (self._line(row) for row in self._db.execute(query, values))

    def _line(self, row: tuple[Any, ...]) -> Line:
        """A line; pages link within the site, whatever ``base_url`` says."""
        if self._base:
            return Line(row[0], row[1], row[2][len(self._base) :], *row[3:])
        return Line._make(row)

    def unidentified(self, kind: str) -> Iterator[Group]:
        """See the protocol."""
        query = (
            "SELECT whole, '', text, text_title, url, before, surface, after, form FROM mentions"
            " WHERE entity = '' AND kind = ? ORDER BY sort_key(whole), whole, rowid"
        )
        yield from self._groups(query, kind)

    def speakers(self) -> Iterator[Group]:
        """See the protocol."""
        yield from self._groups(_BY_SPEAKER.format("quotations", "q", _QUOTATION.format("q.class")[7:]))

    def turns(self) -> Iterator[Group]:
        """See the protocol."""
        yield from self._groups(_BY_SPEAKER.format("turns", "t", _TURN.format("CAST(t.words AS TEXT)")[7:]))

    def _groups(self, query: str, *values: object) -> Iterator[Group]:
        for (name, page), rows in itertools.groupby(self._db.execute(query, values), key=lambda row: row[:2]):
            yield from self._split(name, page, rows)

    def _split(self, name: str, page: str, rows: Iterator[tuple[Any, ...]]) -> Iterator[Group]:
        while some := tuple(self._line(row[2:]) for row in itertools.islice(rows, _GROUP)):
            yield Group(name, page, some)

    def nobody(self, table: str) -> Iterator[Group]:
        """See the protocol."""
        letter, query = ("q", _QUOTATION) if table == "quotations" else ("t", _TURN)
        label = "q.class" if table == "quotations" else "CAST(t.words AS TEXT)"
        query = f"SELECT {letter}.speaker_name AS heading, '', {query.format(label)[7:]}"
        order = f" ORDER BY heading = '', sort_key(heading), heading, {letter}.rowid"
        yield from self._groups(query + _NOBODY.format(table, letter) + order)

    def lengths(self) -> dict[str, int]:
        """See the protocol."""
        found = {"apparatus": self._number("SELECT count(*) FROM apparatus")}
        for table in ("quotations", "turns"):
            joined = f'speakers s JOIN {table} r ON r.text = s.text AND r.id = s.id WHERE s."table" = ?'
            found[f"nobody/{table}"] = self._number(f"SELECT count(*) FROM {table} r" + _NOBODY.format(table, "r"))
            found[table] = found[f"nobody/{table}"] + self._number(f"SELECT count(*) FROM {joined}", table)
        for kind in kinds.KINDS:
            query = "SELECT count(*) FROM mentions WHERE entity = '' AND kind = ?"
            found[f"unidentified/{kind.name}"] = self._number(query, kind.name)
        return found

    def _number(self, query: str, *values: object) -> int:
        return int(self._db.execute(query, values).fetchone()[0])

    def by_session(self) -> Iterator[Group]:
        """See the protocol."""
        yield from self._groups(_BY_SESSION)

    def companions(self, entity: Entity) -> Iterator[Companion]:
        """See the protocol."""
        for row in self._db.execute(_COMPANIONS, (entity.id, entity.kind, int(entity.registered))):
            yield Companion(*row)

    def programme(self) -> Iterator[Entity]:
        """See the protocol."""
        query = "SELECT * FROM entities WHERE kind = 'session' ORDER BY start = '', start, rank"
        yield from map(_entity, self._db.execute(query))

    def parts_of(self, entity: Entity) -> Iterator[Entity]:
        """See the protocol."""
        query = (
            "SELECT * FROM entities WHERE part_of = ? AND kind = 'session' AND part_of != '' AND id != ? ORDER BY rank"
        )
        yield from map(_entity, self._db.execute(query, (entity.id, entity.id)))

    def sessions_of(self, entity: Entity) -> Iterator[Entity]:
        """See the protocol."""
        for row in self._db.execute(_SESSIONS_OF, (entity.id,)):
            yield _entity(row)

    def facts(self, key: str) -> Iterator[tuple[str, str, int, str]]:
        """See the protocol."""
        yield from self._db.execute(_FACTS, (key,))

    def example_citation(self) -> str:
        """See the protocol."""
        for table in ("quotations", "mentions"):
            row = self._db.execute(f'SELECT citation, url FROM "{table}" ORDER BY rowid LIMIT 1').fetchone()
            if row:
                return f"{row[0]}, {row[1]}"
        return ""

    def apparatus(self) -> Iterator[Group]:
        """See the protocol."""
        query = (
            "SELECT t.title, t.id, a.text, a.id, a.url, a.lemma, a.reading, a.lemma_witnesses, a.witnesses FROM apparatus a"
            " JOIN catalog.texts t ON t.id = a.text ORDER BY a.rowid"
        )
        for (title, text), rows in itertools.groupby(self._db.execute(query), key=lambda row: row[:2]):
            yield from self._split(title, text_page(text), rows)

    def columns(self, table: str) -> tuple[str, ...]:
        """See the protocol."""
        return COLUMNS[table]

    def rows(self, table: str) -> Iterator[tuple[object, ...]]:
        """See the protocol."""
        base = self.project.base_url
        if table in STORED:
            columns = ", ".join(f'"{column}"' for column in COLUMNS[table])
            yield from self._db.execute(f'SELECT {columns} FROM "{table}" ORDER BY rowid')
        elif table == "texts":
            for t in self.texts():
                if t.kind != "text":
                    continue
                yield (t.id, t.title, t.path, t.date, t.lang, t.kind, t.sha256, base + text_page(t.id))
        else:
            kind = next(kind.name for kind in kinds.KINDS if kind.folder == table)
            columns = ", ".join("? || page" if c == "url" else f'"{c}"' for c in COLUMNS[table])
            yield from self._db.execute(f"SELECT {columns} FROM entities WHERE kind = ? ORDER BY rank", (base, kind))

    def passages(self) -> Iterator[tuple[object, ...]]:
        """See the protocol."""
        yield from self._db.execute("SELECT * FROM passages ORDER BY rowid")

    def media(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """See the protocol."""
        for (path,) in self._db.execute("SELECT path FROM catalog.media ORDER BY path"):
            yield path, self._picture(path)

    def _picture(self, path: str) -> Iterator[bytes]:
        try:
            yield read_source(self.root, path)
        except Refused as error:
            raise SourceError(f"{path} was changed while the edition was being built", "build again") from error

    def problems(self) -> Iterator[Problem]:
        """See the protocol."""
        known: dict[str, str] = {}  # thousands of problems say the same: its words are held once

        def once(words: str) -> Any:
            return known.setdefault(words, words)

        for path, line, column, slug, severity, message, hint, source, *end, label in self._db.execute(_PROBLEMS):
            place = Place(once(path), line, column, *end) if path else None
            yield Problem(once(slug), once(severity), message, place, once(hint), source, once(label))

    def digest(self) -> str:
        """See the protocol."""
        found = hashlib.sha256(repr(self.project).encode())
        for row in self._db.execute(
            "SELECT path, sha256 FROM catalog.files UNION SELECT path, sha256 FROM catalog.fragments ORDER BY path"
        ):
            found.update(f"{row[0]}\0{row[1]}\n".encode())
        return found.hexdigest()


def _entity(row: tuple[Any, ...]) -> Entity:
    return Entity._make((*row[1:9], bool(row[9]), *row[10:]))


_BY_SESSION = (
    "SELECT e.name, e.page, q.text, q.text_title, q.url, '', q.surface, '', q.speaker_name FROM quotations q"
    " JOIN entities e ON e.id = q.session AND e.kind = 'session' ORDER BY e.start, e.rank, q.rowid"
)
_NOBODY = (
    " WHERE NOT EXISTS (SELECT 1 FROM speakers s WHERE s.\"table\" = '{0}' AND s.text = {1}.text AND s.id = {1}.id)"
)
_COMPANIONS = """
SELECT e.name, e.page, n FROM (
    SELECT o.entity AS other, count(*) AS n FROM present m CROSS JOIN present o ON o.passage = m.passage
    WHERE m.entity = (SELECT rank FROM entities WHERE id = ?1 AND kind = ?2 AND registered = ?3) GROUP BY o.entity
) JOIN entities e ON e.rank = other WHERE (e.id, e.kind) != (?1, ?2) ORDER BY n DESC, e.kind, e.rank LIMIT 12
"""
_SESSIONS_OF = """
SELECT e.* FROM session_people p JOIN entities e ON e.id = p.session AND e.kind = 'session'
WHERE p.entity = ? ORDER BY e.start, e.rank
"""
_FACTS = """
SELECT f.words, f.address, count(*), min(x.title) FROM facts f JOIN catalog.texts x ON x.id = f.text
WHERE f.key = ? GROUP BY f.words, f.address ORDER BY min(f.rowid)
"""
_PROBLEMS = (
    'SELECT path, line, "column", slug, severity, message, hint, source, end_line, end_column, label FROM problems'
    ' ORDER BY path, line, "column", slug, rowid'
)
_BY_SPEAKER = (
    "SELECT coalesce(e.name, {1}.speaker_name) AS heading, coalesce(e.page, '') AS page, {2}"
    " LEFT JOIN speakers s ON s.\"table\" = '{0}' AND s.text = {1}.text AND s.id = {1}.id"
    " LEFT JOIN entities e ON e.id = s.entity AND e.kind = s.kind AND e.registered = s.registered"
    " ORDER BY heading = '', sort_key(heading), heading, page, {1}.rowid"
)
