"""Annotations of the compact syntax: passed over, except for the rules of Schematron that stand in them."""

from __future__ import annotations

from typing import Any

from lxml import etree

from edition.checking.namespaces import ISO_SCHEMATRON
from edition.checking.relaxng.compact_names import Prefixes, is_address
from edition.checking.relaxng.compact_tokens import IDENTIFIERS, Tokens


class Annotations:
    """What stands in ``[ … ]``. ``rules`` are the outermost elements of Schematron in it, in the order of the schema."""

    def __init__(self, tokens: Tokens, prefixes: Prefixes) -> None:
        self._tokens, self._prefixes = tokens, prefixes
        self.rules: list[Any] = []

    def before(self) -> None:
        """Pass over what is said in front of something."""
        while self._tokens.kind == "[":
            self._tokens.take()
            self._content(None)

    def after(self) -> None:
        """Pass over what is said behind something: ``>> name [ … ]``."""
        while self._tokens.kind == ">>":
            self._tokens.take()
            self.element()

    def stands(self) -> bool:
        """Whether an annotation is next that is an element by itself: ``name [ … ]``."""
        return self._tokens.following == "[" and (self._tokens.kind in IDENTIFIERS or self._tokens.kind == "cname")

    def element(self) -> None:
        """Pass over ``name [ … ]``."""
        name = self._name()
        self._tokens.expect("[", "after the name of an annotation")
        self._content(self._opened(None, name))

    def _content(self, first: Any) -> None:
        """Up to the bracket that closes; ``None`` stands for what is not kept. Nested as deep as one likes."""
        tokens, stack = self._tokens, [first]
        while stack:
            if tokens.kind == "]":
                tokens.take()
                stack.pop()
            elif tokens.kind == "literal":
                _say(stack[-1], tokens.literal("the text of an annotation"))
            else:
                self._part(stack)

    def _part(self, stack: list[Any]) -> None:
        tokens, name = self._tokens, self._name()
        if tokens.kind == "=":
            tokens.take()
            value = tokens.literal("the value of an annotation")
            if stack[-1] is not None:
                stack[-1].set(name, value)
        else:
            tokens.expect("[", "after the name of an annotation")
            stack.append(self._opened(stack[-1], name))

    def _name(self) -> str:
        tokens = self._tokens
        if tokens.kind != "cname":
            return tokens.identifier("the name of an annotation, or a bracket “]” that closes it,")
        prefix, _, name = tokens.take().partition(":")
        uri = self._prefixes.namespace(tokens, prefix)
        return f"{{{uri}}}{name}" if uri and is_address(uri) else name

    def _opened(self, parent: Any, name: str) -> Any:
        if parent is not None:
            return etree.SubElement(parent, name)
        if not name.startswith(f"{{{ISO_SCHEMATRON}}}"):
            return None
        found = etree.Element(name, nsmap={"sch": ISO_SCHEMATRON})
        found.sourceline = self._tokens.line
        self.rules.append(found)
        return found


def _say(element: Any, text: str) -> None:
    if element is None:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
