"""Where the reading of an expression stands, and the names and node tests that it meets."""

from __future__ import annotations

from collections.abc import Mapping

from edition.checking.schematron.xpath.syntax import Test, Unsupported, XPathSyntaxError
from edition.checking.schematron.xpath.tokens import Token, tokens
from edition.tei import XML

KINDS = frozenset("node text comment processing-instruction element attribute document-node".split())
_FIRST = frozenset("node text comment processing-instruction".split())


class Cursor:
    """The words of an expression, taken one after the other; ``later``: of XPath 2.0 or after."""

    def __init__(self, text: str, namespaces: Mapping[str, str], version: int, default: str) -> None:
        self._tokens = tokens(text)
        self.at = 0
        self._namespaces = namespaces
        self.later = version > 1
        self._default = default

    @property
    def now(self) -> Token:
        """The next word."""
        return self._tokens[self.at]

    def peek(self, ahead: int = 1) -> Token:
        """A word further on."""
        return self._tokens[min(self.at + ahead, len(self._tokens) - 1)]

    def stands(self, *texts: str) -> bool:
        """Whether the next word is one of these."""
        return self.now.text in texts and self.now.kind in ("sign", "name")

    def take(self, *texts: str) -> str:
        """The next word, if it is one of these, else ''."""
        if not self.stands(*texts):
            return ""
        self.at += 1
        return self._tokens[self.at - 1].text

    def need(self, text: str) -> None:
        """Go past a word. Raises ``XPathSyntaxError`` where it is missing."""
        if not self.take(text):
            raise self.wrong(f"{text} is missing")

    def wrong(self, message: str) -> XPathSyntaxError | Unsupported:
        """An error at the next word; where only XPath 3.1 goes on like this, others may know more."""
        if self.later and self.now.text in ("{", "}", "?", "#"):
            return Unsupported("maps, arrays and functions as values")
        what = f"before {self.now.text}" if self.now.text else "at the end"
        return XPathSyntaxError(f"{message} {what}", self.now.at)

    def end(self) -> None:
        """Nothing may follow."""
        if self.now.kind != "end":
            raise self.wrong("an operator is missing, or something is too many,")

    def test(self, axis: str) -> Test:
        """The node test after an axis."""
        token = self.now
        self.at += 1
        if token.text in KINDS and self.stands("("):
            return self._kind(token.text)
        if token.text == "*" and token.kind == "sign":
            return Test("name")
        if token.kind != "name":
            self.at -= 1
            raise self.wrong("a name is missing")
        return Test("name", *self._named(token, "" if axis == "attribute" else self._default))

    def _named(self, token: Token, default: str) -> tuple[str, str]:
        if token.text.startswith("Q{"):
            uri, local = token.text[2:].split("}")
            return uri.strip(), local
        prefix, colon, local = token.text.rpartition(":")
        if prefix == "*":
            if not self.later:
                raise self.wrong(f"{token.text} is no name of XPath 1.0,")
            return "*", local
        if not colon:
            return default, local
        uri = XML if prefix == "xml" else self._namespaces.get(prefix, "")
        if not uri:
            raise XPathSyntaxError(f"the prefix {prefix}: of {token.text} is not declared by an ns element", token.at)
        return uri, local

    def _kind(self, kind: str) -> Test:
        if not self.later and kind not in _FIRST:
            raise self.wrong(f"{kind}() is no test of XPath 1.0,")
        self.need("(")
        token, test = self.now, Test(kind)
        if self.take(")"):
            return test
        self.at += 1
        if kind in ("element", "attribute") and (token.kind == "name" or token.text == "*"):
            local = token.text
            uri = "*"
            if token.kind == "name":
                uri, local = self._named(token, self._default if kind == "element" else "")
            test = Test(kind, uri, local)
        elif kind == "processing-instruction" and token.kind in ("name", "string"):
            test = Test(kind, "*", token.text.strip("\"' "))
        else:
            raise Unsupported(f"{kind}({token.text} …")
        if self.stands(","):
            raise Unsupported("types of elements")
        self.need(")")
        return test
