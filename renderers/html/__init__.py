"""HTML: a page for each text and each entity, indexes, a start page; no script, nothing fetched from another host."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files

from edition.addresses import entity_page, path_of, text_page
from edition.context import Context
from edition.index import Index
from edition.model import Artifact, Reading

from .body import Body
from .pages import Pages, environment

STYLE = "static/style.css"


class HtmlRenderer:
    """``texts/<id>.html`` and the pages of the whole edition."""

    name = "html"
    version = "1"

    @cached_property
    def _text_template(self):  # type: ignore[no-untyped-def]  # Jinja2's Template, imported only when a page is made
        return environment().get_template("text.html")

    def text(self, reading: Reading, context: Context) -> Iterator[Artifact]:
        """The page of one text."""
        info = reading.text.info
        before, after = context.neighbours(info.id)
        page = self._text_template.render(
            root="../",
            info=info,
            streams=Body(reading, context).streams(),
            before=before,
            after=after,
            downloads=_downloads(reading, context),
            entities=_entities(reading, context),
            version=context.edition_version,
        )
        yield Artifact(path_of(text_page(info.id)), page.encode())

    def edition(self, index: Index, context: Context) -> Iterator[Artifact]:
        """Indexes, entity pages, start page, stylesheet."""
        yield Artifact(STYLE, (files(__package__) / "static" / "style.css").read_bytes())
        yield from Pages(index).all()


def _downloads(reading: Reading, context: Context) -> list[tuple[str, str]]:
    """(label, file name) of what is handed out beside the page."""
    if reading.restricted and not context.allow_restricted:
        return []
    name = reading.text.info.id
    found = [("plain text", f"{name}.txt")]
    found += [(s, f"{name}.{s}.txt") for s, content in reading.text.streams.items() if content and s != "text"]
    return [*found, ("TEI-XML", f"{name}.xml.txt" if reading.active else f"{name}.xml")]


def _entities(reading: Reading, context: Context) -> list[tuple[str, list[tuple[str, str]]]]:
    """Entities named in the text by kind: (name, address)."""
    found: dict[str, dict[str, str]] = {}
    for mention in reading.text.mentions:
        for target in mention.targets:
            address = "../" + entity_page(target.kind, context.page_name(target))
            found.setdefault(target.kind, {}).setdefault(
                address, target.name or mention.fragments[0].surface or target.entity
            )
    return [
        (kind, sorted(((n, a) for a, n in named.items()), key=lambda pair: pair))
        for kind, named in sorted(found.items())
    ]
