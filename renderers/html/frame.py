"""The frame around every page: head, navigation, end. Rendered once, then filled."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from edition.addresses import text_page
from edition.errors import SettingsError
from edition.kinds import KINDS

from .escaping import escape
from .words import LANGUAGE, catalogue

_HINT = "templates are written in Jinja2; mend it, or remove it, and ours takes its place"
_PIECES = 2000
"""Pieces of a template that are written at once; most are some words long."""


@lru_cache(maxsize=4)
def environment(folder: Path | None = None) -> Environment:
    """The templates, everything escaped; those of a project's own ``templates/`` come first, and can do nothing but write."""
    ours = PackageLoader("edition.renderers.html", "templates")
    own = folder / "templates" if folder is not None and (folder / "templates").is_dir() else None
    settings: dict[str, Any] = {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": False,
    }
    if own is None:
        found = Environment(loader=ours, **settings)  # noqa: S701 - autoescape is among the settings
    else:
        loader = ChoiceLoader([FileSystemLoader(own), ours, PrefixLoader({"ours": ours}, ":")])
        found = ImmutableSandboxedEnvironment(loader=loader, **settings)
    found.filters.update(text_page=text_page, counted=_counted)
    found.globals.update(KINDS=KINDS, language=LANGUAGE)
    return found


def _counted(mentions: int, texts: int) -> str:
    """How often, and in how many texts."""
    words = catalogue()["indexes"]
    return words["counts-one"].format(mentions) if texts == 1 else words["counts-many"].format(mentions, texts)


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


class Frame:
    """The frame of an edition with this title. ``root`` leads from a page to the site's root; ``main`` is HTML.

    ``folder`` is where the edition's own ``templates/`` may stand.
    """

    def __init__(self, title: str, folder: Path | None = None) -> None:
        self.words = catalogue()
        self._title, self._environment = title, environment(folder)
        self._forms: dict[str, Form] = {}

    def form(self, name: str, *holes: str) -> Form:
        """A form with the words of the interface in it."""
        return Form(self._template(name), holes, w=self.words)

    def render(self, name: str, **values: Any) -> str:
        """A template, filled in."""
        with _said_of(name):
            return self._template(name).render(values, w=self.words)

    def generate(self, name: str, **values: Any) -> Iterator[str]:
        """The same, piece by piece."""
        with _said_of(name):
            yield from self._template(name).generate(values, w=self.words)

    def _template(self, name: str) -> Template:
        with _said_of(name):
            return self._environment.get_template(name)

    def page(self, root: str, title: str, main: str, lang: str = LANGUAGE) -> bytes:
        """A whole page."""
        return self._around(root).fill(title=escape(title), lang=escape(lang), main=main).encode()

    def stream(self, root: str, title: str, main: Iterable[str]) -> Iterator[bytes]:
        """A page whose content comes piece by piece; it is handed on in pieces of some size."""
        hole = "\x01"
        before, after = self._around(root).fill(title=escape(title), lang=LANGUAGE, main=hole).split(hole)
        pieces = itertools.chain([before], main, [after])
        while some := "".join(itertools.islice(pieces, _PIECES)):
            yield some.encode()

    def _around(self, root: str) -> Form:
        if root not in self._forms:
            values = {"root": root, "edition": self._title, "w": self.words}
            self._forms[root] = Form(self._template("frame.html"), ("title", "lang", "main"), **values)
        return self._forms[root]


@lru_cache(maxsize=4)
def frame_of(title: str, folder: Path | None) -> Frame:
    """The frame of an edition; one instance is enough."""
    return Frame(title, folder)


@contextmanager
def _said_of(name: str) -> Iterator[None]:
    """What is wrong with a template, in words of the one who wrote it."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise SettingsError(
            f"the template {error.name or name}, line {error.lineno}: {error.message}", _HINT
        ) from error
    except TemplateError as error:
        raise SettingsError(f"the template {name} cannot be used: {error}", _HINT) from error
