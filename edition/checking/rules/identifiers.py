"""Identifiers of authority files: whether their form is right, and their check digit (TEI P5, section 14.1.1, ``idno``).

An identifier that is wrong leads nowhere, or to somebody else. Whether a right one is the right one, no form can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from edition.checking.rules.sheet import Sheet
from edition.citing.authorities import NAMED, authority_of_address, is_start
from edition.citing.identifiers import FORMS, Fault, Identifier, fault_of, stated, usual
from edition.model import Problem
from edition.tei import expand_prefix, fold, prefix_definitions

_POINTING = ("ref", "sameAs", "corresp")
_MEANS_MORE = frozenset(("geo", "loc", "naf", "dnb", "d-nb"))
"""Names that types have for other things as well: coordinates, shelf marks, titles of a library."""
_Spot = tuple[Any, str]
_LOOK_IT_UP = "look it up there again"


def check(sheet: Sheet) -> Iterator[Problem]:
    """Identifiers that cannot be right, each told once a file: in ``idno``, and in pointers that are addresses of authorities."""
    found: defaultdict[tuple[str, Fault], list[_Spot]] = defaultdict(list)
    for element in sheet.of("idno"):
        value = fold(element.text or "") if not len(element) else ""
        if value and (fault := _of_idno(value, element.get("type", ""), element.get("subtype", ""))):
            found[value, fault].append((element, ""))
    for token, spots in _pointers(sheet).items():
        one = stated(token)
        if one and (fault := fault_of(one)):
            found[token, fault] += spots
    for (value, fault), spots in found.items():
        yield _told(sheet, value, fault, spots)


def _pointers(sheet: Sheet) -> dict[str, list[_Spot]]:
    """The addresses in pointers, with private prefixes written out, and where each stands."""
    found: defaultdict[str, list[_Spot]] = defaultdict(list)
    for attribute in _POINTING:
        for element in sheet.having(attribute):
            value = element.get(attribute)
            if ":" in value:
                for token in value.split():
                    found[token].append((element, attribute))
    if not found:
        return {}
    definitions = prefix_definitions(sheet.document.root)
    return {(expand_prefix(token, definitions) if "://" not in token else token): at for token, at in found.items()}


def _of_idno(value: str, type_: str, subtype: str) -> Fault | None:
    """What is wrong with the words of an ``idno``, by its type or by the address that they are."""
    typed = next((NAMED[name.lower()].name for name in (subtype, type_) if name.lower() in NAMED), "")
    if "://" in value or value.startswith("ark:"):
        one = stated(value)
        if one is None:
            return (
                Fault(f"“{value}” leads to the site of {_called(value)}, not to an entry there")
                if is_start(value)
                else None
            )
        if typed and typed != one.authority:
            return Fault(
                f"the type says {FORMS[typed].called}, and “{value}” is an address of {FORMS[one.authority].called}"
            )
        return fault_of(one)
    if not typed or _means_more(subtype or type_, value):
        return None
    name, colon, rest = value.partition(":")
    is_named = colon and NAMED.get(name.strip().lower()) is NAMED[typed]
    return fault_of(Identifier(typed, usual(typed, rest if is_named else value)))


def _means_more(name: str, value: str) -> bool:
    return name.lower() in _MEANS_MORE and not value.replace("-", "").isalnum()


def _called(value: str) -> str:
    return FORMS[authority_of_address(value)[0]].called


def _told(sheet: Sheet, value: str, fault: Fault, spots: list[_Spot]) -> Problem:
    element, attribute = spots[0]
    times = f" ({len(spots)} times in this file)" if len(spots) > 1 else ""
    hint = f"{_LOOK_IT_UP}; {fault.instead} would have the right form" if fault.instead else _LOOK_IT_UP
    written = value if attribute and value in element.get(attribute) else None
    return sheet.problem("identifier-form", fault.message + times, element, attribute, written, hint=hint)
