"""How an edition marks its names, as its encoded texts show it: elements, types, and what is inside of them."""

from __future__ import annotations

from dataclasses import dataclass, field

_ELEMENTS = {
    "person": "persName",
    "organization": "orgName",
    "place": "placeName",
    "event": "eventName",
    "session": "eventName",
    "work": "title",
}


@dataclass(frozen=True, slots=True)
class Habits:
    """By kind the element, the ``@type`` and the attribute of the pointer.

    ``titles``, ``endings``: they, the s of the genitive, are inside of the name; with ``other_titles`` it is the other way
    round (“Monsieur le *Prince de Ruffo*”). ``quotes``: of which kinds quotation marks
    are. ``addresses``: each is one name. ``compounds``: names are marked inside of longer words (“Burgtheaterkrise”).
    ``unmarked``: in which ``contexts`` the names of persons are left unmarked.
    """

    elements: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    titles: bool = False
    quotes: frozenset[str] = frozenset()
    endings: bool = False
    addresses: bool = False
    other_titles: frozenset[str] = frozenset()
    compounds: bool = False
    unmarked: frozenset[str] = frozenset()

    def has_title(self, key: str) -> bool:
        """Whether a title is inside of the name."""
        return self.titles != (key in self.other_titles)

    def element(self, kind: str) -> tuple[str, str, str]:
        """The element, the type and the attribute for a kind of entries."""
        return self.elements.get(kind) or (_ELEMENTS.get(kind, "name"), "", "ref")
