"""Which quotations have no quotation marks in their text, so that the page gives them some."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from edition.model import Quotation, Text

from .grafting import E

_ID = E + "id"
_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›–—−-…")


def unmarked(twins: Iterable[Any], text: Text) -> dict[Any, str]:
    """Quotations of the annotated copy that have no marks, none of whose parts has: which sides of each are closed elsewhere.

    The words are ``unmarked``, and ``goes-on`` or ``comes-on`` where nothing parts it from the next part or from the one before:
    these have one pair of marks together.
    """
    has_marks = {twin: _first_letter(twin) in _MARKS for twin in twins}
    marked = _together(text.quotations, {twin.get(_ID) for twin, has in has_marks.items() if has})
    goes_on, comes_on = _joined(text)
    found = {}
    for twin, has in has_marks.items():
        if not has and (anchor := twin.get(_ID, "")) not in marked:
            sides = ("goes-on", anchor in goes_on), ("comes-on", anchor in comes_on)
            found[twin] = " ".join(["unmarked", *(side for side, is_open in sides if is_open)])
    return found


def _together(quotations: Iterable[Quotation], anchors: set[str]) -> set[str]:
    """Ids of all parts of those quotations of which a part is among some ids."""
    found: set[str] = set()
    for quotation in quotations:
        if any(part.anchor in anchors for part in quotation.fragments):
            found.update(part.anchor for part in quotation.fragments)
    return found


def _joined(text: Text) -> tuple[set[str], set[str]]:
    """Ids of parts that go on without anything between, and of those by which they do."""
    goes_on: set[str] = set()
    comes_on: set[str] = set()
    for quotation in text.quotations:
        for one, other in itertools.pairwise(quotation.fragments):
            (stream, _, end), (other_stream, start, _) = one.span, other.span
            if stream == other_stream and end <= start and not text.streams[stream][end:start].strip():
                goes_on.add(one.anchor)
                comes_on.add(other.anchor)
    return goes_on, comes_on


def _first_letter(element: Any) -> str:
    """The first letter that stands in an element, or ''."""
    return next((found[0] for text in element.itertext() if (found := text.lstrip())), "")
