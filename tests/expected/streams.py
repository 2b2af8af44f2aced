"""Registers, entries and streams for the independent figures: which character belongs where.

Rules: TEI P5 chapters 3.5 (editorial), 12 (apparatus), 14 (names), and the project's definition of the streams.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reading import LISTS, WHITE, elements, name, names_above, xml_id

DESCRIPTIONS = {"particDesc", "settingDesc", "standOff"}
PEOPLE_PLACES_EVENTS = {"person", "personGrp", "org", "place", "event"}
OWN_STREAM = {"note": "notes", "witDetail": "notes", "figDesc": "figures"} | dict.fromkeys(
    ("fw", "index", "binaryObject"), "furniture"
)

# Registers and entries


def is_register(element: Any) -> bool:
    """A list of entries; a listBibl in running text only if an entry of it has an id or it stands in a register."""
    if name(element) != "listBibl":
        return name(element) in LISTS
    return not names_above(element) & {"text", "sourceDoc"} or bool(
        any(xml_id(child) for child in element if name(child) in LISTS["listBibl"])
        or any(is_register(ancestor) for ancestor in element.iterancestors())
    )


def is_entry(element: Any) -> bool:
    """An entry by its parent, whether or not it stands within another."""
    parent = element.getparent()
    if parent is None:
        return False
    if name(parent) in LISTS:
        return name(element) in LISTS[name(parent)] and is_register(parent)
    return name(parent) in DESCRIPTIONS and name(element) in PEOPLE_PLACES_EVENTS


def entries(top: Any) -> Iterator[Any]:
    """Entries below an element: outermost ones, and inner ones with an xml:id."""
    for element in elements(top):
        if is_entry(element) and (xml_id(element) or not any(is_entry(a) for a in element.iterancestors())):
            yield element


# Streams


@dataclass(frozen=True, slots=True)
class Place:
    """One element (or comment, instruction, entity) of a text, and the streams around and inside it."""

    element: Any
    around: str
    inside: str
    in_register: bool


def places(top: Any) -> Iterator[Place]:
    """Every node of a `text` or `sourceDoc` with its streams, in document order."""
    inside: dict[Any, tuple[str, bool]] = {}
    for node in top.iter():
        around, registered = inside.get(node.getparent(), ("text", False)) if node is not top else ("text", False)
        own = "" if registered else own_stream(node)  # a register is whole: its notes are its own
        inside[node] = (own or around, registered or own == "registers")
        yield Place(node, around, own or around, inside[node][1])


def own_stream(node: Any) -> str:
    """The stream that an element opens, or empty."""
    if name(node) == "":
        return ""
    if name(node) == "listWit" or is_register(node):
        return "registers"
    return OWN_STREAM.get(name(node), "") or ("variants" if is_rejected(node) else "")


def running_words(element: Any) -> str:
    """The characters of an element that are in its own stream."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if own_stream(child) or name(child) == "" else running_words(child), child.tail or ""]
    return "".join(parts)


def item_with_words(element: Any) -> str:
    """Where the words of a struck-out name are: `variants` if a rejected form within it has words, or empty."""
    for inner in elements(element):
        if inner is not element and own_stream(inner) == "variants" and running_words(inner).strip(WHITE):
            return "variants"
    return ""


def is_rejected(element: Any) -> bool:
    """A form that the reading view does not choose."""
    parent = element.getparent()
    if name(parent) == "choice" and element is not chosen(parent):
        return True
    rule = REJECTIONS.get(name(element))
    return rule is not None and rule(element)


def is_rejected_reading(element: Any) -> bool:
    above = element.getparent()
    while name(above) == "rdgGrp":
        above = above.getparent()
    return name(above) == "app" and element is not shown(above)


def is_expanded_abbreviation(element: Any) -> bool:
    """An `am` in an `expan`, or in the chosen branch of a choice."""
    line = [element, *element.iterancestors()]
    return any(name(a) == "expan" for a in line) or any(
        name(upper) == "choice" and lower is chosen(upper) for lower, upper in pairwise(line)
    )


def is_line_end_hyphen(element: Any) -> bool:
    after = element.getnext()
    direct = element.get("force") == "weak" and not (element.tail or "").strip(WHITE) and after is not None
    return direct and name(after) in {"lb", "pb", "cb", "gb"} and after.get("break") == "no"


def is_undone(element: Any) -> bool:
    """Whether the last step that names a change by its id is an undo (no collection undoes a group, or a step)."""
    own = element.get("{http://www.w3.org/XML/1998/namespace}id")
    if own is None:
        return False
    steps = [e for e in element.getroottree().iter() if name(e) in {"undo", "redo"}]
    meant = [step for step in steps if f"#{own}" in step.get("target", "").split()]
    return bool(meant) and name(meant[-1]) == "undo"


REJECTIONS = {
    "del": lambda element: name(element.getparent()) != "restore" and not is_undone(element),
    "add": is_undone,
    "lem": is_rejected_reading,
    "rdg": is_rejected_reading,
    "am": is_expanded_abbreviation,
    "pc": is_line_end_hyphen,
}


def chosen(choice: Any) -> Any:
    """The child of a choice that the reading view shows."""
    children = choice.findall("*")
    for preferred in ("corr", "reg", "expan", "ex"):
        for child in children:
            if name(child) == preferred:
                return child
    return children[0]


def readings(app: Any) -> Iterator[Any]:
    """The lem and rdg of an apparatus entry, rdgGrp looked through, in document order."""
    for child in app:
        if name(child) == "rdgGrp":
            yield from readings(child)
        elif name(child) in {"lem", "rdg"}:
            yield child


def shown(app: Any) -> Any:
    """The first lem, else the first rdg that excludes no other; None in a listApp, where nothing is chosen."""
    if "listApp" in names_above(app):
        return None
    both = list(readings(app))
    return next((r for r in both if name(r) == "lem"), next((r for r in both if not r.get("exclude")), None))
