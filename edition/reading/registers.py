"""Registers and their entries: who and what the edition's names mean (TEI P5, chapter 14)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from edition import kinds
from edition.elements import BIBLIOGRAPHY, ENTRIES, LISTS, REGISTERS, WITNESS_LIST
from edition.reading import coordinates
from edition.reading.particulars import Particulars, born_and_died, stated
from edition.reading.parts import Stated
from edition.reading.parts import stated as parts_stated
from edition.tei import ID, PREFIX, address_key, fold, local, shortened, tag, until, when, words

_PREFERRED = frozenset("main preferred standard reg pref label entry_full orig pref-label full".split())
_NAMING = {
    entry: [PREFIX + name for name in names.split()]
    for entry, names in {
        "person": "persName name",
        "personGrp": "persName name label",
        "org": "orgName name label",
        "place": "placeName geogName settlement region country district name label",
        "event": "eventName head label name desc",
        "bibl": "title label",
        "biblStruct": "title",
        "object": "objectName objectIdentifier name label",
    }.items()
}
COLLECTED = (tag("TEI"), tag("teiCorpus"))
_ANY_NAME = [PREFIX + "name", PREFIX + "label"]
_SORTED_PARTS = (PREFIX + "surname", PREFIX + "forename")
_NOTES = (PREFIX + "note", PREFIX + "desc")
_IDNO, _DATE, _TITLE, _PARTICIPANTS, _ABBR = map(tag, ("idno", "date", "title", "particDesc", "abbr"))
_WORDED = frozenset(("bibl", "biblStruct"))
_OWN_POINTERS, _NAME_POINTERS = ("sameAs", "ref", "corresp"), ("ref", "key")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``person org place event bibl`` of a register. ``local`` ones describe the participants of one text only.

    ``names`` are its further names, ``particulars`` what else it states, ``geo`` where a place is, in degrees;
    ``parts`` are those of texts that are about a session.
    An entry without an id of its own that points to another one (``alias``) is that other one.
    """

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
    alias: tuple[str, ...] = ()
    ordinal: int = 0
    names: tuple[str, ...] = ()
    particulars: Particulars = ()
    geo: str = ""
    parts: tuple[Stated, ...] = ()


def file_kind(root: Any) -> str:
    """What a file is by its root: ``tei`` (it holds a TEI), ``register``, or ``other``."""
    if next(root.iter(*COLLECTED), None) is not None:
        return "tei"
    return "register" if root.tag in REGISTERS or root.tag == tag("standOff") else "other"


def is_register(element: Any) -> bool:
    """Whether a list is a register: a ``listBibl`` is one only if something can point to one of its entries."""
    if element.tag in LISTS or element.tag == WITNESS_LIST:
        return True
    return element.tag == BIBLIOGRAPHY and any(child.get(ID) for child in element if child.tag in ENTRIES[BIBLIOGRAPHY])


def outermost(lists: Iterable[Any]) -> list[Any]:
    """The registers among lists, given in document order, that are in no other register."""
    found: dict[Any, None] = {}
    for element in lists:
        if is_register(element) and not any(up in found for up in element.iterancestors(*REGISTERS)):
            found[element] = None
    return list(found)


def entry_elements(root: Any) -> Iterator[Any]:
    """Entry elements in document order. An entry inside another one counts only if something can point to it."""
    for holder in root.iter(*ENTRIES):
        if holder.tag == BIBLIOGRAPHY and not is_register(holder):
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


def read(element: Any, path: str, ordinal: int) -> Entry | None:
    """What an entry element says; None where nothing can point to it and it names nothing."""
    element_name, xml_id = local(element), element.get(ID, "").strip()
    children = _by_tag(element)
    name_element = _name_element(element, element_name, children)
    name = _name(name_element) or (shortened(_worded(element), 200) if element_name in _WORDED else "")
    identifiers, addresses = _identifiers(element, element_name, children)
    if not (xml_id or name or identifiers):
        return None
    is_event = element_name == "event"
    kind = kinds.of_entry(element_name, _types(element) if is_event else "")
    dates = children.get(_DATE, ())
    born, died = born_and_died(children) if kind == "person" else ("", "")
    return Entry(
        xml_id=xml_id,
        path=path,
        kind=kind,
        name=name or xml_id or identifiers[0],
        sort_name=_sort_name(name_element, name) or xml_id,
        type=element.get("type") or element.get("role") or "",
        identifiers=identifiers,
        addresses=addresses,
        note=shortened(" ".join(words(n) for tag_ in _NOTES for n in children.get(tag_, ())), 2000),
        digest="" if xml_id else hashlib.sha256(f"{kind}\n{words(element)}".encode()).hexdigest()[:16],
        local=next(element.iterancestors(_PARTICIPANTS), None) is not None,
        start=when(element) or (when(dates[0]) if dates else born),
        end=until(element) or (until(dates[0]) if dates else died),
        place=_place(element) if is_event else "",
        participants=tuple(_participants(element)) if is_event else (),
        part_of=_part_of(element) if is_event else "",
        alias=() if xml_id else tuple(_aliases(element, name_element)),
        ordinal=ordinal,
        names=tuple(dict.fromkeys(_other_names(name_element, element_name, children))),
        particulars=stated(element_name, children, name_element),
        geo=coordinates.of_entry(element) if kind == "place" else "",
        parts=tuple(parts_stated(element, path)) if kind == "session" else (),
    )


