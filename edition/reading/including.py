"""XInclude, done by ourselves and only inside the source folder (W3C XML Inclusions 1.0; DESIGN, section 6)."""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from lxml import etree

from edition.limits import USUAL, Limits, hint
from edition.model import Problem
from edition.reading.parsing import Document, write_out
from edition.reading.places import decode
from edition.reading.registers import COLLECTED, file_kind
from edition.reading.spines import places, readings_elsewhere
from edition.tei import ID, INCLUDE, XI, has_scheme

Fetch = Callable[[str, bool], "Document | bytes | Problem | None"]
"""Answers a path relative to the source folder, as text or not: the parsed file or its bytes; the problem with it; None."""

_FALLBACK = f"{{{XI}}}fallback"
_INTO_THE_FOLDER = "put the file into the source folder, or remove the xi:include"


def include(document: Document, fetch: Fetch, limits: Limits = USUAL) -> tuple[str, ...]:
    """Replace each ``xi:include`` by what it names. Returns the paths of included texts.

    A file that is itself a TEI stays a text of its own and is only named: reached by path and by inclusion it is one text.
    """
    work = _Inclusions(document, fetch, limits)
    work.all_in(document.root, (document.path,))
    return tuple(work.members)


class _Inclusions:
    """The inclusions of one document; ``chain`` is always the files that lead to where an element stands."""

    def __init__(self, document: Document, fetch: Fetch, limits: Limits) -> None:
        self._document, self._fetch, self._limits = document, fetch, limits
        self.members: list[str] = []

    def all_in(self, root: Any, chain: tuple[str, ...]) -> None:
        """Those in a tree; what stood in a fallback that was not needed is gone when its turn comes."""
        for element in list(root.iter(INCLUDE)):
            if any(up is self._document.root for up in element.iterancestors()):
                self._one(element, chain)
        if len(chain) == 1:
            self._readings(root, chain)

    def _readings(self, root: Any, chain: tuple[str, ...]) -> None:
        """Readings that stand in the files of witnesses are taken in; of those that are not there, a file is told once."""
        lost: dict[str, list[Any]] = {}
        for pointer, file, identifier in readings_elsewhere(root):
            for path in places(file, chain[-1]):
                found = self._fetch(path, False)
                if isinstance(found, Document) and (part := _part(found.root, identifier)) is not None:
                    self._take_reading(pointer, found, part, path)
                    break
                self._document.sought.append((path, found.message if isinstance(found, Problem) else ""))
            else:
                lost.setdefault(file, []).append(pointer)
        for file, pointers in lost.items():
            readings = "a reading points" if len(pointers) == 1 else f"{len(pointers)} readings point"
            message = (
                f"{readings} into {file}, which is not in the edition or has no such id: their words are not known"
            )
            hint = "put the file of the witness into the source folder"
            self._document.problem("reading-elsewhere", message, pointers[0], "target", hint, "info")

    def _take_reading(self, pointer: Any, found: Document, part: Any, path: str) -> None:
        if excess := _excess(self._document, pointer, part, self._limits):
            name, most = excess
            self._document.sought.append((path, ""))
            message = f"this reading is not taken in: with it this text would have more than {most}"
            advice = hint(name, "let fewer readings point elsewhere")
            self._document.problem("too-large", message, pointer, "target", advice)
            return
        self._take(pointer, found, part)

    def _one(self, element: Any, chain: tuple[str, ...]) -> None:
        href, as_text = unquote(element.get("href", "")), element.get("parse") == "text"
        path = posixpath.normpath(posixpath.join(posixpath.dirname(chain[-1]), href))
        if has_scheme(href) or href.startswith("/") or path.startswith(".."):
            self._refuse(element, "include-outside", f"{href} lies outside the source folder and is not included")
            return
        if path in chain and not as_text:
            self._refuse(element, "include-loop", f"{href} includes itself, by way of {' > '.join(chain)}")
            return
        found = self._fetch(path, as_text) if href else None
        if isinstance(found, Document):
            self._document_found(element, found, (*chain, path))
        elif isinstance(found, bytes):
            self._document.sought.append((path, ""))
            write_out(element, decode(found))
        else:
            self._document.sought.append((path, found.message if found else ""))
            self._not_found(element, href, found)

    def _document_found(self, element: Any, found: Document, chain: tuple[str, ...]) -> None:
        if found.root.tag in COLLECTED and not element.get("xpointer"):
            self._name(element, chain)
        else:
            self._insert(element, found, chain)

    def _name(self, element: Any, chain: tuple[str, ...]) -> None:
        """A text of its own is named and not included."""
        self.members.append(chain[-1])
        write_out(element, "")

    def _not_found(self, element: Any, href: str, found: Problem | None) -> None:
        if found is None:
            message = f"the file {href or '(no href)'} that should be included here is not in the source folder"
        else:
            message = f"{href} cannot be included: {found.message}"
        self._refuse(element, "include-missing", message)

    def _refuse(self, element: Any, slug: str, message: str, hint: str = _INTO_THE_FOLDER) -> None:
        fallback = element.find(_FALLBACK)
        if (
            fallback is None or slug != "include-missing"
        ):  # a fallback is for what is not there, not for what is refused
            self._document.problem(slug, message, element, "href", hint=hint)
        if fallback is None:
            write_out(element, "")
            return
        first = etree.SubElement(element.getparent(), _FALLBACK)  # a moment's hold for the text before the first child
        element.addprevious(first)
        for child in list(fallback):
            element.addprevious(child)
        write_out(first, fallback.text or "")
        write_out(element, "")

    def _insert(self, element: Any, found: Document, chain: tuple[str, ...]) -> None:
        part = _part(found.root, element.get("xpointer", ""))
        if part is None:
            self._document.sought.append((chain[-1], ""))
            self._refuse(element, "include-missing", f"{element.get('href')} has nothing at {element.get('xpointer')}")
            return
        if part.tag in COLLECTED:
            self._document.sought.append((chain[-1], ""))
            self._name(element, chain)
            return
        if excess := _excess(self._document, element, part, self._limits):
            name, most = excess
            self._document.sought.append((chain[-1], ""))
            message = f"{element.get('href')} is not included: with it this text would have more than {most}"
            self._refuse(element, "too-large", message, hint(name, "include less, or put the parts into one file"))
            return
        fragment = self._take(element, found, part)
        self._document.problems += (p for p in found.problems if p not in self._document.problems)
        self.all_in(fragment, chain)

    def _take(self, element: Any, found: Document, part: Any) -> Any:
        """Put a copy of a part of another file into the place of an element."""
        everything = found.sources[0]
        offset = everything.elements.index(part)
        fragment = copy.deepcopy(part)
        fragment.tail = element.tail
        element.getparent().replace(element, fragment)
        elements = [None] * offset + list(fragment.iter("*"))
        self._document.add(replace(everything, elements=elements, kind=file_kind(found.root)))
        return fragment


def _excess(document: Document, element: Any, part: Any, limits: Limits) -> tuple[str, str] | None:
    """Which limit this inclusion would exceed, by its name and in words: few lines can ask for billions."""
    if len(document.sources) > limits.inclusions:
        return "inclusions", f"{limits.inclusions:,} inclusions"
    if document.included > limits.included_elements:
        return "included_elements", f"{limits.included_elements:,} included elements"
    levels = sum(1 for _ in element.iterancestors()) + _depth(part)
    return ("depth", f"{limits.depth:,} levels") if levels > limits.depth else None


def _depth(root: Any) -> int:
    """How many levels of elements a tree has."""
    deepest = level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def _part(root: Any, pointer: str) -> Any | None:
    """What an ``xpointer`` names: an id, or a path of child numbers, from an id or from the root."""
    if not pointer:
        return root
    path = re.fullmatch(r"(?:element\()?([^()/]*)((?:/\d+)*)\)?", pointer)
    if path is None:
        return None
    at = next((e for e in root.iter("*") if e.get(ID) == path[1]), None) if path[1] else [root]
    for step in path[2].split("/")[1:]:
        at = at[int(step) - 1] if at is not None and len(at) >= int(step) > 0 else None
    return at
