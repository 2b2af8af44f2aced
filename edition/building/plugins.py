"""Renderers, found by entry points: a new one is one file and one line."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

from edition.errors import EditionError
from edition.index import Index, Renderer

GROUP = "edition.renderers"


class TableRenderer(Protocol):
    """The renderer that ``edition index`` prints with."""

    def table(self, index: Index, table: str) -> Iterator[bytes]:
        """One table, piece by piece."""


def table_bytes(index: Index, table: str) -> Iterator[bytes]:
    """A table of the index as the renderer named ``csv`` writes it."""
    (point,) = entry_points(group=GROUP, name="csv")
    renderer: TableRenderer = point.load()()
    return renderer.table(index, table)


def renderers() -> tuple[Renderer, ...]:
    """One instance of every installed renderer, by name."""
    found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    if not found:
        raise EditionError("no renderer is installed, so nothing can be built", "install the toolkit: pip install -e .")
    return tuple(map(_loaded, found))


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
