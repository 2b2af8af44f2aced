"""HTML: a page for each text and each entity, indexes, a start page; nothing fetched from a host that the edition does not name."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from edition.addresses import media_file
from edition.context import Context
from edition.index import Index
from edition.kinds import KINDS
from edition.model import Artifact, Problem, Reading
from edition.rendering import Piece

from .cards import Cards
from .criticism import MOST_KINDS
from .own_static import with_own_static
from .pages import Pages
from .parallel import group_artifacts
from .search import documents
from .search.adding import search_of
from .search.files import search_files
from .search.files import style as search_style
from .texts import text_pages
from .witnesses import MOST_COLUMNS
from .words import speak

STYLE = "static/style.css"
SHEETS = ("style.css", "apparatus.css", "diplomatic.css", "facsimile.css", "citing.css", "reading.css")
"""What the stylesheet consists of."""
SCRIPTS = ("facsimile.js", "citing.js", "index.js", "reading.js", "cards.js")
OWN_SHEETS = ("index.css",)
"""Stylesheets of those pages that name them."""


_HUES = 7
"""Colours of kinds in ``reading.css``."""
_LINES = ("2px solid", "3px double", "1px solid", "2px dashed", "1px wavy", "3px dotted", "1px dashed")


class HtmlRenderer:
    """``texts/<id>.html`` and the pages of the whole edition."""

    name = "html"
    version = "4"

    def text(self, reading: Reading, context: Context) -> Iterator[Artifact | Problem | Piece]:
        """The pages of one text."""
        speak(context.project.ui_language, context.project.folder)
        yield from text_pages(reading, context)
        yield from search_of(reading, context)

    @with_own_static
    def edition(self, index: Index, context: Context) -> Iterator[Artifact]:
        """Pictures, indexes, entity pages, start page, stylesheet. Nothing is made before its content is asked for."""
        speak(index.project.ui_language, index.project.folder)
        for path, stamp in index.media():
            yield Artifact(media_file(path), index.picture(path), stamp)
        pages = Pages(index)
        yield from pages.all()
        yield from group_artifacts(pages.site, index, context)
        yield from search_files(pages.site)
        yield from Cards(pages.site).artifacts()
        yield Artifact(STYLE, _style(pages.empty()))
        for name in (*SCRIPTS, *OWN_SHEETS):
            yield Artifact(f"static/{name}", _script(name))

    def documents(self, index: Index) -> Iterator[Artifact]:
        """What a search program is given to read."""
        return documents.documents(index)

    def language(self, index: Index) -> str:
        """The language of its words."""
        return documents.language(index)


def _script(name: str) -> Iterator[bytes]:
    yield (files(__package__) / "static" / name).read_bytes()


def _style(empty: list[str]) -> Iterator[bytes]:
    """The stylesheet, which also takes what is empty out of the menu: a text's page cannot know what is in others."""
    yield from ((files(__package__) / "static" / name).read_bytes() for name in SHEETS)
    yield search_style()
    yield _switches()
    if empty:
        links = ", ".join(f'[href$="{folder}/index.html"]' for folder in empty)
        yield f"\n/* Indexes in which there is nothing in this edition */\nnav.site :is({links}) {{ display: none; }}\n".encode()


def _switches() -> bytes:
    """One rule for each kind of entries that may be shown alone, and for each column of a synopsis: they work without a script."""
    kinds = (f"main:has(#ui-kind-{n}:checked) .app:not(.kind-{n})" for n in range(1, MOST_KINDS + 1))
    columns = (f"main:has(#ui-w-{n}:not(:checked)) .w-{n}" for n in range(1, MOST_COLUMNS + 1))
    return f"{', '.join([*kinds, *columns])} {{ display: none; }}\n{''.join(_marking())}".encode()


def _marking() -> Iterator[str]:
    """One rule for each kind of entities whose names may be marked in a text: a colour, and a line of its own."""
    for n, kind in enumerate(KINDS):
        switch, own = f"ui-show-{kind.name}", kind.names.split() if kind.register else ()
        names = [f'a[href^="../"][href*="/{kind.folder}/"]', *(f".tei-{name}:not(a)" for name in own)]
        hue, line = f"var(--hue{n % _HUES + 1})", _LINES[n % len(_LINES)]
        yield (
            f'main:has(#{switch}:checked) :is(.stream :is({", ".join(names)}), label[for="{switch}"]) {{ background:'
            f" color-mix(in srgb, {hue} 15%, transparent); text-decoration: underline {line} {hue}; }}\n"
        )
