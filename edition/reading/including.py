"""XInclude, done by ourselves and only inside the source folder (W3C XML Inclusions 1.0; DESIGN, section 6)."""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from lxml import etree

from edition.reading.parsing import MAX_DEPTH, Document, Source
from edition.reading.places import decode
from edition.tei import ID, INCLUDE, XI, has_scheme, local

Fetch = Callable[[str], "Document | bytes | None"]
"""Answers a path relative to the source folder: the parsed file, its bytes where it is no XML, None where there is none."""

MOST_INCLUDED = 500_000
"""Elements that inclusions may add to one file: more is an attack or a mistake."""
MOST_INCLUSIONS = 10_000
"""The inclusions in one document, those within them counted in: few lines can ask for billions."""

_INTO_THE_FOLDER = "put the file into the source folder, or remove the xi:include"
COLLECTED = frozenset(("TEI", "teiCorpus"))


def include(document: Document, fetch: Fetch) -> tuple[str, ...]:
    """Replace each ``xi:include`` by what it names. Returns the paths of included texts.

    A file that is itself a TEI stays a text of its own and is only named: reached by path and by inclusion it is one text.
    """
    members: list[str] = []
    if XI.encode() in document.sources[0].data:
        for element in list(document.root.iterdescendants(INCLUDE)):
            _one(document, element, fetch, members, (document.path,))
    return tuple(members)


def _one(document: Document, element: Any, fetch: Fetch, members: list[str], chain: tuple[str, ...]) -> None:
    href = unquote(element.get("href", ""))
    path = posixpath.normpath(posixpath.join(posixpath.dirname(chain[-1]), href))
    found = None if not href or has_scheme(href) or href.startswith("/") else fetch(path)
    if has_scheme(href) or href.startswith("/") or path.startswith(".."):
        _refuse(document, element, "include-outside", f"{href} lies outside the source folder and is not included")
    elif path in chain:
        _refuse(document, element, "include-loop", f"{href} includes itself, by way of {' > '.join(chain)}")
    elif found is None:
        _refuse(
            document,
            element,
            "include-missing",
            f"the file {href or '(no href)'} that should be included here is not in the source folder",
        )
    elif isinstance(found, bytes):
        _remove(element, decode(found))
    elif local(found.root) in COLLECTED and not element.get("xpointer"):
        members.append(path)
        _remove(element, "")
    else:
        _insert(document, element, found, fetch, members, (*chain, path))


def _refuse(document: Document, element: Any, slug: str, message: str, hint: str = _INTO_THE_FOLDER) -> None:
    fallback = element.find(f"{{{XI}}}fallback")
    if fallback is None:
        document.problem(slug, message, element, "href", hint=hint)
        _remove(element, "")
        return
    for child in list(fallback):
        element.addprevious(child)
    _remove(element, fallback.text or "")


def _insert(
    document: Document, element: Any, found: Document, fetch: Fetch, members: list[str], chain: tuple[str, ...]
) -> None:
    part = _part(found.root, element.get("xpointer", ""))
    if part is None:
        message = f"{element.get('href')} has nothing at {element.get('xpointer')}"
        _refuse(document, element, "include-missing", message)
        return
    everything = found.sources[0].elements
    if excess := _excess(document, element, part):
        message = f"{element.get('href')} is not included: with it this text would have more than {excess}"
        _refuse(document, element, "too-large", message, "include less, or put the parts into one file")
        return
    offset = everything.index(part)
    fragment = copy.deepcopy(part)
    fragment.tail = element.tail
    element.getparent().replace(element, fragment)
    source = Source(chain[-1], found.sources[0].data, [None] * offset + list(fragment.iter("*")))
    document.sources.append(source)
    document.included += len(source.elements) - offset
    for nested in list(fragment.iter(INCLUDE)):
        _one(document, nested, fetch, members, chain)


def _excess(document: Document, element: Any, part: Any) -> str:
    """Which limit this inclusion would exceed, or '': few lines can ask for billions."""
    if len(document.sources) > MOST_INCLUSIONS:
        return f"{MOST_INCLUSIONS:,} inclusions"
    if document.included > MOST_INCLUDED:
        return f"{MOST_INCLUDED:,} included elements"
    levels = sum(1 for _ in element.iterancestors()) + _depth(part)
    return f"{MAX_DEPTH:,} levels" if levels > MAX_DEPTH else ""


def _depth(root: Any) -> int:
    """How many levels of elements a tree has."""
    deepest = level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def _part(root: Any, pointer: str) -> Any | None:
    if not pointer:
        return root
    path = re.fullmatch(r"(?:element\()?([^()/]*)((?:/\d+)*)\)?", pointer)
    if path is None:
        return None
    at = next((e for e in root.iter("*") if e.get(ID) == path[1]), None) if path[1] else [root]
    for step in path[2].split("/")[1:]:
        at = at[int(step) - 1] if at is not None and len(at) >= int(step) > 0 else None
    return at


def _remove(element: Any, text: str) -> None:
    parent, before = element.getparent(), element.getprevious()
    text += element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    element.tail = None
    parent.remove(element)
