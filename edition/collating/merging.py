"""Witnesses to one text: what they have alike stands once, what differs is an entry of the apparatus (parallel segmentation).

Structure follows the first witness of a group. An element that all of it have is written once, with entries inside; one that some
have not got, or that no entry may stand in, is part of a reading. So the result is well nested by its making, and each witness can
be read off it: at each entry its own reading, at each element what the marks in it say of its tags.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edition.collating.fitting import unfitted
from edition.collating.nodes import STRUCTURAL, Attributes, Element, Mark, Node, Word, columns
from edition.collating.places import BOTTOM, COMMON, NEEDED, NEVER, NO_ENTRY, OWN, REGISTERS, TOP
from edition.collating.rows import Row, filled, key, rows_of
from edition.collating.segments import Cuts, is_long, segments
from edition.collating.sorting import sort_of
from edition.collating.writing import Names, tag_of, text
from edition.tei import tag

Group = tuple[int, ...]
"""Numbers of witnesses, the one whose structure is followed first."""

Linked = Callable[[list[int]], list[tuple[str, str]]]

_DIV, _END = tag_of("div", [("type", OWN)]), "</div>"


class Merger:
    """Writes the body. ``linked`` is asked for attributes of each entry, by its columns."""

    def __init__(
        self, sigla: Sequence[str], names: Names, cuts: Cuts, linked: Linked, *, majority: bool = False
    ) -> None:
        self._sigla, self._names, self._cuts, self._majority = sigla, names, cuts, majority
        self._linked = linked

    def body(self, bodies: Sequence[Element], group: Group) -> str:
        """The body of the result, from those of the witnesses."""
        row: Row = {number: bodies[number] for number in group}
        rows = filled(rows_of({number: bodies[number].nodes for number in group}), group, tag("body"))
        alike, written = self._written(rows, group)
        structural = all(body.structural for body in bodies)
        content = self._level(rows, alike, written, group, structural=structural)
        if content is None or (_holds(rows, alike, BOTTOM) and not _holds(rows, alike, COMMON)):
            readings = {number: bodies[number].nodes for number in group}
            content = f"{_DIV}{self._entry(readings, group, rows=rows, wrapped=True)}{_END}"
        elif not _holds(rows, alike, COMMON):
            content = f"{_DIV}{content}{_END}"
        around = "\n" if structural else ""
        return f"{self._start(row, group)}{self._marks(row, group)}{around}{content}{around}</body>"

    # ------------------------------------------------------------------------------------------------- what stands once

    def _shared(self, row: Row, group: Group) -> str | None:
        """An element that a group has; None where entries in it could not stand."""
        elements = {number: node for number, node in row.items() if isinstance(node, Element)}
        lead = elements[_lead(elements, group)]
        rows = filled(rows_of({number: elements[number].nodes for number in group}), group, lead.tag)
        alike, written = self._written(rows, group)
        if (lead.tag in NO_ENTRY and not all(alike)) or not _may_hold(lead, rows, alike):
            return None
        content = self._level(rows, alike, written, group, structural=lead.structural and lead.tag in STRUCTURAL)
        if content is None:
            return None
        marks = self._marks(row, group)
        if not content and not marks:
            return self._start(row, group, empty=True)
        around = "\n" if lead.structural and lead.tag in STRUCTURAL else ""
        return f"{self._start(row, group)}{marks}{around}{content}{around}</{self._names.name(lead.tag)}>"

    def _written(self, rows: Sequence[Row], group: Group) -> tuple[list[bool], list[str | None]]:
        """Of each row whether all of the group have it alike, and, of an element that they have, how it is written."""
        alike, written = [], list[str | None]()
        for row in rows:
            whole = self._shared(row, group) if _is_element(row, group) else None
            written.append(whole)
            alike.append(whole is not None or _is_same_word(row, group))
        return alike, written

    def _level(
        self, rows: list[Row], alike: list[bool], written: list[str | None], group: Group, *, structural: bool
    ) -> str | None:
        """What stands in an element."""
        ready = {id(row): whole for row, whole in zip(rows, written, strict=True)}
        pieces = []
        for segment in segments(rows, alike, group, self._cuts):
            if segment.alike:
                pieces += [ready[id(row)] or _characters(row) for row in segment.rows]
                continue
            entry = self._varying(segment.rows, group)
            if entry is None:
                return None
            pieces.append(entry)
        return ("\n" if structural else "").join(pieces)

    def _start(self, row: Row, group: Group, *, empty: bool = False) -> str:
        elements = {number: node for number, node in row.items() if isinstance(node, Element)}
        number = _lead(elements, group)
        lead = elements[number]
        return tag_of(self._names.name(lead.tag), self._names.attributes(lead.attributes, number), empty=empty)

    # ----------------------------------------------------------------------------------------------------------- entries

    def _varying(self, rows: list[Row], group: Group) -> str | None:
        """The entry of a stretch; of a long one that some lack, with the entries of the others in it."""
        lists = {number: [row[number] for row in rows if number in row] for number in group}
        having = tuple(number for number in group if lists[number])
        if any(isinstance(node, Mark) for node in rows[-1].values()):
            return self._boundary(rows, group)
        if 1 < len(having) < len(group) and is_long(rows):
            inner = self._nested(rows, having)
            if inner is not None:
                return self._app(rows, group, [(having, inner), (tuple(n for n in group if not lists[n]), "")])
        return self._entry(lists, group, rows=rows)

    def _nested(self, rows: list[Row], having: Group) -> str | None:
        """What those who have a stretch have, with entries where they differ; None where that is nothing but one entry."""
        own = [{number: row[number] for number in having if number in row} for row in rows]
        alike, written = self._written(own, having)
        if not any(alike) or any(_tag(row) in TOP | NEVER | REGISTERS for row in own):
            return None
        return self._level(own, alike, written, having, structural=False)

    def _entry(
        self, lists: dict[int, list[Node]], group: Group, *, rows: Sequence[Row] = (), wrapped: bool = False
    ) -> str | None:
        """An entry with a reading for each of the texts that witnesses have."""
        found: dict[tuple[object, ...], list[int]] = {}
        for number in group:
            found.setdefault(tuple(map(key, lists[number])), []).append(number)
        if len(found) == 1:  # aligned in different ways, and the same all the same
            return "".join(self._alone(lists[group[0]], group))
        readings = []
        for numbers in found.values():
            content = self._reading(lists[numbers[0]], tuple(numbers), wrapped=wrapped)
            if content is None:
                return None
            readings.append((tuple(numbers), content))
        return self._app(rows, group, readings)

    def _reading(self, nodes: Sequence[Node], group: Group, *, wrapped: bool) -> str | None:
        nodes = unfitted(nodes)
        tags = {node.tag for node in nodes if isinstance(node, Element)}
        if not wrapped and tags & NEVER:
            return None
        content = "".join(self._alone(nodes, group))
        return f"{_DIV}{content}{_END}" if content and (wrapped or tags & (TOP | REGISTERS)) else content

    def _alone(self, nodes: Sequence[Node], group: Group) -> Iterator[str]:
        """Parts of which nothing differs within a group."""
        for node in unfitted(nodes):
            if isinstance(node, Word):
                yield text(node.text)
            elif isinstance(node, Mark):
                yield self._boundary([dict.fromkeys(group, node)], group)
            else:
                row: Row = dict.fromkeys(group, node)
                inside = self._marks(row, group) + "".join(self._alone(node.nodes, group))
                yield self._start(row, group, empty=not inside)
                yield f"{inside}</{self._names.name(node.tag)}>" if inside else ""

    def _app(self, rows: Sequence[Row], group: Group, readings: list[tuple[Group, str]]) -> str:
        """An entry from its readings: the lemma first, the others in the order of the witnesses."""
        most = max(len(numbers) for numbers, _ in readings)
        lemma = next(r for r in readings if (len(r[0]) == most if self._majority else group[0] in r[0]))
        kind = self._linked([c for row in rows for node in row.values() for c in columns(node)]) or sort_of(rows, group)
        told = [self._told("lem", *lemma), *(self._told("rdg", *r) for r in readings if r is not lemma)]
        return f"{tag_of('app', kind)}{''.join(told)}</app>"

    def _told(self, name: str, numbers: Group, content: str) -> str:
        wit = ("wit", " ".join(f"#{self._sigla[number]}" for number in sorted(numbers)))
        return f"{tag_of(name, [wit])}{content}</{name}>" if content else tag_of(name, [wit], empty=True)

    # ------------------------------------------------------------------------------------------------------------- marks

    def _marks(self, row: Row, group: Group) -> str:
        """What has to be said of the tags of an element: who has no boundary there, or not the element, or other attributes."""
        elements = {number: node for number, node in row.items() if isinstance(node, Element)}
        lead = elements[_lead(elements, group)]
        bare = self._names.bare(lead.tag)
        told = []
        for sort, lacking in (
            ("absent", {n: "" for n in group if elements[n].absent}),
            ("join", {n: blank for n in group if (blank := elements[n].joined) is not None}),
        ):
            if lacking:
                told.append(self._mark(sort, {n: text(lacking[n]) if n in lacking else bare for n in group}))
        own: dict[tuple[str, Attributes], list[int]] = {}
        for number in group:
            node = lead if elements[number].absent or elements[number].joined is not None else elements[number]
            own.setdefault((node.tag, node.attributes), []).append(number)
        if len(own) > 1:
            own.pop((lead.tag, lead.attributes))
            carriers = {
                n: self._names.carrier(Mark("", *kind), numbers[0]) for kind, numbers in own.items() for n in numbers
            }
            told.append(self._mark("tag", {n: carriers.get(n, "") for n in group}))
        return "".join(told)

    def _boundary(self, rows: Sequence[Row], group: Group) -> str:
        """The entry of a boundary that the structure has not; others may have white space in its place."""
        readings = dict.fromkeys(group, "")
        owners: dict[object, int] = {}
        sort = ""
        for number, node in (pair for row in rows for pair in row.items()):
            if isinstance(node, Mark):
                owner = owners.setdefault(key(node), number)
                readings[number], sort = self._names.carrier(node, owner), node.kind
            elif isinstance(node, Word):
                readings[number] = text(node.text)
        return self._mark(sort, readings)

    def _mark(self, sort: str, readings: dict[int, str]) -> str:
        """An entry about tags. An entry in which there is but one reading has no lemma."""
        found: dict[str, list[int]] = {}
        for number, content in readings.items():
            found.setdefault(content, []).append(number)
        told = [(tuple(numbers), content) for content, numbers in found.items()]
        names = ["lem", *["rdg"] * len(told)] if len(told) > 1 else ["rdg"]
        inside = "".join(self._told(name, *reading) for name, reading in zip(names, told, strict=False))
        return f"{tag_of('app', [('type', 'markup'), ('subtype', sort)])}{inside}</app>"


def _lead(elements: dict[int, Element], group: Group) -> int:
    """The number of the witness whose tag and attributes an element has: the first that has the element."""
    having = (n for n in group if not elements[n].absent and elements[n].joined is None)
    return next(having, group[0])


def _is_element(row: Row, group: Group) -> bool:
    return len(row) == len(group) and all(isinstance(node, Element) for node in row.values())


def _is_same_word(row: Row, group: Group) -> bool:
    texts = {node.text if isinstance(node, Word) else None for node in row.values()}
    return len(row) == len(group) and len(texts) == 1 and None not in texts


def _characters(row: Row) -> str:
    node = next(iter(row.values()))
    return text(node.text) if isinstance(node, Word) else ""


def _tag(row: Row) -> str:
    node = next(iter(row.values()))
    return "" if isinstance(node, Word) else node.tag


def _holds(rows: Sequence[Row], alike: Sequence[bool], wanted: frozenset[str]) -> bool:
    return any(same and _tag(row) in wanted for row, same in zip(rows, alike, strict=True))


def _may_hold(lead: Element, rows: Sequence[Row], alike: Sequence[bool]) -> bool:
    """Whether enough stands in an element beside its entries."""
    if lead.tag in NEEDED:
        return _holds(rows, alike, NEEDED[lead.tag])
    return lead.tag != tag("div") or not _holds(rows, alike, BOTTOM) or _holds(rows, alike, COMMON)
