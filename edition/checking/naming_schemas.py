"""Which schemas a text names: ``xml-model`` (W3C, Associating Schemas with XML), ``xsi:schemaLocation``, ``<?oxygen …?>``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Literal

from edition.model import Place
from edition.reading import places
from edition.reading.parsing import Document

Kind = Literal["rng", "rnc", "xsd", "sch", ""]
"""How a schema is read: RELAX NG, its compact syntax, XML Schema, rules of Schematron (in whatever file); '' is unknown."""

COMPACT = "application/relax-ng-compact-syntax"
SCHEMATRON = ("http://purl.oclc.org/dsdl/schematron", "http://www.ascc.net/xml/schematron")
_LANGUAGES: dict[str, Kind] = {
    "http://relaxng.org/ns/structure/1.0": "rng",
    "http://www.w3.org/2001/XMLSchema": "xsd",
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
    """A schema as a text names it, and where; ``source`` is an excerpt of the line."""

    name: str
    kind: Kind
    place: Place
    source: str = ""
    phase: str = ""
    group: str = ""


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
    try:
        with path.open("rb") as file:
            head = places.decode(file.read(_HEAD))
    except OSError:
        return ""
    root = _ROOT.search(_COMMENT.sub("", head))
    found = re.findall(r"xmlns(?::[\w.\-]+)?\s*=\s*[\"']([^\"']*)", head) if root else []
    return next((_LANGUAGES[uri] for uri in found if uri in _LANGUAGES), "")


def named(document: Document) -> tuple[Named, ...]:
    """The schemas that a file names, in its order."""
    source = document.sources[0]
    return (*_instructed(source.path, source.data), *_located(document))


def _instructed(path: str, data: bytes) -> Iterator[Named]:
    text = places.decode(data[:_HEAD]).replace("\r\n", "\n").replace("\r", "\n")
    head = _COMMENT.sub(lambda found: " " * len(found[0]), text)
    root = _ROOT.search(head)
    for found in _INSTRUCTION.finditer(head[: root.start() if root else None]):
        said = {name: unescape(double or single) for name, double, single in _PSEUDO.findall(found[2])}
        begin, end = (len(text[:at].encode()) for at in found.span())
        where = places.of_bytes(path, data, begin, end)
        yield from (_of_oxygen if found[1] == "oxygen" else _of_model)(said, *where)


def _of_model(said: dict[str, str], place: Place, source: str) -> Iterator[Named]:
    if name := said.get("href", "").strip():
        kind = kind_of(bare(name), said.get("type", ""), said.get("schematypens", ""))
        yield Named(name, kind, place, source, said.get("phase", ""), said.get("group", ""))


def _of_oxygen(said: dict[str, str], place: Place, source: str) -> Iterator[Named]:
    if name := said.get("RNGSchema", "").strip():
        yield Named(name, "rnc" if said.get("type") == "compact" else kind_of(bare(name)) or "rng", place, source)
    if name := said.get("SCHSchema", "").strip():
        yield Named(name, "sch", place, source)


def _located(document: Document) -> Iterator[Named]:
    """By attributes of the root: pairs of namespace and place, and a place for what is in no namespace."""
    root = document.root
    prefix = next((prefix for prefix, uri in root.nsmap.items() if uri == _XSI and prefix), "xsi")
    for attribute, first, step in (("schemaLocation", 1, 2), ("noNamespaceSchemaLocation", 0, 1)):
        for name in root.get(f"{{{_XSI}}}{attribute}", "").split()[first::step]:
            yield Named(name, "xsd", *document.locate(root, f"{prefix}:{attribute}", name))


@lru_cache(maxsize=256)
def bare(name: str) -> str:
    """An address without its query and fragment."""
    return re.split(r"[?#]", name)[0]
