"""Questions to the index that reckon: who is mentioned when, with whom, by which words; who said how much; where rows stand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from edition.addresses import text_page
from edition.building.keeping import ROWS
from edition.building.store import piece_table
from edition.index import Dated, Entity, Share

_ORDERS = {"mentions": "mentions > 0 ORDER BY mentions DESC, rank", "first": "first != '' ORDER BY first, rank"}
_FORMS = (
    "SELECT whole FROM mentions WHERE entity = ? AND kind = ? AND registered = ? AND whole != ''"
    " GROUP BY whole ORDER BY count(*) DESC, min(at) LIMIT 12"
)
_DATES = """
SELECT d.date, d.texts, d.mentions, (
    SELECT m.url FROM mentions m WHERE m.entity = ?1 AND m.kind = ?2 AND m.registered = ?3
        AND m.at BETWEEN d.rank << 24 AND (d.rank << 24) + 16777215 ORDER BY m.at LIMIT 1)
FROM (
    SELECT t.date AS date, count(*) AS texts, sum(i.mentions) AS mentions, min(m.rank) AS rank
    FROM involved i JOIN made m ON m.rank = i.at >> 24 JOIN catalog.texts t ON t.id = m.text
    WHERE i.entity = ?1 AND i.kind = ?2 AND i.registered = ?3 AND i.mentions > 0 AND t.date != ''
    GROUP BY t.date
) d ORDER BY d.date
"""
_ALL_DATES = "SELECT date, count(*), id, min(ord) FROM catalog.texts WHERE kind = 'text' AND date != '' GROUP BY date ORDER BY date"
_TOGETHER = """
WITH some (n, entity, kind, registered) AS (
    SELECT key, json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(?)
)
SELECT a.n, b.n, count(DISTINCT m.passage)
FROM some a CROSS JOIN mentions m ON m.entity = a.entity AND m.kind = a.kind AND m.registered = a.registered
    CROSS JOIN mentions o ON o.passage = m.passage AND o.entity != ''
    CROSS JOIN some b ON b.entity = o.entity AND b.kind = o.kind AND b.registered = o.registered AND b.n > a.n
WHERE m.passage NOT IN (SELECT passage FROM later_crowded)
GROUP BY a.n, b.n ORDER BY a.n, b.n
"""
_SAID = """
SELECT coalesce(e.name, r.speaker_name) AS name, coalesce(e.page, '') AS page, {quotation} AS quotation,
    r.text AS text, r.id AS id, {words} AS words, r.{opening} AS opening, r.url AS url, r.at AS at