def _other_names(name: Any | None, element_name: str, children: dict[str, list[Any]]) -> Iterator[str]:
    """What else an entry is called; of works only the first title is a name."""
    if element_name not in _WORDED:
        for tag_ in _NAMING.get(element_name, _ANY_NAME):
            yield from (_name(child) for child in children.get(tag_, ()) if child is not name)


def _aliases(element: Any, name: Any | None) -> Iterator[str]:
    """Ids that an entry without one points to, with itself or with its name."""
    for one, attributes in ((element, ("sameAs", "corresp", "ref", "copyOf")), (name, ("ref", "key"))):
        if one is not None:
            values = (one.get(attribute) or "" for attribute in attributes)
            yield from (token.rpartition("#")[2] for value in values for token in value.split())


def _name(element: Any | None) -> str:
    """The words of a name, without the siglum that some put into it."""
    if element is None:
        return ""
    sigla = {e for e in element.iter(_ABBR) if e.get("type") == "siglum"} if len(element) else ()
    if not sigla:
        return words(element)
    inner = ("" if child in sigla else "".join(child.itertext()) for child in element)
    return fold((element.text or "") + "".join(t + (c.tail or "") for t, c in zip(inner, element, strict=True)))


def _worded(element: Any) -> str:
    """All words of an entry but for its identifiers: what a work without a title is called."""
    inner = ("" if child.tag == _IDNO else "".join(child.itertext()) for child in element)
    return fold((element.text or "") + "".join(t + (c.tail or "") for t, c in zip(inner, element, strict=True)))


def _by_tag(element: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for child in element:
        found.setdefault(child.tag, []).append(child)
    return found


def _types(element: Any) -> str:
    return " ".join(element.get(a, "") for a in ("type", "subtype", "ana"))


def _name_element(element: Any, element_name: str, children: dict[str, list[Any]]) -> Any | None:
    for name in _NAMING.get(element_name, _ANY_NAME):
        candidates = children.get(name) or (list(element.iter(name)) if name == _TITLE else [])
        if candidates:
            preferred = (c for c in candidates if c.get("type") in _PREFERRED)
            found = next(preferred, None)
            return found if found is not None else next((c for c in candidates if words(c)), candidates[0])
    return None


def _sort_name(name: Any | None, text: str) -> str:
    if name is None or not len(name):
        return text
    surname, forename = (" ".join(words(p) for p in name.iter(part)) for part in _SORTED_PARTS)
    if surname:
        return f"{surname}, {fold(forename)}" if forename else surname
    return text


def _identifiers(
    element: Any, element_name: str, children: dict[str, list[Any]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Identifiers as they are shown, and the forms by which pointers reach them: the entry's own, not those of its places."""
    shown: list[str] = []
    bare: list[str] = []
    for idno in (inner for own in children.get(_IDNO, ()) for inner in own.iter(_IDNO)):
        if value := fold(idno.text or "") or ("" if next(idno.iterchildren(_IDNO), None) is not None else words(idno)):
            kind = idno.get("subtype") or idno.get("type")
            shown.append(value if ":" in value or not kind else f"{kind}:{value}")
            bare.append(value)
    shown += (token for a in _OWN_POINTERS if (v := element.get(a)) for token in v.split() if "://" in token)
    for name in _NAMING.get(element_name, _ANY_NAME):
        found = children.get(name, ())
        bare += (t for c in found for a in _NAME_POINTERS if (v := c.get(a)) for t in v.split() if "://" in t)
    keys = map(address_key, (*shown, *bare))
    return tuple(dict.fromkeys(shown)), tuple(dict.fromkeys(filter(None, keys)))


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
