"""The compact syntax of RELAX NG (.rnc; ISO/IEC 19757-2, Annex C), read into a tree of the XML syntax.

What is read from a tree then reads both. Namespaces and libraries of datatypes stand at each element that needs them, so that
nothing depends on what stands around it; the tree has the lines of the text.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from edition.checking.namespaces import RELAX_NG
from edition.checking.relaxng.compact_annotations import Annotations
from edition.checking.relaxng.compact_names import Prefixes
from edition.checking.relaxng.compact_patterns import Patterns
from edition.checking.relaxng.compact_tokens import END, CompactSyntaxError, Tokens

__all__ = ["CompactSyntaxError", "read_compact"]
_COMBINED = {"=": "", "|=": "choice", "&=": "interleave"}


def read_compact(text: str, name: str = "") -> Any:
    """The root element, a ``grammar`` or a pattern; ``name`` is the address against which what it includes is found.

    Documentation and annotations are left out; rules of Schematron among them stand at the end of the root.
    Raises ``CompactSyntaxError``.
    """
    tokens, prefixes = Tokens(text), Prefixes()
    prefixes.declare(tokens)
    annotations = Annotations(tokens, prefixes)
    root = _Grammars(tokens, prefixes, annotations).whole()
    if tokens.kind != END:
        raise tokens.error("the pattern is complete, and nothing may follow it")
    known = etree.Element(root.tag, dict(root.attrib), nsmap=prefixes.nsmap() | {None: RELAX_NG})
    known.sourceline, known.text = root.sourceline, root.text
    known.extend([*root, *annotations.rules])
    if name:
        known.getroottree().docinfo.URL = name
    return known


class _Grammars(Patterns):
    """Reads grammars: what stands in them are definitions, divisions and other grammars."""

    def whole(self) -> Any:
        """The whole of a schema: a grammar without its braces, or one pattern."""
        self.annotations.before()
        if not self._begins_grammar():
            return self.pattern()
        grammar = self.make("grammar")
        self.members(grammar)
        return grammar

    def _begins_grammar(self) -> bool:
        kind, assigned = self.tokens.kind, self.tokens.following in _COMBINED
        return (
            kind in ("start", "div", "include")
            or (kind in ("name", "quoted") and assigned)
            or self.annotations.stands()
        )

    def members(self, parent: Any, *, included: bool = False) -> None:
        self.deeper()
        while self.tokens.kind not in ("}", END):
            self.annotations.before()
            self._member(parent, included)
        self.depth -= 1

    def _member(self, parent: Any, included: bool) -> None:
        kind = self.tokens.kind
        if self.annotations.stands():
            self.annotations.element()
        elif kind == "div":
            self._division(parent, included)
        elif kind == "include" and not included:
            self._include(parent)
        elif kind == "start" or self.tokens.following in _COMBINED:
            parent.append(self._definition(kind == "start"))
        else:
            raise self.tokens.error("a definition is missing: name = pattern")

    def _division(self, parent: Any, included: bool) -> None:
        division = self.make("div")
        parent.append(division)
        self.tokens.take()
        self.tokens.expect("{", "after “div”")
        self.members(division, included=included)
        self.tokens.expect("}", "where the division ends")

    def _include(self, parent: Any) -> None:
        found = self.make("include")
        parent.append(found)
        self.tokens.take()
        self.location(found)
        if self.tokens.kind == "{":
            self.tokens.take()
            self.members(found, included=True)
            self.tokens.expect("}", "where what is overridden ends")

    def _definition(self, start: bool) -> Any:
        found = self.make("start" if start else "define")
        if start:
            self.tokens.take()
        else:
            found.set("name", self.own_name())
        if self.tokens.kind not in _COMBINED:
            raise self.tokens.error("“=” is missing in a definition")
        if combined := _COMBINED[self.tokens.take()]:
            found.set("combine", combined)
        found.append(self.pattern())
        return found
