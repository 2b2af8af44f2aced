"""Texts against their schemas: XML Schema by libxml2, RELAX NG and Schematron by ourselves; what is refused is explained."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from edition.checking.generations import as_written, is_p5, not_p5, speaks_of_tei
from edition.checking.schemas import Missing, Schema, Schemas
from edition.errors import SettingsError
from edition.model import Problem
from edition.reading.parsing import Document, write_out
from edition.tei import has_scheme

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_PARTS = (f"{_XSD}include", f"{_XSD}import", f"{_XSD}redefine")
STRANGER = "This element is not expected"
"""What libxml2 says of a child that does not belong where it stands."""
MOST = 200
"""Mistakes of one file that are told; whoever has mended them will see the others."""


Judge = Callable[[Document], list[Problem]]


class Grammar:
    """Checks texts against the schemas that apply to them; each schema is loaded once."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._judges: dict[Schema, Judge] = {}

    def check(self, document: Document) -> tuple[tuple[Schema, ...], tuple[Missing, ...], list[Problem]]:
        """The schemas that apply, those that are named and not here, and what is refused.

        Reads the tree with its inclusions, and does not change it. Raises ``SettingsError`` where a schema is of no use.
        """
        chosen = self._schemas.of(document)
        problems = [problem for schema in chosen.schemas for problem in self._refusals(schema, document)]
        return chosen.schemas, chosen.missing, problems

    def _refusals(self, schema: Schema, document: Document) -> list[Problem]:
        if schema not in self._judges:
            self._judges[schema] = _LOADERS[schema.kind](schema)
        if not is_p5(document):
            if speaks_of_tei(schema.path):
                return [not_p5(schema.path, document)]
            document = as_written(document)
        return self._judges[schema](document)


def _xml_schema(schema: Schema) -> Judge:
    validator = load(schema.path)

    def judge(document: Document) -> list[Problem]:
        if validator.validate(document.root):
            return []
        from edition.checking.explaining_grammar import explain  # noqa: PLC0415 - xmlschema is loaded for what is refused

        return explain(schema.path, document, _refused(validator, document.root))

    return judge


def _relax_ng(schema: Schema) -> Judge:
    from edition.checking.relaxng_grammar import judge  # noqa: PLC0415 - most editions have one sort of schema

    return judge(schema.path)


def _schematron(schema: Schema) -> Judge:
    from edition.checking import schematron  # noqa: PLC0415 - most editions have one sort of schema

    rules = schematron.load(schema.path, schema.phase)
    waiting = list(rules.unrunnable)

    def judge(document: Document) -> list[Problem]:
        found = [*waiting, *rules.check(document)]
        waiting.clear()
        return found

    return judge


_LOADERS: dict[str, Callable[[Schema], Judge]] = {
    "xsd": _xml_schema,
    "rng": _relax_ng,
    "rnc": _relax_ng,
    "sch": _schematron,
}


def _refused(validator: Any, root: Any) -> list[tuple[Any, str]]:
    """The elements that libxml2 finds fault with, and what it says.

    After a child that does not belong it reads its parent no further: so the child is taken out of a copy, which is tried again.
    """
    copied = copy.deepcopy(root)
    original = dict(zip(copied.iter(), root.iter(), strict=True))
    found: dict[tuple[Any, str], None] = {}
    while len(found) <= MOST and not validator.validate(copied):
        strangers = []
        for entry in validator.error_log:
            one = _at(copied, entry.path)
            found[original[one], entry.message] = None
            if STRANGER in entry.message and one is not copied:
                strangers.append(one)
            if len(found) > MOST:
                break
        if not strangers:
            break
        for one in strangers:
            write_out(one, "")
    return list(found)


def _at(root: Any, path: str | None) -> Any:
    try:
        found = root.xpath(path) if path else []
    except etree.XPathEvalError:  # elements of other namespaces go by their prefixes
        prefixes = {prefix: uri for e in root.iter() for prefix, uri in e.nsmap.items() if prefix}
        found = root.xpath(path, namespaces=prefixes)
    return found[0] if found else root


def load(path: Path) -> Any:
    """An XML Schema for libxml2. Raises ``SettingsError`` when it is none, or when a part of it lies elsewhere."""
    _check_parts(path, path.parent, set())
    try:
        return etree.XMLSchema(file=str(path))
    except etree.XMLSchemaParseError as error:
        raise SettingsError(f"{path} is no usable XML Schema 1.0: {error}") from error


def _check_parts(path: Path, folder: Path, seen: set[Path]) -> None:
    """Nothing is fetched: every part of a schema stands in its folder."""
    if path in seen:
        return
    seen.add(path)
    for element in _parsed(path).iter(*_PARTS):
        location = element.get("schemaLocation", "")
        if has_scheme(location) or location.startswith("/") or posixpath.normpath(location).startswith(".."):
            raise SettingsError(f"{path} brings in {location}", "put that file beside it: schemas are not fetched")
        if location:
            _check_parts(path.parent / location, folder, seen)


def _parsed(path: Path) -> Any:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(path.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError) as error:
        raise SettingsError(f"the schema {path} cannot be read: {error}") from error
