"""Which of a text stands on which surface: pages begin at ``pb``, and wherever ``@facs`` leads to another surface."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from edition.facsimile import Facsimile, Leaf, Surface, Zone
from edition.reading.surfaces import Surfaces
from edition.reading.view import View
from edition.tei import ID, tag

_PB = tag("pb")
_has_pointers = etree.XPath("boolean(descendant-or-self::*[@facs])")
Prefixes = Mapping[str, tuple[tuple[str, str], ...]]


def facsimile_of(tei: Any, view: View, path: str, prefixes: Prefixes) -> Facsimile:
    """The pages of a text; without any where nothing says which picture shows it."""
    surfaces = Surfaces(tei, path, prefixes)
    if not surfaces.by_key and not any(map(_has_pointers, view.contents)):
        return Facsimile()
    return _Pages(view, surfaces).found


class _Pages:
    """Goes through what points to surfaces, in the order of the text."""

    def __init__(self, view: View, surfaces: Surfaces) -> None:
        self._surfaces = surfaces
        self.found = Facsimile()
        self._here: set[Any] = set()
        meant = dict(_pointing(view, surfaces))
        self._on_page = {surface.key for element, said in meant.items() for surface in self._begun(element, said)}
        self._others = _other_editions(element for element in meant if element.tag == _PB)
        for element, said in meant.items():
            self._take(element, said)
        self._attach()
        self._call()

    def _begun(self, element: Any, meant: list[Surface | Zone]) -> Iterator[Surface]:
        """The surfaces that an element says it stands on as a whole: those of a page, or those that it names themselves."""
        for one in meant:
            surface = self._surface(one)
            if surface is not None and (surface is one or element.tag == _PB):
                yield surface

    def _surface(self, one: Surface | Zone) -> Surface | None:
        return one if isinstance(one, Surface) else self._surfaces.by_key.get(one.surface)

    def _take(self, element: Any, meant: list[Surface | Zone]) -> None:
        zones = [one for one in meant if isinstance(one, Zone)]
        if zones:
            self.found.zoned[element] = zones
        pages = list({one.key: one for one in map(self._surface, meant) if one is not None}.values())
        if element.tag == _PB:
            if pages or element not in self._others:
                self._begin(Leaf(element, pages, (element.get("n") or "").strip()))
            return
        if zones and len(zones) == len(meant):
            pages = [page for page in pages if page.key not in self._on_page]
            self._on_page.update(page.key for page in pages)
        if pages and not any(page.key in self._here for page in pages):
            self._begin(Leaf(element, pages))

    def _begin(self, leaf: Leaf) -> None:
        self.found.leaves.append(leaf)
        self._here = {page.key for page in leaf.surfaces}

    def _attach(self) -> None:
        """Surfaces that nothing points to: beside those before them in their facsimile, since text may run on there."""
        leaves = self.found.leaves
        shown = {surface.key: leaf for leaf in reversed(leaves) for surface in leaf.surfaces}
        first = Leaf(None, [])
        for surfaces in self._surfaces.wholes:
            if any(one.key in shown for one in surfaces):
                self._fill(surfaces, shown, first)
            elif leaves:
                leaves.append(Leaf(None, surfaces, of_text=False))
            else:
                first.surfaces += surfaces
        if first.surfaces or (leaves and leaves[0].start is not None):
            leaves.insert(0, first)

    @staticmethod
    def _fill(surfaces: list[Surface], shown: dict[Any, Leaf], first: Leaf) -> None:
        leaf = first
        for surface in surfaces:
            if surface.key in shown:
                leaf = shown[surface.key]
            else:
                leaf.surfaces.append(surface)

    def _call(self) -> None:
        """Pages without a number are called as their surface is, or as their ``@ed`` says where that tells them apart."""
        pages = [leaf.start for leaf in self.found.leaves if leaf.start is not None and leaf.start.tag == _PB]
        editions = [page.get("ed") or "" for page in pages]
        apart = len(pages) > 1 and all(editions) and len(set(editions)) == len(editions)
        for leaf in self.found.leaves:
            if not leaf.label:
                named = next((surface.label for surface in leaf.surfaces if surface.label), "")
                leaf.label = named or (leaf.start.get("ed") or "" if apart and leaf.start is not None else "")


def _pointing(view: View, surfaces: Surfaces) -> Iterator[tuple[Any, list[Surface | Zone]]]:
    """Elements of the running text that are pages, or stand on surfaces or in zones, with these."""
    for element in view.elements:
        pointers, begun = element.get("facs"), surfaces.begun.get((element.get(ID) or "").strip(), [])
        own = surfaces.by_key.get(element) or surfaces.zones.get(element)
        if not (pointers or begun or own is not None or element.tag == _PB) or _is_aside(element, view):
            continue
        meant = [*(surfaces.of(pointers) if pointers else ()), *begun, *([own] if own is not None else [])]
        if meant or element.tag == _PB:
            yield element, list({one.key: one for one in meant}.values())


def _is_aside(element: Any, view: View) -> bool:
    return element in view.aside or any(up in view.aside for up in element.iterancestors())


def _other_editions(pages: Iterable[Any]) -> set[Any]:
    """Page breaks of another edition than the one that is shown: those whose ``@ed`` is on several, none with a picture."""
    pages = list(pages)
    said = {page: (page.get("ed") or "", page.get("edRef") or "") for page in pages}
    counts = Counter(said.values())
    pictured = {said[page] for page in pages if page.get("facs")}
    return {page for page in pages if any(said[page]) and counts[said[page]] > 1 and said[page] not in pictured}
