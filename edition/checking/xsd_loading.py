"""An XML Schema brought in with care: all of its parts stand in its folder, and it can be loaded in reasonable time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from edition.checking.namespaces import XML_SCHEMA
from edition.errors import SettingsError
from edition.project import shelf
from edition.reading.parsers import parser
from edition.tei import XML, has_scheme

XSD = f"{{{XML_SCHEMA}}}"
MOST_PARTS = 1_000
LARGEST = 20_000_000
"""Files of a schema, and bytes of them all, that are read at most."""
MOST_STEPS = 2_000_000_000
"""libxml2's time grows with the cube of what a content model names; the TEI's full schema takes 1,100 million such steps: 12 s."""
_MOST_TYPES = 100_000
"""Members of one union, and types that stand for others in a chain."""
_LONGEST_PATTERN = 5_000
"""Characters of a pattern; libxml2's time grows with their square."""
_BRINGING = tuple(XSD + name for name in ("include", "import", "redefine", "override"))
_NAMING = tuple(XSD + name for name in ("element", "any", "attribute"))
_GROUPS = (XSD + "group", XSD + "attributeGroup")
_UNION, _SIMPLE, _ELEMENT = XSD + "union", XSD + "simpleType", XSD + "element"
_NEWER = frozenset(
    XSD + name for name in "assert assertion alternative openContent defaultOpenContent override".split()
)
_NEWER_ATTRIBUTES = ("notQName", "notNamespace", "defaultAttributes", "xpathDefaultNamespace", "inheritable")
_VERSION = "{http://www.w3.org/2007/XMLSchema-versioning}minVersion"


@dataclass(frozen=True, slots=True)
class XmlSchema:
    """A schema that can be loaded: its validator is libxml2's, or None where it is of version 1.1."""

    path: Path
    validator: Any

    def names(self) -> frozenset[str]:
        """The local names of the elements that it declares."""
        return frozenset(str(e.get("name")) for root in _roots(self.path) for e in root.iter(_ELEMENT) if e.get("name"))


def load(path: Path) -> XmlSchema:
    """An XML Schema, with all its parts.

    ``SettingsError``: it is no schema, a part of it is missing or lies elsewhere, or it would take too long.
    """
    if not path.is_relative_to(shelf("schema")[-1]):  # ours is known to be sound
        roots = list(_roots(path))
        _refuse_endless(path, roots)
        if any(is_newer(root) for root in roots):
            return XmlSchema(path, None)
    try:
        return XmlSchema(path, etree.XMLSchema(file=str(path)))
    except etree.XMLSchemaParseError as error:
        raise SettingsError(f"{path} is no usable XML Schema 1.0: {_short(error)}") from error


def _short(error: Exception) -> str:
    text = str(error).replace(XSD, "xs:")
    return text if len(text) < 400 else f"{text[:400]}…"


def is_newer(root: Any) -> bool:
    """Whether a schema says that it is of version 1.1, or uses what only 1.1 has."""
    if root.get(_VERSION, "") >= "1.1" or root.get("defaultAttributes"):
        return True
    return any(e.tag in _NEWER or any(e.get(name) is not None for name in _NEWER_ATTRIBUTES) for e in root.iter("*"))


# ---------------------------------------------------------------------------------------------------------------- parts


def _roots(path: Path) -> Iterator[Any]:
    """The roots of a schema and of all its parts. Nothing is fetched: every part stands in the folder of the schema."""
    folder, left, seen, size = os.path.realpath(path.parent), [path], set[str](), 0
    while left:
        one = left.pop()
        real = os.path.realpath(one)
        if real in seen:
            continue
        if len(seen) >= MOST_PARTS:
            raise SettingsError(f"{path} brings in more than {MOST_PARTS:,} files")
        seen.add(real)
        root, bytes_ = _parsed(one)
        size += bytes_
        if size > LARGEST:
            raise SettingsError(f"{path} and its parts are larger than {LARGEST // 1_000_000} MB")
        yield root
        left += _brought_in(one, root, folder)


def _brought_in(path: Path, root: Any, folder: str) -> Iterator[Path]:
    hint = "put that file beside it: schemas are not fetched"
    for element in root.iter(*_BRINGING):
        location = element.get("schemaLocation", "").strip()
        if not location:
            continue
        part = path.parent / unquote(location)
        outside = (
            not os.path.realpath(part).startswith(folder.rstrip(os.sep) + os.sep) if "\0" not in str(part) else True
        )
        if has_scheme(location) or location.startswith("/") or outside:
            raise SettingsError(f"{path} brings in {location}", hint)
        yield part


