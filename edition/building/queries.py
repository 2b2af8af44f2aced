"""The questions that the index asks its store, in SQL. Every answer is in an order of its own."""

from __future__ import annotations

from edition.building import tables

MENTION = "SELECT m.text, x.title, m.url, m.before, m.surface, m.after, '' FROM mentions m JOIN catalog.texts x ON x.id = m.text "
QUOTATION = (
    "SELECT q.text, x.title, q.url, '', q.surface, '', {0} FROM quotations q JOIN catalog.texts x ON x.id = q.text "
)
TURN = "SELECT t.text, x.title, t.url, '', t.opening, '', {0} FROM turns t JOIN catalog.texts x ON x.id = t.text "
CLASSES = ("speech", "thought", "quotation", "unclassified", "scare")
"""Classes of quotations, in the order in which they are told."""
GROUP = 1000
"""Lines of a group that are in memory at once."""
SAID_BY = (
    'JOIN speakers s ON s."table" = ? AND s.text = {0}.text AND s.id = {0}.id'
    " WHERE s.entity = ? AND s.kind = ? AND s.registered = ?"
)


BY_SESSION = (
    "SELECT e.name, e.page, q.text, x.title, q.url, '', q.surface, '', q.speaker_name FROM quotations q"
    " JOIN catalog.texts x ON x.id = q.text"
    " JOIN later_entities e ON e.id = q.session AND e.kind = 'session' ORDER BY e.start, e.rank, q.at"
)
NOBODY = (
    " WHERE NOT EXISTS (SELECT 1 FROM speakers s WHERE s.\"table\" = '{0}' AND s.text = {1}.text AND s.id = {1}.id)"
)
COMPANIONS = """
SELECT e.name, e.page, n FROM (
    SELECT o.entity AS other, o.kind AS kind, o.registered AS registered, count(DISTINCT o.passage) AS n
    FROM mentions m CROSS JOIN mentions o ON o.passage = m.passage
    WHERE m.entity = ?1 AND m.kind = ?2 AND m.registered = ?3 AND o.entity != '' AND (o.entity, o.kind) != (?1, ?2)
        AND m.passage NOT IN (SELECT passage FROM later_crowded)
    GROUP BY 1, 2, 3
) f JOIN later_entities e ON e.id = f.other AND e.kind = f.kind AND e.registered = f.registered
ORDER BY n DESC, e.kind, e.rank LIMIT 12
"""
SESSIONS_OF = """
SELECT e.* FROM later_session_people p JOIN later_entities e ON e.id = p.session AND e.kind = 'session'
WHERE p.entity = ? ORDER BY e.start, e.rank
"""
FACTS = """
SELECT f.words, f.address, count(*), min(x.title) FROM facts f JOIN catalog.texts x ON x.id = f.text
WHERE f.key = ? GROUP BY f.words, f.address ORDER BY min(f.at)
"""
COLUMNS = ", ".join(f'"{column}"' for column in tables.PROBLEMS)
PROBLEMS = f"""
SELECT {COLUMNS}, 1 AS step, '' AS file, at AS n FROM problems
UNION ALL SELECT {COLUMNS}, 0, file, n FROM catalog.found
WHERE slug != 'not-tei' OR path NOT IN (SELECT path FROM catalog.fragments)
ORDER BY path, line, "column", slug, step, file, n
"""
REPEATED = 100
"""Of problems in one place so many are held, to see whether one was told already."""
BY_SPEAKER = (
    "SELECT coalesce(e.name, {1}.speaker_name) AS heading, coalesce(e.page, '') AS page, {2}"
    " LEFT JOIN speakers s ON s.\"table\" = '{0}' AND s.text = {1}.text AND s.id = {1}.id"
    " LEFT JOIN later_entities e ON e.id = s.entity AND e.kind = s.kind AND e.registered = s.registered"
    " ORDER BY heading = '', sort_key(coalesce(e.sort_name, heading)), heading, page, {1}.at"
)
"""In the order of the indexes of those who speak: by surname, where a register tells it."""
