"""From rows to entities: counts, names of those that no register describes, sessions, and the one order of them all."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from edition.addresses import anchor_of, entity_page, file_name, outsider_name
from edition.building.lookups import Lookups
from edition.building.stamping import pass_on
from edition.tei import fold, has_scheme, sort_key

ENTITIES = (
    "id", "kind", "name", "sort_name", "type", "identifiers", "note", "page", "registered", "mentions", "texts", "first", "last",
    "start", "end", "place", "part_of", "participants", "quotations", "turns", "anchor", "inferred", "names", "lines",
    "particulars", "geo", "first_url", "last_url",
)  # fmt: skip

_INDEXES = """
CREATE INDEX IF NOT EXISTS later_mentions_entity ON mentions (entity, kind, registered);
CREATE INDEX IF NOT EXISTS later_mentions_passage ON mentions (passage, entity, kind, registered);
CREATE INDEX IF NOT EXISTS later_speakers_entity ON speakers (entity, kind, registered);
CREATE INDEX IF NOT EXISTS later_speakers_row ON speakers ("table", text, id);
CREATE INDEX IF NOT EXISTS later_quotations_id ON quotations (text, id);
CREATE INDEX IF NOT EXISTS later_turns_id ON turns (text, id);
CREATE INDEX IF NOT EXISTS later_quotations_session ON quotations (session) WHERE session != '';
CREATE INDEX IF NOT EXISTS later_turns_session ON turns (session) WHERE session != '';
CREATE INDEX IF NOT EXISTS later_involved_entity ON involved (entity, kind, registered);
CREATE INDEX IF NOT EXISTS later_quotations_class ON quotations (class);
CREATE INDEX IF NOT EXISTS later_facts_key ON facts (key);
"""
_FIRST = (
    "(SELECT url FROM mentions m WHERE m.entity = g.entity AND m.kind = g.kind AND m.registered = g.registered"
    " AND m.at BETWEEN {0} << 24 AND ({0} << 24) + 16777215 ORDER BY m.at {1} LIMIT 1)"
)
"""The address of the first or last mention in the text of a rank."""
_RANK = "substr({}, -12) + 0"
_COUNT = f"""
CREATE TEMP TABLE counted AS
    SELECT g.*, CASE WHEN g.mentions > 0 THEN {_FIRST.format(_RANK.format("g.early"), "")} END AS first_url,
        CASE WHEN g.mentions > 0 THEN {_FIRST.format(_RANK.format("g.late"), "DESC")} END AS last_url FROM (
    SELECT i.entity, i.kind, i.registered, sum(i.mentions) AS mentions, sum(i.mentions > 0) AS texts,
        min(CASE WHEN i.mentions > 0 THEN nullif(t.date, '') END) AS first,
        max(CASE WHEN i.mentions > 0 THEN nullif(t.date, '') END) AS last,
        sum(i.quotations) AS quotations, sum(i.turns) AS turns, sum(i.lines) AS lines,
        min(CASE WHEN i.mentions > 0 THEN coalesce(nullif(t.date, ''), '~') || printf('%012d', m.rank) END) AS early,
        max(CASE WHEN i.mentions > 0 THEN t.date || printf('%012d', m.rank) END) AS late
    FROM involved i JOIN made m ON m.rank = i.at >> 24 JOIN catalog.texts t ON t.id = m.text
    GROUP BY 1, 2, 3) g;
CREATE INDEX temp.counted_entity ON counted (entity, kind, registered);
CREATE TEMP TABLE session_parts AS
    WITH RECURSIVE part (whole, session) AS (
        SELECT id, id FROM sessions
        UNION SELECT entity, entity FROM catalog.entities WHERE kind = 'session'
        UNION SELECT part.whole, s.id FROM sessions s JOIN part ON s.part_of = part.session
        UNION SELECT part.whole, e.entity FROM catalog.entities e JOIN part ON e.part_of = part.session WHERE e.kind = 'session'
    ) SELECT whole, session FROM part;
