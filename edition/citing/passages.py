"""How a passage is cited in few words: one form, for every row of every index, and for the styles."""

from __future__ import annotations

from edition.model import Passage

PLACES = {
    "p": "par.",
    "ab": "par.",
    "l": "line",
    "head": "heading",
    "u": "utterance",
    "sp": "speech",
    "figDesc": "description",
}
"""TABLE of passages: what they are called in a citation, where that is not the name of their element. ``p 3`` would be a page."""


def called(element: str) -> str:
    """What a passage of this element is called; passages are counted by it."""
    return PLACES.get(element, element)


def place_of(passage: Passage, title: str = "") -> str:
    """The words by which a passage is cited: of the edition's own reference system, else what it is, with its number.

    The title of the text is not said twice where that system begins with it.
    """
    if passage.reference or not passage.number:
        return passage.reference.removeprefix(f"{title}, ") if title else passage.reference
    return f"{called(passage.element)} {passage.number}"


def citation(title: str, place: str, edition: str, version: str) -> str:
    """The words by which a passage is cited, without its address: text, passage, edition, version."""
    of = f" ({edition}, version {version})" if edition else f" (version {version})"
    return f"{title}, {place}{of}" if place else f"{title}{of}"
