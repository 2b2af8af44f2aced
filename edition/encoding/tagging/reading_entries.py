"""Entries of registers as tagging knows them: all their names, taken apart, with kind, sex and dates (TEI P5, chapter 14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from edition import kinds
from edition.encoding.tagging.forenames import sex_of
from edition.encoding.tagging.proposals import Form, Known
from edition.encoding.tagging.spellings import has_capital, is_acronym, is_name, keyed_first, of_person, of_thing
from edition.reading.particulars import born_and_died
from edition.reading.registers import entry_elements
from edition.tei import ID, LANG, local, tag, until, when, words

_NAMES = {
    "person": "persName name",
    "personGrp": "persName name label",
    "org": "orgName name label abbr",
    "place": "placeName geogName settlement region country district name label",
    "event": "eventName label name head",
    "bibl": "title label",
    "biblStruct": "title label",
    "object": "objectName name label",
}
_TAGS = {entry: tuple(map(tag, names.split())) for entry, names in _NAMES.items()}
_PLAIN = tuple(map(tag, ("name", "label")))
_SURNAME, _FORENAME, _LINK, _ROLE, _ADDED = map(tag, ("surname", "forename", "nameLink", "roleName", "addName"))
_NO_PART = tuple(map(tag, ("note", "desc", "bibl", "ref", "date", "idno", "location", "geo", "listBibl", "figure")))
_NESTED = tuple(map(tag, ("placeName", "geogName", "name")))
_WITHIN = tuple(map(tag, ("settlement", "district", "region", "country")))
_NOTES, _SEX, _GENDER, _ABBR = tag("note"), tag("sex"), tag("gender"), tag("abbr")
_GIVEN = re.compile(r"forename|given|vorname|rufname|first|prenom", re.IGNORECASE)
_FAMILY = re.compile(r"surname|family|nachname|maiden|married|ehename|geburtsname|birth|last|nom$", re.IGNORECASE)
_NO_NAME = re.compile(r"link|url|uri|wiki|anno|bibliogra|loschen|löschen|delete|siglum", re.IGNORECASE)
_MALE, _FEMALE = (
    frozenset("m male 1 man männlich masculin homme".split()),
    frozenset("f female 2 w woman weiblich féminin femme".split()),
)


def entries(root: Any) -> Iterator[Known]:
    """The entries of a file that something can point to, in document order; pointers are still empty."""
    for element in entry_elements(root):
        if found := _read(element):
            yield found


def _read(element: Any) -> Known | None:
    key, name = element.get(ID, "").strip(), local(element)
    if not key:
        return None
    types = " ".join(element.get(a, "") for a in ("type", "subtype", "ana")) if name == "event" else ""
    kind = kinds.of_entry(name, types)
    forms = dict.fromkeys(
        form
        for one in _named(element, name, kind)
        for form in one
        if is_name(form.words) and has_capital(form.words, kind)
    )
    if not forms:
        return None
    children: dict[str, list[Any]] = {}
    for child in element:
        children.setdefault(child.tag, []).append(child)
    born, died = born_and_died(children) if kind == "person" else (when(element), until(element))
    first = next((form.words for form in forms if form.part == "whole"), next(iter(forms)).words)
    guessed = _sex_told(forms) if kind == "person" else ""
    return Known(key, kind, first, "", tuple(forms), _sex(element), born, died, guessed)


def _named(element: Any, entry: str, kind: str) -> Iterator[Iterator[Form]]:
    """The forms of each of an entry's names."""
    found = [
        child for child in element.iterchildren(*_TAGS.get(entry, _PLAIN)) if not _NO_NAME.search(child.get("type", ""))
    ]
    if entry == "place":
        found = _most_telling(found)
    if not found and entry in ("bibl", "biblStruct"):
        found = list(element.iter(*_TAGS[entry]))[:1]
    if entry == "biblStruct" and not found:
        return
    several = any(len(words(one).split()) > 1 for one in found)
    for one in found:
        lang = next((up.get(LANG) for up in (one, element) if up.get(LANG)), "")
        yield _person(one, lang, several) if kind == "person" else _thing(one, kind, lang)


def _person(name: Any, lang: str, several: bool) -> Iterator[Form]:
    type_ = name.get("type", "")
    said = _without(name, (*_NO_PART, _ROLE, _ADDED))
    surname, forename, link = (" ".join(words(part) for part in name.iter(t)) for t in (_SURNAME, _FORENAME, _LINK))
    if several and _GIVEN.search(type_) and not _FAMILY.search(type_.replace("geburtsname", "")) and not surname:
        yield Form(said, "forename", lang)
        return
    if several and " " not in said and not (surname and forename):
        part = "forename" if _GIVEN.search(type_) else "surname" if surname or _FAMILY.search(type_) else "addition"
        yield Form(said or words(name), part, lang)
        return
    if several and _FAMILY.search(type_) and not _GIVEN.search(type_) and not forename:
        yield Form(said, "surname", lang)
        return
    yield from of_person(said or words(name), surname, forename, link, lang)
    if next(name.iter(_ADDED), None) is not None:
        yield Form(words(name), "whole", lang)
        yield from (Form(words(one), "addition", lang) for one in name.iter(_ADDED) if len(words(one)) > 2)
    for role in name.iter(_ROLE):
        if surname:
            yield Form(f"{words(role)} {surname}", "role", lang)


def _without(name: Any, tags: tuple[str, ...]) -> str:
    """The words of a name without some of its parts, which have white space around them."""
    if next(name.iter(*tags), None) is None:
        return words(name)
    kept = [name.text or ""]
    for child in name:
        kept += ["" if child.tag in tags else words(child), child.tail or ""]
    return " ".join("".join(kept).split())


def _most_telling(found: list[Any]) -> list[Any]:
    """Names proper of a place; without any, what is smallest of the places that it is in."""
    proper = [one for one in found if one.tag not in _WITHIN]
    return proper or sorted(found, key=lambda one: _WITHIN.index(one.tag))[:1]


def _thing(name: Any, kind: str, lang: str) -> Iterator[Form]:
    nested = list(name.iterchildren(*_NESTED, *_WITHIN)) if kind == "place" else []
    if nested and not (name.text or "").strip():
        for one in _most_telling(nested):
            yield from _thing(one, kind, one.get(LANG) or lang)
        return
    said = _without(name, _NO_PART)
    if kind == "organization" and (name.tag == _ABBR or name.get("type", "") in ("acronym", "abbr", "abbreviation")):
        yield Form(said, "acronym", lang)
        return
    yield from of_thing(said, kind, lang)
    for short in name.iter(_ABBR):
        if is_acronym(words(short)):
            yield Form(words(short), "acronym", lang)


def _sex_told(forms: Iterable[Form]) -> str:
    """The sex that a forename tells, the first where several stand together (“Rainer Maria”); none of “Marie-Henri”."""
    given = next((form.words for form in forms if form.part == "forename"), "")
    first, *joined = (sex_of(keyed_first(part)) for part in given.partition(" ")[0].split("-"))
    return "" if first == "f" and "m" in joined else first


def _sex(element: Any) -> str:
    for one in (*element.iterchildren(_SEX, _GENDER), element):
        said = {(one.get("value") or one.get("sex") or "").lower(), (words(one) if one is not element else "").lower()}
        if said & _MALE:
            return "m"
        if said & _FEMALE:
            return "f"
    return ""
