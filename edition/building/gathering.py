"""From rows to entities: counts, names of those that no register describes, sessions, and the one order of them all."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from edition.addresses import entity_page, file_name, outsider_name
from edition.building.lookups import Lookups
from edition.tei import fold, has_scheme, sort_key

ENTITIES = (
    "id", "kind", "name", "sort_name", "type", "identifiers", "note", "page", "registered", "mentions", "texts", "first", "last",
    "start", "end", "place", "part_of", "participants", "quotations", "turns", "anchor", "inferred", "names", "lines",
)  # fmt: skip

_COUNT = """
CREATE INDEX mentions_entity ON mentions (entity, kind, registered);
CREATE INDEX speakers_entity ON speakers (entity, kind, registered);
CREATE INDEX speakers_row ON speakers ("table", text, id);
CREATE INDEX quotations_id ON quotations (text, id);
CREATE INDEX turns_id ON turns (text, id);
CREATE INDEX quotations_session ON quotations (session) WHERE session != '';
CREATE INDEX turns_session ON turns (session) WHERE session != '';
CREATE TABLE counted AS
    SELECT m.entity, m.kind, m.registered, count(DISTINCT m.text || char(10) || m.id) AS mentions, count(DISTINCT m.text) AS texts,
        min(nullif(t.date, '')) AS first, max(nullif(t.date, '')) AS last, count(*) AS lines
    FROM mentions m JOIN catalog.texts t ON t.id = m.text WHERE m.entity != '' GROUP BY 1, 2, 3;
CREATE INDEX counted_entity ON counted (entity, kind, registered);
CREATE TABLE said AS
    SELECT s.entity, s.kind, s.registered, sum(s."table" = 'quotations') AS quotations, sum(s."table" = 'turns') AS turns,
        count(*) + coalesce(sum(f.more), 0) AS lines
    FROM speakers s LEFT JOIN (SELECT text, id, count(*) - 1 AS more FROM quotations WHERE part != '' GROUP BY 1, 2) f
        ON s."table" = 'quotations' AND f.text = s.text AND f.id = s.id GROUP BY 1, 2, 3;
CREATE INDEX said_entity ON said (entity, kind, registered);
CREATE TABLE session_parts AS
    WITH RECURSIVE part (whole, session) AS (
        SELECT id, id FROM sessions
        UNION SELECT entity, entity FROM catalog.entities WHERE kind = 'session'
        UNION SELECT part.whole, s.id FROM sessions s JOIN part ON s.part_of = part.session
        UNION SELECT part.whole, e.entity FROM catalog.entities e JOIN part ON e.part_of = part.session WHERE e.kind = 'session'
    ) SELECT whole, session FROM part;
CREATE INDEX session_parts_whole ON session_parts (whole);
CREATE TABLE in_session AS
    SELECT p.whole AS session, sum(q) AS quotations, sum(t) AS turns, sum(n.lines) AS lines FROM session_parts p JOIN (
        SELECT session, count(DISTINCT text || char(10) || id) AS q, 0 AS t, count(*) AS lines FROM quotations
            WHERE session != '' GROUP BY session
        UNION ALL SELECT session, 0, count(*), count(*) FROM turns WHERE session != '' GROUP BY session) n ON n.session = p.session
    GROUP BY p.whole;
CREATE INDEX in_session_id ON in_session (session);
"""
_REGISTERED = """
SELECT e.entity, e.kind, e.name, e.sort_name, e.type, e.identifiers, e.note, e.page, 1,
    coalesce(c.mentions, 0), coalesce(c.texts, 0), coalesce(c.first, ''), coalesce(c.last, ''),
    e.start, e.end, e.place, e.part_of, e.participants,
    coalesce(s.quotations, 0) + coalesce(i.quotations, 0), coalesce(s.turns, 0) + coalesce(i.turns, 0), '', '', e.names,
    coalesce(c.lines, 0) + CASE e.kind WHEN 'session' THEN coalesce(i.lines, 0) ELSE coalesce(s.lines, 0) END
