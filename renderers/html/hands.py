"""The hands of a text: who they are, where each begins, and how much each wrote (TEI P5, sections 11.3.2.1 and 11.4.4).

Words are written by the hand that the innermost element around them names, or by the one of the last ``handShift`` in it. On
``del`` and its like ``@hand`` says who struck the words out, which another hand may have written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from edition.model import Reading
from edition.tei import ID, fold, tag, tags, words

from .grafting import E, ours
from .linking import LINKING
from .runs import Piece, say_before, text_of, walked, wrap
from .signs import is_editors
from .words import catalogue

_SHIFT, _NOTE, _DESC, _HEADER, _STAND_OFF = map(tag, ("handShift", "handNote", "handDesc", "teiHeader", "standOff"))
_ACTS = {
    **dict.fromkeys(tags("del delSpan"), "struck"),
    **dict.fromkeys(tags("restore undo"), "restored"),
    **dict.fromkeys(tags("redo retrace transpose subst substJoin mod"), "changed"),
    **dict.fromkeys(tags("damage damageSpan gap unclear supplied"), "damaged"),
    **dict.fromkeys(tags("metamark addSpan hi emph"), "marked"),
}
"""Elements on which ``@hand`` says who did something, and what that is called in the section ``hands`` of the catalogue."""
_APART = frozenset((f"{E}stream", f"{E}item"))
"""What no hand of the words around it reaches into, as those of the editor: a note at the foot."""
_NO_PLACE_FOR_WORDS = tags("list table row")
_FACTS = ("scribe", "script", "medium", "scope")
_SHORT = 12
"""An id of so many characters is the name of a hand; of a longer one the page would be full."""
PATTERNS = 8
"""So many patterns are told apart by the stylesheet; more hands than that are told apart by their names."""


@dataclass(slots=True)
class Hand:
    """A hand; ``places`` are ids in the page. ``acts``: how often it did what is no writing. ``note``: its ``handNote``."""

    id: str
    number: int
    name: str
    note: Any | None
    words: int = 0
    places: list[str] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)

    @property
    def pattern(self) -> str:
        """The class of what it wrote."""
        return f"hand-{(self.number - 1) % PATTERNS + 1}"

    @property
    def description(self) -> str:
        """What its ``handNote`` says of it, in words and attributes; '' where there is none."""
        if self.note is None:
            return ""
        stated = [fold(self.note.get(name, "")) for name in _FACTS]
        return "; ".join(filter(None, [words(self.note), *stated]))

    @property
    def scribe(self) -> str:
        """A pointer to who wrote, or ''."""
        return self.note.get("scribeRef", "") if self.note is not None else ""


class Hands:
    """The hands of one text, those of its header first; ``used`` once :meth:`mark` has gone through its page."""

    def __init__(self, reading: Reading) -> None:
        self._notes: dict[str, Any] = {}
        self._hands: dict[str, Hand] = {}
        for level, holder in enumerate(_holders(reading)):
            for note in holder.iter(_NOTE):
                self._notes.setdefault(note.get(ID, "").strip(), note)
                if level == 0 and note.get(ID):
                    self.of(note.get(ID))

    @property
    def used(self) -> list[Hand]:
        """The hands that the page names, in order."""
        return [hand for hand in self._hands.values() if hand.places or hand.words]

    def of(self, pointer: str) -> Hand | None:
        """The hand that a pointer means, whether it is described or not."""
        name = pointer.strip().partition(" ")[0].rpartition("#")[2]
        if name and name not in self._hands:
            self._hands[name] = self._made(name)
        return self._hands.get(name)

    def _made(self, name: str) -> Hand:
        number = len(self._hands) + 1
        note = self._notes.get(name)
        own = fold(note.get("n", "")) if note is not None else ""
        shown = own or (name if len(name) <= _SHORT else catalogue()["hands"]["hand"].format(number))
        return Hand(name, number, shown, note)

    def mark(self, page: Any) -> None:
        """Say in a page where each hand begins, and count its words."""
        pieces: list[tuple[Piece, Hand]] = []
        stated: list[tuple[Any, Hand]] = []
        around: list[tuple[Any, Hand | None, bool]] = [(None, None, False)]
        for event in walked(page):
            kind, element = event
            if kind == "end" and element is around[-1][0]:
                around.pop()
            elif kind == "start" and (element.tag in _APART or is_editors(element)):
                around.append((element, None, False))
            elif kind == "start" and (hand := self._named(element)):
                stated.append((element, hand))
                if element.tag == _SHIFT:
                    around[-1] = (around[-1][0], hand, True)
                elif element.tag in _ACTS:
                    hand.acts[_ACTS[element.tag]] += 1
                else:
                    around.append((element, hand, False))
            self._written(event, around[-1], pieces)
        for piece, hand in pieces:
            wrap(piece, hand.pattern)
        for element, hand in stated:
            _label(element, hand)

    def _named(self, element: Any) -> Hand | None:
        stated = element.get("new") if element.tag == _SHIFT else element.get("hand")
        return self.of(stated) if stated and not element.tag.startswith(E) else None

    def _written(self, event: Any, around: tuple[Any, Hand | None, bool], pieces: list[tuple[Piece, Hand]]) -> None:
        _, hand, is_shifted = around
        if hand is not None and (said := text_of(event)):
            text, piece = said
            hand.words += len(text.split())
            if is_shifted:
                pieces.append((piece, hand))


def _holders(reading: Reading) -> list[Any]:
    """What may describe hands: the header of the text and what stands beside it, then those of the collections around."""
    above = [up for content in reading.contents[:1] for up in content.iterancestors()]
    return [child for up in above for child in up if child.tag in (_HEADER, _STAND_OFF)]


def _label(element: Any, hand: Hand) -> None:
    """The name of a hand where it begins, as a link to the list of hands; its pattern, where it wrote."""
    if element.tag not in _ACTS and element.tag != _SHIFT:
        own = element.get(E + "class")
        element.set(E + "class", f"{own} {hand.pattern}" if own else hand.pattern)
    if element.tag in _NO_PLACE_FOR_WORDS:
        return
    place = f"ui-hand-{hand.number}-{len(hand.places) + 1}"
    hand.places.append(place)
    label = ours("sign", id=place, **{"class": f"hand-name {hand.pattern}"})
    label.text = hand.name
    if not in_link(element):
        label.set("href", f"#ui-hand-{hand.number}")
    say_before(element, label)


def in_link(element: Any) -> bool:
    """Whether an element stands in a link, in which no other one may stand."""
    return any(
        up.tag in LINKING or up.tag == f"{E}link" or up.get(E + "href") is not None
        for up in (element, *element.iterancestors())
    )
