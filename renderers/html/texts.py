"""The page of one text: what its header says, its contents, the text, whom it names, what can be taken along."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from edition.addresses import entity_page, path_of, text_page
from edition.context import Context
from edition.index import Piece
from edition.kinds import KINDS
from edition.model import Artifact, Fact, Problem, Reading
from edition.tei import sort_key

from .beside import Beside
from .body import render
from .criticism import Criticism
from .diplomatic import address_of, diplomatic_page
from .frame import frame_of
from .languages import direction, html_lang
from .witnesses import WitnessPages
from .words import spoken

_ON_OTHER_PAGES = frozenset(("declaration",))
_BYLINE = 3
"""Authors that stand under a title; of more there is a list among the facts."""


def text_pages(reading: Reading, context: Context) -> Iterator[Artifact | Problem | Piece]:
    """The page of a text, and what came to light in its making."""
    project = context.project
    info, frame = reading.text.info, frame_of(project.title, project.folder, project.untrusted, project.images.policy)
    criticism = Criticism(reading, reading.tradition) if reading.tradition else None
    witnesses = WitnessPages(reading, context, frame, criticism) if criticism else None
    beside = Beside(reading, context)
    body = render(reading, context, beside=beside, criticism=criticism)
    yield from body.problems
    yield from diplomatic_page(reading, context, frame)
    yield from beside.given
    title = f"{info.title} · {project.title}" if project.title else info.title
    yield from beside.pages(frame, title)
    before, after = context.neighbours(info.id)
    main = frame.render(
        "text.html",
        info=info,
        dir=direction(info.lang),
        streams=body.streams,
        contents=body.contents,
        members=context.members(info.id),
        before=before,
        after=after,
        byline=_byline(reading),
        diplomatic=address_of(reading),
        facts=_facts(reading),
        ways=list(beside.ways(frame.words)),
        downloads=_downloads(reading, context, frame.words["page"]),
        entities=_entities(reading, context),
        version=context.edition_version,
        criticism=criticism,
        witnesses=witnesses,
    )
    lang = html_lang(info.lang) or spoken()
    yield Artifact(path_of(text_page(info.id)), frame.page("../", title, main, lang, pictures=True))
    if witnesses is not None:
        yield from witnesses.pages()


def _byline(reading: Reading) -> str:
    authors = [fact.words for fact in reading.text.facts if fact.key == "author"]
    return ", ".join(authors) if len(authors) <= _BYLINE else ""


def _facts(reading: Reading) -> list[tuple[str, list[Fact]]]:
    """What the page says of its text, by key."""
    groups = itertools.groupby(reading.text.facts, key=lambda fact: fact.key)
    return [(key, list(found)) for key, found in groups if key not in _ON_OTHER_PAGES]


def _downloads(reading: Reading, context: Context, words: dict[str, str]) -> list[tuple[str, str]]:
    """(label, file name) of what is handed out beside the page."""
    info, found = reading.text.info, []
    if context.allow_restricted or not info.restricted:
        found.append((words["plain-text"], f"{info.id}.txt"))
        found += [(s, f"{info.id}.{s}.txt") for s, content in reading.text.streams.items() if content and s != "text"]
    if context.allow_restricted or not info.withheld:
        found.append((words["tei"], f"{info.source}.xml.txt" if reading.active else f"{info.source}.xml"))
    return found


def _entities(reading: Reading, context: Context) -> list[tuple[str, list[tuple[str, str]]]]:
    """Entities named in the text by kind: (name, address)."""
    found: dict[str, dict[str, str]] = {}
    for mention in reading.text.mentions:
        for target in mention.targets:
            address = "../" + entity_page(target.kind, context.page_name(target))
            named = found.setdefault(target.kind, {})
            if address not in named:
                named[address] = target.name or mention.fragments[0].surface or target.entity
    kinds = ((kind.name, found[kind.name]) for kind in KINDS if kind.name in found)
    return [(name, sorted(((n, a) for a, n in named.items()), key=_by_name)) for name, named in kinds]


def _by_name(pair: tuple[str, str]) -> tuple[str, tuple[str, str]]:
    return sort_key(pair[0]), pair