FROM catalog.entities e
LEFT JOIN counted c ON c.entity = e.entity AND c.kind = e.kind AND c.registered = 1
LEFT JOIN said s ON s.entity = e.entity AND s.kind = e.kind AND s.registered = 1
LEFT JOIN in_session i ON i.session = e.entity AND e.kind = 'session'
"""
_OUTSIDERS = """
SELECT k.entity, k.kind, coalesce(c.mentions, 0), coalesce(c.texts, 0), coalesce(c.first, ''), coalesce(c.last, ''),
    coalesce(s.quotations, 0), coalesce(s.turns, 0),
    coalesce((SELECT name FROM speakers p WHERE p.entity = k.entity AND p.kind = k.kind AND p.registered = 0
        AND name != '' LIMIT 1), ''), coalesce(c.lines, 0) + coalesce(s.lines, 0)
FROM (SELECT entity, kind FROM counted WHERE registered = 0 UNION SELECT entity, kind FROM said WHERE registered = 0) k
LEFT JOIN counted c ON c.entity = k.entity AND c.kind = k.kind AND c.registered = 0
LEFT JOIN said s ON s.entity = k.entity AND s.kind = k.kind AND s.registered = 0
"""
_NAMES = """
SELECT entity, kind, CASE WHEN entity_name != '' THEN entity_name ELSE whole END AS said, max(identifiers), count(*) AS n
FROM mentions WHERE registered = 0 AND entity != '' GROUP BY entity, kind, said ORDER BY entity, kind, n DESC, said
"""
_SESSIONS = """
SELECT s.id, s.name, s.type, s.start, s.end, s.place, s.part_of, s.anchor, s.inferred, s.text,
    coalesce(i.quotations, 0), coalesce(i.turns, 0), coalesce(i.lines, 0)
FROM sessions s LEFT JOIN in_session i ON i.session = s.id ORDER BY s.rowid
"""
_PRESENT = """
CREATE TABLE present (entity INTEGER, passage INTEGER, PRIMARY KEY (entity, passage)) WITHOUT ROWID;
INSERT OR IGNORE INTO present
    SELECT e.rank, dense_rank() OVER (ORDER BY m.text, m.passage)
    FROM mentions m JOIN entities e ON e.id = m.entity AND e.kind = m.kind AND e.registered = m.registered WHERE m.entity != '';
CREATE INDEX present_passage ON present (passage, entity);
"""
"""Which entities are mentioned in which passage: by numbers, since company is asked for by every entity."""
_SPEAKERS_OF = """
SELECT DISTINCT p.entity FROM speakers p JOIN turns r ON r.text = p.text AND r.id = p.id
    WHERE p."table" = 'turns' AND r.session IN (SELECT session FROM session_parts WHERE whole = :session)
UNION SELECT DISTINCT p.entity FROM speakers p JOIN quotations r ON r.text = p.text AND r.id = p.id
    WHERE p."table" = 'quotations' AND r.class = 'speech'
        AND r.session IN (SELECT session FROM session_parts WHERE whole = :session)
