"""Why libxml2 refuses a text, in words of the TEI: what stands here, what may stand here, what to do.

``xmlschema`` is asked about each element concerned, alone with its children: then the time grows with what is refused, not
with the text, nor with the square of the errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from lxml import etree
from xmlschema.validators import XsdElement, XsdGroup

from edition.checking import wording
from edition.checking.wording import FORMS, Around, Told, bare, tagged
from edition.checking.xsd_engine import FAILS, compiled
from edition.checking.xsd_refusing import MOST, STRANGER
from edition.model import Problem
from edition.reading.parsing import Document
from edition.tei import ID, is_white

_VALUE = re.compile(r"attribute (\S+?)=")
_NAMED = re.compile(r"'([^']+)'")
_REFUSED = re.compile(r"attribute '([^']+)'")
_EITHER = re.compile(r"path='(@[\w|@]+)'\) field selects multiple")
"""What ``xmlschema`` says of attributes that exclude one another: XML Schema 1.0 can say that only by a field of ``xs:unique``."""
_ID = f"'{ID}'"
_NEEDED = "is required"


def explain(path: Path, document: Document, refused: list[tuple[Any, str]], more: bool = False) -> list[Problem]:
    """The problems of a file that libxml2 refused; ``refused`` are the elements that it names, and what it says of them.

    ``more``: it would name others once these are mended.

    Ids are passed over: duplicate and odd ones are found in reading, whatever the schema.
    """
    schema = _compiled(path)
    elements = _concerned((one, words) for one, words in refused if f"attribute {_ID}" not in words or _NEEDED in words)
    problems: list[Problem] = []
    for one, words in list(elements.items())[:MOST]:
        problems += [problem_of(document, finding) for finding in _findings(schema, one, words)]
    return told(problems, more)


def told(problems: list[Problem], more: bool) -> list[Problem]:
    """Problems in the order of their places; the last says so where there are more."""
    if more and problems:
        last = problems.pop()
        hint = f"{last.hint}; more places of this file are told once these are mended"
        problems.append(replace(last, hint=hint.removeprefix("; ")))
    return sorted(problems, key=attrgetter("order"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake in words, and the element (or its attribute, or a value of it) where it stands."""

    told: Told
    element: Any
    attribute: str = ""
    value: str | None = None


def _name(one: Any) -> str:
    return bare(one.tag)


def _around(one: Any, names: list[str], before: Any = None) -> Around:
    return Around(_name(one), "" if before is None else _name(before), names)


@lru_cache(maxsize=4)
def _compiled(path: Path) -> Any:
    """The schema for ``xmlschema``; None where that engine does not take it, though libxml2 does."""
    try:
        return compiled(path)
    except (*FAILS, OSError):
        return None


def _concerned(refused: Iterable[tuple[Any, str]]) -> dict[Any, str]:
    """The elements to ask about; libxml2 names the child that does not belong, so its parent is asked."""
    found: dict[Any, str] = {}
    for one, words in refused:
        parent = one.getparent() if STRANGER in words else None
        found.setdefault(one if parent is None else parent, words)
    return found


def _findings(schema: Any, one: Any, words: str) -> list[Finding]:
    """What is wrong with an element; in libxml2's own words where the other engine does not take the schema."""
    if schema is None:
        return [_plain(one, words)]
    try:
        return list(_explained(schema, one)) or [_as_told(schema, one, words)]
    except FAILS:
        return [_plain(one, words)]


def _explained(schema: Any, one: Any) -> Iterator[Finding]:
    """What is wrong with an element: its attributes, its text, which children it has."""
    declared = declared_of(schema, one)
    if declared is None:
        yield Finding(Told("grammar-element", f"{tagged(_name(one))} is no element of the schema"), one)
        return
    members = [e.name for e in members_of(content_of(declared)) if e.name]
    names = [bare(name) for name in members]
    known = [bare(name) for name in schema.maps.elements if name is not None]
    strangers = [child for child in one if child.tag not in members] if _is_closed(declared) else []
    yield from (_stranger(one, child, names, [], known) for child in strangers)
    kept = [child for child in one if child not in set(strangers)]
    alone, told = _alone(one, kept), set()
    for error in declared.iter_errors(alone):
        if error.elem is not alone or (strangers and hasattr(error, "index") and error.index >= len(kept)):
            continue  # an element that ends too early may be completed by a stranger's right name
        finding = finding_of(declared, one, names, kept, error)
        if finding and (finding.element, finding.told.message) not in told:
            told.add((finding.element, finding.told.message))
            yield finding


def _stranger(one: Any, child: Any, names: list[str], expected: list[str], known: list[str]) -> Finding:
    around = _around(one, names, child.getprevious())
    return Finding(wording.stranger(_name(child), around, expected, known), child)


def declared_of(schema: Any, one: Any) -> Any | None:
    """The declaration of an element: one for the whole schema, or, in a schema that is made so, that of its parent."""
    found, parent = schema.maps.elements.get(one.tag), one.getparent()
    around = None if found is not None or parent is None else declared_of(schema, parent)
    if around is None:
        return found
    return next((e for e in members_of(content_of(around)) if e.name == one.tag), None)


