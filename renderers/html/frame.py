"""The frame around every page: head, navigation, end. Rendered once, then filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from edition.addresses import text_page
from edition.kinds import KINDS

from .escaping import escape
from .words import LANGUAGE, catalogue

_PIECE = 65_536
"""Characters that are written at once."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, everything escaped."""
    found = Environment(
        loader=PackageLoader("edition.renderers.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters.update(text_page=text_page, counted=_counted)
    found.globals.update(KINDS=KINDS, language=LANGUAGE)
    return found


def _counted(mentions: int, texts: int) -> str:
    """How often, and in how many texts."""
    words = catalogue()["indexes"]
    return words["counts-one"].format(mentions) if texts == 1 else words["counts-many"].format(mentions, texts)


def template(name: str) -> Template:
    """A template by its file name."""
    return environment().get_template(name)


class Form:
    """A template with holes: rendered once, then filled with HTML. A page of an entity costs no more than its words."""

    def __init__(self, name: str, holes: Iterable[str], **values: object) -> None:
        marks = {hole: Markup(f"\x01{hole}\x01") for hole in holes}  # noqa: S704 - a hole: no such character can stand in XML
        parts = template(name).render(**marks, **values).split("\x01")
        self._fixed, self._holes = parts[0::2], parts[1::2]

    def fill(self, **html: str) -> str:
        """The template with its holes filled."""
        return "".join(self.pieces(**html))

    def pieces(self, **html: str) -> Iterator[str]:
        """The same, piece by piece."""
        for fixed, hole in zip(self._fixed, self._holes, strict=False):
            yield fixed
            yield html[hole]
        yield self._fixed[-1]


class Frame:
    """The frame of an edition with this title. ``root`` leads from a page to the site's root; ``main`` is HTML."""

    def __init__(self, title: str) -> None:
        self.words = catalogue()
        self._title = title
        self._forms: dict[str, Form] = {}

    def form(self, name: str, *holes: str) -> Form:
        """A form with the words of the interface in it."""
        return Form(name, holes, w=self.words)

    def page(self, root: str, title: str, main: str, lang: str = LANGUAGE) -> bytes:
        """A whole page."""
        return self._around(root).fill(title=escape(title), lang=escape(lang), main=main).encode()

    def stream(self, root: str, title: str, main: Iterable[str]) -> Iterator[bytes]:
        """A page whose content comes piece by piece; it is handed on in pieces of some size."""
        hole = "\x01"
        before, after = self._around(root).fill(title=escape(title), lang=LANGUAGE, main=hole).split(hole)
        waiting, size = [before], 0
        for piece in main:
            waiting.append(piece)
            size += len(piece)
            if size > _PIECE:
                yield "".join(waiting).encode()
                waiting, size = [], 0
        yield f"{''.join(waiting)}{after}".encode()

    def _around(self, root: str) -> Form:
        if root not in self._forms:
            values = {"root": root, "edition": self._title, "w": self.words}
            self._forms[root] = Form("frame.html", ("title", "lang", "main"), **values)
        return self._forms[root]


@lru_cache(maxsize=4)
def frame_of(title: str) -> Frame:
    """The frame of an edition; one instance is enough."""
    return Frame(title)
