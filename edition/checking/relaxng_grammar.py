"""Texts against RELAX NG: raw errors of the automaton, and what they mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from lxml import etree

from edition.checking.relaxng.automaton import Automaton
from edition.checking.relaxng.faults import Fault
from edition.checking.relaxng.patterns import TooComplex
from edition.checking.relaxng.schema import load
from edition.checking.relaxng.validating import faults
from edition.checking.xsd_refusing import MOST
from edition.model import Place, Problem
from edition.reading.parsing import Document
from edition.tei import XI

_KEPT = 100_000
"""Patterns that are kept from one text to the next; a schema of the TEI makes some ten thousand."""


def judge(path: Path) -> Callable[[Document], list[Problem]]:
    """What a schema refuses in a file. Raises ``SettingsError`` where the schema is of no use."""
    judging = _Judging(path)
    return judging.refusals


class _Judging:
    """One schema and its automaton, which is made anew when texts have made too much of it."""

    def __init__(self, path: Path) -> None:
        self._path, self._automaton = path, Automaton(load(path))

    def refusals(self, document: Document) -> list[Problem]:
        """The problems of a file."""
        if len(self._automaton.patterns) > _KEPT:
            self._automaton = Automaton(load(self._path))
        try:
            elements, found = _faults(self._automaton, document)
            if not found:
                return []
            from edition.checking.explaining_relaxng import explain  # noqa: PLC0415 - for what is refused only

            return explain(self._automaton, document, elements, found)[:MOST]
        except TooComplex as error:
            message = f"the schema {self._path.name} cannot be used: {error}"
            return [Problem("schema-too-complex", "error", message, Place(document.path, 1, 1), error.hint)]


def _faults(automaton: Automaton, document: Document) -> tuple[list[Any], list[Fault]]:
    """The raw errors, and the elements by the ordinals in them: of the file itself, unless it includes others.

    An ``xi:include`` is for no schema to see: the tree has what it stands for.
    """
    source = document.sources[0]
    if XI.encode() not in source.data:
        try:
            return source.elements, faults(automaton, source.data)
        except ExpatError:
            pass  # an entity that is declared outside of the file: the tree has it as characters
    written: bytes = etree.tostring(document.root, encoding="utf-8")
    return list(document.root.iter("*")), faults(automaton, written)
