"""What an entry of a register states beside its names: of a person its dates and callings, of a work who wrote it (chapter 14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from edition.tei import tag, until, when, words

_STATED: dict[str, tuple[str, ...]] = {
    "person": (
        "birth", "death", "floruit", "occupation", "affiliation", "education", "nationality", "residence", "faith", "langKnown",
    ),
    "place": ("country", "region", "settlement", "district", "population", "terrain"),
    "org": ("desc", "residence"),
    "bibl": ("author", "editor", "date", "pubPlace", "publisher"),
}  # fmt: skip
"""Elements of an entry that are told, by the entry's own element, in the order in which they are told."""
_SAME_AS = {"personGrp": "person"}
_WITHIN = {"langKnown": "langKnowledge"}
_LONGEST, _MOST = 200, 6
"""Characters of what is told; how many of one element."""

_PARTS = re.compile(r"^-?[^-]+|-[^-]+")
"""Year, month and day of a date in W3C form."""

Particulars = tuple[tuple[str, str], ...]


def stated(name: str, children: dict[str, list[Any]], taken: Any | None = None) -> Particulars:
    """What it states: (name of the element, its words); ``taken`` is the element that names it, which is told already."""
    return tuple(
        (key, said)
        for key in _STATED.get(_SAME_AS.get(name, name), ())
        for said in _each(one for one in _elements(key, children) if one is not taken)
    )


def _elements(key: str, children: dict[str, list[Any]]) -> Iterator[Any]:
    if within := _WITHIN.get(key):
        for outer in children.get(tag(within), ()):
            yield from outer.iterchildren(tag(key))
    yield from children.get(tag(key), ())


def _each(elements: Iterable[Any]) -> list[str]:
    found = dict.fromkeys(filter(None, map(_said, elements)))
    return list(found)[:_MOST]


def _said(element: Any) -> str:
    """Its words; without any, the dates of its attributes. A date that the words leave out goes before them."""
    said, start, end = words(element)[:_LONGEST], when(element), until(element)
    span = f"{start} – {end}" if start and end and start != end else start or end
    if not said:
        return span
    return said if not span or start[:4] in said or any(map(str.isdigit, said)) else f"{span}, {said}"


def born_and_died(children: dict[str, list[Any]]) -> tuple[str, str]:
    """The dates of birth and death in W3C form, as exactly as attributes state them; each '' where they do not."""
    birth, death = (next(iter(children.get(tag(name), ())), None) for name in ("birth", "death"))
    return _moment(birth), _moment(death)


def _moment(element: Any | None) -> str:
    """When something was: of a span of time, such as the first and the last day of a year, what both ends agree in."""
    if element is None:
        return ""
    start, end = when(element), until(element)
    if not start or not end or start == end:
        return start or end
    pairs = zip(_PARTS.findall(start), _PARTS.findall(end), strict=False)
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
