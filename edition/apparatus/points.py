"""Places between the characters of a tree, and pieces of it: what an entry spans may begin in one element and end in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from edition.apparatus.entries import APP, READINGS
from edition.elements import BLOCKS
from edition.tei import is_white
from edition.trees import take_out

_MARK = "{urn:edition:apparatus}mark"


class Point(NamedTuple):
    """A place before the character ``offset`` of an element's text, or of its tail."""

    element: Any
    is_tail: bool
    offset: int


def before(element: Any) -> Point:
    """The place before an element."""
    previous = element.getprevious()
    if previous is None:
        return Point(element.getparent(), False, len(element.getparent().text or ""))
    return Point(previous, True, len(previous.tail or ""))


def after(element: Any) -> Point:
    """The place after an element."""
    return Point(element, True, 0)


def balanced(start: Point, end: Point) -> tuple[Point, Point]:
    """The same two places, as high in the tree as they can be without taking in a character: so that they lie side by side."""
    while (up := _begins(start)) is not None and not _is_in(end, up):
        start = before(up)
    while (up := _closes(end)) is not None and not _is_in(start, up):
        end = after(up)
    return start, end


def _begins(point: Point) -> Any | None:
    """The inline element at whose very beginning a place is."""
    inside = not point.is_tail and not (point.element.text or "")[: point.offset].strip()
    return point.element if inside and point.element.tag not in BLOCKS else None


def _closes(point: Point) -> Any | None:
    """The inline element at whose very end a place is."""
    element = point.element.getparent() if point.is_tail else point.element
    follows = point.element.getnext() is not None if point.is_tail else len(point.element)
    rest = ((point.element.tail if point.is_tail else point.element.text) or "")[point.offset :]
    return element if not follows and not rest.strip() and element.tag not in BLOCKS else None


def _is_in(point: Point, element: Any) -> bool:
    at = point.element.getparent() if point.is_tail else point.element
    return at is element or element in at.iterancestors()


def mark(points: Iterable[Point]) -> list[Any]:
    """Empty elements at some places, in the order given. They must be taken out again (:func:`unmark`)."""
    wanted = list(enumerate(points))
    marks: list[Any] = [None] * len(wanted)
    for n, point in sorted(
        wanted, key=lambda one: (one[1].offset, one[0]), reverse=True
    ):  # later ones first: offsets stay
        marks[n] = _put(point)
    return marks


def _put(point: Point) -> Any:
    sign = etree.Element(_MARK)
    element = point.element
    text = (element.tail if point.is_tail else element.text) or ""
    head, sign.tail = text[: point.offset], text[point.offset :]
    if point.is_tail:
        rest, element.tail = sign.tail, None
        element.addnext(sign)
        element.tail, sign.tail = head, rest
    else:
        rest, element.text = sign.tail, head
        element.insert(0, sign)
        sign.tail = rest
    return sign


def unmark(marks: Iterable[Any]) -> None:
    """Take marks out again; what stood around them is one text as before."""
    for sign in marks:
        take_out(sign)


def pieces(start: Any, end: Any) -> Iterator[tuple[Any, Any | None, Any | None]]:
    """The runs of siblings between two marks: a parent, and the siblings between which the run stands (None: its first or last).

    Readings beside a lemma are no part of what follows it, so a run never goes from an ``lem`` into its entry.
    """
    inside = {start: None, **dict.fromkeys(start.iterancestors())}
    path = [end, *end.iterancestors()]
    common = next(up for up in path if up in inside and up is not start)
    at = start
    while at.getparent() is not common:
        yield at.getparent(), at, None
        at = _up(at.getparent(), common)
    below = path[path.index(common) - 1]
    yield common, at, below
    for outer, inner in reversed(list(zip(path[1:], path, strict=False))[: path.index(common) - 1]):
        if outer.tag != APP:
            yield outer, None, inner


def _up(element: Any, common: Any) -> Any:
    """An element, or the entry of which it is a reading."""
    while element.tag in READINGS and element.getparent() is not common:
        element = element.getparent()
    return element


def _is_nothing(child: Any) -> bool:
    """Whether it is a mark or a comment with white space after it."""
    return (child.tag == _MARK or not isinstance(child.tag, str)) and is_white(child.tail)


def wrap(parent: Any, first: Any | None, last: Any | None, wrapper: Any) -> bool:
    """Put all between two children of an element into a new one there; False, and nothing done, where that is white space alone."""
    begin = parent.index(first) + 1 if first is not None else 0
    stop = parent.index(last) if last is not None else len(parent)
    inner = parent[begin:stop]
    text = (first.tail if first is not None else parent.text) or ""
    if not text.strip() and all(_is_nothing(child) for child in inner):
        return False
    if first is not None:
        first.tail = None
    else:
        parent.text = None
    parent.insert(begin, wrapper)
    wrapper.tail = None
    wrapper.text = (wrapper.text or "") + text
    for child in inner:
        wrapper.append(child)
    return True
