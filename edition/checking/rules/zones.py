"""Zones that cannot be where they say: coordinates that are none, or beyond their surface (TEI P5, section 11.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition.checking.rules.sheet import Sheet
from edition.facsimile import Box
from edition.model import Problem
from edition.reading.surfaces import box_of, shape_of
from edition.tei import tag

_CORNERS = ("ulx", "uly", "lrx", "lry")
_SURFACE = tag("surface")
_BEYOND = 0.05
"""How much of its surface's width or height a zone may lie beyond it: hands are not that steady."""
_HINT = (
    "ulx and uly are the upper left corner, lrx and lry the lower right one, in the units of the surface, y downwards"
)


def check(sheet: Sheet) -> Iterator[Problem]:
    """Each surface and zone whose coordinates are no rectangle and no polygon; zones that lie beyond their surface, once each."""
    for element in sheet.of("surface", "zone"):
        if (said := _unreadable(element)) is not None:
            yield sheet.problem("zone-misplaced", said[1], element, said[0], hint=_HINT)
    pictured = _around(sheet.of("graphic"))
    for surface, zones in _held(sheet.of("zone")).items():
        box = box_of(surface)
        beyond = [zone for zone in zones if box and zone not in pictured and _lies_beyond(zone, box)]
        if beyond:
            more = "" if len(beyond) == 1 else f", and {len(beyond) - 1} more of it"
            message = f"this zone lies beyond its surface{more}: it cannot be shown on the picture"
            yield sheet.problem("zone-misplaced", message, beyond[0], hint=_HINT)


def _held(zones: list[Any]) -> dict[Any, list[Any]]:
    """The zones of each surface, those of surfaces within it left out; ``zones`` are in document order."""
    surfaces: dict[Any, Any] = {}
    held: dict[Any, list[Any]] = {}
    for zone in zones:
        around = next((up for up in zone.iterancestors() if up.tag == _SURFACE or up in surfaces), None)
        surface = surfaces[zone] = surfaces.get(around, around)
        if surface is not None:
            held.setdefault(surface, []).append(zone)
    return held


def _around(pictures: list[Any]) -> set[Any]:
    """What pictures stand in: a zone with a picture of its own may show more than its surface."""
    found: set[Any] = set()
    for picture in pictures:
        for up in picture.iterancestors():
            if up in found:
                break
            found.add(up)
    return found


def _unreadable(element: Any) -> tuple[str, str] | None:
    """The attribute that is wrong, and how; None where all is well."""
    stated = [name for name in _CORNERS if element.get(name) is not None]
    if element.get("points") is not None and not shape_of(element):
        return "points", "these points are no polygon: it takes three or more, each as x,y"
    if not stated or box_of(element):
        return None
    if len(stated) < len(_CORNERS):
        return stated[
            0
        ], f"a rectangle has four coordinates, and {' and '.join(n for n in _CORNERS if n not in stated)} are missing"
    return stated[0], "this is no rectangle: the right must be more than the left, and the lower more than the upper"


def _lies_beyond(zone: Any, box: Box) -> bool:
    """Whether a zone leaves its surface by more than a little."""
    across, down = (box.right - box.left) * _BEYOND, (box.bottom - box.top) * _BEYOND
    return any(
        not (box.left - across <= x <= box.right + across and box.top - down <= y <= box.bottom + down)
        for x, y in shape_of(zone)
    )
