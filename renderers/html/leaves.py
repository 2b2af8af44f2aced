"""What of the pages of a source can be shown: pictures of the edition's folder, and those of hosts that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from edition.addresses import further_page, media_file, text_page
from edition.context import Context
from edition.facsimile import Box, Leaf, Picture, Surface, Zone
from edition.images import sized, whole
from edition.model import Reading
from edition.tei import shortened, words

WIDE, _SMALL = 1000, 200
"""Pixels across of a picture beside the text, and of one that stands in it, where a service can say how wide."""
_SAID = 60
"""Characters of what stands in a zone that its link repeats."""


class Drawn(NamedTuple):
    """A zone as it is drawn: its id in the page, that of the place in the text, corners, what stands in it."""

    id: str
    to: str
    points: str
    title: str


class Plate(NamedTuple):
    """A picture that the page shows: in the width of a column, in that of a thumbnail, and whole."""

    src: str
    thumb: str
    full: str
    width: int
    height: int
    credit: str
    far: bool
    view: str = ""
    zones: tuple[Drawn, ...] = ()


@dataclass(slots=True)
class Opened:
    """A leaf as the page has it: ``number`` from 0; ``links`` are addresses of pictures that may not be loaded.

    A surface is shown once: ``again`` are the leaves before this one where surfaces of this one are shown. ``thumb`` and
    ``full`` are the addresses of the first picture in small and whole, ``link`` of the first that may not be loaded, here or
    there; or ''.
    """

    number: int
    leaf: Leaf
    plates: list[Plate] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    again: list[Opened] = field(default_factory=list)
    thumb: str = ""
    link: str = ""
    full: str = ""

    @property
    def id(self) -> str:
        """Its id in the page."""
        return f"ui-leaf-{self.number}"


class _Seen(NamedTuple):
    """Where a surface is shown, with its first picture in small and whole, and its first that may not be loaded; or ''."""

    where: Opened
    thumb: str
    full: str
    link: str


class Leaves:
    """The leaves of a text. ``root`` leads from the page at hand to the site's root.

    ``marks`` are the zones of elements of the text: (id of the mark, id of the zone).
    """

    def __init__(self, reading: Reading, context: Context, root: str = "../") -> None:
        self._context, self._root = context, root
        self._images = context.project.images
        self.page = further_page(text_page(reading.text.info.id), "facsimile")
        self.address = root + self.page
        self.marks: dict[Any, list[tuple[str, str]]] = {}
        self._standing: dict[Any, list[tuple[Any, Zone]]] = {}
        for element, zones in reading.facsimile.zoned.items():
            for zone in zones:
                self._standing.setdefault(zone.key, []).append((element, zone))
        self._drawn: set[Any] = set()
        self._titles: dict[Any, str] = {}
        self._seen: dict[Any, _Seen] = {}
        self.opened = [self._open(n, leaf) for n, leaf in enumerate(reading.facsimile.leaves)]

    @property
    def are_shown(self) -> bool:
        """Whether there is a picture of any of them."""
        return any(one.plates for one in self.opened)

    def _open(self, number: int, leaf: Leaf) -> Opened:
        opened = Opened(number, leaf)
        again: dict[int, Opened] = {}
        for surface in leaf.surfaces:
            if surface.key not in self._seen:
                self._seen[surface.key] = self._see(opened, surface)
            seen = self._seen[surface.key]
            opened.link = opened.link or seen.link
            if not opened.thumb:
                opened.thumb, opened.full = seen.thumb, seen.full
            if seen.where is not opened and (seen.thumb or seen.link):
                again[seen.where.number] = seen.where
        opened.again += again.values()
        return opened

    def _see(self, opened: Opened, surface: Surface) -> _Seen:
        """Show the pictures of a surface."""
        plates, links = len(opened.plates), len(opened.links)
        alike: dict[Box | None, list[Picture]] = {}
        for picture in surface.pictures:
            alike.setdefault(picture.box, []).append(picture)
        for pictures in alike.values():
            self._show(opened, surface, pictures)
        thumb, full = next(((plate.thumb, plate.full) for plate in opened.plates[plates:]), ("", ""))
        return _Seen(opened, thumb, full, next(iter(opened.links[links:]), ""))

    def _show(self, opened: Opened, surface: Surface, alike: list[Picture]) -> None:
        """The first of several pictures of one thing that may be loaded; else a link to the first that stands elsewhere."""
        shown = next((plate for one in alike if (plate := self._plate(one))), None)
        if shown is None:
            opened.links += [one.address for one in alike if one.address][:1]
            return
        box = next((one.box for one in alike if one.box), None)
        if box is not None:
            zones = tuple(self._zones(opened.number, surface, box))
            view = " ".join(map(_said, (box.left, box.top, box.right - box.left, box.bottom - box.top)))
            width, height = (shown.width, shown.height) if shown.width and shown.height else _size(box)
            shown = shown._replace(view=view, zones=zones, width=width, height=height)
        opened.plates.append(shown)

    def _plate(self, picture: Picture) -> Plate | None:
        size = (picture.width, picture.height) if picture.width and picture.height else (0, 0)
        if picture.path:
            if not self._context.media(picture.path):
                return None
            address = self._root + media_file(picture.path)
            return Plate(address, address, address, *size, picture.credit, far=False)
        if not self._images.may_load(picture.address):
            return None
        across = picture.width or (int(picture.box.right - picture.box.left) if picture.box else 0)
        src, thumb = (sized(picture.address, width, across) for width in (WIDE, _SMALL))
        return Plate(src, thumb, whole(picture.address), *size, picture.credit, far=True)

    def _title(self, element: Any) -> str:
        """What stands in a zone; of a break, what follows it."""
        if element not in self._titles:
            said = words(element) or " ".join((element.tail or "").split())
            self._titles[element] = shortened(said, _SAID)
        return self._titles[element]

    def _zones(self, number: int, surface: Surface, box: Box) -> Iterator[Drawn]:
        """The zones of a surface in which something of the text stands, as far as they lie in what a picture shows."""
        for zone in surface.zones:
            standing = self._standing.get(zone.key)
            if not standing or zone.key in self._drawn or not _lies_in(zone, box):
                continue
            self._drawn.add(zone.key)
            identifier = f"ui-zone-{number}-{len(self._drawn)}"
            for n, (element, _) in enumerate(standing):
                self.marks.setdefault(element, []).append((f"ui-in{identifier[2:]}-{n}", identifier))
            points = " ".join(f"{_said(x)},{_said(y)}" for x, y in zone.shape)
            yield Drawn(identifier, f"ui-in{identifier[2:]}-0", points, self._title(standing[0][0]))


def _lies_in(zone: Zone, box: Box) -> bool:
    """Whether a zone has coordinates, and some of it lies in a rectangle."""
    if not zone.shape:
        return False
    across, down = zip(*zone.shape, strict=True)
    return bool(min(across) < box.right and max(across) > box.left and min(down) < box.bottom and max(down) > box.top)


def _size(box: Box) -> tuple[int, int]:
    """The proportions of what has no size in pixels."""
    return max(1, round(box.right - box.left)), max(1, round(box.bottom - box.top))


def _said(value: float) -> str:
    """A coordinate, in as few letters as it needs."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
