"""Which elements and attributes a pattern of the compact syntax is about: name classes, made into elements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from edition.checking.namespaces import RELAX_NG
from edition.checking.relaxng.compact_annotations import Annotations
from edition.checking.relaxng.compact_names import Prefixes
from edition.checking.relaxng.compact_tokens import IDENTIFIERS, Tokens

DEEPEST = 100
"""Levels of brackets that a schema may have; real ones have about ten."""


class NameClasses:
    """Reads name classes from words."""

    def __init__(self, tokens: Tokens, prefixes: Prefixes, annotations: Annotations) -> None:
        self.tokens, self.prefixes, self.annotations = tokens, prefixes, annotations
        self.depth = 0
        self.excepted: Any = None

    def make(self, tag: str, attributes: Mapping[str, str] | None = None) -> Any:
        """An element of the XML syntax with the line of the next word."""
        made = etree.Element(f"{{{RELAX_NG}}}{tag}", attributes, nsmap={None: RELAX_NG})
        made.sourceline = self.tokens.line
        return made

    def deeper(self) -> None:
        """Open a bracket. ``CompactSyntaxError``: there are more levels than anyone writes."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.tokens.error(f"brackets are nested more than {DEEPEST} deep")

    def name_class(self, attribute: bool) -> Any:
        """A name, or which names; those of attributes are in no namespace without a prefix."""
        self.deeper()
        found = self._names(attribute)
        if self.tokens.kind == "|":
            first, found = found, self.make("choice")
            found.append(first)
            while self.tokens.kind == "|":
                if found[-1] is self.excepted:
                    break
                self.tokens.take()
                found.append(self._names(attribute))
            if found[-1] is self.excepted:
                raise self.tokens.error("parentheses are missing around names with “-”")
        self.depth -= 1
        return found

    def _names(self, attribute: bool) -> Any:
        self.annotations.before()
        kind = self.tokens.kind
        if kind == "(":
            self.tokens.take()
            found = self.name_class(attribute)
            self.tokens.expect(")", "where the names in parentheses end")
            self.excepted = None
        elif kind in ("*", "nsname"):
            found = self._any(attribute)
        else:
            found = self._name(attribute)
        self.annotations.after()
        return found

    def _any(self, attribute: bool) -> Any:
        found = self.make("anyName" if self.tokens.kind == "*" else "nsName")
        if self.tokens.kind == "nsname":
            self._set_namespace(found, self.prefixes.namespace(self.tokens, self.tokens.take()[:-2]))
        else:
            self.tokens.take()
        if self.tokens.kind == "-":
            self.tokens.take()
            self.deeper()
            etree.SubElement(found, f"{{{RELAX_NG}}}except").append(self._names(attribute))
            self.depth -= 1
            self.excepted = found
        return found

    def _name(self, attribute: bool) -> Any:
        found = self.make("name")
        if self.tokens.kind == "cname":
            prefix, _, found.text = self.tokens.take().partition(":")
            self._set_namespace(found, self.prefixes.namespace(self.tokens, prefix))
        elif self.tokens.kind in IDENTIFIERS:
            found.text = self.tokens.take()
            self._set_namespace(found, "" if attribute else self.prefixes.default)
        else:
            raise self.tokens.error("the name of an element or attribute is missing")
        return found

    @staticmethod
    def _set_namespace(found: Any, uri: str | None) -> None:
        if uri is not None:
            found.set("ns", uri)