"""
_JOIN = " | "
_BATCH = 1000

Row = tuple[object, ...]


def gather(db: sqlite3.Connection, catalog: Path, lookups: Lookups) -> None:
    """Fill the table ``entities`` of the store, in order; every later query reads it."""
    db.commit()
    db.execute("ATTACH ? AS catalog", (f"{catalog.as_uri()}?mode=ro",))
    db.executescript(_COUNT)
    db.create_function("sort_key", 1, sort_key, deterministic=True)
    columns = ", ".join(f'"{column}"' for column in ENTITIES)
    db.execute(f"CREATE TEMP TABLE found ({columns})")
    marks = ",".join("?" * len(ENTITIES))
    for rows in (_registered(db, lookups), _outsiders(db, lookups), _sessions(db)):
        while some := list(itertools.islice(rows, _BATCH)):
            db.executemany(f"INSERT INTO found VALUES ({marks})", some)
    db.execute(f"CREATE TABLE entities (rank INTEGER PRIMARY KEY, {columns})")
    db.execute(
        f"INSERT INTO entities ({columns}) SELECT {columns} FROM found ORDER BY kind, sort_key(sort_name), id, registered DESC"
    )
    db.execute("CREATE INDEX entities_id ON entities (id, kind, registered)")
    db.execute("CREATE INDEX entities_part_of ON entities (part_of) WHERE kind = 'session' AND part_of != ''")
    db.executescript(_PRESENT)
    db.execute("CREATE TABLE session_people (entity TEXT, session TEXT)")
    db.executemany("INSERT INTO session_people VALUES (?,?)", list(_people(db)))
    db.execute("CREATE INDEX session_people_entity ON session_people (entity)")
    db.execute(
        "UPDATE mentions SET entity_name = coalesce((SELECT e.name FROM entities e WHERE e.id = mentions.entity"
        " AND e.kind = mentions.kind AND e.registered = 0), entity_name) WHERE registered = 0 AND entity != '' AND entity_name = ''"
    )


def _registered(db: sqlite3.Connection, lookups: Lookups) -> Iterator[Row]:
    for row in db.execute(_REGISTERED):
        participants = row[17]
        if participants or row[1] == "session":
            speakers = _speakers(db, row[0]) if row[1] == "session" else ()
            participants = _JOIN.join(dict.fromkeys([*_resolved(participants, lookups), *speakers]))
        yield (*row[:7], entity_page(row[1], row[7]), *row[8:17], participants, *row[18:])


def _resolved(pointers: str, lookups: Lookups) -> Iterator[str]:
    for token in pointers.split():
        name = token.rpartition("#")[2]
        found = lookups.entry(name, "")
        yield found[0].entity if found else name


def _speakers(db: sqlite3.Connection, session: object) -> list[str]:
    return sorted(row[0] for row in db.execute(_SPEAKERS_OF, {"session": session}))


def _outsiders(db: sqlite3.Connection, lookups: Lookups) -> Iterator[Row]:
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for entity, kind, form, identifiers, _ in db.execute(_NAMES):
        if (entity, kind) not in names or not names[entity, kind][0]:
            names[entity, kind] = (fold(form), identifiers)
    for entity, kind, mentions, texts, first, last, quotations, turns, spoken, lines in db.execute(_OUTSIDERS):
        name, identifiers = names.get((entity, kind), ("", ""))
        identifiers = identifiers or (entity if has_scheme(entity) else "")
        name = name or spoken or entity
        page = entity_page(kind, lookups.entity_page_name(entity, False))
        facts = (name, name, "", identifiers, "", page, 0, mentions, texts, first, last)
        yield (entity, kind, *facts, "", "", "", "", "", quotations, turns, "", "", "", lines)


def _people(db: sqlite3.Connection) -> Iterator[Row]:
    """Who took part in which session."""
    for session, participants in db.execute(
        "SELECT id, participants FROM entities WHERE kind = 'session' AND participants != ''"
    ):
        for one in participants.split(_JOIN):
            yield one, session


def _sessions(db: sqlite3.Connection) -> Iterator[Row]:
    """Sessions that texts show, beside those that a register describes."""
    taken = {str(row[0]).casefold() for row in db.execute("SELECT page FROM found WHERE kind = 'session'")}
    for id_, name, type_, start, end, place, part_of, anchor, inferred, text, quotations, turns, lines in db.execute(
        _SESSIONS
    ):
        page = entity_page("session", file_name(str(id_)))
        if page.casefold() in taken:
            page = entity_page("session", outsider_name(f"{id_} "))
        taken.add(page.casefold())
        facts = (name or id_, name or id_, type_, "", "", page, 1, 0, 0, "", "", start, end, place, part_of)
        yield (
            id_,
            "session",
            *facts,
            _JOIN.join(_speakers(db, id_)),
            quotations,
            turns,
            f"{text}#{anchor}" if anchor else text,
            inferred,
            "",
            lines,
        )
