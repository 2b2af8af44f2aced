"""Rows of a synopsis: signs in the annotated copy where they begin and end, so that all words of a text stand in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from edition.tei import is_white, tags

from .critical_notes import FLOWING
from .grafting import E, ours, put_first

_FLOWING = FLOWING | tags("app lem rdg rdgGrp")
_BLOCK, _SIGN = E + "block", E + "sign"


class _Stretch(NamedTuple):
    """What stands directly in an element between two of its children; None: its beginning, its end."""

    holder: Any
    after: Any | None
    before: Any | None


def mark_rows(stream: Any) -> None:
    """A row for each element that stands directly in the flow of the text, entries around it apart; and for loose words there."""
    found = list(enumerate(_rows(stream)))
    for n, row in found:  # first of all these: they are known by the elements around them
        if isinstance(row, _Stretch):
            _enclose_stretch(row, f"row {n}")
    for n, row in found:
        if not isinstance(row, _Stretch):
            enclose(row, f"row {n}", "rowend")


def enclose(twin: Any, says: str, end: str = "end") -> None:
    """Signs before and after an element."""
    begin, after = ours("sign", says=says), ours("sign", says=end)
    twin.addprevious(begin)
    after.tail, twin.tail = twin.tail, None
    twin.addnext(after)


def _enclose_stretch(row: _Stretch, says: str) -> None:
    begin, end = ours("sign", says=says), ours("sign", says="rowend")
    if row.before is None:
        row.holder.append(end)
    else:
        row.before.addprevious(end)
    if row.after is None:
        put_first(row.holder, begin)
    else:
        begin.tail, row.after.tail = row.after.tail, None
        row.after.addnext(begin)


def _rows(stream: Any) -> Iterator[Any]:
    """Elements and stretches in the order of the text."""
    waiting = [_parts(stream)]
    while waiting:
        part = next(waiting[-1], None)
        if part is None:
            waiting.pop()
        elif not isinstance(part, _Stretch) and part.tag in _FLOWING and part.get(_BLOCK) == "2":
            waiting.append(_parts(part))
        else:
            yield part


def _parts(holder: Any) -> Iterator[Any]:
    """The blocks in an element, and the stretches between them that hold something; no row reaches over a sign."""
    bounds = [child for child in holder if child.get(_BLOCK) or child.tag == _SIGN]
    for after, before in pairwise([None, *bounds, None]):
        if after is not None and after.tag != _SIGN:
            yield after
        if _holds(stretch := _Stretch(holder, after, before)):
            yield stretch


def _holds(stretch: _Stretch) -> bool:
    """Whether there is something to be shown in a stretch: words, or an element of the text such as a page break."""
    if not is_white(stretch.holder.text if stretch.after is None else stretch.after.tail):
        return True
    child = next(iter(stretch.holder), None) if stretch.after is None else stretch.after.getnext()
    while child is not None and child is not stretch.before:
        if not child.tag.startswith(E) or not is_white(child.tail) or not is_white("".join(child.itertext())):
            return True
        child = child.getnext()
    return False
