"""Which schemas a text names: ``xml-model`` (W3C, Associating Schemas with XML), ``xsi:schemaLocation``, ``<?oxygen …?>``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any, Literal

from edition.checking.namespaces import RELAX_NG, SCHEMATRON, XML_SCHEMA
from edition.model import Place
from edition.reading import places
from edition.reading.parsing import Document

Kind = Literal["rng", "rnc", "xsd", "sch", ""]
"""How a schema is read: RELAX NG, its compact syntax, XML Schema, rules of Schematron (in whatever file); '' is unknown."""

COMPACT = "application/relax-ng-compact-syntax"
_LANGUAGES: dict[str, Kind] = {
    RELAX_NG: "rng",
    XML_SCHEMA: "xsd",
    **dict.fromkeys(SCHEMATRON, "sch"),
}
_ENDINGS: dict[str, Kind] = {".rng": "rng", ".rnc": "rnc", ".xsd": "xsd", ".sch": "sch", ".isosch": "sch"}
_HEAD = 20_000
"""Bytes of a file in which its schema is looked for: it stands before the root element."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<[^?!]")
_INSTRUCTION = re.compile(r"<\?(xml-model|oxygen)\s(.*?)\?>", re.DOTALL)
_PSEUDO = re.compile(r"([\w\-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class Named:
    """A schema as a text names it: by an instruction from ``begin`` to ``end`` (characters of the text), or an attribute."""

    name: str
    kind: Kind
    phase: str = ""
    group: str = ""
    begin: int = 0
    end: int = 0
    attribute: str = ""

    def locate(self, document: Document) -> tuple[Place, str]:
        """Where the text names it, and the source line there."""
        if self.attribute:
            return document.locate(document.root, self.attribute, self.name)
        text = _head(document.sources[0].data)
        (line, column), (end_line, end_column) = _position(text, self.begin), _position(text, self.end)
        shown = places.excerpt(text.split("\n")[line - 1], column)
        return Place(document.path, line, column, end_line, end_column), shown


def _position(text: str, at: int) -> tuple[int, int]:
    """Line and column, from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def kind_of(name: str, type_: str = "", language: str = "") -> Kind:
    """How a schema is to be read, as far as its name (without a query) and what is said of it tell.

    Schematron may stand in a file of any name; of grammars, the name is more often right than what is said of them.
    """
    said = _LANGUAGES.get(language.strip(), "")
    if said == "sch":
        return said
    return _ENDINGS.get(Path(name).suffix.lower(), "rnc" if type_.strip() == COMPACT else said)


def kind_within(path: Path) -> Kind:
    """How a file without a telling name is to be read: by the first namespace of a language for schemas in it."""
    head = beginning(path)
    root = _ROOT.search(_COMMENT.sub("", head))
    found = re.findall(r"xmlns(?::[\w.\-]+)?\s*=\s*[\"']([^\"']*)", head) if root else []
    return next((_LANGUAGES[uri] for uri in found if uri in _LANGUAGES), "")


def beginning(path: Path) -> str:
    """The first characters of a file, in which it says what it is; '' of one that cannot be read."""
    try:
        with path.open("rb") as file:
            return places.decode(file.read(_HEAD))
    except OSError:
        return ""


def named(document: Document) -> tuple[Named, ...]:
    """The schemas that a file names, in its order."""
    return (*_instructed(_head(document.sources[0].data)), *_located(document.root))


def _head(data: bytes) -> str:
    return places.with_line_feeds(places.decode(data[:_HEAD]))


def _instructed(text: str) -> Iterator[Named]:
    head = _COMMENT.sub(lambda found: " " * len(found[0]), text)
    root = _ROOT.search(head)
    for found in _INSTRUCTION.finditer(head[: root.start() if root else None]):
        said = {name: unescape(double or single) for name, double, single in _PSEUDO.findall(found[2])}
        for one in _of_oxygen(said) if found[1] == "oxygen" else _of_model(said):
            yield replace(one, begin=found.start(), end=found.end())


def _of_model(said: dict[str, str]) -> Iterator[Named]:
    if name := said.get("href", "").strip():
        kind = kind_of(bare(name), said.get("type", ""), said.get("schematypens", ""))
        yield Named(name, kind, said.get("phase", ""), said.get("group", ""))


def _of_oxygen(said: dict[str, str]) -> Iterator[Named]:
    if name := said.get("RNGSchema", "").strip():
        yield Named(name, "rnc" if said.get("type") == "compact" else kind_of(bare(name)) or "rng")
    if name := said.get("SCHSchema", "").strip():
        yield Named(name, "sch")


def _located(root: Any) -> Iterator[Named]:
    """By attributes of the root: pairs of namespace and place, and a place for what is in no namespace."""
    prefix = next((prefix for prefix, uri in root.nsmap.items() if uri == _XSI and prefix), "xsi")
    for attribute, first, step in (("schemaLocation", 1, 2), ("noNamespaceSchemaLocation", 0, 1)):
        for name in root.get(f"{{{_XSI}}}{attribute}", "").split()[first::step]:
            yield Named(name, "xsd", attribute=f"{prefix}:{attribute}")


@lru_cache(maxsize=256)
def bare(name: str) -> str:
    """An address without its query and fragment."""
    return re.split(r"[?#]", name)[0]