def _parsed(path: Path) -> tuple[Any, int]:
    try:
        if path.stat().st_size > LARGEST:
            raise SettingsError(f"the schema {path} is larger than {LARGEST // 1_000_000} MB")
        data = path.read_bytes()
        root = etree.fromstring(data, parser(resolve_entities=False))
    except (OSError, ValueError, etree.XMLSyntaxError) as error:
        reason = getattr(error, "strerror", None) or _short(error)
        raise SettingsError(f"the schema {path} cannot be read: {reason}") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise SettingsError(f"the schema {path} declares entities, which may lead anywhere", "write them out")
    if root.xpath("boolean(descendant-or-self::*/@xml:base)", namespaces={"xml": XML}):
        raise SettingsError(f"the schema {path} says xml:base, so its parts may lie anywhere", "remove the attribute")
    return root, len(data)


# ----------------------------------------------------------------------------------------------------------------- size


def _refuse_endless(path: Path, roots: list[Any]) -> None:
    """Refuse a schema that would take minutes or for ever, as groups can that double twenty times."""
    if any(len(e.get("value", "")) > _LONGEST_PATTERN for root in roots for e in root.iter(XSD + "pattern")):
        raise SettingsError(
            f"{path} has a pattern of more than {_LONGEST_PATTERN:,} characters", "write it more simply"
        )
    sizes = _Sizes(roots)
    steps = 0
    for one in (e for root in roots for e in root.iter(XSD + "complexType")):
        count = sizes.of(one)
        steps += count**3
        if steps > MOST_STEPS:
            name = one.get("name") or one.getparent().get("name", "")
            raise SettingsError(
                f"{path} is too large to be loaded: “{name}” alone names {count:,} parts", "use RELAX NG"
            )
    for one in (e for root in roots for e in root.iter(_SIMPLE)):
        if sizes.of(one) > _MOST_TYPES:
            raise SettingsError(
                f"{path} is too large to be loaded: the type “{one.get('name')}” has millions of members"
            )
    if sizes.substitutes(roots) > _MOST_TYPES * 10:
        raise SettingsError(f"{path} is too large to be loaded: its elements stand for one another in too long a chain")


class _Sizes:
    """How much a definition names when the groups and types that it refers to are written out."""

    def __init__(self, roots: list[Any]) -> None:
        self._named = {
            (e.tag, e.get("name")): e for root in roots for e in root.iter(*_GROUPS, _SIMPLE) if e.get("name")
        }
        self._known: dict[Any, int] = {}

    def of(self, definition: Any) -> int:
        """The number of elements and attributes, or of member types; what refers to itself counts once."""
        stack = [definition]
        while stack:
            one = stack[-1]
            wanted = [e for e in self._references(one) if e not in self._known]
            if wanted and len(stack) <= len(self._named) + 1:
                self._known[one] = 0
                stack += wanted[:1]
                continue
            self._known[one] = self._own(one) + sum(self._known.get(e, 0) for e in self._references(one))
            stack.pop()
        return self._known[definition]

    @staticmethod
    def _own(one: Any) -> int:
        return sum(1 for e in one.iter(*_NAMING) if e is not one) if one.tag != _SIMPLE else 1

    def _references(self, one: Any) -> Iterator[Any]:
        for e in one.iter(*_GROUPS, _UNION):
            kind = _SIMPLE if e.tag == _UNION else e.tag
            names = e.get("memberTypes", "").split() if e.tag == _UNION else [e.get("ref", "")]
            for name in names:
                if (found := self._named.get((kind, name.rpartition(":")[2]))) is not None:
                    yield found

    @staticmethod
    def substitutes(roots: list[Any]) -> int:
        """The lengths of all chains of elements that stand for another, added up."""
        heads = {
            e.get("name"): e.get("substitutionGroup", "").rpartition(":")[2]
            for root in roots
            for e in root.iter(_ELEMENT)
        }
        total, limit = 0, _MOST_TYPES * 10
        for head in heads.values():
            seen, up = set[str](), head
            while up and up not in seen and total <= limit:
                seen.add(up)
                total, up = total + 1, heads.get(up, "")
        return total
