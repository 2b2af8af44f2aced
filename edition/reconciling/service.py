"""What the reconciliation service answers, as values (Reconciliation Service API 0.2, W3C Entity Reconciliation Community Group).

Queries are by strangers: whatever is not as the protocol has it raises :class:`Unasked`, in words.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from edition.citing.identifiers import FORMS
from edition.kinds import BY_NAME, KINDS
from edition.reconciling.entries import AUTHORITY_NAMES, Known
from edition.reconciling.matching import Candidate, Matcher

BATCH = 50
"""Queries that a client should send at a time."""
_MOST = 500
"""Queries, ids or properties that are answered at a time."""
_LIMIT, _LARGEST_LIMIT = 10, 100
_SUGGESTED = 20
_TEI = "http://www.tei-c.org/ns/1.0"
_HERE = "http://127.0.0.1/edition/registers/"
"""The space of ids where an edition has no address of its own."""
_PLAIN: dict[str, tuple[str, Callable[[Known], Sequence[str]]]] = {
    "name": ("Name", lambda one: [one.name]),
    "other_names": ("Other names", lambda one: one.names),
    "dates": ("Dates", lambda one: [one.dates]),
    "description": ("Description", lambda one: [one.description]),
    "kind": ("Kind", lambda one: [BY_NAME[one.kind].folder]),
    "source_file": ("File", lambda one: [one.path]),
}
"""TABLE of properties beside the authorities: what they are called, and their values."""

Answer = dict[str, Any]


class Unasked(ValueError):
    """A request that the protocol does not know: ``code`` is the status of HTTP, the words say why."""

    def __init__(self, words: str, code: int = 400) -> None:
        super().__init__(words)
        self.code = code


class Service:
    """The entries of registers, for those who speak the protocol."""

    def __init__(self, entries: Sequence[Known], title: str = "", base: str = "") -> None:
        self._matcher, self._title, self._base = Matcher(entries), title, base
        counts = Counter(one.id for one in entries)
        self._ids = {
            (one.kind, one.id): one.id if counts[one.id] == 1 else f"{BY_NAME[one.kind].folder}/{one.id}"
            for one in entries
        }
        self._by_id = {self._ids[one.kind, one.id]: one for one in entries}
        there = {one.kind for one in entries}
        self._types = [kind for kind in KINDS if kind.name in there]

    def manifest(self, address: str) -> Answer:
        """What the service is and can do; ``address`` is where it is found."""
        here = address.rstrip("/")
        suggest = {
            name: {"service_url": here, "service_path": f"/suggest/{name}"} for name in ("entity", "property", "type")
        }
        return {
            "versions": ["0.1", "0.2"],
            "name": f"Registers of {self._title or 'the edition'}",
            "identifierSpace": self._base or _HERE,
            "schemaSpace": _TEI,
            "defaultTypes": [_type(kind.name) for kind in self._types],
            "suggest": suggest,
            "extend": {
                "propose_properties": {"service_url": here, "service_path": "/properties"},
                "property_settings": [],
            },
            "batchSize": BATCH,
        }

    def queries(self, written: str) -> Answer:
        """The candidates of a batch of queries, as JSON writes it."""
        batch = _object(written, "queries")
        return {key: {"result": self._answered(query)} for key, query in batch.items()}

    def _answered(self, query: Any) -> list[Answer]:
        if not isinstance(query, dict):
            raise Unasked("each query must be an object with “query”")
        name, said = query.get("query", ""), list(_said(query.get("properties")))
        if not isinstance(name, str) or not (name.strip() or said):
            raise Unasked("a query needs “query”, a text, or “properties”")
        limit = query.get("limit", _LIMIT)
        if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
            raise Unasked("“limit” must be a whole number, 1 or more")
        kinds = self._kinds(query.get("type"))
        by_id = self._by_id.get(name.strip())
        asked = by_id.id if by_id else name
        found = self._matcher.candidates(
            asked, kinds or ([by_id.kind] if by_id else ()), said, min(limit, _LARGEST_LIMIT)
        )
        return [self._candidate(one) for one in found]

    def _kinds(self, types: Any) -> list[str]:
        """The kinds that types mean; those that nobody knows restrict nothing."""
        some = types if isinstance(types, list) else [types]
        names = [one.get("id") if isinstance(one, dict) else one for one in some]
        return [kind.name for kind in self._types if kind.folder in names]

    def _candidate(self, one: Candidate) -> Answer:
        return {
            **self._entity(one.entry),
            "type": [_type(one.entry.kind)],
            "score": one.score,
            "match": one.match,
            "features": [{"id": "exact", "value": one.exact}, {"id": "contradicted", "value": one.contradicted}],
        }

    def _entity(self, one: Known) -> Answer:
        said = "; ".join(filter(None, (one.dates, one.description)))
        return {"id": self._ids[one.kind, one.id], "name": one.name, **({"description": said} if said else {})}

    def suggest(self, what: str, prefix: str, cursor: int = 0) -> Answer:
        """What begins with some letters: an ``entity``, a ``property`` or a ``type``; the first ``cursor`` are passed over."""
        if what == "entity":
            found = [*self._matcher.beginning(prefix, cursor + _SUGGESTED)][cursor:]
            return {"result": [{**self._entity(one), "notable": [_type(one.kind)]} for one in found]}
        some = _properties() if what == "property" else [_type(kind.name) for kind in self._types]
        wanted = prefix.casefold()
        fitting = [one for one in some if wanted in one["name"].casefold() or one["id"].startswith(wanted)]
        return {"result": fitting[cursor : cursor + _SUGGESTED]}

    def properties(self, type_: str) -> Answer:
        """What can be asked of entries of a type."""
        return {"type": type_, "properties": _properties()}

    def extend(self, written: str) -> Answer:
        """What the registers say of some entries: (ids, properties), as JSON writes them."""
        asked = _object(written, "extend")
        ids, properties = asked.get("ids"), asked.get("properties")
        if not isinstance(ids, list) or not isinstance(properties, list) or len(ids) * len(properties) > _MOST * BATCH:
            raise Unasked("“extend” needs “ids” and “properties”, two lists, and not too many of both")
        names = [one.get("id") if isinstance(one, dict) else one for one in properties]
        known = {one["id"]: one for one in _properties()}
        chosen = [name for name in names if isinstance(name, str) and name in known]
        rows = {key: _row(self._by_id.get(key), chosen) for key in ids if isinstance(key, str)}
        return {"meta": [known[name] for name in chosen], "rows": rows}


def _object(written: str, name: str) -> Mapping[str, Any]:
    try:
        found = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise Unasked(f"“{name}” must be JSON") from error
    if not isinstance(found, dict):
        raise Unasked(f"“{name}” must be an object")
    if len(found) > _MOST:
        raise Unasked(f"“{name}” holds more than {_MOST} at a time", 413)
    return found


def _said(properties: Any) -> Iterator[tuple[str, str]]:
    """The properties of a query as (name, value); values that are no text are written as one."""
    if properties is None:
        return
    if not isinstance(properties, list) or not all(isinstance(one, dict) for one in properties):
        raise Unasked("“properties” must be a list of objects with “pid” and “v”")
    for one in properties[:_MOST]:
        values = one.get("v")
        for value in values[:_MOST] if isinstance(values, list) else [values]:
            bare = value.get("id") if isinstance(value, dict) else value
            if isinstance(bare, str | int | float) and not isinstance(bare, bool):
                yield str(one.get("pid")), str(bare)


def _type(kind: str) -> Answer:
    return {"id": BY_NAME[kind].folder, "name": BY_NAME[kind].plural}


def _properties() -> list[Answer]:
    named = [{"id": name, "name": called} for name, (called, _) in _PLAIN.items()]
    return [*named, *({"id": name, "name": FORMS[name].called} for name in AUTHORITY_NAMES)]


def _row(entry: Known | None, properties: Sequence[str]) -> Answer:
    return {name: [{"str": value} for value in _values(entry, name) if value] for name in properties}


def _values(entry: Known | None, name: str) -> Sequence[str]:
    if entry is None:
        return ()
    return _PLAIN[name][1](entry) if name in _PLAIN else entry.numbers(name)
