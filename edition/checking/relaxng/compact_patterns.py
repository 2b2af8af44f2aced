"""Patterns of the compact syntax, made into elements of the XML syntax."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from edition.checking.namespaces import RELAX_NG
from edition.checking.relaxng.compact_annotations import Annotations
from edition.checking.relaxng.compact_name_classes import NameClasses
from edition.checking.relaxng.compact_names import Prefixes
from edition.checking.relaxng.compact_tokens import CompactSyntaxError, Tokens

_CONNECTED = {",": "group", "|": "choice", "&": "interleave"}
_REPEATED = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
_NAME = f"{{{RELAX_NG}}}name"


class Patterns(NameClasses, ABC):
    """Reads patterns from words; what stands in a nested grammar is read by ``members``."""

    def __init__(self, tokens: Tokens, prefixes: Prefixes, annotations: Annotations) -> None:
        super().__init__(tokens, prefixes, annotations)
        self._primaries: Mapping[str, Callable[[], Any]] = {
            **dict.fromkeys(("element", "attribute"), self._named),
            **dict.fromkeys(("list", "mixed"), self._braced),
            **dict.fromkeys(("empty", "text", "notAllowed"), self._word),
            **dict.fromkeys(("name", "quoted"), self._reference),
            **dict.fromkeys(("string", "token", "cname"), self._data),
            "literal": self._value,
            "parent": self._parent,
            "external": self._external,
            "grammar": self._grammar,
            "(": self._parenthesised,
        }

    def pattern(self) -> Any:
        """A pattern: one thing, or several with the same sign between them."""
        self.deeper()
        first = self._particle()
        found = self._connected(first) if self.tokens.kind in _CONNECTED else first
        self.depth -= 1
        return found

    def _connected(self, first: Any) -> Any:
        sign = self.tokens.kind
        if first is self.excepted:
            raise self._needs_parentheses()
        found = self.make(_CONNECTED[sign])
        found.append(first)
        while self.tokens.kind == sign:
            self.tokens.take()
            found.append(self._particle())
            if found[-1] is self.excepted:
                raise self._needs_parentheses()
        if self.tokens.kind in _CONNECTED:
            raise self.tokens.error(f"parentheses are missing: “{sign}” and “{self.tokens.kind}” may not be mixed")
        return found

    def _particle(self) -> Any:
        self.annotations.before()
        found = self._primary()
        self.annotations.after()
        if self.tokens.kind in _REPEATED:
            if found is self.excepted:
                raise self._needs_parentheses()
            repeated = self.make(_REPEATED[self.tokens.take()])
            repeated.append(found)
            self.annotations.after()
            return repeated
        return found

    def _primary(self) -> Any:
        read = self._primaries.get(self.tokens.kind)
        if read is None:
            raise self.tokens.error("a pattern is missing (an element, an attribute, text, the name of a pattern …)")
        return read()

    def _needs_parentheses(self) -> CompactSyntaxError:
        return self.tokens.error("parentheses are missing around a datatype with “-”")

    # --- one thing

    def _named(self) -> Any:
        kind = self.tokens.kind
        found = self.make(kind)
        self.tokens.take()
        name = self.name_class(kind == "attribute")
        uri = name.get("ns")
        if name.tag == _NAME and self._is_plain(kind, uri):
            found.set("name", name.text)
            if uri is not None and (kind == "element" or uri):
                found.set("ns", uri)
        else:
            found.append(name)
        found.append(self._in_braces(f"{kind} of this name"))
        return found

    def _is_plain(self, kind: str, uri: str | None) -> bool:
        """Whether a name can be an attribute: its ``ns`` must not reach names within that inherit another."""
        if kind == "attribute" and not uri:
            return uri is not None  # without @ns, @name of an attribute is in no namespace (4.8)
        return uri is None or not self.prefixes.inherits

    def _braced(self) -> Any:
        found = self.make(self.tokens.kind)
        found.append(self._in_braces(self.tokens.take()))
        return found

    def _in_braces(self, what: str) -> Any:
        self.tokens.expect(
            "{", f"after the word {what}" if what in ("list", "mixed") else f"for the content of the {what}"
        )
        found = self.pattern()
        self.tokens.expect("}", "where the pattern ends")
        return found

    def _word(self) -> Any:
        found = self.make(self.tokens.kind)
        self.tokens.take()
        return found

    def _reference(self) -> Any:
        return self._with("ref", "name", self.tokens.take)

    def _parent(self) -> Any:
        self.tokens.take()
        return self._with("parentRef", "name", self.own_name)

    def own_name(self) -> str:
        """The name of a pattern: no keyword, unless it is quoted by a backslash."""
        if self.tokens.kind not in ("name", "quoted"):
            raise self.tokens.error("the name of a pattern is missing (a keyword needs a backslash to be one)")
        return self.tokens.take()

    def _with(self, tag: str, attribute: str, read: Callable[[], str]) -> Any:
        found = self.make(tag)
        found.set(attribute, read())
        return found

    def _external(self) -> Any:
        found = self.make("externalRef")
        self.tokens.take()
        self.location(found)
        return found

    def location(self, found: Any) -> None:
        """The file that is brought in, and the namespace that it inherits."""
        found.set("href", self.tokens.literal("the file to bring in"))
        uri = self.prefixes.default
        if self.tokens.kind == "inherit":
            self.tokens.take()
            self.tokens.expect("=", "after “inherit”")
            prefix = self.tokens.identifier("the prefix of the namespace to inherit")
            uri = self.prefixes.namespace(self.tokens, prefix)
        if uri is not None:
            found.set("ns", uri)

    def _grammar(self) -> Any:
        found = self.make("grammar")
        self.tokens.take()
        self.tokens.expect("{", "after “grammar”")
        self.members(found)
        self.tokens.expect("}", "where the grammar ends")
        return found

    @abstractmethod
    def members(self, parent: Any, *, included: bool = False) -> None:
        """The components of a grammar, up to the brace that closes it."""

    def _parenthesised(self) -> Any:
        self.tokens.take()
        found = self.pattern()
        self.tokens.expect(")", "where the pattern in parentheses ends")
        self.excepted = None
        return found

    # --- data

    def _data(self) -> Any:
        found = self.make("data")
        library, _, name = self._datatype()
        found.set("type", name)
        if library:
            found.set("datatypeLibrary", library)
        if self.tokens.kind == "literal":
            return self._value(found.attrib)
        if self.tokens.kind == "{":
            self._parameters(found)
        if self.tokens.kind == "-":
            self.tokens.take()
            self.annotations.before()
            self.deeper()
            etree.SubElement(found, f"{{{RELAX_NG}}}except").append(self._primary())
            self.depth -= 1
            self.excepted = found
        return found

    def _datatype(self) -> tuple[str, str, str]:
        if self.tokens.kind != "cname":
            return "", "", self.tokens.take()
        prefix, _, name = self.tokens.take().partition(":")
        return self.prefixes.library(self.tokens, prefix), prefix, name

    def _value(self, datatype: Mapping[str, str] | None = None) -> Any:
        found = self.make("value", datatype)
        if self.prefixes.default is not None:
            found.set("ns", self.prefixes.default)
        found.text = self.tokens.literal("a value")
        return found

    def _parameters(self, found: Any) -> None:
        self.tokens.take()
        while self.tokens.kind != "}":
            self.annotations.before()
            parameter = self._with(
                "param", "name", lambda: self.tokens.identifier("a parameter of the datatype, or “}”,")
            )
            self.tokens.expect("=", "after the name of a parameter")
            parameter.text = self.tokens.literal("the value of a parameter")
            found.append(parameter)
        self.tokens.take()
