"""The reading view: the one step that decides what is text (DESIGN, section 3).

The text's own ``text`` and ``sourceDoc`` are moved into an annotated tree of streams. What the view does not choose, notes,
forme work, figure descriptions and registers leave the running text for a stream of their own; a mark stays where each stood.
After it, text order is document order in each stream, and nobody else decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from edition.elements import ELEMENT_ONLY, FIGURES, FURNITURE, NOTES, PREFERRED
from edition.model import STREAMS
from edition.reading.parsing import mark
from edition.reading.registers import outermost
from edition.tei import EDITION, is_white, tag

MARK = f"{{{EDITION}}}mark"
_CHOICE, _APP, _LEM, _RDG, _GROUP, _LIST_APP = map(tag, ("choice", "app", "lem", "rdg", "rdgGrp", "listApp"))
_DEL, _RESTORE, _AM, _EXPAN, _PC = map(tag, ("del", "restore", "am", "expan", "pc"))
_STREAM_OF = {
    **dict.fromkeys(NOTES, "notes"),
    **dict.fromkeys(FIGURES, "figures"),
    **dict.fromkeys(FURNITURE, "furniture"),
}
_SPECIAL = NOTES | FIGURES | FURNITURE | {_CHOICE, _APP, _DEL, _AM, _PC}
_BREAKS = frozenset(map(tag, ("lb", "pb", "cb", "gb")))


@dataclass(frozen=True, slots=True)
class Variation:
    """An ``app``: the reading that the view shows (None in a ``listApp``), whether the editor chose it, and the others.

    ``groups`` are the types of the ``rdgGrp`` that the rejected readings stood in.
    """

    app: Any
    shown: Any | None
    rejected: tuple[Any, ...]
    groups: tuple[str, ...]
    by_editor: bool


@dataclass(slots=True)
class View:
    """The annotated tree: a root with one ``stream`` element for each stream; items of all but the text are its children."""

    root: Any
    streams: dict[str, Any]
    marks: dict[Any, Any] = field(default_factory=dict)
    items: dict[Any, tuple[str, Any]] = field(default_factory=dict)
    variations: list[Variation] = field(default_factory=list)

    def put_aside(self, element: Any, stream: str) -> None:
        """Move an element to the end of a stream and leave a mark."""
        left = mark("mark", stream=stream)
        left.tail, element.tail = element.tail, None
        element.getparent().replace(element, left)
        self.streams[stream].append(element)
        self.marks[left] = element
        self.items[element] = (stream, left)


def open_view(contents: list[Any]) -> View:
    """Move a text's own ``text``/``sourceDoc`` elements into an annotated tree, and registers out of the running text."""
    root = mark("view")
    view = View(root, {name: _stream(root, name) for name in STREAMS})
    for content in contents:
        content.tail = None
        view.streams["text"].append(content)
        for register in outermost(content):
            view.put_aside(register, "registers")
    return view


def decide(view: View, base_witness: str = "") -> None:
    """Choose among alternatives and put aside what is not running text, each stream in the order of the source."""
    content = view.streams["text"]
    choices = _Choices(base_witness)
    for element in content.iter(*_SPECIAL):
        choices.decide(element)
    if choices.aside:
        for element in [e for e in content.iter("*") if e in choices.aside]:
            view.put_aside(element, choices.aside[element])
    view.variations = choices.variations
    for element in view.root.iter(*ELEMENT_ONLY):
        _drop_layout(element)


def _stream(root: Any, name: str) -> Any:
    stream = mark("stream", name=name)
    root.append(stream)
    return stream


class _Choices:
    """What goes where: ``aside`` gives the stream of every element that leaves the running text. Nothing is moved yet."""

    def __init__(self, base_witness: str) -> None:
        self._base = base_witness
        self.aside: dict[Any, str] = {}
        self.variations: list[Variation] = []

    def decide(self, element: Any) -> None:
        """Decide about one element; asked in document order."""
        name = element.tag
        if name in _STREAM_OF:
            self.aside[element] = _STREAM_OF[name]
        elif name == _CHOICE:
            self._choose(element)
        elif name == _APP:
            self._vary(element)
        elif self._is_rejected(element, name):
            self.aside.setdefault(element, "variants")

    def _choose(self, choice: Any) -> None:
        children = [child for child in choice if child.tag not in _STREAM_OF]
        chosen = next(
            (c for wanted in PREFERRED for c in children if c.tag == wanted), children[0] if children else None
        )
        self._reject(child for child in children if child is not chosen)

    def _vary(self, app: Any) -> None:
        readings = [r for r in app.iter(_LEM, _RDG) if next(r.iterancestors(_APP), None) is app]
        shown, by_editor = self._shown(app, readings)
        rejected = tuple(r for r in readings if r is not shown)
        groups = tuple(r.getparent().get("type", "") if r.getparent().tag == _GROUP else "" for r in rejected)
        self._reject(rejected)
        self.variations.append(Variation(app, shown, rejected, groups, by_editor))

    def _shown(self, app: Any, readings: list[Any]) -> tuple[Any | None, bool]:
        """The reading in the running text, and whether the editor chose it; in a ``listApp`` none is."""
        if next(app.iterancestors(_LIST_APP), None) is not None:
            return None, True
        lemma = next((r for r in readings if r.tag == _LEM), None)
        if lemma is not None:
            return lemma, True
        based = (r for r in readings if self._base and f"#{self._base}" in r.get("wit", "").split())
        return next(based, readings[0] if readings else None), False

    def _reject(self, elements: Iterable[Any]) -> None:
        for element in elements:
            self.aside.setdefault(element, "variants")

    def _is_rejected(self, element: Any, name: str) -> bool:
        if name == _DEL:
            return bool(element.getparent().tag != _RESTORE)
        return self._is_expanded(element) if name == _AM else _is_marked_hyphen(element)

    def _is_expanded(self, abbreviation_mark: Any) -> bool:
        """Whether a mark of abbreviation stands where the view shows the expansion."""
        for up in abbreviation_mark.iterancestors():
            if up.tag == _EXPAN:
                return True
            if up in self.aside:
                return False
            if up.tag == _CHOICE:
                return True
        return False


def _is_marked_hyphen(element: Any) -> bool:
    after = element.getnext()
    joined = after is not None and after.tag in _BREAKS and after.get("break") == "no"
    return element.get("force") == "weak" and joined and is_white(element.tail)


def _drop_layout(element: Any) -> None:
    if element.text and is_white(element.text):
        element.text = None
    for child in element:
        if child.tail and is_white(child.tail):
            child.tail = None
