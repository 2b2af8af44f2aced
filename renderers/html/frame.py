"""The frame around every page: head, navigation, end. Rendered once, then filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from edition.addresses import text_page
from edition.kinds import KINDS

from .escaping import escape

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
    found.filters["text_page"] = text_page
    found.globals["KINDS"] = KINDS
    return found


def template(name: str) -> Template:
    """A template by its file name."""
    return environment().get_template(name)


class Form:
    """A template with holes: rendered once, then filled with HTML. A page of an entity costs no more than its words."""

    def __init__(self, name: str, *holes: str, **values: str) -> None:
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


@lru_cache(maxsize=4)
def _frame(root: str) -> Form:
    return Form("frame.html", "title", "lang", "main", root=root)


@lru_cache(maxsize=1)
def entity_form() -> Form:
    """The page of an entity, without its frame."""
    return Form("entity.html", "name", "facts", "note", "sections")


def page(root: str, title: str, main: str, lang: str = "en") -> bytes:
    """A whole page; ``root`` leads to the site's root, ``main`` is HTML."""
    return _frame(root).fill(title=escape(title), lang=escape(lang), main=main).encode()


def stream(root: str, title: str, main: Iterable[str]) -> Iterator[bytes]:
    """A page whose content comes piece by piece; it is handed on in pieces of some size."""
    hole = "\x01"
    before, after = _frame(root).fill(title=escape(title), lang="en", main=hole).split(hole)
    waiting, size = [before], 0
    for piece in main:
        waiting.append(piece)
        size += len(piece)
        if size > _PIECE:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield f"{''.join(waiting)}{after}".encode()
