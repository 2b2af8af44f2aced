"""How a passage is cited in few words: one form, for every row of every index, and for the styles."""

from __future__ import annotations

from collections.abc import Iterable

from edition.model import Passage

PLACES = {
    "p": "par.",
    "ab": "par.",
    "l": "line",
    "head": "heading",
    "u": "utterance",
    "sp": "speech",
    "figDesc": "description",
    "titlePart": "title",
    "docAuthor": "author",
    "docDate": "date",
    "docImprint": "imprint",
    "castItem": "role",
    "stage": "stage direction",
}
"""TABLE of passages: what they are called in a citation, where that is not the name of their element. ``p 3`` would be a page."""

_IN_THE_MARGIN, _ON_THE_OTHER_SIDE = ("par.", "seg", "utterance"), "line"


def called(element: str) -> str:
    """What a passage of this element is called; passages are counted by it."""
    return PLACES.get(element, element)


def bare(passages: Iterable[Passage]) -> tuple[str, str]:
    """The sorts of passages that have bare figures on a page: one in the margin, so that they run once through it, and verses."""
    sorts = {called(passage.element) for passage in passages}
    return next((sort for sort in _IN_THE_MARGIN if sort in sorts), ""), _ON_THE_OTHER_SIDE


def place_of(passage: Passage, title: str = "") -> str:
    """The words by which a passage is cited: of the edition's own reference system, else what it is, with its number.

    The title of the text is not said twice where that system begins with it.
    """
    if passage.reference or not passage.number:
        return passage.reference.removeprefix(f"{title}, ") if title else passage.reference
    return f"{called(passage.element)} {passage.number}"


def places_of(passages: Iterable[Passage], title: str = "") -> dict[str, str]:
    """What each passage of a text, by its id, is called away from its place: a rejected form by the passage it belongs to."""
    known = {passage.id: passage for passage in passages}
    return {name: place_of(_read_in(passage, known), title) for name, passage in known.items()}


def _read_in(passage: Passage, known: dict[str, Passage]) -> Passage:
    while passage.span.stream == "variants" and passage.parent in known:
        passage = known[passage.parent]
    return passage


def citation(title: str, place: str, edition: str, version: str) -> str:
    """The words by which a passage is cited, without its address: text, passage, edition, version."""
    known = ", ".join(filter(None, (edition, f"version {version}" if version else "")))
    return ", ".join(filter(None, (title, place))) + (f" ({known})" if known else "")
