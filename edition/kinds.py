"""TABLE of entity kinds: one line each.

A new kind is one line here: its folder of pages, its CSV, its entries, its elements and types all follow from it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entity. All lists are blank-separated.

    ``register`` is the list element of its register and ``entries`` the elements in it; ``names`` are name elements of a
    text that mean it, ``pointed`` those that do so only with a pointer; ``types`` values of ``@type`` on ``name`` and ``rs``.
    """

    name: str
    folder: str
    plural: str
    register: str = ""
    entries: str = ""
    names: str = ""
    pointed: str = ""
    types: str = ""


KINDS = (
    Kind("person", "persons", "Persons", "listPerson", "person personGrp", "persName", "author editor", "person pers persname people multi-person"),
    Kind("organization", "organizations", "Organizations", "listOrg", "org", "orgName", "", "org organization organisation institution orgname"),
    Kind("session", "sessions", "Sessions", types="session sitting meeting sitzung panel"),
    Kind("place", "places", "Places", "listPlace", "place", "placeName geogName", "country region settlement district", "place placename loc location city country settlement"),
    Kind("event", "events", "Events", "listEvent", "event", "eventName", "", "event"),
    Kind("work", "works", "Works", "listBibl", "bibl biblStruct", "", "title", "work lit_work bibl title book"),
    Kind("other", "others", "Other names", names="objectName name rs"),
)

BY_NAME = {kind.name: kind for kind in KINDS}
_LEFTOVERS_FIRST = sorted(KINDS, key=lambda kind: kind.name != "other")  # so that any kind may take an element from "other"
OF_ENTRY = {element: kind.name for kind in KINDS for element in kind.entries.split()}
OF_NAME = {element: kind.name for kind in _LEFTOVERS_FIRST for element in (kind.names + " " + kind.pointed).split()}
OF_TYPE = {type_: kind.name for kind in KINDS for type_ in kind.types.split()}

SESSION_TYPES = frozenset(BY_NAME["session"].types.split())
SESSION_DIVISIONS = SESSION_TYPES | {"debatesection"}


def of_mention(element: str, type_: str, table: dict[str, str] | None = None) -> str:
    """The kind of a mention that no entry decides; ``table`` holds the project's own types, case-folded."""
    kind = OF_NAME.get(element, "other")
    if kind != "other":
        return kind
    folded = type_.casefold()
    return (table or {}).get(folded) or OF_TYPE.get(folded) or "other"


def of_entry(element: str, types: str) -> str:
    """The kind of a register entry; ``types`` are its ``@type``, ``@subtype`` and ``@ana``, blank-separated."""
    if element == "event" and any(t.lstrip("#") in SESSION_TYPES for t in types.casefold().split()):
        return "session"
    return OF_ENTRY.get(element, "other")
