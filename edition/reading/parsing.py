"""Bytes to a tree in which every element is TEI, and to the exact places of elements in the bytes (DESIGN, section 6)."""

from __future__ import annotations

import hashlib
import re
import sys
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, count
from typing import Any

from lxml import etree

from edition.limits import DEEPEST, USUAL, Limits
from edition.model import Place, Problem
from edition.reading import activity, bounds, encodings, places
from edition.reading.parsers import parser
from edition.tei import ID, PREFIX, local, tag
from edition.trees import add_before, take_out

MAX_DEPTH = DEEPEST
"""How deep the elements of a document may be nested, inclusions counted in."""

sys.setrecursionlimit(max(sys.getrecursionlimit(), 12 * MAX_DEPTH))  # readers and renderers go down with the elements

_ENTITY = re.compile(rb"<!ENTITY")
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
"""What may stand before a DOCTYPE: in a comment there may be thousands that are none."""
_DOCTYPE = re.compile(
    rb"<!DOCTYPE\s+(?P<name>[^\s\[>]+)(?:\"[^\"]*\"|'[^']*'|[^\[>\"'])*(?:\[(?P<subset>(?:\"[^\"]*\"|'[^']*'|<!--.*?-->|[^\]\"'])*)\]\s*)?>",
    re.DOTALL,
)
_OUTSIDE = re.compile(rb"<!ENTITY\s+%\s+([^\s]+)\s+(?:PUBLIC|SYSTEM)[^>]*>")
_ROOTS = frozenset(("TEI", "TEI.2", "teiCorpus", "teiCorpus.2"))
_COLLECTED = (tag("TEI"), tag("teiCorpus"))
_CONTENTS = (tag("text"), tag("sourceDoc"))


@dataclass(slots=True)
class Source:
    """One file as read: ``elements`` in document order, which is how places are found again.

    ``kind`` is what the file is on its own: see :func:`edition.reading.registers.file_kind`.
    """

    path: str
    data: bytes
    elements: list[Any] = field(default_factory=list)
    kind: str = ""


@dataclass
class Document:
    """A parsed file with what was included in it. ``root`` is private to its reader and will be annotated.

    ``active``: a browser that opened the file would run or fetch something. ``included`` counts the elements of inclusions;
    ``sought`` are paths of files that were asked for and are none of its sources, each with what was said of it.
    """

    root: Any
    sources: list[Source]
    problems: list[Problem] = field(default_factory=list)
    active: bool = False
    included: int = 0
    sought: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def sha256(self) -> str:
        """The hash of the file itself, as hexadecimal digits."""
        return sha256(self.sources[0].data)

    @property
    def path(self) -> str:
        """The file's path, relative to the source folder."""
        return self.sources[0].path

    @cached_property
    def _numbers(self) -> dict[Any, int]:
        """The elements of all sources, one after the other; None is what was not included."""
        return dict(zip(chain.from_iterable(source.elements for source in self.sources), count()))

    @cached_property
    def _firsts(self) -> list[int]:
        """The number at which each source begins."""
        return list(accumulate((len(source.elements) for source in self.sources[:-1]), initial=0))

    def _found(self, element: Any) -> tuple[Source, int]:
        """The file that an element stands in, and its number there."""
        number = self._numbers[element]
        at = bisect_right(self._firsts, number) - 1
        return self.sources[at], number - self._firsts[at]

    def add(self, source: Source) -> None:
        """Take in a file that was included."""
        self.sources.append(source)
        self.included += sum(element is not None for element in source.elements)
        self.__dict__.pop("_numbers", None)
        self.__dict__.pop("_firsts", None)

    def ordinal(self, element: Any) -> int:
        """The number of an element in its file, from 0, in document order."""
        if element is self.sources[0].elements[0]:
            return 0  # the root: the survey asks for it alone, and need not number the others
        return self._found(element)[1]

    def at(self, element: Any) -> tuple[str, int]:
        """The path of the file that an element stands in, and its number there, from 0."""
        source, ordinal = self._found(element)
        return source.path, ordinal

    def source_of(self, element: Any) -> Source:
        """The file that an element stands in."""
        return self._found(element)[0]

    def locate(self, element: Any, attribute: str = "", value: str | None = None) -> tuple[Place, str]:
        """The place of an element (or of one of its attributes, or of characters of its value) and the source line there."""
        known = element
        while known is not None and known not in self._numbers:
            known = known.getparent()
        source, ordinal = self._found(known) if known is not None else (self.sources[0], 0)
        return places.of_element(source.path, source.data, ordinal, attribute, value)

    def problem(
        self, slug: str, message: str, element: Any, attribute: str = "", hint: str = "", severity: Any = "error"
    ) -> None:
        """Note a finding at an element."""
        place, line = self.locate(element, attribute)
        self.problems.append(Problem(slug, severity, message, place, hint, line))


def sha256(data: bytes) -> str:
    """The hash of some bytes, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


class NotWellFormed(Exception):
    """A file that is no XML, or one beyond the limits: carries the problem that says so."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse(path: str, data: bytes, limits: Limits = USUAL) -> Document:
    """Read one file, if it is within the limits. Raises :class:`NotWellFormed`.

    Comments and processing instructions are no text and are left out; entities declared inside the file are resolved;
    others stay visible as they are written. P4 and TEI without a namespace become TEI P5 names.
    """
    if beyond := bounds.before(path, data, limits):
        raise NotWellFormed(beyond)
    root, unresolved = _tree(path, data, limits)
    if beyond := bounds.after(path, data, root, limits):
        raise NotWellFormed(beyond)
    source = Source(path, data, list(root.iter("*")))
    document = Document(root, [source], active=activity.is_active(data, root, bool(unresolved)))
    if unresolved:
        _keep_entities(document, unresolved)
        _forget_doctype(root)
    if root.tag in _ROOTS:
        _into_namespace(source.elements)
    _part_texts(root)
    return document