CREATE INDEX temp.session_parts_whole ON session_parts (whole);
CREATE TEMP TABLE in_session AS
    SELECT p.whole AS session, sum(q) AS quotations, sum(t) AS turns, sum(n.lines) AS lines FROM session_parts p JOIN (
        SELECT session, count(DISTINCT text || char(10) || id) AS q, 0 AS t, count(*) AS lines FROM quotations
            WHERE session != '' GROUP BY session
        UNION ALL SELECT session, 0, count(*), count(*) FROM turns WHERE session != '' GROUP BY session) n ON n.session = p.session
    GROUP BY p.whole;
CREATE INDEX temp.in_session_id ON in_session (session);
"""
_CROWDED = "SELECT passage FROM mentions GROUP BY passage HAVING count(*) > 500"
"""Passages in which more is named than keeps company: lists, whose names all to be told of one another would be their square."""
_REGISTERED = """
SELECT e.entity, e.kind, e.name, e.sort_name, e.type, e.identifiers, e.note, e.page, 1,
    coalesce(c.mentions, 0), coalesce(c.texts, 0), coalesce(c.first, ''), coalesce(c.last, ''),
    e.start, e.end, e.place, e.part_of, e.participants,
    coalesce(c.quotations, 0) + coalesce(i.quotations, 0), coalesce(c.turns, 0) + coalesce(i.turns, 0), e.parts, '', e.names,
    coalesce(c.lines, 0) + coalesce(i.lines, 0), e.particulars, e.geo, coalesce(c.first_url, ''), coalesce(c.last_url, '')
FROM catalog.entities e
LEFT JOIN counted c ON c.entity = e.entity AND c.kind = e.kind AND c.registered = 1
LEFT JOIN in_session i ON i.session = e.entity AND e.kind = 'session'
"""
_OUTSIDERS = """
SELECT entity, kind, mentions, texts, coalesce(first, ''), coalesce(last, ''), quotations, turns,
    coalesce((SELECT name FROM speakers p WHERE p.entity = c.entity AND p.kind = c.kind AND p.registered = 0
        AND name != '' ORDER BY p.at LIMIT 1), ''), lines, coalesce(first_url, ''), coalesce(last_url, '')
FROM counted c WHERE registered = 0 AND entity != '' ORDER BY entity, kind
"""
_NAMES = """
SELECT entity, kind, said, max(identifiers), sum(n) AS n
FROM named GROUP BY entity, kind, said ORDER BY entity, kind, n DESC, said
"""
_SESSIONS = """
SELECT s.id, s.name, s.type, s.start, s.end, s.place, s.part_of, s.anchor, s.inferred, s.text,
    coalesce(i.quotations, 0), coalesce(i.turns, 0), coalesce(i.lines, 0)
FROM sessions s LEFT JOIN in_session i ON i.session = s.id ORDER BY s.at
"""
_SPEAKERS_OF = """
SELECT p.entity FROM session_parts s CROSS JOIN turns r ON r.session = s.session AND r.session != ''
    CROSS JOIN speakers p ON p."table" = 'turns' AND p.text = r.text AND p.id = r.id WHERE s.whole = :session
UNION SELECT p.entity FROM session_parts s
    CROSS JOIN quotations r ON r.session = s.session AND r.session != '' AND r.class = 'speech'
    CROSS JOIN speakers p ON p."table" = 'quotations' AND p.text = r.text AND p.id = r.id WHERE s.whole = :session
