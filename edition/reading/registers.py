"""Registers and their entries: who and what the edition's names mean (TEI P5, chapter 14)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from edition import kinds
from edition.elements import BIBLIOGRAPHY, ENTRIES, LISTS, REGISTERS, WITNESS_LIST
from edition.tei import ID, PREFIX, address_key, fold, local, own, tag, when, words

_INSIDE = frozenset((tag("text"), tag("sourceDoc")))
_PREFERRED = frozenset("main preferred standard reg pref label entry_full orig pref-label full".split())
_NAMING = {
    "person": "persName name",
    "personGrp": "persName name label",
    "org": "orgName name label",
    "place": "placeName geogName settlement region country district name label",
    "event": "eventName label head name desc",
    "bibl": "title label",
    "biblStruct": "title",
}
_PARTS_FIRST = ("surname", "forename")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``person org place event bibl`` of a register. ``local`` ones describe the participants of one text only."""

    xml_id: str
    path: str
    kind: str
    name: str
    sort_name: str
    type: str
    identifiers: tuple[str, ...]
    addresses: tuple[str, ...]
    note: str
    digest: str
    local: bool
    start: str = ""
    end: str = ""
    place: str = ""
    participants: tuple[str, ...] = ()
    part_of: str = ""
    ordinal: int = 0


def is_register(element: Any, in_text: bool) -> bool:
    """Whether a list is a register: inside a text a ``listBibl`` is one only if something can point to its entries."""
    if element.tag in LISTS or element.tag == WITNESS_LIST:
        return True
    return element.tag == BIBLIOGRAPHY and (
        not in_text or any(child.get(ID) for child in element if child.tag in ENTRIES[BIBLIOGRAPHY])
    )


def within_text(element: Any) -> bool:
    """Whether an element stands in a ``text`` or ``sourceDoc``."""
    return any(up.tag in _INSIDE for up in element.iterancestors())


def outermost(root: Any) -> list[Any]:
    """The registers in a ``text`` that are in no other register."""
    found: list[Any] = []
    for element in root.iter(*REGISTERS):
        if is_register(element, in_text=True) and not any(up in found for up in element.iterancestors(*REGISTERS)):
            found.append(element)
    return found


def entry_elements(root: Any) -> Iterator[Any]:
    """Entry elements in document order. An entry inside another one counts only if something can point to it."""
    for holder in root.iter(*ENTRIES):
        if holder.tag == BIBLIOGRAPHY and not is_register(holder, within_text(holder)):
            continue
        for child in holder:
            if child.tag in ENTRIES[holder.tag] and (child.get(ID) or not _inside_entry(child)):
                yield child


def _inside_entry(element: Any) -> bool:
    for up in element.iterancestors():
        parent = up.getparent()
        if parent is not None and up.tag in ENTRIES.get(parent.tag, ()):
            return True
    return False


def read(element: Any, path: str, ordinal: int) -> Entry:
    """What an entry element says."""
    name_element = _name_element(element)
    name = words(name_element) if name_element is not None else ""
    identifiers = tuple(dict.fromkeys(_identifiers(element)))
    kind = kinds.of_entry(local(element), _types(element))
    date = element.find(PREFIX + "date")
    return Entry(
        xml_id=element.get(ID, "").strip(),
        path=path,
        kind=kind,
        name=name or _fallback_name(element) or element.get(ID, "").strip(),
        sort_name=_sort_name(name_element, name) or name or element.get(ID, "").strip(),
        type=element.get("type", "") or element.get("role", ""),
        identifiers=identifiers,
        addresses=tuple(dict.fromkeys(filter(None, map(address_key, _addresses(element, identifiers))))),
        note=" ".join(words(n) for tag_ in ("note", "desc") for n in own(element, tag_))[:2000],
        digest=hashlib.sha256(" ".join((kind, words(element))).encode()).hexdigest()[:16],
        local=any(up.tag == tag("particDesc") for up in element.iterancestors()),
        start=element.get("when") or element.get("from") or element.get("notBefore") or when(date),
        end=element.get("to") or element.get("notAfter") or "",
        place=_place(element) if local(element) == "event" else "",
        participants=tuple(_participants(element)) if local(element) == "event" else (),
        part_of=_part_of(element) if local(element) == "event" else "",
        ordinal=ordinal,
    )


def _types(element: Any) -> str:
    return " ".join(element.get(a, "") for a in ("type", "subtype", "ana"))


def _name_element(element: Any) -> Any | None:
    for name in _NAMING.get(local(element), "name label").split():
        candidates = own(element, name) or ([] if name not in ("title",) else list(element.iter(PREFIX + name)))
        if candidates:
            preferred = (c for c in candidates if c.get("type") in _PREFERRED or c.get("srophe-tags"))
            return next(preferred, next((c for c in candidates if words(c)), candidates[0]))
    return None


def _fallback_name(element: Any) -> str:
    return words(element)[:80]


def _sort_name(name: Any | None, text: str) -> str:
    if name is None:
        return ""
    parts = {part: " ".join(words(p) for p in name.iter(PREFIX + part)) for part in _PARTS_FIRST}
    if parts["surname"]:
        rest = fold(parts["forename"])
        return f"{parts['surname']}, {rest}" if rest else parts["surname"]
    return text


def _identifiers(element: Any) -> Iterator[str]:
    for idno in element.iter(PREFIX + "idno"):
        if _nearest_entry(idno) is element and (value := words(idno)):
            kind = idno.get("subtype") or idno.get("type") or ""
            yield value if ":" in value or not kind else f"{kind}:{value}"
    for attribute in ("sameAs", "ref", "corresp"):
        yield from (token for token in element.get(attribute, "").split() if "://" in token)


def _nearest_entry(element: Any) -> Any | None:
    for up in element.iterancestors():
        parent = up.getparent()
        if parent is not None and up.tag in ENTRIES.get(parent.tag, ()):
            return up
    return None


def _addresses(element: Any, identifiers: tuple[str, ...]) -> Iterator[str]:
    yield from identifiers
    for idno in element.iter(PREFIX + "idno"):
        if _nearest_entry(idno) is element:
            yield words(idno)
    for child in element:
        if child.tag in LISTS:
            continue
        for attribute in ("ref", "key"):
            yield from (t for t in (child.get(attribute) or "").split() if "://" in t)


def _place(element: Any) -> str:
    stated = element.get("where", "").split()
    found = next(iter(element.iter(PREFIX + "placeName", PREFIX + "settlement")), None)
    return words(found) if found is not None else " ".join(token.lstrip("#") for token in stated)


def _participants(element: Any) -> Iterator[str]:
    for person in element.iter(PREFIX + "person", PREFIX + "persName"):
        pointers = (person.get(a) for a in ("corresp", "sameAs", "ref", "key"))
        yield from next((p.split() for p in pointers if p), [])
    for relation in element.iter(PREFIX + "relation"):
        for attribute in ("active", "mutual", "passive"):
            yield from relation.get(attribute, "").split()


def _part_of(element: Any) -> str:
    outer = next((up for up in element.iterancestors(tag("event"))), None)
    return outer.get(ID, "") if outer is not None else ""