def _tree(path: str, data: bytes, limits: Limits) -> tuple[Any, list[Any]]:
    reasons = []
    for settings in ({}, {"huge_tree": True}, {"resolve_entities": False}):
        if "huge_tree" in settings and (_ENTITY.search(encodings.plain(data)) or not _is_shallow(data, limits)):
            continue
        keep, reader = "resolve_entities" in settings, parser(**settings)
        try:
            root = etree.fromstring(_without_outside(data) if keep else data, reader)
        except (etree.XMLSyntaxError, ValueError) as error:
            reasons.append(str(error))
            continue
        if keep and (fault := _fault_of_namespaces(reader)):
            raise NotWellFormed(_refused(path, data, fault, limits))
        left = _declared_entities(root) if keep else []
        if not left:
            _forget_doctype(root)
        return root, left
    raise NotWellFormed(_refused(path, data, reasons[0], limits))


def _fault_of_namespaces(reader: Any) -> str:
    """What is wrong with the prefixes of a file, or '': where entities are left alone, lxml does not say so by itself."""
    domain, grave = etree.ErrorDomains.NAMESPACE, etree.ErrorLevels.ERROR
    faults = (e for e in reader.error_log if e.domain == domain and e.level >= grave)
    return next((f"{e.message}, line {e.line}, column {e.column}" for e in faults), "")


def _forget_doctype(root: Any) -> None:
    """Let go of a DOCTYPE, whose defaults ``get`` would answer with; never before the last entity that it declares is written out.

    Their nodes lead to its declarations, and what goes through the tree would go on in memory that is free.
    """
    root.getroottree().docinfo.clear()


def _refused(path: str, data: bytes, reason: str, limits: Limits) -> Problem:
    """What is told of a file that libxml2 does not read."""
    deep = bounds.too_deep(path, data, limits) if "depth" in reason.lower() else None
    return deep or bounds.amplified(path, data, reason) or places.of_error(path, data, reason)


def _without_outside(data: bytes) -> bytes:
    """The same document with a DOCTYPE that leads nowhere outside the file; what it would have declared stays undeclared."""
    prolog = _PROLOG.match(data)
    doctype = _DOCTYPE.match(data, prolog.end() if prolog else 0)
    if not doctype:
        return data
    subset = _OUTSIDE.sub(rb'<!ENTITY % \1 "">', doctype["subset"] or b"")
    inside = b'<!DOCTYPE %s [<!ENTITY %% outside "">%%outside;%s]>' % (doctype["name"], subset)
    return data[: doctype.start()] + inside + data[doctype.end() :]


def _declared_entities(root: Any) -> list[Any]:
    """Write out the entities that the file declares as plain characters; return those that stay unresolved."""
    subset = root.getroottree().docinfo.internalDTD
    declared = {e.name: e.content for e in subset.iterentities()} if subset is not None else {}
    left = []
    for entity in list(root.iter(etree.Entity)):
        content = declared.get(entity.name)
        if content is None or "<" in content or "&" in content:
            left.append(entity)
        else:
            write_out(entity, content)
    return left


def write_out(element: Any, content: str) -> None:
    """Put characters in the place of an element (or an entity); what stands after it stays."""
    add_before(element, content)
    take_out(element)


def _part_texts(root: Any) -> None:
    """Put a TEI that stands within the text of another one, and has a text, after that text: no character has two owners.

    One within ``egXML`` is an example, and loses its name.
    """
    for inner in reversed(list(root.iterdescendants(*_COLLECTED))):
        if any(local(up) == "egXML" for up in inner.iterancestors()):
            inner.tag = local(inner)
        elif any(child.tag in _CONTENTS for child in inner):
            outer = [up for up in inner.iterancestors(*_CONTENTS) if up.getparent() is not None]
            around = next((up for up in outer if up.getparent().tag in _COLLECTED), None)
            if around is not None:
                write_out(inner, "")
                around.addnext(inner)


def _is_shallow(data: bytes, limits: Limits) -> bool:
    try:
        return places.depth(data) <= limits.depth
    except places.ExpatError:
        return False


def _keep_entities(document: Document, entities: list[Any]) -> None:
    """Entities without a value stay as they are written, and are told where they stand (or at their element)."""
    source, nodes = document.sources[0], Counter(entity.text for entity in entities)
    spots = places.references(source.data)
    ways = {text: iter(found) for text, found in spots.items() if len(found) == nodes[text]}  # none stands in a value
    for entity in entities:
        text = entity.text
        place, line = document.locate(entity.getparent())
        if text in ways:
            at = next(ways[text])
            place, line = places.of_bytes(source.path, source.data, at, at + len(text.encode()))
        message = f"the entity {text} is declared in no part of this file, so its character is unknown; it stays visible as {text}"
        hint = "write the character itself, or declare the entity in the DOCTYPE of this file"
        document.problems.append(Problem("unresolved-entity", "error", message, place, hint, line))
    for entity in entities:
        write_out(entity, entity.text)


def _into_namespace(elements: list[Any]) -> None:
    for element in elements:
        if isinstance(element.tag, str) and element.tag[0] != "{":
            element.tag = PREFIX + element.tag.removesuffix(".2")
        identifier = element.get("id")
        if identifier is not None and element.get(ID) is None:
            element.set(ID, identifier)
