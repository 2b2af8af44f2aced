"""The frame around every page: head, navigation, end. Rendered once, then filled."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Template, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from edition.errors import SettingsError
from edition.hourglass import TooLong, at_most

from .escaping import escape
from .inert import objection
from .own_static import has_theme
from .sandbox import environment, has_own
from .words import catalogue, spoken, spoken_direction

_HINT = "templates are written in Jinja2; mend it, or remove it, and ours takes its place"
_PIECES = 2000
"""Pieces of a template that are written at once; most are some words long."""
_SECONDS, _MOST = 30, 50_000_000
"""What a template of a project that nobody vouches for may take for a page: seconds of the processor, characters."""
_DIRECTIONS = {"ltr": "", "rtl": ' dir="rtl"'}
_WRONG = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What may come of a template that somebody has written."""


_Made = TypeVar("_Made")


class Form:
    """A template with holes: rendered once, then filled with HTML. A page of an entity costs no more than its words."""

    def __init__(self, template: Template, holes: Iterable[str], **values: object) -> None:
        marks = {hole: Markup(f"\x01{hole}\x01") for hole in holes}  # noqa: S704 - a hole: no such character can stand in XML
        parts = [part.replace("%", "%%") for part in template.render(**marks, **values).split("\x01")]
        parts[1::2] = [f"%({hole})s" for hole in parts[1::2]]
        self._pattern = "".join(parts)

    def fill(self, **html: str) -> str:
        """The template with its holes filled."""
        return self._pattern % html


Look = tuple[str, bool]
"""The language of the interface, and whether there is a theme."""


class Frame:
    """The frame of an edition with this title; its language and theme are those of now, or of another ``look``.

    ``root`` leads from a page to the site's root; ``main`` is HTML.

    ``folder`` is where the edition's own ``templates/`` may stand; ``untrusted``: every page is looked at before it is given.
    ``hosts`` are those from which pages with pictures may load some, as their policy names them.
    """

    def __init__(
        self, title: str, folder: Path | None = None, untrusted: bool = False, hosts: str = "", look: Look | None = None
    ) -> None:
        self.words, self._hosts = catalogue(), hosts
        self._language, self._has_theme = look or _look(folder)
        self._title, self._environment = title, environment(folder, untrusted, self._language)
        self._untrusted, self._bounded = untrusted, untrusted and has_own(folder)
        self._forms: dict[tuple[str, str, bool], Form] = {}

    def form(self, name: str, *holes: str) -> Form:
        """A form with the words of the interface in it."""
        return self._form(name, holes, w=self.words)

    def _form(self, name: str, holes: Iterable[str], **values: object) -> Form:
        with _said_of(name):
            template = self._template(name)
            return self._in_time(name, lambda: Form(template, holes, **values))

    def render(self, name: str, **values: Any) -> str:
        """A template, filled in."""
        if self._bounded:
            return "".join(self.generate(name, **values))
        with _said_of(name):
            return self._template(name).render(values, w=self.words)

    def generate(self, name: str, **values: Any) -> Iterator[str]:
        """The same, piece by piece."""
        with _said_of(name):
            pieces = self._template(name).generate(values, w=self.words)
            yield from self._in_time(name, lambda: _some(name, pieces)) if self._bounded else pieces

    def _in_time(self, name: str, make: Callable[[], _Made]) -> _Made:
        """What a template makes, within some time and memory where nobody vouches for it."""
        if not self._bounded:
            return make()
        try:
            return at_most(_SECONDS, make)
        except (TooLong, MemoryError):
            raise SettingsError(f"the template {name} takes too long, or too much memory", _HINT) from None

    def _template(self, name: str) -> Template:
        with _said_of(name):
            return self._environment.get_template(name)

    def page(
        self, root: str, title: str, main: str, lang: str = "", *, pictures: bool = False, head: str = ""
    ) -> bytes:
        """A whole page, in a language or in that of the interface; ``pictures``: it may show some of other hosts.

        ``head`` is what it says to machines, as HTML.
        """
        whole = self._around(root, self._hosts if pictures else "").fill(
            title=escape(title),
            lang=escape(lang or self._language),
            dir="" if lang else _DIRECTIONS[spoken_direction()],
            main=main,
            head=head,
        )
        if self._untrusted:
            _see_that_it_is_inert(title, whole)
        return whole.encode()

    def stream(
        self, root: str, title: str, main: Iterable[str], head: str = "", *, hosted: bool = False
    ) -> Iterator[bytes]:
        """A page whose content comes piece by piece; it is handed on in pieces of some size.

        ``hosted``: it may compile WebAssembly and read files of its own site, which it can do on a web server alone.
        """
        if self._untrusted and not hosted:
            yield self.page(root, title, "".join(main), head=head)
            return
        hole = "\x01"
        filled = self._around(root, hosted=hosted).fill(
            title=escape(title), lang=self._language, dir=_DIRECTIONS[spoken_direction()], main=hole, head=head
        )
        before, after = filled.split(hole)
        pieces = itertools.chain([before], main, [after])
        while some := "".join(itertools.islice(pieces, _PIECES)):
            yield some.encode()

    def _around(self, root: str, hosts: str = "", *, hosted: bool = False) -> Form:
        key = root, hosts, hosted
        if key not in self._forms:
            values = {"root": root, "edition": self._title, "w": self.words, "hosts": hosts, "theme": self._has_theme}
            holes = ("title", "lang", "dir", "main", "head")
            self._forms[key] = self._form("frame.html", holes, hosted=hosted, **values)
        return self._forms[key]


def frame_of(title: str, folder: Path | None, untrusted: bool = False, hosts: str = "") -> Frame:
    """The frame of an edition, in the language that is spoken; one instance is enough."""
    return kept_frame(title, folder, untrusted, hosts, _look(folder))


@lru_cache(maxsize=4)
def kept_frame(title: str, folder: Path | None, untrusted: bool, hosts: str, look: Look) -> Frame:
    """The same, once for each language and theme."""
    return Frame(title, folder, untrusted, hosts, look)


def _look(folder: Path | None) -> Look:
    return spoken(), has_theme(folder)


def _some(name: str, pieces: Iterable[str]) -> list[str]:
    """What a template writes, if it is not too much."""
    found, size = [], 0
    for piece in pieces:
        found.append(piece)
        size += len(piece)
        if size > _MOST:
            raise SettingsError(f"the template {name} writes more than {_MOST:,} characters", _HINT)
    return found


def _see_that_it_is_inert(title: str, page: str) -> None:
    if found := objection(page):
        message = f"the page “{title}” is not published, as nobody vouches for this edition: {found} may run, or fetch something"
        raise SettingsError(
            message, "take it out of templates/ or xslt/, or build without --untrusted if you trust them"
        )


@contextmanager
def _said_of(name: str) -> Iterator[None]:
    """What is wrong with a template, in words of the one who wrote it."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise SettingsError(
            f"the template {error.name or name}, line {error.lineno}: {error.message}", _HINT
        ) from error
    except _WRONG as error:
        raise SettingsError(f"the template {name} cannot be used: {error}", _HINT) from error