def _alone(one: Any, kept: list[Any]) -> Any:
    """A copy of an element with empty children, and without those that may not stand in it anywhere."""
    alone = etree.Element(one.tag, dict(one.attrib), nsmap=one.nsmap)
    alone.text, inside = one.text, set(kept)
    for child in one:
        if child in inside:
            etree.SubElement(alone, child.tag).tail = child.tail
        elif child.tail and len(alone):
            alone[-1].tail = (alone[-1].tail or "") + child.tail
        elif child.tail:
            alone.text = (alone.text or "") + child.tail
    return alone


def finding_of(declared: Any, one: Any, names: list[str], kept: list[Any], error: Any) -> Finding | None:
    """What is wrong by one error of ``xmlschema``; None where it is left to others. ``kept`` are the children it was shown."""
    reason = error.reason or ""
    if hasattr(error, "index"):
        expected = [bare(e.name) for e in error.expected or () if e.name]
        if error.index >= len(kept):
            least = int(getattr(error.particle, "min_occurs", 1))
            last = one[-1] if len(one) else None
            return Finding(wording.incomplete(_around(one, names, last), expected, least), one)
        return _stranger(one, kept[error.index], names, expected, names)
    if found := _EITHER.search(reason):
        there = [name for name in found[1].replace("@", "").split("|") if name in one.attrib]
        return Finding(wording.either(_name(one), there), one, there[-1])
    if "character data" in reason:
        return _words(one, names)
    if found := _VALUE.match(reason):
        return None if found[1] == ID else _value(one, found[1], _type(declared, found[1]))
    if "attribute" in reason and (name := _NAMED.search(reason)):
        plain = bare(name[1])
        if "required" in reason:
            return Finding(wording.missing_attributes(_name(one), [plain]), one)
        own = [bare(n) for n in declared.attributes if n and n not in one.attrib]
        return Finding(wording.attribute(_name(one), plain, own), one, plain)
    return Finding(Told("grammar-value", f"{tagged(_name(one))}: {reason}"), one)


def _words(one: Any, names: list[str]) -> Finding:
    """Words in an element that holds elements only; the place is the element, or the child that they come after."""
    at, said = one, one.text
    if is_white(said):
        at = next((child for child in one if not is_white(child.tail)), one)
        said = at.tail if at is not one else ""
    return Finding(wording.words(_around(one, names, at if at is not one else None), said or ""), at)


def _value(one: Any, name: str, type_: Any) -> Finding:
    """A value that an attribute does not take; ``type_`` is the simple type of ``xmlschema``."""
    stands = one.get(name, "")
    allowed = _values(type_)
    told = wording.value(_name(one), bare(name), stands, allowed, "" if allowed else _form(type_))
    return Finding(told, one, bare(name), stands)


def _values(type_: Any) -> list[str]:
    """All values of a type that takes few: of a closed list, or of a union of such lists; else none."""
    if type_ is None:
        return []
    if type_.local_name == "boolean":
        return ["true", "false"]
    members = [_values(member) for member in getattr(type_, "member_types", None) or ()]
    if members:
        return [value for found in members for value in found] if all(members) else []
    return [str(value) for value in type_.enumeration or () if value]


def _form(type_: Any) -> str:
    """What a type takes, in the words of its annotation in the schema, or in ours."""
    if type_ is None:
        return ""
    said = type_.annotation
    if said is not None and said.documentation:
        words = " ".join("".join(said.documentation[0].itertext()).split()).rstrip(".")
        if words:
            return words[:1].lower() + words[1:]
    return FORMS.get(type_.local_name or "", "")


def _type(declared: Any, name: str) -> Any:
    found = declared.attributes.get(name)
    return found.type if found is not None else None


def content_of(declared: Any) -> Any:
    """The content model of an element, None for a simple type."""
    return getattr(declared.type, "content", None)


def members_of(particle: Any) -> Iterator[Any]:
    """Every element that a content model names, in its order."""
    if isinstance(particle, XsdElement):
        yield particle
    elif isinstance(particle, XsdGroup):
        for part in particle:
            yield from members_of(part)


def _is_closed(declared: Any) -> bool:
    """Whether nothing but what the model names may stand in an element: no wildcard does."""
    content = content_of(declared)
    return not isinstance(content, XsdGroup) or all(isinstance(e, XsdElement) for e in content.iter_elements())


def problem_of(document: Document, finding: Finding) -> Problem:
    """A finding with its place."""
    place, line = document.locate(finding.element, finding.attribute, finding.value)
    told = finding.told
    return Problem(told.slug, "error", told.message, place, told.hint, line, told.label)


def _as_told(schema: Any, one: Any, words: str) -> Finding:
    """libxml2's verdict, for the rare case in which the other engine sees no fault: addresses that are none, mostly."""
    declared, named = declared_of(schema, one), _REFUSED.search(words)
    if declared is not None and named and one.get(named[1]) is not None:
        return _value(one, named[1], _type(declared, named[1]))
    return _plain(one, words)


def _plain(one: Any, words: str) -> Finding:
    """libxml2's verdict in its own words, without namespaces."""
    missing = "grammar-missing" if "Missing child" in words else "grammar-value"
    slug = "grammar-element" if STRANGER in words else missing
    return Finding(Told(slug, re.sub(r"\{[^}]*\}", "", words).strip()), one)
