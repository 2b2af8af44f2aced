"""Prefixes of a schema in the compact syntax: of namespaces and of libraries of datatypes."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from edition.checking.namespaces import DATATYPES
from edition.checking.relaxng.compact_tokens import CompactSyntaxError, Tokens
from edition.tei import XML


def is_address(uri: str) -> bool:
    """Whether lxml lets a namespace be declared: RELAX NG itself takes any words for one."""
    try:
        etree.Element("e", nsmap={"p": uri})
    except ValueError:
        return False
    return True


@dataclass(slots=True)
class Prefixes:
    """What a schema declares before its first pattern. A namespace that is ``None`` is that of whoever includes the schema."""

    default: str | None = None
    namespaces: dict[str, str | None] = field(default_factory=lambda: {"xml": XML})
    libraries: dict[str, str] = field(default_factory=lambda: {"xsd": DATATYPES})

    @property
    def inherits(self) -> bool:
        """Whether a name may lie in the namespace of whoever includes the schema."""
        return self.default is None or None in self.namespaces.values()

    def nsmap(self) -> dict[str | None, str]:
        """The prefixes as a tree declares them: without what it inherits, and what lxml takes for no address."""
        return {prefix: uri for prefix, uri in self.namespaces.items() if prefix != "xml" and uri and is_address(uri)}

    def declare(self, tokens: Tokens) -> None:
        """Read all declarations; where a prefix is declared twice, the later one holds."""
        while tokens.kind in ("namespace", "default", "datatypes"):
            if tokens.take() == "datatypes":
                prefix = tokens.identifier("the prefix of a library of datatypes")
                tokens.expect("=", f"after “datatypes {prefix}”")
                self.libraries[prefix] = tokens.literal("the address of the datatypes")
            else:
                self._namespace(tokens)

    def _namespace(self, tokens: Tokens) -> None:
        default = tokens.kind == "namespace"
        if default:
            tokens.take()
        prefix = "" if default and tokens.kind == "=" else tokens.identifier("the prefix of a namespace")
        if prefix == "xmlns":
            raise tokens.error_before("the prefix “xmlns” cannot be declared")
        tokens.expect("=", "between the prefix and its namespace")
        uri = None if tokens.kind == "inherit" else tokens.literal("the address of the namespace")
        if uri is None:
            tokens.take()
        if (prefix == "xml") != (uri == XML):
            raise tokens.error_before("the prefix “xml” and its namespace belong together and to no others")
        if prefix:
            self.namespaces[prefix] = uri
        if default:
            self.default = uri

    def namespace(self, tokens: Tokens, prefix: str) -> str | None:
        """The namespace of a prefix. ``CompactSyntaxError``: nothing declares it."""
        if prefix not in self.namespaces:
            raise self._undeclared(tokens, prefix, "namespace")
        return self.namespaces[prefix]

    def library(self, tokens: Tokens, prefix: str) -> str:
        """The library of datatypes of a prefix. ``CompactSyntaxError``: nothing declares it."""
        if prefix not in self.libraries:
            raise self._undeclared(tokens, prefix, "datatypes")
        return self.libraries[prefix]

    @staticmethod
    def _undeclared(tokens: Tokens, prefix: str, what: str) -> CompactSyntaxError:
        return tokens.error_before(
            f'nothing says what the prefix “{prefix}” means: {what} {prefix} = "…" is missing at the top'
        )
