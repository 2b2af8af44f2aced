"""By what hits can be chosen: who is named in their passages, who speaks, in which session; each as stretches of words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edition.addresses import entity_page
from edition.context import Context
from edition.index import Index
from edition.model import Reading, Target

from .layout import Layout
from .numbers import written

NAMED = ("person", "organization", "place")
"""Kinds of entities by which hits can be chosen."""

_LATER = re.compile(rb"\\u0002(\w+)\\u0003([0-9a-f]*)\\u0002")
Stretch = tuple[int, int]


class Key(NamedTuple):
    """A value of a facet: which facet, what it is called in an address, and how a reader calls it."""

    facet: str
    value: str
    name: str


def facets(layout: Layout, reading: Reading, context: Context) -> list[list[str]]:
    """Every value that a text has: facet, value, name, and its words as stretches in letters."""
    return [[*key, _letters(some)] for key, some in values(layout, reading, context)]


def values(layout: Layout, reading: Reading, context: Context) -> Iterator[tuple[Key, list[Stretch]]]:
    """Every value that a text has, with its stretches of words, in order and brought together where they touch."""
    found: dict[tuple[str, str], tuple[str, list[Stretch]]] = {}
    for key, stretches in _all(layout, reading, context):
        found.setdefault(key[:2], (key.name, []))[1].extend(stretches)
    for (facet, value), (name, some) in sorted(found.items()):
        if merged := _merged(some):
            yield Key(facet, value, name), merged


def _all(layout: Layout, reading: Reading, context: Context) -> Iterator[tuple[Key, list[Stretch]]]:
    passages = {passage.id: n for n, passage in enumerate(layout.text.passages)}
    for mention in layout.text.mentions:
        at = {passages[fragment.passage] for fragment in mention.fragments if fragment.passage in passages}
        stretches = [one for n in at for one in layout.of_passages.get(n, ())]
        for target in mention.targets:
            if target.kind in NAMED:
                yield _key(target.kind, target, context), stretches
    yield from _speakers(layout, context)
    yield from _sessions(layout, reading, context)


def _speakers(layout: Layout, context: Context) -> Iterator[tuple[Key, list[Stretch]]]:
    for said in layout.text.quotations:
        spans = [layout.between(fragment.span) for fragment in said.fragments]
        yield from ((key, spans) for key in _speaking(said.speakers, said.speaker_name, context))
    for turn in layout.text.turns:
        spans = [layout.between(turn.fragment.span)]
        yield from ((key, spans) for key in _speaking(turn.speakers, turn.speaker_name, context))


def _speaking(speakers: Iterable[Target], name: str, context: Context) -> Iterator[Key]:
    known = [_key("speaker", target, context) for target in speakers if target.entity]
    if not known and name:
        known = [Key("speaker", name, name)]
    yield from known


def _sessions(layout: Layout, reading: Reading, context: Context) -> Iterator[tuple[Key, list[Stretch]]]:
    names = {session.id: session.name for session in layout.text.sessions}
    for n, passage in enumerate(layout.text.passages):
        session = reading.sessions.get(passage.id, "")
        if session and n in layout.of_passages:
            if session not in names:
                target = context.entity(session)
                names[session] = target.name if target else session
            yield Key("session", session, names[session] or session), layout.of_passages[n]


def _key(facet: str, target: Target, context: Context) -> Key:
    page = entity_page(target.kind, context.page_name(target)).removesuffix(".html")
    value = page if facet == "speaker" else page.rpartition("/")[2]
    return Key(facet, value, target.name or later_name(target))


def later_name(target: Target) -> str:
    """What stands for the name of an entity that only texts name, until all of them are read (:func:`with_names`)."""
    return target.entity if target.entry else f"\x02{target.kind}\x03{target.entity.encode().hex()}\x02"


def with_names(index: Index, name: str) -> Iterator[bytes]:
    """The pieces of a name, in JSON, with the names of those whom no register describes where they were left out."""

    def named(found: re.Match[bytes]) -> bytes:
        entity = bytes.fromhex(found[2].decode()).decode()
        said = index.outsider(found[1].decode(), entity) or entity
        return json.dumps(said, ensure_ascii=False)[1:-1].encode()

    return (_LATER.sub(named, piece) for piece in index.pieces(name))


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for first, after in sorted(stretches):
        if first >= after:
            continue
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], after)
        else:
            merged.append((first, after))
    return merged


def _letters(stretches: Iterable[Stretch]) -> str:
    """Stretches as distance and length by turns."""
    found, last = [], 0
    for first, after in stretches:
        found += [written(first - last), written(after - first)]
        last = after
    return "".join(found)