"""
"""The order of the tables is said: from a session to its rows, by indexes that know only rows of sessions."""

_JOIN = " | "
_BATCH = 1000

Row = tuple[object, ...]


def gather(db: sqlite3.Connection, catalog: Path, lookups: Lookups) -> None:
    """Fill the table ``entities`` of the store, in order; every later query reads it."""
    db.commit()
    attach(db, catalog)
    db.executescript(_INDEXES + _COUNT)
    columns = ", ".join(f'"{column}"' for column in ENTITIES)
    db.execute(f"CREATE TEMP TABLE found ({columns})")
    marks = ",".join("?" * len(ENTITIES))
    for rows in (_registered(db, lookups), _outsiders(db, lookups), _sessions(db)):
        while some := list(itertools.islice(rows, _BATCH)):
            db.executemany(f"INSERT INTO found VALUES ({marks})", some)
    known = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'later_entities'").fetchone()
    if known:
        db.execute("CREATE TEMP TABLE before AS SELECT * FROM later_entities")
    db.executescript(
        f"DROP TABLE IF EXISTS later_entities; CREATE TABLE later_entities (rank INTEGER PRIMARY KEY, {columns});"
    )
    db.execute(
        f"INSERT INTO later_entities ({columns}) SELECT {columns} FROM found"
        " ORDER BY kind, sort_key(sort_name), id, registered DESC"
    )
    db.execute("CREATE INDEX later_entities_id ON later_entities (id, kind, registered)")
    db.execute(
        "CREATE INDEX later_entities_part_of ON later_entities (part_of) WHERE kind = 'session' AND part_of != ''"
    )
    db.executescript(
        "DROP TABLE IF EXISTS later_session_people; CREATE TABLE later_session_people (entity TEXT, session TEXT);"
    )
    db.executemany("INSERT INTO later_session_people VALUES (?,?)", list(_people(db)))
    db.execute("CREATE INDEX later_session_people_entity ON later_session_people (entity)")
    db.executescript(
        "DROP TABLE IF EXISTS later_session_parts; CREATE TABLE later_session_parts AS SELECT * FROM session_parts;"
    )
    db.execute("CREATE INDEX later_session_parts_whole ON later_session_parts (whole)")
    db.executescript("DROP TABLE IF EXISTS later_crowded; CREATE TABLE later_crowded (passage INTEGER PRIMARY KEY);")
    db.execute(f"INSERT INTO later_crowded {_CROWDED}")
    if known:
        pass_on(db, "before", "later_entities")
        db.execute("DROP TABLE temp.before")
    for table in ("found", "counted", "in_session", "session_parts"):
        db.execute(f"DROP TABLE temp.{table}")


def attach(db: sqlite3.Connection, catalog: Path) -> None:
    """Let queries of a store see the catalog as well."""
    db.execute("ATTACH ? AS catalog", (f"{catalog.as_uri()}?mode=ro",))
    db.create_function("sort_key", 1, sort_key, deterministic=True)


def _registered(db: sqlite3.Connection, lookups: Lookups) -> Iterator[Row]:
    base = lookups.project.base_url
    for row in db.execute(_REGISTERED):
        participants = row[17]
        if participants or row[1] == "session":
            speakers = _speakers(db, row[0]) if row[1] == "session" else ()
            participants = _JOIN.join(dict.fromkeys([*_resolved(participants, lookups), *speakers]))
        urls = (url.removeprefix(base) for url in row[-2:])
        parts = _parts(row[20], lookups)
        yield (*row[:7], entity_page(row[1], row[7]), *row[8:17], participants, *row[18:20], parts, *row[21:-2], *urls)


def _parts(stated: str, lookups: Lookups) -> str:
    """Where parts of texts about a session begin and end: ``text#anchor``, of ends that are told a tab and another one."""
    found = []
    for path, *ids in json.loads(stated) if stated else ():
        told = ((lookups.has_id(path, one), one) for one in dict.fromkeys(filter(None, ids)))
        places = [f"{text}#{anchor_of(one)}" for text, one in told if text]
        if places:
            found.append("\t".join(places))
    return _JOIN.join(found)


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
    base = lookups.project.base_url
    for entity, kind, mentions, texts, first, last, quotations, turns, spoken, lines, *urls in db.execute(_OUTSIDERS):
        name, identifiers = names.get((entity, kind), ("", ""))
        identifiers = identifiers or (entity if has_scheme(entity) else "")
        name = name or spoken or entity
        page = entity_page(kind, lookups.entity_page_name(entity, False))
        facts = (name, name, "", identifiers, "", page, 0, mentions, texts, first, last)
        said = ("", "", "", "", "", quotations, turns, "", "", "", lines, "", "")
        yield (entity, kind, *facts, *said, *(url.removeprefix(base) for url in urls))


def _people(db: sqlite3.Connection) -> Iterator[Row]:
    """Who took part in which session."""
    for session, participants in db.execute(
        "SELECT id, participants FROM later_entities WHERE kind = 'session' AND participants != ''"
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
            *("", "", "", ""),
        )
