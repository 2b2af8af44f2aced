"""What the index store keeps of the rows of a text: narrow rows with numbers of their own, in the order of the edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from edition.building.rows import Row, Rows
from edition.building.tables import KEPT, OF_A_TEXT, STORED

ROWS = 1 << 24
"""Rows of one table that a text may have. The number of a row is that of its text times this, and its own in the text."""


def _columns(table: str, wanted: str) -> Callable[[Row], Any]:
    return itemgetter(*map(OF_A_TEXT[table].index, wanted.split()))


_NARROW = {table: _columns(table, KEPT[table]) for table in STORED}
_ENTITY = _columns("mentions", "entity kind registered id")
_NAME = _columns("mentions", "entity kind entity_name whole identifiers registered")
_CITED = {table: _columns(table, "citation url") for table in ("quotations", "mentions")}


def kept(rows: Rows, rank: int) -> Rows:
    """Rows for the store, by table. Raises ``OverflowError`` for more than a text may have."""
    base = rank * ROWS
    if max(map(len, rows.values())) >= ROWS:
        raise OverflowError
    passages: dict[Any, int] = {row[1]: base + n for n, row in enumerate(rows["passages"])}
    found: Rows = {table: list(map(narrow, rows[table])) for table, narrow in _NARROW.items()}
    found["mentions"] = [(*row[:-1], passages.get(row[-1], base)) for row in found["mentions"]]
    found |= {table: rows[table] for table in ("speakers", "sessions", "facts", "problems")}
    found["involved"] = list(_involved(rows))
    found["named"] = list(_named(rows))
    return {table: [(base + n, *row) for n, row in enumerate(some)] for table, some in found.items() if some}


def _involved(rows: Rows) -> Iterator[Row]:
    """How many mentions, quotations and turns each entity has; a mention in several fragments counts once."""
    mentions = Counter(row[:3] for row in {_ENTITY(row) for row in rows["mentions"]} if row[0])
    said = {
        table: Counter((row[4], row[3], row[6]) for row in rows["speakers"] if row[0] == table)
        for table in ("quotations", "turns")
    }
    lines = Counter(row[:3] for row in map(_ENTITY, rows["mentions"]) if row[0])
    parts = Counter(row[0] for row in rows["quotations"])
    for table, identity, _, kind, entity, _, registered in rows["speakers"]:
        lines[entity, kind, registered] += parts[identity] if table == "quotations" else 1
    for one in sorted({*mentions, *said["quotations"], *said["turns"]}):
        yield (*one, mentions[one], said["quotations"][one], said["turns"][one], lines[one])


def _named(rows: Rows) -> Iterator[Row]:
    """How each entity that no register describes is called, with its identifiers, and how often."""
    counted: Counter[Row] = Counter()
    identified: dict[Row, str] = {}
    for row in rows["mentions"]:
        entity, kind, name, whole, identifiers, registered = _NAME(row)
        if entity and not registered:
            key = (entity, kind, whole if not name or name[0] == "\x02" else name)
            counted[key] += 1
            identified[key] = max(identified.get(key, ""), identifiers)
    for called in sorted(counted, key=str):
        yield (*called, identified[called], counted[called])


def cited(table: str, rows: Rows) -> str:
    """The citation of the first row of a table, and its address after a tab; '' where there is none."""
    if not rows[table]:
        return ""
    return "\t".join(_CITED[table](rows[table][0]))
