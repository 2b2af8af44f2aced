"""Schematron (ISO/IEC 19757-3): rules that no grammar can say, from ``.sch`` files, RELAX NG and XML Schema.

``load`` makes a schema ready once; ``check`` runs it over a document in one pass. Nothing is read but the files of the
schema's own folder, and a document's tree is not changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from edition.checking.schematron.compiling import Plan, plan
from edition.checking.schematron.model import Schema
from edition.checking.schematron.reading import read
from edition.checking.schematron.running import Dispatcher, Hit, Run
from edition.checking.schematron.xpath import nodes
from edition.model import Problem, Related
from edition.reading.parsers import parser
from edition.reading.parsing import Document
from edition.tei import PREFIX

__all__ = ["Schematron", "load"]


def load(path: Path, phase: str = "") -> Schematron:
    """A schema ready to run. ``SettingsError`` where it cannot be used; ``phase`` as ISO Schematron says, or ``#ALL``."""
    return Schematron(read(path, phase))


class Schematron:
    """The rules of a schema. ``unrunnable``: a problem for each that cannot be run, at its place in the schema."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.title = schema.title
        self.version = schema.version
        self._plan: Plan = plan(schema)
        self.unrunnable: list[Problem] = self._plan.unrunnable
        self.engines = dict(self._plan.engines)
        self._plain, self._marked = Dispatcher(self._plan.rules), Dispatcher(self._plan.marked)

    def check(self, document: Document) -> Iterator[Problem]:
        """What the rules find in a document, in its order; rules that ask for comments come last."""
        for hit in Run(self._plan, self._plain, document.root).hits():
            yield _problem(document, hit, *nodes.element_of(hit.node))
        if self._plan.marked:
            yield from self._with_marks(document)
        if self._plan.saxon:
            from edition.checking.schematron import by_saxon  # noqa: PLC0415 - few schemas ask for it

            yield from by_saxon.problems(self.schema, self._plan.saxon, document)

    def _with_marks(self, document: Document) -> Iterator[Problem]:
        """Rules about comments and processing instructions, which a document's tree has not: read again with them."""
        root = _parsed(document)
        if root is None:
            return
        known = dict(zip(root.iter("*"), document.sources[0].elements, strict=False))
        for hit in Run(self._plan, self._marked, root).hits():
            element, attribute = nodes.element_of(hit.node)
            yield _problem(document, hit, known.get(element, document.root), attribute)


def _parsed(document: Document) -> Any:
    try:
        root = etree.fromstring(document.sources[0].data, parser(marks=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag != document.sources[0].elements[0].tag:  # P4, or TEI without its namespace
        for element in root.iter("*"):
            if element.tag[0] != "{":
                element.tag = PREFIX + element.tag.removesuffix(".2")
    return root


def _problem(document: Document, hit: Hit, element: Any, attribute: str) -> Problem:
    place, line = document.locate(element, attribute)
    test = hit.test
    if hit.failure or test is None:
        return _failed(hit, place, line)
    see = test.assertion.see
    hint = "; ".join(hint for hint in (*hit.hints, f"see {see}" if see else "") if hint)
    return Problem("schematron", test.severity, hit.message, place, hint, line, label=test.id)


def _failed(hit: Hit, place: Any, line: str) -> Problem:
    """A test that cannot be evaluated at this node, told once a document."""
    spot, attribute = (hit.test.assertion.spot, "test") if hit.test else (hit.rule.rule.spot, "context")
    name = hit.test.id if hit.test else hit.rule.name
    there, excerpt = spot.place(attribute)
    message = f"the rule {name or there.path} cannot say whether this is right: {hit.failure}"
    related = (Related("the rule stands here", there, excerpt),)
    hint = "mend what stands here, or the rule; where else it fails in this text is not told"
    return Problem("rule-not-run", "warning", message, place, hint, line, label=name, related=related)
