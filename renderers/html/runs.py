"""Stretches of words in an annotated copy that no element of the source holds: after a ``handShift``, up to a ``@spanTo``.

Each piece of text of such a stretch becomes an ``e:run`` with a class; the words and their order stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lxml import etree

from edition.tei import ID, is_white

from .grafting import E, ours, put_first, within

Piece = tuple[Any, bool]
"""A piece of text: the element, and whether it is what stands after the element (else what stands first in it)."""
Event = tuple[str, Any]

_SAID = frozenset(E + name for name in ("back", "label", "lemma", "mark", "sign", "speaker", "target", "words"))
"""Elements of ours that hold words of the page, not of the text."""


def walked(page: Any) -> Iterator[Event]:
    """``start`` and ``end`` of each element of a page in document order; of what the page itself says only the ``end``."""
    walk = etree.iterwalk(page, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in _SAID:
            walk.skip_subtree()
        else:
            yield event, element


def text_of(event: Event) -> tuple[str, Piece] | None:
    """The words that follow an event of :func:`walked`, if there are some."""
    kind, element = event
    text, piece = (element.text, (element, False)) if kind == "start" else (element.tail, (element, True))
    return None if is_white(text) else (text, piece)


def wrap(piece: Piece, classes: str) -> None:
    """Put a piece of text into an ``e:run``."""
    element, is_after = piece
    run = ours("run", **{"class": classes})
    if is_after:
        run.text, element.tail = element.tail, None
        element.addnext(run)
    else:
        run.text, element.text = element.text, None
        element.insert(0, run)


def targets(page: Any) -> dict[str, Any]:
    """The elements of a page by their ``xml:id``; one with ``@anchor`` is where a span of that id ends, as a few editions write."""
    found: dict[str, Any] = {}
    for element in page.iter("*"):
        for name in (ID, "anchor"):
            if written := element.get(name, "").strip():
                found.setdefault(written, element)
    return found


def spans(page: Any, names: Iterable[str], by_id: dict[str, Any]) -> list[tuple[Any, Any]]:
    """The elements of these tags with the elements at which they end: those that have one, later in the same stream."""
    starts = list(page.iter(*names))
    if not starts:
        return []
    order = {element: n for n, element in enumerate(page.iter("*"))}
    found = []
    for start in starts:
        end = by_id.get(start.get("spanTo", "").rpartition("#")[2])
        if end is not None and order[start] < order[end] and _stream(start) is _stream(end):
            found.append((start, end))
    return found


def _stream(element: Any) -> Any:
    return next(element.iterancestors(E + "item", E + "stream"), None)


def wrap_spans(page: Any, found: list[tuple[Any, Any]], class_of: Callable[[Any], str]) -> None:
    """Wrap all words from the start to the end of each span; the element at the end is part of it (TEI P5, ``att.spanning``)."""
    begins: dict[Any, Any] = dict(found)
    ends: dict[Any, list[Any]] = {}
    for start, end in found:
        ends.setdefault(end, []).append(start)
    if not begins:
        return
    open_: dict[Any, str] = {}
    counts: dict[str, int] = {}
    pieces = []
    for event in walked(page):
        kind, element = event
        if kind == "start" and element in begins:
            open_[element] = class_of(element)
            counts[open_[element]] = counts.get(open_[element], 0) + 1
        elif kind == "end" and element in ends:
            for start in ends[element]:
                if (closed := open_.pop(start, None)) is not None and not _less(counts, closed):
                    del counts[closed]
        if open_ and (said := text_of(event)):
            pieces.append((said[1], " ".join(counts)))
    for piece, names in pieces:
        wrap(piece, names)


def _less(counts: dict[str, int], name: str) -> int:
    counts[name] -= 1
    return counts[name]


def say_before(element: Any, said: Any) -> None:
    """Put words of the page first in an element, or before it where it is empty: its stylesheet may ask whether it is."""
    if len(element) or element.text:
        put_first(element, said)
    else:
        element.addprevious(said)


def say_after(element: Any, name: str, **attributes: str) -> Any:
    """Put words of the page last in an element."""
    return within(element, name, **attributes)
