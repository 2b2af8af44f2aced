"""What a page shows of a name when a reader asks who it is: ``data/entities.js``, loaded when the first name is asked for.

It is one call with data, since pages opened from a disk may load a script and nothing else. A large edition has it in shards: the
first file says how many, and the address of an entity in which (:func:`shard`); ``static/reading.js`` reckons alike.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator

from edition.index import Entity
from edition.kinds import KINDS
from edition.model import Artifact
from edition.tei import shortened

from .site import Site

_EACH = 1000
"""Entities of a shard, about."""
_TOGETHER = 24
"""Shards that are made in one pass over all entities: so many are in memory at once."""
_NOTE = 240
"""Characters of what a register says of an entity."""
_IDENTIFIERS = 6
_PRIME = 65521


def shard(address: str, of: int) -> int:
    """The number of the shard, from 0, in which an entity's page of this ``address`` (from the site's root) is told of."""
    found = 0
    for letter in address:
        found = (found * 31 + ord(letter)) % _PRIME
    return found % of


class Cards:
    """Makes the shards; entities of all kinds must have been counted."""

    def __init__(self, site: Site) -> None:
        self._site, self._words = site, site.words["card"]
        self._made: tuple[range, list[list[str]]] = (range(0), [])

    def artifacts(self) -> Iterator[Artifact]:
        """``data/entities.js``; of many entities how many shards there are, and these."""
        of = max(1, -(-sum(self._site.counts.values()) // _EACH))
        stamp = self._site.index.stamp_of("entities")
        if of == 1:
            yield Artifact("data/entities.js", self._content(0, 1), stamp)
            return
        yield Artifact("data/entities.js", self._call(of, []), stamp)
        for number in range(of):
            yield Artifact(f"data/entities-{number}.js", self._content(number, of), stamp)

    def _content(self, number: int, of: int) -> Iterator[bytes]:
        if number not in self._made[0]:
            self._made = self._some(range(number, min(of, number + _TOGETHER)), of)
        numbers, found = self._made
        yield from self._call(of, found[numbers.index(number)])

    def _some(self, numbers: range, of: int) -> tuple[range, list[list[str]]]:
        """Some of the shards, in one pass."""
        found: list[list[str]] = [[] for _ in numbers]
        index = self._site.index
        for entity in itertools.chain.from_iterable(index.entities(kind.name) for kind in KINDS):
            number = shard(entity.page, of) if of > 1 else 0
            if number in numbers:
                found[numbers.index(number)].append(f"{_json(entity.page)}:{_json(self._card(entity))}")
        return numbers, found

    def _call(self, of: int, cards: list[str]) -> Iterator[bytes]:
        words = {key: self._words[key] for key in ("here-one", "here-many", "page", "close")}
        found = ",\n".join(cards)
        yield f"names({of}, {_json(words)}, {{\n{found}\n}});\n".encode()

    def _card(self, entity: Entity) -> list[str | list[str]]:
        """Kind, name, note, dates, how often in all, identifiers."""
        kind = self._site.words["entity"][entity.kind]
        identifiers = [one for one in entity.identifiers.split(" | ") if one][:_IDENTIFIERS]
        dates = " – ".join(dict.fromkeys(filter(None, (entity.start, entity.end))))
        return [kind, entity.name, shortened(entity.note, _NOTE), dates, self._count(entity), identifiers]

    def _count(self, entity: Entity) -> str:
        if entity.mentions == 1:
            return self._words["all-one"]
        key = "all-text" if entity.texts == 1 else "all-many"
        return self._words[key].format(entity.mentions, entity.texts) if entity.mentions else ""


def _json(value: object) -> str:
    """JSON that is also JavaScript, whatever stands in it."""
    return (
        json.dumps(value, ensure_ascii=False)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
        .replace("<", "\\u003c")
    )
