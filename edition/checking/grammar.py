"""Texts against their schemas: XML Schema by libxml2, RELAX NG and Schematron by ourselves; what is refused is explained."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from edition.checking.generations import as_written, is_p5, not_p5, speaks_of_tei
from edition.checking.schemas import Missing, Schema, Schemas
from edition.checking.xsd_loading import load
from edition.checking.xsd_refusing import is_valid, refused
from edition.errors import SettingsError
from edition.model import Problem
from edition.reading.parsing import Document
from edition.tei import XI, tag

_SIMPLER = "it does so on patterns that repeat what repeats: write them more simply"

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
        found = self._judges[schema](document)
        return [problem for problem in found if not _is_brought_in(problem, document)]


def _is_brought_in(problem: Problem, document: Document) -> bool:
    """Whether what a corpus lacks are the texts that it includes: these are checked as files of their own."""
    root = document.root
    if root.tag != tag("teiCorpus") or problem.slug != "grammar-missing" or XI.encode() not in document.sources[0].data:
        return False
    return problem.message.startswith("<teiCorpus> is not complete") and problem.place == document.locate(root)[0]


def _xml_schema(schema: Schema) -> Judge:
    loaded, path = load(schema.path), schema.path

    def judge(document: Document) -> list[Problem]:
        if loaded.validator is None:
            from edition.checking.explaining_xsd_1_1 import problems  # noqa: PLC0415 - xmlschema is loaded for 1.1

            return problems(path, document)
        try:
            if is_valid(loaded.validator, document.root):
                return []
            faults = refused(loaded.validator, document.root, loaded.names())
        except etree.XMLSchemaValidateError as error:
            raise SettingsError(f"{path} cannot be used for {document.path}: libxml2 gives up", _SIMPLER) from error
        from edition.checking.explaining_xsd import explain  # noqa: PLC0415 - xmlschema is loaded for what is refused

        return explain(path, document, *faults)

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
