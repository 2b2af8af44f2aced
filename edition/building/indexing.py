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
from edition.building import disk, queries
from edition.building.lookups import Lookups
from edition.building.reckoning import COUNTS, Reckoning, entity_of
from edition.building.sources import Refused, read_source
from edition.building.stamping import Stamps
from edition.building.store import piece_table
from edition.building.tables import COLUMNS
from edition.errors import SourceError
from edition.index import Companion, Entity, Group, Line
from edition.model import Place, Problem, TextInfo


class StoredIndex(Reckoning):
    """The edition after all texts were read."""

    def __init__(self, db: sqlite3.Connection, lookups: Lookups, counts: dict[str, int], root: Path) -> None:
        self._db, self._lookups, self.counts, self.root = db, lookups, counts, root
        self.project, self._base = lookups.project, lookups.project.base_url
        self._stamps = Stamps(db)

    def texts(self) -> Iterator[TextInfo]:
        """See the protocol."""
        yield from (info for info in self._lookups.all_texts() if info.kind in ("text", "collection"))

    def members(self, collection: str) -> Iterator[TextInfo]:
        """See the protocol."""
        yield from self._lookups.members(collection)

    def entities(self, kind: str) -> Iterator[Entity]:
        """See the protocol."""
        for row in self._db.execute("SELECT * FROM later_entities WHERE kind = ? ORDER BY rank", (kind,)):
            yield entity_of(row)

    def entity(self, entity: str) -> Entity | None:
        """See the protocol."""
        row = self._db.execute(
            "SELECT * FROM later_entities WHERE id = ? ORDER BY registered DESC, rank LIMIT 1", (entity,)
        ).fetchone()
        return entity_of(row) if row else None

    def mentions_of(self, entity: Entity) -> Iterator[Line]:
        """See the protocol."""
        if entity.mentions:
            where = "WHERE m.entity = ? AND m.kind = ? AND m.registered = ? ORDER BY m.at"
            yield from self._lines(queries.MENTION + where, entity.id, entity.kind, int(entity.registered))

    def quotations_of(self, entity: Entity) -> Iterator[Line]:
        """See the protocol."""
        if entity.quotations:
            yield from self._said("quotations", "q", queries.QUOTATION, entity)

    def turns_of(self, entity: Entity) -> Iterator[Line]:
        """See the protocol."""
        if entity.turns:
            yield from self._said("turns", "t", queries.TURN, entity)

    def _said(self, table: str, letter: str, query: str, entity: Entity) -> Iterator[Line]:
        if entity.kind == "session":
            where = (
                f"WHERE {letter}.session != ''"
                f" AND {letter}.session IN (SELECT session FROM later_session_parts WHERE whole = ?) ORDER BY {letter}.at"
            )
            return self._lines(query.format(f"{letter}.speaker_name") + where, entity.id)
        label = "q.class" if table == "quotations" else "CAST(t.words AS TEXT)"
        where = queries.SAID_BY.format(letter) + f" ORDER BY {letter}.at"
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
            "SELECT m.whole, '', m.text, x.title, m.url, m.before, m.surface, m.after, m.form FROM mentions m"
            " JOIN catalog.texts x ON x.id = m.text"
            " WHERE m.entity = '' AND m.kind = ? ORDER BY sort_key(m.whole), m.whole, m.at"
        )
        yield from self._groups(query, kind)

    def speakers(self) -> Iterator[Group]:
        """See the protocol."""
        yield from self._groups(queries.BY_SPEAKER.format("quotations", "q", queries.QUOTATION.format("q.class")[7:]))

    def turns(self) -> Iterator[Group]:
        """See the protocol."""
        yield from self._groups(
            queries.BY_SPEAKER.format("turns", "t", queries.TURN.format("CAST(t.words AS TEXT)")[7:])
        )

    def _groups(self, query: str, *values: object) -> Iterator[Group]:
        for (name, page), rows in itertools.groupby(self._db.execute(query, values), key=lambda row: row[:2]):
            yield from self._split(name, page, rows)

    def _split(self, name: str, page: str, rows: Iterator[tuple[Any, ...]]) -> Iterator[Group]:
        while some := tuple(self._line(row[2:]) for row in itertools.islice(rows, queries.GROUP)):
            yield Group(name, page, some)

    def nobody(self, table: str) -> Iterator[Group]:
        """See the protocol."""
        letter, query = ("q", queries.QUOTATION) if table == "quotations" else ("t", queries.TURN)
        label = "q.class" if table == "quotations" else "CAST(t.words AS TEXT)"
        query = f"SELECT {letter}.speaker_name AS heading, '', {query.format(label)[7:]}"
        order = f" ORDER BY heading = '', sort_key(heading), heading, {letter}.at"
        yield from self._groups(query + queries.NOBODY.format(table, letter) + order)

    def lengths(self) -> dict[str, int]:
        """See the protocol."""
        found = {"apparatus": self._number("SELECT count(*) FROM apparatus WHERE varies")}
        found |= {key: self._number(query) for key, query in COUNTS.items()}
        for table in ("quotations", "turns"):
            joined = f'speakers s JOIN {table} r ON r.text = s.text AND r.id = s.id WHERE s."table" = ?'
            found[f"nobody/{table}"] = self._number(
                f"SELECT count(*) FROM {table} r" + queries.NOBODY.format(table, "r")
            )
            found[table] = found[f"nobody/{table}"] + self._number(f"SELECT count(*) FROM {joined}", table)
        for kind in kinds.KINDS:
            query = "SELECT count(*) FROM mentions WHERE entity = '' AND kind = ?"
            found[f"unidentified/{kind.name}"] = self._number(query, kind.name)
        return found

    def _number(self, query: str, *values: object) -> int:
        return int(self._db.execute(query, values).fetchone()[0])

    def by_session(self) -> Iterator[Group]:
        """See the protocol."""
        yield from self._groups(queries.BY_SESSION)

    def by_class(self) -> Iterator[Group]:
        """See the protocol."""
        query = f"SELECT q.class, '', {queries.QUOTATION.format('q.speaker_name')[7:]} WHERE q.class = ? ORDER BY q.at"
        for cls in queries.CLASSES:
            yield from self._groups(query, cls)

    def companions(self, entity: Entity) -> Iterator[Companion]:
        """See the protocol."""
        for row in self._db.execute(queries.COMPANIONS, (entity.id, entity.kind, int(entity.registered))):
            yield Companion(*row)

    def programme(self) -> Iterator[Entity]:
        """See the protocol."""
        query = "SELECT * FROM later_entities WHERE kind = 'session' ORDER BY start = '', start, rank"
        yield from map(entity_of, self._db.execute(query))

    def parts_of(self, entity: Entity) -> Iterator[Entity]:
        """See the protocol."""
        query = "SELECT * FROM later_entities WHERE part_of = ? AND kind = 'session' AND part_of != '' AND id != ? ORDER BY rank"
        yield from map(entity_of, self._db.execute(query, (entity.id, entity.id)))

    def sessions_of(self, entity: Entity) -> Iterator[Entity]:
        """See the protocol."""
        for row in self._db.execute(queries.SESSIONS_OF, (entity.id,)):
            yield entity_of(row)

    def facts(self, key: str) -> Iterator[tuple[str, str, int, str]]:
        """See the protocol."""
        yield from self._db.execute(queries.FACTS, (key,))

    def example_citation(self) -> str:
        """See the protocol."""
        for column in ("quoted", "mentioned"):
            row = self._db.execute(f"SELECT {column} FROM made WHERE {column} != '' ORDER BY rank LIMIT 1").fetchone()
            if row:
                return ", ".join(row[0].split("\t"))
        return ""

    def apparatus(self) -> Iterator[Group]:
        """See the protocol."""
        query = (
            "SELECT t.title, t.id, a.text, a.id, a.url, a.lemma, a.shown, a.lemma_witnesses, a.witnesses FROM apparatus a"
            " JOIN catalog.texts t ON t.id = a.text WHERE a.varies ORDER BY a.at"
        )
        for (title, text), rows in itertools.groupby(self._db.execute(query), key=lambda row: row[:2]):
            yield from self._split(title, text_page(text), rows)

    def stamp(self, entity: Entity) -> str:
        """See the protocol."""
        return self._stamps.of(entity)

    def stamp_of(self, *parts: str) -> str:
        """See the protocol."""
        return self._stamps.of_parts(parts)

    def pieces(self, artifact: str) -> Iterator[bytes]:
        """See the protocol."""
        if table := piece_table(self._db, artifact):
            yield from (content for (content,) in self._db.execute(f"SELECT content FROM {table} ORDER BY at"))

    def outsider(self, kind: str, entity: str) -> str:
        """See the protocol."""
        row = self._db.execute(
            "SELECT name FROM later_entities WHERE id = ? AND kind = ? AND registered = 0", (entity, kind)
        ).fetchone()
        return str(row[0]) if row else ""

    def columns(self, table: str) -> tuple[str, ...]:
        """See the protocol."""
        return COLUMNS[table]

    def rows(self, table: str) -> Iterator[tuple[object, ...]]:
        """See the protocol."""
        base = self.project.base_url
        if table == "texts":
            for t in self.texts():
                if t.kind == "text":
                    yield (t.id, t.title, t.path, t.date, t.lang, t.kind, t.sha256, base + text_page(t.id))
            return
        kind = next(kind.name for kind in kinds.KINDS if kind.folder == table)
        columns = ", ".join("? || page" if c == "url" else f'"{c}"' for c in COLUMNS[table])
        yield from self._db.execute(f"SELECT {columns} FROM later_entities WHERE kind = ? ORDER BY rank", (base, kind))

    def media(self) -> Iterator[tuple[str, str]]:
        """See the protocol."""
        for (path,) in self._db.execute("SELECT DISTINCT path FROM catalog.media ORDER BY path"):
            yield path, picture_stamp(self.root, path)

    def picture(self, path: str) -> Iterator[bytes]:
        """See the protocol."""
        try:
            yield read_source(self.root, path)
        except Refused as error:
            raise SourceError(f"{path} was changed while the edition was being built", "build again") from error

    def problems(self) -> Iterator[Problem]:
        """See the protocol."""
        known: dict[str, str] = {}  # thousands of problems say the same: its words are held once

        def once(words: str) -> Any:
            return known.setdefault(words, words)

        told: list[Problem] = []
        for path, line, column, slug, severity, message, hint, source, *end, label, _, _, _ in self._db.execute(
            queries.PROBLEMS
        ):
            place = Place(once(path), line, column, *end) if path else None
            problem = Problem(once(slug), once(severity), message, place, once(hint), source, once(label))
            if told and _at(told[0]) != _at(problem):
                told.clear()
            if problem not in told:
                yield problem
            told[queries.REPEATED :] = [problem]

    def digest(self) -> str:
        """See the protocol."""
        found = hashlib.sha256(repr(self.project).encode())
        for row in self._db.execute(
            "SELECT path, sha256 FROM catalog.files UNION SELECT path, sha256 FROM catalog.fragments ORDER BY path"
        ):
            found.update(f"{row[0]}\0{row[1]}\n".encode())
        return found.hexdigest()


def picture_stamp(root: Path, path: str) -> str:
    """A picture by its size and times: it may be large, and nothing is read from it."""
    try:
        status = disk.stat(f"{root}/{path}")
    except OSError:
        return "gone"
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def _at(problem: Problem) -> tuple[object, ...]:
    return problem.place, problem.slug
