"""A stream of the annotated copy in pieces, for pages that show it piece by piece beside something else.

Each piece is an ``e:stream`` of its own. Every character is in exactly one piece, in its order: an element that a cut goes
through is in both, and only the first of its parts has its ids and its number.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from lxml import etree

from edition.tei import is_white

from .grafting import E, ours, within

_ONCE = tuple(E + name for name in ("id", "number", "fragment"))
_ANCHOR, _STREAM = E + "anchor", E + "stream"
_WRAPPER, _MARGIN = E + "beside", E + "aside"
"""A passage with what stands in its margin, and that: in pieces it stands alone, its margin is on the page of the text."""
Key = Hashable
"""What a piece is called; the piece before the first cut is called :data:`BEFORE`."""
BEFORE = "before"
_TAGS, _ALWAYS, _TIMES = 60, 4_000_000, 16
"""Characters of tags without attributes; how many characters pieces may repeat at any rate, and how many times the stream."""


def cut(stream: Any, starts: Mapping[Any, Key], ends: Mapping[Any, Key] | None = None) -> list[tuple[Key, Any]]:
    """The pieces of a stream, each with its key: one begins before each element of ``starts`` and after each of ``ends``.

    A cut just inside an element goes before it as well, so that no empty shells are left. Pieces without any content are left out.
    """
    scissors = _Scissors(stream, *_edges(starts, ends))
    scissors.pass_through(stream)
    return [(key, piece) for key, piece in scissors.pieces if scissors.has_content(piece)]


def can_be_cut(stream: Any, starts: Mapping[Any, Key], ends: Mapping[Any, Key] | None = None) -> bool:
    """Whether the pieces are not many times the stream: what is open at a cut is opened again, with all its attributes.

    So a thousand breaks within a thousand elements would be a million of them.
    """
    before, after = _edges(starts, ends)
    whole = around = again = 0
    for event, element in etree.iterwalk(stream, events=("start", "end")):
        weight = _weight(element)
        if event == "start":
            again += around if element in before else 0
            whole, around = whole + weight + len(element.text or "") + len(element.tail or ""), around + weight
        else:
            around -= weight
            again += around if element in after else 0
    return again <= _ALWAYS + _TIMES * whole


def _weight(element: Any) -> int:
    """About how many characters it takes to open an element."""
    return _TAGS + sum(len(name) + len(value) for name, value in element.attrib.items())


def _edges(starts: Mapping[Any, Key], ends: Mapping[Any, Key] | None) -> tuple[Mapping[Any, Key], Mapping[Any, Key]]:
    """Before and after which elements the cuts go."""
    before = {_outermost(element, _opens): key for element, key in starts.items()}
    return before, {_outermost(element, _closes): key for element, key in (ends or {}).items()}


def _outermost(element: Any, at_edge: Callable[[Any], bool]) -> Any:
    """The outermost element, below the stream, with the same edge."""
    up = element.getparent()
    while up.tag != _STREAM and at_edge(element):
        element, up = up, up.getparent()
    return element


def _opens(element: Any) -> bool:
    """Whether nothing stands before an element in its parent."""
    if not is_white(element.getparent().text):
        return False
    return all(one.tag == _ANCHOR and is_white(one.tail) for one in element.itersiblings(preceding=True))


def _closes(element: Any) -> bool:
    """Whether nothing stands after an element in its parent."""
    return is_white(element.tail) and element.getnext() is None


class _Scissors:
    """Goes once through a stream. ``_open`` are the elements around the place at hand, each with its part in the present piece."""

    def __init__(self, stream: Any, before: Mapping[Any, Key], after: Mapping[Any, Key]) -> None:
        self._name, self._before, self._after = stream.get("name"), before, after
        self._page = ours("pieces")
        self.pieces: list[tuple[Key, Any]] = []
        self._open: list[tuple[Any, Any]] = []
        self._again: set[Any] = set()
        self._begin(BEFORE)

    def _begin(self, key: Key) -> None:
        """A new piece, in which all elements that are open are open again."""
        at = within(self._page, "stream", name=self._name)
        self.pieces.append((key, at))
        for n, (element, _) in enumerate(self._open):
            at = _child(at, element)
            for name in _ONCE:
                at.attrib.pop(name, None)
            self._again.add(at)
            self._open[n] = (element, at)

    def has_content(self, piece: Any) -> bool:
        """Whether anything stands in a piece beside elements that were only opened again."""
        if any(not len(one) and one is not piece and one not in self._again for one in piece.iter("*")):
            return True
        return any(not is_white(text) for text in piece.itertext())

    @property
    def _here(self) -> Any:
        return self._open[-1][1] if self._open else self.pieces[-1][1]

    def pass_through(self, holder: Any) -> None:
        """The content of an element whose part is at hand."""
        self._say(holder.text)
        for child in holder:
            if (key := self._before.get(child)) is not None:
                self._begin(key)
            if child.tag == _WRAPPER:
                self.pass_through(child)
            elif child.tag != _MARGIN:
                self._open.append((child, _child(self._here, child)))
                self.pass_through(child)
                self._open.pop()
            if (key := self._after.get(child)) is not None:
                self._begin(key)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        here = self._here
        if len(here):
            here[-1].tail = (here[-1].tail or "") + text
        else:
            here.text = (here.text or "") + text


def _child(parent: Any, element: Any) -> Any:
    """A part of an element, without what stands in it."""
    return etree.SubElement(parent, element.tag, dict(element.attrib), nsmap=element.nsmap)
