"""Surfaces, zones and pictures of a TEI, and what ``@facs`` means by them (TEI P5, sections 11.1 and 11.2)."""

from __future__ import annotations

import math
import posixpath
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from edition.facsimile import Box, Picture, Surface, Zone
from edition.reading.pictures import is_picture
from edition.reading.registers import COLLECTED
from edition.tei import ID, expand_prefix, has_scheme, is_safe_link, own, split_pointer, tag, tags, words

_SURFACE, _ZONE, _LINE, _GRAPHIC, _LABEL = map(tag, ("surface", "zone", "line", "graphic", "label"))
_HOLDERS = tags("surface zone facsimile sourceDoc surfaceGrp")
_MOST = 10_000
"""Corners of a zone; nobody draws more."""


class Surfaces:
    """What of a TEI is a facsimile: that of its own ``facsimile`` and ``sourceDoc``, and of collections around it."""

    def __init__(self, tei: Any, path: str, prefixes: Mapping[str, tuple[tuple[str, str], ...]]) -> None:
        self._path, self._prefixes = path, prefixes
        around = [tei, *tei.iterancestors(*COLLECTED)]
        wholes = [one for up in around for name in ("facsimile", "sourceDoc") for one in own(up, name)]
        self.by_key: dict[Any, Surface] = {}
        self.zones: dict[Any, Zone] = {}
        self._called: dict[str, Any] = {}
        self._shown: dict[str, Surface] = {}
        self._first: dict[Any, Surface] = {}
        self._spelled_out: set[Any] = set()
        self.wholes = [self._collect(whole) for whole in wholes]

    def _collect(self, whole: Any) -> list[Surface]:
        """The surfaces of a ``facsimile`` or ``sourceDoc``."""
        for element in whole.iter("*"):
            if identifier := (element.get(ID) or "").strip():
                self._called.setdefault(identifier, element)
        outer = [one for one in whole.iter(_SURFACE) if next(one.iterancestors(_SURFACE), None) is None]
        return [self._add(one) for one in (*outer, *own(whole, "graphic"))]

    def _add(self, element: Any) -> Surface:
        graphics = [element] if element.tag == _GRAPHIC else list(element.iter(_GRAPHIC))
        box = box_of(element)
        pictures = tuple(found for graphic in graphics if (found := self._picture(graphic, box)))
        within = (one for one in element.iter(_ZONE, _SURFACE, _LINE) if one is not element)
        shaped = ((one, shape_of(one)) for one in within)
        zones = tuple(Zone(one, element, shape) for one, shape in shaped if shape or one.tag != _LINE)
        surface = self.by_key[element] = Surface(element, label_of(element), pictures, zones)
        self.zones.update({zone.key: zone for zone in zones})
        for picture in pictures:
            self._shown.setdefault(picture.path or picture.address, surface)
        for up in element.iterancestors():
            if up in self._first:
                break
            self._first[up] = surface
        return surface

    def _picture(self, graphic: Any, box: Box | None) -> Picture | None:
        """What a ``graphic`` shows: the zone it stands in, else the surface; without coordinates so many pixels."""
        path, address = self._target(graphic.get("url") or "")
        if not path and not address:
            return None
        holder = next(graphic.iterancestors(_ZONE, _SURFACE), None)
        width, height = pixels(graphic.get("width")), pixels(graphic.get("height"))
        stated = box_of(holder) if holder is not None and holder.tag == _ZONE else box
        if stated is None and width and height:
            stated = Box(0, 0, width, height)
        credit = " ".join(words(desc) for desc in own(graphic, "desc"))
        return Picture(path, address, stated, width, height, credit)

    def _target(self, url: str) -> tuple[str, str]:
        """(path from the source folder, '') of a file, or ('', address) of what stands elsewhere; twice '' for neither."""
        url = url.strip()
        if has_scheme(url):
            return "", url if is_safe_link(url) and not url.lower().startswith("mailto:") else ""
        if not url or "#" in url or not is_picture(url):
            return "", ""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._path), url)), ""

    def of(self, pointers: str) -> Iterator[Surface | Zone]:
        """What the values of a ``@facs`` mean; a picture that no surface holds is a surface of its own.

        A whole ``facsimile``, or a group of surfaces, means all its surfaces the first time; after that its first stands for it, so
        that many pages that mean many surfaces do not make a square of them.
        """
        for token in pointers.split():
            yield from self._of(expand_prefix(token, dict(self._prefixes)) if has_scheme(token) else token)

    def _of(self, token: str) -> Iterator[Surface | Zone]:
        file, identifier = split_pointer(token)
        if identifier and (not file or self._is_here(file)):
            yield from self._held(self._called.get(identifier))
            return
        path, address = self._target(token)
        if path or address:
            known = path or address
            if known not in self._shown:
                self._shown[known] = Surface(known, "", (Picture(path, address),))
            yield self._shown[known]

    def _is_here(self, file: str) -> bool:
        return not has_scheme(file) and posixpath.normpath(
            posixpath.join(posixpath.dirname(self._path), file)
        ) == posixpath.normpath(self._path)

    def _held(self, element: Any | None) -> Iterator[Surface | Zone]:
        """A surface, a zone, or all surfaces of a group; that of a ``graphic`` or of anything else within one."""
        if element is None:
            return
        if element in self.by_key:
            yield self.by_key[element]
        elif element in self.zones:
            yield self.zones[element]
        elif element.tag in _HOLDERS:
            yield from self._within(element)
        else:
            yield from self._held(next(element.iterancestors(_ZONE, _SURFACE), None))

    def _within(self, holder: Any) -> Iterator[Surface]:
        """The surfaces of a group, in document order; of a group in it that has been spelled out before the first alone."""
        waiting = [holder]
        while waiting:
            element = waiting.pop()
            if element in self.by_key:
                yield self.by_key[element]
            elif element in self._spelled_out:
                yield from (self._first[element],) if element in self._first else ()
            else:
                if element.tag in _HOLDERS:
                    self._spelled_out.add(element)
                waiting += reversed(list(element.iterchildren("*")))

    @cached_property
    def begun(self) -> dict[str, list[Surface | Zone]]:
        """By the id of an element of the text: surfaces and zones that point to it by ``@start`` or ``@corresp``."""
        found: dict[str, list[Surface | Zone]] = {}
        every: dict[Any, Surface | Zone] = {**self.by_key, **self.zones}
        for key, one in every.items():
            for token in f"{key.get('start', '')} {key.get('corresp', '')}".split():
                file, identifier = split_pointer(token)
                if identifier and (not file or self._is_here(file)):
                    found.setdefault(identifier, []).append(one)
        return found


