"""The frame around every page: head, navigation, end. Rendered once, then filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from edition.addresses import text_page
from edition.kinds import KINDS

from .body import escape

_TITLE, _LANG, _MAIN = "\x01title\x01", "\x01lang\x01", "\x01main\x01"


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


@lru_cache(maxsize=4)
def _pieces(root: str) -> tuple[str, str, str, str]:
    page = template("frame.html").render(root=root, title=_TITLE, lang=_LANG, main=_MAIN)
    before, _, rest = page.partition(_LANG)
    between, _, rest = rest.partition(_TITLE)
    start, _, end = rest.partition(_MAIN)
    return before, between, start, end


def page(root: str, title: str, main: str, lang: str = "en") -> bytes:
    """A whole page; ``root`` leads to the site's root, ``main`` is HTML."""
    before, between, start, end = _pieces(root)
    return f"{before}{escape(lang)}{between}{escape(title)}{start}{main}{end}".encode()


def stream(root: str, title: str, main: Iterable[str]) -> Iterator[bytes]:
    """A page whose content comes piece by piece."""
    before, between, start, end = _pieces(root)
    yield f"{before}en{between}{escape(title)}{start}".encode()
    waiting, size = [], 0
    for piece in main:
        waiting.append(piece)
        size += len(piece)
        if size > _PIECE:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield f"{''.join(waiting)}{end}".encode()
