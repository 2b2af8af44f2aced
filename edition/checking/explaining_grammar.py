"""Why libxml2 refuses a text, in words of the TEI: what stands here, what may stand here, what to do.

``xmlschema`` is asked about each element concerned, alone with its children: then the time grows with what is refused, not
with the text, nor with the square of the errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import xmlschema
from lxml import etree
from xmlschema.validators import XsdElement, XsdGroup

from edition.checking.grammar import MOST, STRANGER
from edition.checking.wording import Finding, Parent, attribute, bare, either, element, incomplete, quoted, text, value
from edition.model import Problem
from edition.reading.parsing import Document
from edition.tei import ID

_VALUE = re.compile(r"attribute (\S+?)=")
_NAMED = re.compile(r"'([^']+)'")
_REFUSED = re.compile(r"attribute '([^']+)'")
_EITHER = re.compile(r"path='(@[\w|@]+)'\) field selects multiple")
"""What ``xmlschema`` says of attributes that exclude one another: XML Schema 1.0 can say that only by a field of ``xs:unique``."""
_ID = f"'{ID}'"
_NEEDED = "is required"


def explain(path: Path, document: Document, refused: list[tuple[Any, str]]) -> list[Problem]:
    """The problems of a file that libxml2 refused; ``refused`` are the elements that it names, and what it says of them.

    Ids are passed over: duplicate and odd ones are found in reading, whatever the schema.
    """
    schema = _compiled(path)
    elements = _concerned((one, words) for one, words in refused if f"attribute {_ID}" not in words or _NEEDED in words)
    problems: list[Problem] = []
    for one, words in list(elements.items())[:MOST]:
        explained = list(_explained(schema, one)) or [_as_told(schema, one, words)]
        problems += [_problem(document, finding) for finding in explained]
    if len(refused) > MOST:
        last = problems.pop()
        more = f"{last.hint}; more places of this file are told once these are mended"
        problems.append(replace(last, hint=more.removeprefix("; ")))
    return sorted(problems, key=lambda p: (p.place.path, p.place.line, p.place.column) if p.place else ("", 0, 0))


@lru_cache(maxsize=4)
def _compiled(path: Path) -> Any:
    return xmlschema.XMLSchema10(str(path), allow="local", defuse="always")


def _concerned(refused: Iterable[tuple[Any, str]]) -> dict[Any, str]:
    """The elements to ask about; libxml2 names the child that does not belong, so its parent is asked."""
    found: dict[Any, str] = {}
    for one, words in refused:
        parent = one.getparent() if STRANGER in words else None
        found.setdefault(one if parent is None else parent, words)
    return found


def _explained(schema: Any, one: Any) -> Iterator[Finding]:
    """What is wrong with an element: its attributes, its text, which children it has."""
    declared = _declared(schema, one)
    if declared is None:
        yield Finding("grammar-element", f"{quoted(one)} is no element of the schema", one)
        return
    members = [e.name for e in _members(_content(declared)) if e.name]
    parent = Parent(one, [bare(name) for name in members])
    known = [bare(name) for name in schema.maps.elements if name is not None]
    strangers = [child for child in one if child.tag not in members] if _is_closed(declared) else []
    yield from (element(parent, child, [], known) for child in strangers)
    kept = [child for child in one if child not in set(strangers)]
    alone, told = _alone(one, kept), set()
    for error in declared.iter_errors(alone):
        if error.elem is not alone or (strangers and hasattr(error, "index") and error.index >= len(kept)):
            continue  # an element that ends too early may be completed by a stranger's right name
        finding = _finding(declared, parent, kept, error)
        if finding and (finding.element, finding.message) not in told:
            told.add((finding.element, finding.message))
            yield finding


def _declared(schema: Any, one: Any) -> Any | None:
    """The declaration of an element: one for the whole schema, or, in a schema that is made so, that of its parent."""
    found, parent = schema.maps.elements.get(one.tag), one.getparent()
    around = None if found is not None or parent is None else _declared(schema, parent)
    if around is None:
        return found
    return next((e for e in _members(_content(around)) if e.name == one.tag), None)


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


def _finding(declared: Any, parent: Parent, kept: list[Any], error: Any) -> Finding | None:
    reason, one = error.reason or "", parent.element
    if hasattr(error, "index"):
        expected = [bare(e.name) for e in error.expected or () if e.name]
        if error.index >= len(kept):
            return incomplete(parent, expected, int(getattr(error.particle, "min_occurs", 1)))
        return element(parent, kept[error.index], expected, parent.names)
    if found := _EITHER.search(reason):
        return either(one, found[1].replace("@", "").split("|"))
    if "character data" in reason:
        return text(parent)
    if found := _VALUE.match(reason):
        return None if found[1] == ID else value(one, found[1], _type(declared, found[1]))
    if "attribute" in reason and (name := _NAMED.search(reason)):
        names = [bare(n) for n in declared.attributes if n]
        return attribute(one, name[1], names, needed="required" in reason)
    return Finding("grammar-value", f"{quoted(one)}: {reason}", one)


def _type(declared: Any, name: str) -> Any:
    found = declared.attributes.get(name)
    return found.type if found is not None else None


def _content(declared: Any) -> Any:
    """The content model of an element, None for a simple type."""
    return getattr(declared.type, "content", None)


def _members(particle: Any) -> Iterator[Any]:
    """Every element that a content model names, in its order."""
    if isinstance(particle, XsdElement):
        yield particle
    elif isinstance(particle, XsdGroup):
        for part in particle:
            yield from _members(part)


def _is_closed(declared: Any) -> bool:
    """Whether nothing but what the model names may stand in an element: no wildcard does."""
    content = _content(declared)
    return not isinstance(content, XsdGroup) or all(isinstance(e, XsdElement) for e in content.iter_elements())


def _problem(document: Document, finding: Finding) -> Problem:
    place, line = document.locate(finding.element, finding.attribute)
    return Problem(finding.slug, "error", finding.message, place, finding.hint, line)


def _as_told(schema: Any, one: Any, words: str) -> Finding:
    """libxml2's verdict, for the rare case in which the other engine sees no fault: addresses that are none, mostly."""
    declared, named = _declared(schema, one), _REFUSED.search(words)
    if declared is not None and named and one.get(named[1]) is not None:
        return value(one, named[1], _type(declared, named[1]))
    return Finding("grammar-value", re.sub(r"\{[^}]*\}", "", words).strip(), one)
