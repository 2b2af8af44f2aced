"""The page of one text: what its header says, its contents, the text, whom it names, what can be taken along."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from edition.addresses import entity_page, path_of, text_page
from edition.citing.passages import citation
from edition.citing.record import of_text
from edition.context import Context
from edition.kinds import KINDS
from edition.model import Artifact, Fact, Problem, Reading
from edition.rendering import Piece
from edition.tei import sort_key

from .beside import Beside
from .body import render
from .criticism import Criticism
from .diplomatic import address_of, diplomatic_page
from .frame import frame_of
from .headline import once
from .heads import text_head
from .languages import direction, html_lang
from .references import reference
from .witnesses import WitnessPages
from .words import Catalogue, spoken

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
    body = render(reading, context, beside=beside, criticism=criticism, shape=once(info.proper))
    yield from body.problems
    yield from diplomatic_page(reading, context, frame)
    yield from beside.given
    record = of_text(info, reading.text.bibliography, project)
    title = f"{info.title} · {record.container}" if record.container else info.title
    yield from beside.pages(frame, title)
    before, after = context.neighbours(info.id)
    downloads, entities = _downloads(reading, context, frame.words["page"]), _entities(reading, context)
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
        downloads=downloads,
        entities=entities,
        switches=list(_switches(reading, frame.words, [kind for kind, _ in entities])),
        version=context.edition_version,
        criticism=criticism,
        witnesses=witnesses,
        of=citation("", "", record.container, record.version),
        cited=reference(record, beside_page(text_page(info.id))),
        address=project.base_url + text_page(info.id),
    )
    lang = html_lang(info.lang) or spoken()
    head = text_head(reading, context, record, (name for _, name in downloads))
    yield Artifact(path_of(text_page(info.id)), frame.page("../", title, main, lang, pictures=True, head=head))
    if witnesses is not None:
        yield from witnesses.pages()


def beside_page(page: str) -> str:
    """The address of the files of a text from its page, without their endings."""
    return page.rpartition("/")[2].removesuffix(".html")


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
    if reading.text.mentions:
        found.append((words["mentions"], f"{info.id}.mentions.csv"))
    return found


class Named(NamedTuple):
    """An entity that a text names: the address of its page, and how many mentions of it there are in the text."""

    name: str
    address: str
    times: int


def _entities(reading: Reading, context: Context) -> list[tuple[str, list[Named]]]:
    """Entities named in the text, by kind; each mention counts once, whatever it is broken into."""
    found: dict[str, dict[str, str]] = {}
    counts: Counter[str] = Counter()
    for mention in reading.text.mentions:
        for target in dict.fromkeys(mention.targets):
            address = "../" + entity_page(target.kind, context.page_name(target))
            counts[address] += 1
            named = found.setdefault(target.kind, {})
            if address not in named:
                named[address] = target.name or mention.fragments[0].surface or target.entity
    kinds = ((kind.name, found[kind.name]) for kind in KINDS if kind.name in found)
    return [(kind, sorted((Named(n, a, counts[a]) for a, n in named.items()), key=_by_name)) for kind, named in kinds]


def _by_name(one: Named) -> tuple[str, Named]:
    return sort_key(one.name), one


def _switches(reading: Reading, words: Catalogue, kinds: list[str]) -> Iterator[tuple[str, str, bool]]:
    """(name, label, whether it is on at first) of each switch for which there is something in the text."""
    text, labels = reading.text, words["switches"]
    marked = {*kinds, *("session" for session in text.sessions if session.anchor)}
    yield from ((kind.name, words["kinds"][kind.name], False) for kind in KINDS if kind.name in marked)
    if text.quotations:
        yield "quotations", labels["quotations"], False
    if text.streams.get("notes") or text.streams.get("variants"):
        yield "apparatus", labels["apparatus"], True