FROM later_session_parts s CROSS JOIN {table} r ON r.session = s.session AND r.session != ''
LEFT JOIN speakers p ON p."table" = '{table}' AND p.text = r.text AND p.id = r.id
LEFT JOIN later_entities e ON e.id = p.entity AND e.kind = p.kind AND e.registered = p.registered
WHERE s.whole = ?1
"""
"""Quotations have a row for each fragment, and are counted once."""
_SHARES = f"""
SELECT name, page, count(DISTINCT CASE WHEN quotation THEN text || char(10) || id END), sum(1 - quotation), sum(words),
    opening, url, min(at + (quotation << 61)) AS place FROM (
    {_SAID.format(table="turns", quotation=0, words="r.words", opening="opening")}
    UNION ALL
    {_SAID.format(table="quotations", quotation=1, words=0, opening="surface")}
) GROUP BY name, page ORDER BY place, name LIMIT 1000
"""
_LOCATED = "SELECT * FROM later_entities WHERE kind = 'place' AND geo != '' ORDER BY mentions DESC, rank LIMIT ?"
_WHO = "SELECT count(*) FROM later_entities WHERE kind IN ('person', 'organization') AND mentions > 0"
_WHOLE = (0, -1)
COUNTS = {
    "who": _WHO,
    "located": "SELECT count(*) FROM later_entities WHERE kind = 'place' AND geo != ''",
    "dated": "SELECT count(DISTINCT date) FROM catalog.texts WHERE kind = 'text' AND date != ''",
    "classed": "SELECT count(*) FROM quotations",
}
"""What there is to draw, and to divide (see ``lengths`` in the protocol)."""


class Reckoning:
    """The part of the stored index that reckons; see the protocol."""

    _db: sqlite3.Connection
    _base: str

    @lru_cache(maxsize=8)  # noqa: B019 - there is one index, and it stands still
    def _pieces(self, artifact: str) -> str:
        return piece_table(self._db, artifact)

    def entities_by(self, kind: str, order: str) -> Iterator[Entity]:
        """See the protocol."""
        query = f"SELECT * FROM later_entities WHERE kind = ? AND {_ORDERS[order]}"
        yield from map(entity_of, self._db.execute(query, (kind,)))

    def most_mentioned(self, kinds: Sequence[str], most: int) -> list[Entity]:
        """See the protocol."""
        query = (
            "SELECT * FROM later_entities WHERE kind IN (SELECT value FROM json_each(?)) AND mentions > 0"
            " ORDER BY mentions DESC, rank LIMIT ?"
        )
        return list(map(entity_of, self._db.execute(query, (json.dumps([*kinds]), most))))

    def located(self, most: int) -> list[Entity]:
        """See the protocol."""
        return list(map(entity_of, self._db.execute(_LOCATED, (most,))))

    def together(self, entities: Sequence[Entity]) -> Iterator[tuple[int, int, int]]:
        """See the protocol."""
        some = json.dumps([_key(entity) for entity in entities])
        yield from self._db.execute(_TOGETHER, (some,))

    def forms_of(self, entity: Entity) -> list[str]:
        """See the protocol."""
        return [row[0] for row in self._db.execute(_FORMS, _key(entity))]

    def dates_of(self, entity: Entity) -> Iterator[Dated]:
        """See the protocol."""
        for date, texts, mentions, url in self._db.execute(_DATES, _key(entity)):
            yield Dated(date, texts, mentions, (url or "").removeprefix(self._base))

    def dates(self) -> Iterator[Dated]:
        """See the protocol."""
        for date, texts, text, _ in self._db.execute(_ALL_DATES):
            yield Dated(date, texts, 0, text_page(text))

    def shares_of(self, session: Entity) -> Iterator[Share]:
        """See the protocol."""
        for *said, url, _ in self._db.execute(_SHARES, (session.id,)):
            yield Share._make((*said, url.removeprefix(self._base)))

    def numbers_of(self, entity: Entity) -> Iterator[tuple[int, int]]:
        """See the protocol."""
        query = "SELECT at FROM mentions WHERE entity = ? AND kind = ? AND registered = ? ORDER BY at"
        for (at,) in self._db.execute(query, _key(entity)):
            yield divmod(at, ROWS)

    def piece(self, artifact: str, text: int) -> bytes:
        """See the protocol."""
        return b"".join(self.slices(artifact, text, (_WHOLE,)))

    def slices(self, artifact: str, text: int, spans: Iterable[tuple[int, int]]) -> Iterator[bytes]:
        """See the protocol. The blob stays open meanwhile: SQLite finds its way through a large one page by page, once.

        It is closed when nobody asks any more, also by a store that has been closed before: so nothing here closes it.
        """
        table = self._pieces(artifact)
        query = f"SELECT at FROM {table} WHERE at BETWEEN ? AND ? LIMIT 1"
        row = self._db.execute(query, (text * ROWS, (text + 1) * ROWS - 1)).fetchone() if table else None
        if row is None:
            return
        blob = self._db.blobopen(table, "content", row[0], readonly=True)
        for first, last in spans:
            blob.seek(first)
            yield blob.read(last - first)


def entity_of(row: tuple[Any, ...]) -> Entity:
    """An entity of its row in the store."""
    return Entity._make((*row[1:9], bool(row[9]), *row[10:]))


def _key(entity: Entity) -> tuple[str, str, int]:
    return entity.id, entity.kind, int(entity.registered)
