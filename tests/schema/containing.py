"""Whether one schema admits whatever another does, element by element: attributes, the types of their values, content.

An approximation from above: elements are told apart by their names alone, as they are in the TEI. What is found is always a true
difference, where the names of types are known below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.schema.canonical import Element, RelaxNG, Type, sorted_type
from tests.schema.languages import NONE, Pattern, closed, outside, taken

TOKENS = {"token", "NMTOKEN", "Name", "NCName", "language", "ID", "IDREF"}
NUMBERS = {"nonNegativeInteger": {"integer", "decimal"}, "integer": {"decimal"}}


def narrower(ours: Type, theirs: Type) -> bool:
    """Whether each value of one type is one of the other; False where that is not known."""
    if ours[0] == "choice":
        return all(narrower(part, theirs) for part in ours[1])
    if theirs[0] == "choice":
        return any(narrower(ours, part) for part in theirs[1])
    if theirs[0] == "text" or ours == theirs or _any_string(theirs):
        return True
    if "list" in (ours[0], theirs[0]):
        return _as_list(ours, theirs)
    if ours[0] == "value":
        same = theirs[0] == "value" and ours[2] == theirs[2] and {ours[1], theirs[1]} <= TOKENS
        return same or (theirs[0] == "data" and _is_one(ours[2], theirs))
    return ours[0] == theirs[0] == "data" and _narrower_data(ours, theirs)


def _any_string(type_: Type) -> bool:
    return type_[0] == "data" and type_[1] in ("string", "token", "normalizedString") and not type_[2]


def _as_list(ours: Type, theirs: Type) -> bool:
    """Lists by their items. (What is no list is one of one item where it holds no blank.)"""
    if theirs[0] != "list":
        return ours[0] == "list" and ours[2:] == (1, 1) and narrower(ours[1], theirs)
    least, most = ours[2:] if ours[0] == "list" else (1, 1)
    fits = theirs[2] <= least and (theirs[3] is None or (most is not None and most <= theirs[3]))
    return fits and narrower(ours[1] if ours[0] == "list" else ours, theirs[1])


def _is_one(value: str, theirs: Type) -> bool:
    patterns = [form for facet, form in theirs[2] if facet == "pattern"]
    known = theirs[1] in TOKENS | {"string"} and len(patterns) == len(theirs[2])
    return known and all(re.fullmatch(_python(form), value) for form in patterns)


def _python(form: str) -> str:
    """A pattern of XML Schema, for what is plain ASCII."""
    return form.replace(r"[^\p{C}\p{Z}]", r"[!-~]").replace(r"(\p{L}|\p{N}|\p{P}|\p{S})", r"[!-~]")


def _narrower_data(ours: Type, theirs: Type) -> bool:
    base = ours[1] == theirs[1] or theirs[1] in NUMBERS.get(ours[1], ()) or (ours[1] in TOKENS and theirs[1] == "token")
    return base and theirs[2] <= ours[2]


def excess(ours: dict[str, Element], theirs: RelaxNG) -> Iterator[str]:
    """Whatever ours admits and theirs does not, in words."""
    for element in sorted(ours):
        if element not in theirs.named:
            yield f"<{element}> is not there"
        else:
            for variant in _variants(ours[element]):
                yield from _of_element(element, variant, theirs.pattern(element))


def _variants(element: Element) -> list[Element]:
    """Where only one of some attributes may be there: the element with each of them in turn."""
    variants = [element.attributes]
    for names in element.apart:
        variants = [
            {n: a for n, a in some.items() if n == kept or n not in names} for some in variants for kept in names
        ]
    return [Element(element.content, attributes) for attributes in variants]


def _of_element(element: str, ours: Element, theirs: Pattern) -> Iterator[str]:
    """Attributes one after the other, each given or not, and then the content, against all that is left."""
    left = {theirs}
    for attribute, (needed, type_) in sorted(ours.attributes.items()):
        given = {taken(pattern, attribute, _fits(sorted_type(type_), type_)) for pattern in left}
        spared = set() if needed else {closed(pattern, attribute) for pattern in left}
        if NONE in given | spared:
            yield f"{element}/@{attribute}: {sorted_type(type_)} against {_types(theirs, attribute)}"
        left = (given | spared) - {NONE}
    for pattern in left:
        word = outside(ours.content, closed(pattern))
        if word is not None:
            yield f"<{element}> holding {' '.join(word) or 'nothing'}"
            return


_KNOWN: dict[str, Any] = {}


def _fits(key: str, type_: Type) -> Any:
    """One and the same function for equal types, so that what was derived by it is known."""
    if key not in _KNOWN:
        _KNOWN[key] = cache(lambda theirs: narrower(type_, theirs))
    return _KNOWN[key]


def _types(pattern: Pattern, attribute: str) -> str:
    return ", ".join(sorted(_found(pattern, attribute))) or "nothing"


def _found(pattern: Pattern, attribute: str) -> set[str]:
    if pattern[0] == "attribute":
        return {sorted_type(pattern[2])} if pattern[1] == attribute else set()
    parts = pattern[1] if pattern[0] == "either" else pattern[1:]
    return set().union(*(_found(part, attribute) for part in parts if isinstance(part, tuple)))
