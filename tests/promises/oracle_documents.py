"""The oracle's own way from files to trees: discovery, broken files, P4, DTD entities, XInclude inside the folder."""

from __future__ import annotations

import copy
import html
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
XI = "http://www.w3.org/2001/XInclude"
MARKER = ".edition-site.json"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ROOTS = frozenset(("TEI", "TEI.2", "teiCorpus", "teiCorpus.2"))
_SUFFIXES = frozenset((".xml", ".tei", ".p4", ".p5"))
_ENTITY = re.compile(r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>|&([A-Za-z_][\w.-]*);", re.DOTALL)
_PREDEFINED = frozenset(("amp", "lt", "gt", "quot", "apos"))


class NotXml(Exception):
    """A file that is not well-formed."""


def discover(folder: Path) -> list[str]:
    """The files that may be TEI: paths relative to the folder, hidden and backup ones and built sites left out."""
    found = [p for p in folder.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file()]
    return sorted(str(p.relative_to(folder)) for p in found if not _is_passed_over(p, folder))


def _is_passed_over(path: Path, folder: Path) -> bool:
    if any(part.startswith((".", "#")) or part.endswith(("~", ".bak")) for part in path.relative_to(folder).parts):
        return True
    return any((above / MARKER).exists() for above in path.parents if above.is_relative_to(folder))


def name_of(node: Any) -> str:
    """The local name of an element of any namespace; '' for comments and the like."""
    return etree.QName(node).localname if is_element(node) else ""


def local(node: Any) -> str:
    """The local name of a TEI element; '' for everything else."""
    if not is_element(node):
        return ""
    name: str = node.tag
    return name[len(TEI) + 2 :] if name.startswith("{" + TEI + "}") else ""


def is_element(node: Any) -> bool:
    """Whether a node is an element, neither comment, processing instruction nor entity."""
    return isinstance(node.tag, str)


def is_tei(node: Any) -> bool:
    """Whether a node is a TEI or a corpus in its own right: not an example inside ``egXML``."""
    return local(node) in _ROOTS and not any(name_of(a) == "egXML" for a in node.iterancestors())


class Library:
    """The documents of one folder, with what they include from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._bare: dict[Path, Any] = {}

    def document(self, path: str) -> Any:
        """The tree of one file, inclusions done. Raises :class:`NotXml`."""
        place = self.folder / path
        root = copy.deepcopy(self._parsed(place))
        return self._include(root, place, (place,))

    def _parsed(self, place: Path) -> Any:
        if place not in self._bare:
            self._bare[place] = parse(place.read_bytes())
        return self._bare[place]

    def _include(self, root: Any, place: Path, above: tuple[Path, ...]) -> Any:
        for include in list(root.iter(f"{{{XI}}}include")):
            if include.getparent() is None:
                continue
            included = self._included(include, place, above)
            _replace(include, included if included is not None else _fallback(include))
        return root

    def _included(self, include: Any, place: Path, above: tuple[Path, ...]) -> list[Any] | None:
        """What an ``xi:include`` stands for: strings and elements; None where it cannot be had."""
        href = include.get("href", "")
        target = place if not href else (place.parent / unquote(urlsplit(href).path)).resolve()
        if urlsplit(href).scheme or not target.is_relative_to(self.folder) or not target.is_file():
            return None
        if include.get("parse") == "text":
            return [target.read_text(encoding=include.get("encoding", "utf-8"))]
        try:
            found = _pointed(self._parsed(target), include.get("xpointer", ""))
        except NotXml:
            return None
        if found is None or target in above:
            return None
        if is_tei(found):
            return []  # a text of its own, reached by its path
        return [self._include(_alone(found), target, (*above, target))]


def _alone(element: Any) -> Any:
    twin = copy.deepcopy(element)
    twin.tail = None
    return twin


def _pointed(root: Any, pointer: str) -> Any | None:
    if not pointer:
        return root
    if match := re.fullmatch(r"element\(([^/)]*)((?:/\d+)*)\)", pointer):
        return _by_steps(root, match[1], match[2])
    return next((e for e in root.iter("*") if e.get(_ID) == pointer or e.get("id") == pointer), None)


def _by_steps(root: Any, identifier: str, steps: str) -> Any | None:
    numbers = [int(n) for n in steps.split("/") if n]
    here = _pointed(root, identifier) if identifier else root
    for n in numbers if identifier else numbers[1:]:
        children = [] if here is None else [c for c in here if is_element(c)]
        here = children[n - 1] if 0 < n <= len(children) else None
    return here


def _fallback(include: Any) -> list[Any]:
    for child in include:
        if child.tag == f"{{{XI}}}fallback":
            parts: list[Any] = [child.text or ""]
            for inner in list(child):
                parts += [inner, inner.tail or ""]
                inner.tail = None
            return parts
    return []


def _replace(include: Any, parts: list[Any]) -> None:
    """Put strings and elements where an element stood; what follows it stays."""
    parent, position = include.getparent(), include.getparent().index(include)
    tail = include.tail or ""
    include.tail = None
    parent.remove(include)
    for part in [*parts, tail]:
        if not isinstance(part, str):
            parent.insert(position, part)
            position += 1
        elif position:
            parent[position - 1].tail = (parent[position - 1].tail or "") + part
        else:
            parent.text = (parent.text or "") + part


def parse(data: bytes) -> Any:
    """The root element of a file, with P5 names. Raises :class:`NotXml`."""
    try:
        root = _lxml(data)
    except etree.XMLSyntaxError as error:
        if b"<!DOCTYPE" not in data:
            raise NotXml(str(error)) from error
        root = _without_doctype(data)
    _name_as_p5(root)
    return root


def _lxml(data: bytes) -> Any:
    settings = {"resolve_entities": "internal", "no_network": True, "load_dtd": False}
    return etree.fromstring(data, etree.XMLParser(collect_ids=False, huge_tree=True, **settings))


def _without_doctype(data: bytes) -> Any:
    """Read a file whose DTD cannot be had: entities of its own are put in, the others stay as they are written."""
    text = data.decode(_encoding(data))
    match = re.search(r"<!DOCTYPE[^\[>]*(\[(.*?)\]\s*)?>", text, re.DOTALL)
    if match is None:
        raise NotXml("DOCTYPE")
    subset = match[2] or ""
    stated = re.findall(r"<!ENTITY\s+([\w.:-]+)\s+(\"[^\"]*\"|'[^']*')\s*>", subset)
    declared = {name: content[1:-1] for name, content in reversed(stated) if not set(content) & set("<&")}
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", text[: match.start()]) + text[match.end() :]
    bare = _ENTITY.sub(lambda m: _entity(m[1], declared) if m[1] else m[0], bare)
    try:
        return _lxml(bare.encode())
    except etree.XMLSyntaxError as error:
        raise NotXml(str(error)) from error


def _encoding(data: bytes) -> str:
    match = re.match(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)", data)
    return match[1].decode("ascii") if match else "utf-8-sig"


def _entity(name: str, declared: dict[str, str]) -> str:
    if name in _PREDEFINED:
        return f"&{name};"
    return declared.get(name, html.escape(f"&{name};"))


def _name_as_p5(root: Any) -> None:
    """P4 and TEI without a namespace: every element that has none is named as in P5."""
    roots = [e for e in root.iter("*") if name_of(e) in _ROOTS]
    if not roots or any(local(e) for e in roots) or roots[0].tag not in _ROOTS:
        return
    for element in root.iter("*"):
        if not element.tag.startswith("{"):
            element.tag = f"{{{TEI}}}{element.tag}"
        if element.get("id") is not None and element.get(_ID) is None:
            element.set(_ID, element.get("id"))
