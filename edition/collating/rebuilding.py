"""A witness out of the result of a collation, and whether it is what went in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from lxml import etree

from edition.collating.nodes import STRUCTURAL, Attributes, Element, Mark, Node, Word, is_structural
from edition.collating.places import BOUNDARIES, OWN
from edition.collating.writing import BETWEEN, pieces
from edition.reading.parsers import parser
from edition.tei import ID, is_white, tag

_APP, _DIV, _MILESTONE = tag("app"), tag("div"), tag("milestone")


def parsed(data: bytes) -> Any:
    """The ``body`` of a result."""
    root = etree.fromstring(data, parser(huge_tree=True))
    return next(root.iter(tag("body")))


def counted(body: Any) -> Counter[str]:
    """The entries in the body of a result, by type and subtype."""
    return Counter(" ".join(filter(None, (app.get("type"), app.get("subtype")))) for app in body.iter(_APP))


class Rebuilder:
    """Reads witnesses off the body of a result."""

    def __init__(self, body: Any, sigla: Sequence[str]) -> None:
        self._body, self._sigla = body, frozenset(sigla)

    def witness(self, siglum: str) -> list[object]:
        """The events of a witness: start tags with attributes, end tags, and the text between."""
        self._wanted = f"#{siglum}"
        events: list[object] = []
        self._element(self._body, events)
        return _joined(events)

    def _element(self, element: Any, events: list[object]) -> None:
        name, attributes, absent, joined, rest = self._own(element)
        if joined is not None:
            name = _reopen(events)
            events.append(joined)
        elif not absent:
            events.append(("start", name, attributes))
        layout = element.tag in STRUCTURAL and is_structural(element)
        for node in rest:
            self._node(node, events, layout=layout)
        if not absent:
            events.append(("end", name))

    def _own(self, element: Any) -> tuple[str, Attributes, bool, str | None, list[Any]]:
        """What the marks at the beginning of an element say of it: name, attributes, whether it is absent or joined; the rest."""
        name, attributes, absent = element.tag, self._attributes(element), False
        joined: str | None = None
        rest = [element.text or "", *element]
        while len(rest) > 1 and is_white(rest[0]) and (sort := _sort(rest[1])) in ("absent", "join", "tag"):
            mark, gap = rest[1], rest[0]
            chosen = self._reading(mark)
            carrier = next(iter(chosen), None) if chosen is not None else None
            absent = absent or (sort == "absent" and carrier is None)
            if sort == "join" and chosen is not None and carrier is None:
                joined = chosen.text or ""
            if sort == "tag" and carrier is not None:
                name, attributes = _named(carrier), self._carried(carrier)
            rest = [gap + (mark.tail or ""), *rest[2:]]
        return name, attributes, absent, joined, rest

    def _node(self, node: Any, events: list[object], *, layout: bool) -> None:
        if isinstance(node, str):
            self._text(node, events, layout=layout)
            return
        sort = _sort(node)
        if sort in ("break", "start", "end"):
            self._boundary(sort, node, events)
        elif node.tag == _APP:
            reading = self._reading(node)
            if reading is not None:
                self._inside(reading, events, layout=False)
        elif node.tag == _DIV and node.get("type") == OWN:
            self._inside(node, events, layout=True)
        else:
            self._element(node, events)
        self._text(node.tail, events, layout=layout)

    def _inside(self, element: Any, events: list[object], *, layout: bool) -> None:
        self._text(element.text, events, layout=layout)
        for child in element:
            self._node(child, events, layout=layout)

    @staticmethod
    def _text(text: str | None, events: list[object], *, layout: bool) -> None:
        if text and not (layout and is_white(text)):
            events.append(text)

    def _boundary(self, sort: str, mark: Any, events: list[object]) -> None:
        reading = self._reading(mark)
        carrier = next(iter(reading), None) if reading is not None else None
        if carrier is None:
            self._text(reading.text if reading is not None else "", events, layout=False)
            return
        name = _named(carrier)
        if sort in ("break", "end"):
            events.append(("end", name))
        if sort in ("break", "start"):
            events.append(("start", name, self._carried(carrier)))

    def _reading(self, app: Any) -> Any:
        return next((reading for reading in app if self._wanted in (reading.get("wit") or "").split()), None)

    def _carried(self, carrier: Any) -> Attributes:
        return tuple(a for a in self._attributes(carrier) if carrier.tag != _MILESTONE or a[0] != "unit")

    def _attributes(self, element: Any) -> Attributes:
        return tuple((name, self._value(name, value)) for name, value in element.attrib.items())

    def _value(self, name: str, value: str) -> str:
        if name == ID:
            return self._bare(value)
        return "".join(f"#{self._bare(p[1:])}" if p[:1] == "#" else p for p in pieces(value)) if "#" in value else value

    def _bare(self, value: str) -> str:
        siglum, dots, own = value.partition(BETWEEN)
        return own if dots and siglum in self._sigla else value


def _sort(node: Any) -> str:
    is_mark = node.tag == _APP and node.get("type") == "markup"
    return (node.get("subtype") or "") if is_mark else ""


def _named(carrier: Any) -> str:
    """The tag of the element that a carrier stands for."""
    return tag(carrier.get("unit")) if carrier.tag == _MILESTONE else str(carrier.tag)


def _reopen(events: list[object]) -> str:
    """Take back the end of the element before: a witness goes on with it. Gives the name of that element."""
    last = events.pop() if events else ""
    return str(last[1]) if isinstance(last, tuple) else ""


def _joined(events: list[object]) -> list[object]:
    made: list[object] = []
    for event in events:
        if event == "":
            continue
        if isinstance(event, str) and made and isinstance(made[-1], str):
            made[-1] += event
        else:
            made.append(event)
    return made


def events_of(nodes: Sequence[Node]) -> list[object]:
    """The same events of parts of a witness as it was read, before anything was fitted."""
    events: list[object] = []
    _events(nodes, events)
    return _joined(events)


def _events(nodes: Sequence[Node], events: list[object]) -> None:
    for node in nodes:
        if isinstance(node, Word):
            events.append(node.text)
        elif isinstance(node, Element):
            events.append(("start", node.tag, node.attributes))
            _events(node.nodes, events)
            events.append(("end", node.tag))
        else:
            assert isinstance(node, Mark)  # noqa: S101 - there is no other
            assert node.tag in BOUNDARIES  # noqa: S101 - as above