def label_of(surface: Any) -> str:
    """What a surface is called: its number, or its label."""
    label = next((words(one) for one in surface.iterchildren(_LABEL)), "")
    return (surface.get("n") or "").strip() or label


def box_of(element: Any) -> Box | None:
    """The rectangle that an element states; None where it states none that has an inside."""
    values = [number(element.get(name)) for name in ("ulx", "uly", "lrx", "lry")]
    found = [value for value in values if value is not None]
    if len(found) < len(values):
        return None
    box = Box(*found)
    return box if box.left < box.right and box.top < box.bottom else None


def shape_of(element: Any) -> tuple[tuple[float, float], ...]:
    """The corners of a zone: those of ``@points``, else of its rectangle; none where it has no coordinates."""
    tokens = (element.get("points") or "").split()
    corners = [tuple(map(number, token.split(","))) for token in tokens[:_MOST]]
    if len(corners) > 2 and all(len(corner) == 2 and None not in corner for corner in corners):
        return tuple((x or 0.0, y or 0.0) for x, y in corners)
    box = box_of(element)
    if box is None:
        return ()
    return ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))


def number(value: str | None) -> float | None:
    """A coordinate; None where a value is none."""
    try:
        found = float((value or "").strip())
    except ValueError:
        return None
    return found if math.isfinite(found) and abs(found) < 1e9 else None


def pixels(value: str | None) -> int:
    """A width or height in pixels (``3270px``, ``3270``); 0 for other units."""
    found = number((value or "").strip().removesuffix("px"))
    return int(found) if found and found >= 1 else 0
