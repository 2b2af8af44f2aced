"""Who is named in a header, with the parts of the name and its identifiers (TEI P5, sections 2.2.1 and 14.2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from edition.bibliography import Name
from edition.citing.names import parsed
from edition.reading.pointing import Pointers
from edition.reading.preferring import as_read
from edition.tei import fold, local, tag, tags, words

_PERSONS, _BODIES = tags("persName name"), tags("orgName")
_IDNO, _SURNAME, _FORENAME, _LINK = map(tag, ("idno", "surname", "forename", "nameLink"))
_UNSAID = tags("idno note email ptr graphic affiliation roleName date addName birth death")
_NONE = ("", "", "")
_POINTERS = (("ref", False), ("sameAs", False), ("corresp", False), ("key", True))
_MANY = 50
"""Names in one element of a header that are read."""


def people(element: Any, pointers: Pointers | None = None) -> Iterator[Name]:
    """The people in an ``author``, ``editor`` or ``respStmt``: those that are marked, else the words of the whole.

    ``pointers`` resolve ``@ref`` and ``@key``, so that what a register knows (a name, identifiers) is known here.
    """
    element = as_read(element)
    marked = [e for e in element.iter(*_PERSONS, *_BODIES) if not _is_part(e, element)]
    for one in (marked or [element])[:_MANY]:
        holders = (one, element) if len(marked) <= 1 and one is not element else (one,)
        name = _named(one, pointers, holders)
        if name.direct:
            yield name


def _is_part(name: Any, outer: Any) -> bool:
    """Whether a name stands in another name, within an element."""
    for up in name.iterancestors():
        if up is outer:
            return False
        if up.tag in _PERSONS or up.tag in _BODIES:
            return True
    return False


def _named(one: Any, pointers: Pointers | None, holders: tuple[Any, ...]) -> Name:
    identifiers, known = [], ""
    for holder in holders:
        identifiers += _numbers(holder)
        for found, said in _pointed(holder, pointers):
            identifiers += found
            known = known or said
    is_body = one.tag in _BODIES or one.get("type") in ("org", "organization", "organisation")
    name = Name(literal=_words(one), corporate=True) if is_body else _person(one)
    if not name.direct and known:
        name = parsed(known)
    return replace(name, identifiers=tuple(dict.fromkeys(identifiers)))


def _person(element: Any) -> Name:
    """By its marked parts where a surname is among them, else by its words."""
    family, given, particle = (
        (_parts(element, part) for part in (_SURNAME, _FORENAME, _LINK)) if len(element) else _NONE
    )
    if family:
        return Name(family, given, particle)
    return Name(literal=given) if given else parsed(_words(element))


def _parts(element: Any, part: str) -> str:
    found = [words(e) for e in element.iter(part)]
    return found[0] if len(found) == 1 else fold(" ".join(found))


def _words(element: Any) -> str:
    """The words of a name, without identifiers, roles and years beside it."""
    said = [element.text or ""]
    for child in element:
        said += ["" if child.tag in _UNSAID else words(child), child.tail or ""]
    return fold(" ".join(said)).replace(" ,", ",").replace(" .", ".").strip(" ,;")


def _numbers(element: Any) -> list[str]:
    found = []
    for idno in element.iter(_IDNO):
        if value := words(idno):
            type_ = idno.get("type") or idno.get("subtype") or ""
            found.append(value if ":" in value or not type_ else f"{type_}:{value}")
    return found


def _pointed(element: Any, pointers: Pointers | None) -> Iterator[tuple[list[str], str]]:
    """What ``@ref`` and ``@key`` of an element lead to: identifiers, and a name where a register has one."""
    kind = "organization" if local(element) == "orgName" else "person"
    for attribute, is_key in _POINTERS:
        if (value := element.get(attribute)) and pointers is not None:
            for target in pointers.resolve(value, kind, is_key).targets:
                yield [*target.identifiers, *([target.entity] if "://" in target.entity else [])], target.name
