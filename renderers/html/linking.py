"""Where an element of a text leads: to the page of what it names, to a place in the edition, or out of it.

Nothing that a browser would run is ever an address (DESIGN, section 6).
"""

from __future__ import annotations

import posixpath
from typing import Any

from edition.addresses import anchor_of, entity_page, fragment, media_file, text_page
from edition.context import Context
from edition.images import sized
from edition.model import Reading, Target
from edition.tei import ID, SPACE, has_scheme, is_safe_link, split_pointer, tags

from .leaves import WIDE, Leaves

LINKING = tags("ref ptr")
"""Elements that are links of themselves."""
_PICTURES = tags("graphic")


class Addresses:
    """Addresses as the page of one text has them; ``root`` leads from it to the site's root, ``own`` to the text's own page."""

    def __init__(self, reading: Reading, context: Context, root: str = "../", own: str = "") -> None:
        self._reading, self._context, self._root, self._own = reading, context, root, own
        self.path = reading.text.info.path
        self._pages: dict[tuple[str, str], str] = {}
        self._ids: dict[str, str] | None = None
        self._surfaces: dict[str, str] | None = None
        self.leaves = Leaves(reading, context, root)

    def of_target(self, target: Target) -> str:
        """The page of an entity."""
        known = (target.kind, target.entity)
        if known not in self._pages:
            self._pages[known] = self._root + entity_page(target.kind, self._context.page_name(target))
        return self._pages[known]

    def of_pointer(self, element: Any) -> str | None:
        """Where a ``ref`` or ``ptr`` leads, or None."""
        pointer = (element.get("target") or element.get("url") or "").strip().partition(" ")[0]
        if is_safe_link(pointer):
            return pointer
        return None if not pointer or has_scheme(pointer) else self._inner(pointer)

    def of_id(self, pointer: str) -> str | None:
        """Where a pointer to somebody, or something, within the edition leads, or None; a bare name is an id of this file."""
        if has_scheme(pointer):
            return pointer if is_safe_link(pointer) else None
        return self._inner(pointer if "#" in pointer else f"#{pointer}")

    def picture(self, url: str) -> str | None:
        """A picture of the edition's own folder, as it stands in the site, or of a host that the edition names; no other one."""
        url = url.strip()
        if not url or has_scheme(url):
            return sized(url, WIDE) if self._context.project.images.may_load(url) else None
        path = self._file(url)
        return self._root + media_file(path) if self._context.media(path) else None

    def facsimile(self, pointer: str) -> str | None:
        """The picture that a ``@facs`` means: a file, or a ``surface`` or ``zone`` that holds one; or an address."""
        first = pointer.strip().partition(" ")[0]
        if first.startswith("#"):
            first = self._graphics().get(first[1:], "")
        return first if is_safe_link(first) else self.picture(first)

    def _graphics(self) -> dict[str, str]:
        """The first picture of each element with an id in the facsimiles of the text."""
        if self._surfaces is None:
            self._surfaces = {}
            for content in self._reading.contents:
                for graphic in content.getparent().iterfind("{*}facsimile//{*}graphic"):
                    url = graphic.get("url", "")
                    holders = [graphic, *graphic.iterancestors("{*}surface", "{*}zone")]
                    holders += graphic.getparent().iterdescendants("{*}zone")
                    for holder in holders:
                        self._surfaces.setdefault(holder.get(ID, ""), url)
        return self._surfaces

    def _inner(self, pointer: str) -> str | None:
        """The address of a pointer within the edition: of a place in this page, an entry's page, a place in another page."""
        path, identifier = split_pointer(pointer)
        file = self._file(path) if path else self.path
        if file == self.path and identifier in self._own_ids():
            return f"{self._own}#{fragment(self._own_ids()[identifier])}"
        entries = self._context.entry(identifier, file) if identifier else ()
        if entries:
            return self.of_target(entries[0])
        text = self._context.has_id(file, identifier)
        return self._root + text_page(text, anchor_of(identifier) if identifier else "") if text else None

    def _file(self, path: str) -> str:
        """A path as written in this file, from the edition's folder."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))

    def _own_ids(self) -> dict[str, str]:
        if self._ids is None:
            named = [(element.get(ID), ids) for element, ids in self._reading.anchors.items()]
            self._ids = {written.strip(SPACE): ids[0] for written, ids in reversed(named) if written}
        return self._ids
