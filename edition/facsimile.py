"""The values of a facsimile: surfaces with pictures and zones, and which of the text stands on them (TEI P5, section 11.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Box(NamedTuple):
    """A rectangle in the coordinates of its surface, y downwards: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float


class Picture(NamedTuple):
    """A ``graphic``: its address as resolved from the file (``path`` from the source folder, or ``address`` elsewhere).

    ``box`` is what of the surface it shows, None where nothing says it; ``width`` and ``height`` in pixels, 0 where they are
    not said; ``credit`` the words of its ``desc``.
    """

    path: str
    address: str
    box: Box | None = None
    width: int = 0
    height: int = 0
    credit: str = ""


class Zone(NamedTuple):
    """A part of a surface: ``shape`` are its corners, none where it has no coordinates. ``surface`` is the key of its surface."""

    key: Any
    surface: Any
    shape: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Surface:
    """A written surface. ``key`` is its element (that of what shows it, where no ``surface`` does)."""

    key: Any
    label: str
    pictures: tuple[Picture, ...]
    zones: tuple[Zone, ...] = ()


@dataclass(slots=True)
class Leaf:
    """A page of the source: the text from ``start`` on (None: from its beginning), and the surfaces on which that stands.

    ``of_text`` is false where no text of the edition stands on them.
    """

    start: Any | None
    surfaces: list[Surface]
    label: str = ""
    of_text: bool = True


@dataclass(slots=True)
class Facsimile:
    """The pages of a text in order, and which zones its elements stand in. Elements are those of the tree, as in a Reading."""

    leaves: list[Leaf] = field(default_factory=list)
    zoned: dict[Any, list[Zone]] = field(default_factory=dict)
