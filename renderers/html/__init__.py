"""HTML: a page for each text and each entity, indexes, a start page; no script, nothing fetched from another host."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from markupsafe import Markup

from edition.addresses import entity_page, media_file, path_of, text_page
from edition.context import Context
from edition.index import Index
from edition.kinds import KINDS
from edition.model import Artifact, Problem, Reading
from edition.tei import sort_key

from .body import render
from .escaping import is_right_to_left
from .frame import page, template
from .pages import Pages
from .words import catalogue

STYLE = "static/style.css"


class HtmlRenderer:
    """``texts/<id>.html`` and the pages of the whole edition."""

    name = "html"
    version = "1"

    def text(self, reading: Reading, context: Context) -> Iterator[Artifact | Problem]:
        """The page of one text."""
        info = reading.text.info
        before, after = context.neighbours(info.id)
        made = render(reading, context)
        yield from made.problems
        main = template("text.html").render(
            info=info,
            dir=Markup(' dir="rtl"') if is_right_to_left(info.lang) else "",
            streams=made.streams,
            words=catalogue(),
            members=context.members(info.id),
            before=before,
            after=after,
            downloads=_downloads(reading, context),
            entities=_entities(reading, context),
            version=context.edition_version,
        )
        yield Artifact(path_of(text_page(info.id)), page("../", info.title, main, info.lang or "en"))

    def edition(self, index: Index, context: Context) -> Iterator[Artifact]:
        """Pictures, indexes, entity pages, start page, stylesheet."""
        yield Artifact(STYLE, (files(__package__) / "static" / "style.css").read_bytes())
        for path, content in index.media():
            yield Artifact(media_file(path), content)
        yield from Pages(index).all()


def _downloads(reading: Reading, context: Context) -> list[tuple[str, str]]:
    """(label, file name) of what is handed out beside the page."""
    info, found = reading.text.info, []
    if context.allow_restricted or not info.restricted:
        found.append(("plain text", f"{info.id}.txt"))
        found += [(s, f"{info.id}.{s}.txt") for s, content in reading.text.streams.items() if content and s != "text"]
    if context.allow_restricted or not info.withheld:
        found.append(("TEI-XML", f"{info.source}.xml.txt" if reading.active else f"{info.source}.xml"))
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
    kinds = ((kind.plural, found[kind.name]) for kind in KINDS if kind.name in found)
    return [(label, sorted(((n, a) for a, n in named.items()), key=_by_name)) for label, named in kinds]


def _by_name(pair: tuple[str, str]) -> tuple[str, tuple[str, str]]:
    return sort_key(pair[0]), pair
