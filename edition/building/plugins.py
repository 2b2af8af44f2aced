"""Renderers, found by entry points: a new one is one file and one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from edition.errors import EditionError
from edition.index import Index
from edition.model import Artifact
from edition.rendering import Renderer

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "edition.renderers"


class TableRenderer(Protocol):
    """The renderer that ``edition index`` prints with."""

    def table(self, index: Index, table: str) -> Iterator[bytes]:
        """One table, piece by piece."""


@runtime_checkable
class Searchable(Protocol):
    """A renderer that gives a search program what it is to read (:mod:`edition.building.pagefind`)."""

    name: str

    def documents(self, index: Index) -> Iterator[Artifact]:
        """Documents in HTML, which are no part of the site; their paths name them."""

    def language(self, index: Index) -> str:
        """The language of their words (ISO 639-1), or ''."""


def table_bytes(index: Index, table: str) -> Iterator[bytes]:
    """A table of the index as the renderer named ``csv`` writes it."""
    (point,) = (point for point in _installed() if point.name == "csv")
    renderer: TableRenderer = point.load()()
    return renderer.table(index, table)


def renderers() -> tuple[Renderer, ...]:
    """One instance of every installed renderer, by name."""
    found = sorted(_installed(), key=lambda point: point.name)
    if not found:
        raise EditionError("no renderer is installed, so nothing can be built", "install the toolkit: pip install -e .")
    return tuple(map(_loaded, found))


def kinds_of_renderers() -> list[str]:
    """What is known of the installed renderers without loading them: names, modules, and the versions of what brings them."""
    return sorted(f"{p.name} {p.value} {p.dist.version if p.dist else ''}" for p in _installed())


def _installed() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - brings in mail and sockets, and a check has no renderer

    return entry_points(group=GROUP)


def _loaded(point: EntryPoint) -> Renderer:
    """One renderer. ``EditionError`` names it where it cannot be had: it may be anybody's."""
    try:
        renderer: Renderer = point.load()()
    except Exception as error:
        raise EditionError(
            f"the renderer “{point.name}” ({point.value}) cannot be loaded: {error}",
            "mend it, or uninstall what brings it",
        ) from error
    return renderer
