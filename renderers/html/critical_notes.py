"""Entries of the apparatus on the annotated copy, as books print them: at the foot, and beside the line."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from edition.elements import DIVISIONS, NOTES
from edition.tei import tag, tags
from edition.variation import Entry, Stated

from .criticism import Criticism, kinds_of, layers
from .grafting import E, ours, take_out, within
from .linking import Addresses
from .words import catalogue

FLOWING = DIVISIONS | tags("text front body back group lg lg1 lg2 lg3 lg4 lg5 prologue epilogue performance set")
"""Elements whose children stand on lines of their own; what stands directly in them has its entries beside it."""
_ID, _BLOCK = E + "id", E + "block"
_READINGS = tags("lem rdg")

_APP = tag("app")


class CriticalNotes:
    """Makes of the entries of one text what the stylesheets show. ``twins`` are the elements of the copy."""

    def __init__(self, criticism: Criticism, twins: dict[Any, Any], addresses: Addresses) -> None:
        self._criticism, self._twins, self._addresses = criticism, twins, addresses
        self._words = catalogue()["apparatus"]
        self._made: dict[Any, Any] = {}
        self._stated = {
            stated.element: stated for entry in criticism.tradition.entries.values() for stated in entry.readings
        }

    def notes(self, items: list[Any], readings: list[Any]) -> dict[Any, list[Any]]:
        """Of the notes of a text those that stand in an entry which has something to show: they stand beside its readings."""
        shown = {self._app(reading) for reading in readings if reading.tag in _READINGS}
        found: dict[Any, list[Any]] = {}
        for item in items:
            if item.tag in NOTES and (app := self._app(item)) in shown:
                found.setdefault(app, []).append(item)
        return found

    def _app(self, item: Any) -> Any | None:
        """The entry in which an item stands directly, or in a group of its readings."""
        up = item.getparent()
        while up is not None and up not in self._criticism.tradition.entries:
            if not up.tag.endswith("}rdgGrp"):
                return None
            up = up.getparent()
        return up

    def state(self, moved: Any, app: Any, notes: list[Any]) -> list[Any]:
        """Complete an ``e:entry`` whose readings were moved to the foot; the items in it, in their order."""
        entry, criticism = self._criticism.tradition.entries[app], self._criticism
        self._made[app] = moved
        criticism.marks[app] = moved.get("sign"), moved.get("id")
        moved.set("kinds", criticism.classes(entry))
        moved.set("layer", criticism.layer(app))
        if place := criticism.places[app]:
            moved.set("place", place)
        if silent := criticism.silent(entry):
            moved.set("silent", silent)
        return self._ordered(moved, entry, notes)

    def _ordered(self, moved: Any, entry: Entry, notes: list[Any]) -> list[Any]:
        holders = {holder[0]: holder for holder in moved if holder.tag == E + "item"}
        items = [item for item in entry.app.iterdescendants("*") if self._twins.get(item) in holders or item in notes]
        if entry.shown is not None:
            self._lemma(moved, entry)
        first = moved.find(E + "sigla") is None
        for item in items:
            twin = self._twins[item]
            if item in notes:
                take_out(twin)
                holder = within(moved, "item", name="note", kind="of-entry")
                holder.append(twin)
                first = False
                continue
            holder = holders[twin]
            moved.append(holder)
            self._reading(holder, self._stated[item], first)
            first = False
        return items

    def _lemma(self, moved: Any, entry: Entry) -> None:
        """The sigla of the lemma after it; that of a chosen one says so."""
        stated = self._stated.get(entry.shown)
        if stated is not None and (sigla := self._sigla(stated, entry)) is not None:
            moved.append(sigla)
        if entry.chosen:
            moved.find(E + "lemma").attrib.update({"title": self._words["chosen"], "label": self._words["choice"]})

    def _reading(self, holder: Any, stated: Stated, first: bool) -> None:
        if not first:
            holder.set("parted", "1")
        holder.set("kind", " ".join(["reading", *(["conjecture"] if stated.proposed_by else [])]))
        if said := ", ".join(filter(None, (*kinds_of(stated), stated.element.get("cause", "")))):
            holder.set("title", said)
        if stated.is_omission:
            holder.set("label", self._words["omitted"])
        entry = self._criticism.tradition.entries[next(stated.element.iterancestors(_APP))]
        if (sigla := self._sigla(stated, entry)) is not None:
            holder.append(sigla)

    def _sigla(self, stated: Stated, entry: Entry) -> Any | None:
        """Whose reading it is: witnesses lead to their pages, who proposed it to where the text tells of him."""
        if not stated.witnesses and not stated.proposed_by:
            return None
        sigla = ours("sigla")
        at = f"#ui-at-{self._criticism.number[entry.app]}"
        for siglum in stated.witnesses:
            name, hand = self._criticism.parts(siglum)
            address = self._criticism.address(siglum)
            href = address + at if self._criticism.reaches(entry, siglum) else address
            self._siglum(sigla, name, hand, href, self._criticism.title(siglum))
        for token in stated.proposed_by:
            name = self._criticism.name_of(token)
            self._siglum(sigla, name, "", self._addresses.of_id(token) or "", "")
        return sigla

    def _siglum(self, sigla: Any, name: str, hand: str, href: str, title: str) -> None:
        stated = {"name": name, "hand": hand, "href": href, "title": title}
        within(sigla, "siglum", **{key: value for key, value in stated.items() if value})

    def finish(self) -> None:
        """Lemmas of additions, once those of others are written."""
        for app, moved in self._made.items():
            lemma = moved.find(E + "lemma")
            if lemma is None:
                continue
            said, is_addition = self._criticism.lemma(self._criticism.tradition.entries[app], lemma.text or "")
            lemma.text = said or "∅"
            if is_addition:
                first = next((one for one in moved.iterfind(E + "item") if "reading" in one.get("kind", "")), None)
                if first is not None and not first.get("label"):
                    first.set("label", self._words["added"])

    def beside(self, direction: str) -> None:
        """Entries a second time beside the passages in which they stand, as generated words."""
        of: dict[Any, list[Any]] = {}
        for app, moved in self._made.items():
            if self._criticism.tradition.entries[app].placed and (block := _outermost(self._twins[app])) is not None:
                of.setdefault(block, []).append(moved)
        for block, entries in of.items():
            _stand_beside(block, entries, self._words["title"], direction)


def _outermost(twin: Any) -> Any | None:
    """The outermost element around an entry that stands directly in the flow of the text; None where it is not in the text."""
    path = [twin, *twin.iterancestors()]
    stream = next((n for n, up in enumerate(path) if up.tag == E + "stream"), None)
    if stream is None or path[stream].get("name") != "text":
        return None
    return next((one for one in reversed(path[:stream]) if one.tag not in FLOWING), None)


def _stand_beside(block: Any, entries: list[Any], title: str, direction: str) -> None:
    holder, tail = ours("beside"), block.tail
    block.tail = None
    block.getparent().replace(block, holder)
    holder.tail = tail
    holder.append(block)
    aside = within(holder, "aside", title=title, dir=direction)
    marks = {mark.get("to"): mark for mark in block.iter(E + "mark")}
    for entry in entries:
        twin = _without_ids(copy.deepcopy(entry))
        twin.tail = None
        number = entry.get("id").rpartition("-")[2]
        twin.set("id", f"ui-beside-{number}")
        aside.append(twin)
        if (mark := marks.get(entry.get("id"))) is not None:
            mark.set("beside", f"ui-beside-{number}")


def _without_ids(entry: Any) -> Any:
    """A copy in which nothing has an id: what can be linked to stands at the foot, and descriptions of witnesses."""
    for element in list(entry.iterdescendants()):
        if element.tag == E + "anchor":
            take_out(element)
        elif element.tag == E + "mark":
            element.attrib.pop("id", None)
        else:
            element.attrib.pop(_ID, None)
            if element.tag == E + "siglum":
                element.attrib.pop("title", None)
    return entry


def arrange(stream: Any, order: list[list[Any]], keys: list[str]) -> list[list[Any]]:
    """Put entries of a stream under the names of their layers, where there is another than the usual one; their new order."""
    there = layers(keys)
    usual = "notes" if stream.get("name") == "notes" else "variants"
    if there in ([], [usual]):
        return order
    children = list(stream)
    found: list[list[Any]] = []
    for layer in there:
        stream.append(ours("layer", title=catalogue()["apparatus"][layer]))
        for n in _of(layer, keys):
            stream.append(children[n])
            found.append(order[n])
    return found


def _of(layer: str, keys: list[str]) -> Iterator[int]:
    return (n for n, key in enumerate(keys) if key == layer)
