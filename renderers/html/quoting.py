"""Which quotations have no marks in the source, neither inside nor beside them, and so get some on the page."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from edition.model import Quotation, Text

_BESIDE = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』《》〈〉")
_MARKS = _BESIDE | frozenset("–—−-…")
_APOSTROPHES, _GUILLEMETS, _DASHES = frozenset("'’"), frozenset("«»‹›"), frozenset("–—―")
_BLANKS = " \u00a0\u202f\u2009"


def unmarked(quotations: Mapping[Any, str], text: Text) -> Iterator[tuple[Any, str]]:
    """Those of these elements (with their ids) that have no marks, nor any other part of theirs, with classes that say so.

    Parts that nothing parts have one pair of marks: the first ``goes-on``, the second ``comes-on``.
    """
    beside = _marked_beside(text)
    bare = {
        element: id_
        for element, id_ in quotations.items()
        if id_ not in beside and _first_letter(element) not in _MARKS
    }
    marked = _with_their_parts({id_ for element, id_ in quotations.items() if element not in bare}, text.quotations)
    joined = [pair for quotation in text.quotations for pair in _joined(quotation, text.streams)]
    goes_on, comes_on = {one for one, _ in joined}, {other for _, other in joined}
    for element, id_ in bare.items():
        if id_ not in marked:
            sides = ("goes-on", id_ in goes_on), ("comes-on", id_ in comes_on)
            yield element, " ".join(["unmarked", *(side for side, is_open in sides if is_open)])


def _marked_beside(text: Text) -> set[str]:
    """The ids of the parts beside which marks stand: next to them, « with a blank between », or a dash that begins a line."""
    parts = (part for quotation in text.quotations for part in quotation.fragments)
    return {part.anchor for part in parts if _is_marked_beside(text.streams.get(part.span.stream, ""), *part.span[1:])}


def _is_marked_beside(words: str, start: int, end: int) -> bool:
    """Whether marks stand beside some words of a stream; an apostrophe behind them is none."""
    if words[start - 1 : start] in _BESIDE or words[end : end + 1] in _BESIDE - _APOSTROPHES:
        return True
    opening, closing = words[max(0, start - 3) : start].rstrip(_BLANKS), words[end : end + 3].lstrip(_BLANKS)
    if opening[-1:] in _GUILLEMETS and closing[:1] in _GUILLEMETS:
        return True
    return opening[-1:] in _DASHES and not words[words.rfind("\n", 0, start) + 1 : start].rstrip(_BLANKS)[:-1]


def _with_their_parts(marked: set[str], quotations: Iterable[Quotation]) -> set[str]:
    """The ids of the parts of all quotations of which a part is marked."""
    split = (quotation.fragments for quotation in quotations if len(quotation.fragments) > 1)
    return {part.anchor for parts in split if any(one.anchor in marked for one in parts) for part in parts}


def _joined(quotation: Quotation, streams: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The ids of parts that follow one another with nothing but white space between."""
    for one, other in itertools.pairwise(quotation.fragments):
        (stream, _, end), (other_stream, start, _) = one.span, other.span
        if stream == other_stream and end <= start and not streams[stream][end:start].strip():
            yield one.anchor, other.anchor


def _first_letter(element: Any) -> str:
    """The first letter that stands in an element, or ''."""
    return next((found[0] for text in element.itertext() if (found := text.lstrip())), "")
