"""The reading view: the one step that decides what is text (DESIGN, section 3).

It changes nothing: it says of every element that leaves the running text to which stream it goes (registers, notes, figure
descriptions, page furniture, variants). The walk and the renderers pass such an *item* by where it stands, and read it in
its own stream. So the scholar's tree stays as it was written, and nobody else decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from edition.apparatus.choosing import Choosing
from edition.apparatus.entries import grouped
from edition.elements import BREAKS, FIGURES, FURNITURE, NOTES, REGISTERS
from edition.model import STREAMS
from edition.reading.preferring import preferred
from edition.reading.registers import outermost
from edition.reading.undoing import STEPS, undone
from edition.tei import is_white, tag

_CHOICE, _APP, _LIST_APP = map(tag, ("choice", "app", "listApp"))
_ADD, _DEL, _RESTORE, _AM, _EXPAN, _PC = map(tag, ("add", "del", "restore", "am", "expan", "pc"))
_STREAM_OF = {
    **dict.fromkeys(NOTES, "notes"),
    **dict.fromkeys(FIGURES, "figures"),
    **dict.fromkeys(FURNITURE, "furniture"),
}
_SPECIAL = frozenset(_STREAM_OF) | {_CHOICE, _APP, _DEL, _AM, _PC}


@dataclass(frozen=True, slots=True)
class Variation:
    """An ``app``: the reading that the view shows (None in a ``listApp``), whether the editor chose it, and the others.

    ``groups`` are the types of the ``rdgGrp`` that the rejected readings stand in.
    """

    app: Any
    shown: Any | None
    rejected: tuple[Any, ...]
    groups: tuple[str, ...]
    by_editor: bool


@dataclass(slots=True)
class View:
    """``contents``: a text's own ``text`` and ``sourceDoc``. ``aside``: the stream of every item.

    ``items``: the items of each stream but the text, in document order; items stand within items. ``elements``: all of them.
    """

    contents: tuple[Any, ...]
    aside: dict[Any, str]
    items: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in STREAMS[1:]})
    variations: tuple[Variation, ...] = ()
    elements: tuple[Any, ...] = ()
    _tags: list[str] = field(init=False)
    _known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._tags = [element.tag for element in self.elements]
        self._known = frozenset(self._tags)

    def of(self, names: frozenset[str]) -> list[Any]:
        """The elements of these tags, in document order."""
        if self._known.isdisjoint(names):
            return []
        return [element for element, name in zip(self.elements, self._tags, strict=True) if name in names]


def reading_view(contents: Iterable[Any], choosing: Choosing) -> View:
    """Choose among alternatives, and say what is not running text; of entries ``choosing`` says what is shown."""
    contents = tuple(contents)
    view = View(contents, {}, elements=tuple(element for content in contents for element in content.iter("*")))
    choices = _Choices(view, choosing)
    choices.decide()
    view.variations = tuple(choices.variations)
    if aside := view.aside:
        for element in view.elements:
            if element in aside:
                view.items[aside[element]].append(element)
    return view


def in_register(element: Any, aside: Mapping[Any, str]) -> bool:
    """Whether an element stands in a register: a list that is none may be an item of another stream."""
    return any(aside.get(up) == "registers" for up in element.iterancestors(*REGISTERS))


def beside(view: View) -> frozenset[Any]:
    """What is beside the text whatever witness is read: all that is aside, but for the readings of entries in the text."""
    readings = {
        reading
        for variation in view.variations
        if next(variation.app.iterancestors(_LIST_APP), None) is None
        for reading in variation.rejected
    }
    return frozenset(view.aside.keys() - readings)


class _Choices:
    """Goes through the alternatives of a text in document order."""

    def __init__(self, view: View, choosing: Choosing) -> None:
        self._view, self._choosing = view, choosing
        self.aside = view.aside
        self.variations: list[Variation] = []
        self._undone = undone(view.of(STEPS), view.elements)

    def decide(self) -> None:
        """Decide about all of the view's contents; what stands in a register is the register's."""
        registers = outermost(self._view.of(REGISTERS))
        self.aside.update(dict.fromkeys(registers, "registers"))
        for element in self._view.of(_SPECIAL | {_ADD} if self._undone else _SPECIAL):
            if not registers or not in_register(element, self.aside):
                self._decide(element)

    def _decide(self, element: Any) -> None:
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
        children = [child for child in choice if child.tag not in _STREAM_OF and child not in self.aside]
        chosen = preferred(children)
        self._reject(child for child in children if child is not chosen)

    def _vary(self, app: Any) -> None:
        found = list(grouped(app))
        shown, by_editor = self._shown(app, [reading for reading, _ in found])
        rejected = tuple((reading, group) for reading, group in found if reading is not shown)
        self._reject(reading for reading, _ in rejected)
        self._reject(self._choosing.further(app))
        groups = tuple(group.get("type", "") if group is not None else "" for _, group in rejected)
        self.variations.append(Variation(app, shown, tuple(r for r, _ in rejected), groups, by_editor))

    def _shown(self, app: Any, readings: list[Any]) -> tuple[Any | None, bool]:
        """The reading in the running text, and whether that is no choice of ours; in a ``listApp`` none is shown."""
        if next(app.iterancestors(_LIST_APP), None) is not None:
            return None, True
        return self._choosing.shown(app, readings)

    def _reject(self, elements: Iterable[Any]) -> None:
        for element in elements:
            self.aside.setdefault(element, "variants")

    def _is_rejected(self, element: Any, name: str) -> bool:
        if name == _ADD:
            return element in self._undone
        if name == _DEL:
            return element.getparent().tag != _RESTORE and element not in self._undone
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
    joined = after is not None and after.tag in BREAKS and after.get("break") == "no"
    return element.get("force") == "weak" and joined and is_white(element.tail)
