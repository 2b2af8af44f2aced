"""Patterns that need functions and keys of XSLT, as a stylesheet that SaxonC runs, where it is installed (extra ``xslt3``).

A mode for each pattern, a template for each rule, in the order of the schema; what is found comes back as lines of text.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from edition.checking.schematron.model import Assertion, Inserted, Let, Parts, Pattern, Schema, Spot

XSL = "http://www.w3.org/1999/XSL/Transform"
ALLOWED = frozenset(f"{{{XSL}}}{name}" for name in ("function", "key", "variable", "param", "decimal-format"))
"""What a schema may declare beside its patterns; it may not bring in other stylesheets."""
FORBIDDEN = re.compile(
    r"\b(document|doc|doc-available|collection|uri-collection|unparsed-text(?:-lines|-available)?|json-doc|parse-xml"
    r"|parse-xml-fragment|environment-variable|available-environment-variables|system-property|transform"
    r"|load-xquery-module|unparsed-entity-uri)\s*[(#]|\b(function-lookup)\b|(xsl:evaluate|xsl:result-document"
    r"|xsl:source-document|xsl:merge-source|xsl:stream)\b|(http://saxon\.sf\.net|java:[\w.]|http://expath\.org)"
)
"""What would read or write something besides the text, or could be told to."""
_TAB, _END = "&#9;", "&#10;"
_PLACE = (
    '<xsl:value-of select="count(ancestor::*) + count(preceding::*) - count((self::text(), self::attribute(),'
    ' self::comment(), self::processing-instruction()))"/><xsl:text>&#9;</xsl:text><xsl:value-of select="if (self::attribute())'
    " then name() else ''\"/>"
)


class Finding(NamedTuple):
    """What SaxonC found: pattern, rule and assertion by number, the element by number, the attribute by name, the words.

    ``assertion`` -1 and ``failed``: a test of this rule could not be evaluated there.
    """

    pattern: int
    rule: int
    assertion: int
    element: int
    attribute: str
    words: tuple[str, ...]
    failed: bool


def is_here() -> bool:
    """Whether SaxonC is installed."""
    return importlib.util.find_spec("saxonche") is not None


def reads_more(pattern: Pattern) -> bool:
    """Whether a pattern asks for something besides the text, by itself."""
    asked = [text for rule in pattern.rules for text in (rule.context, *(a.test for a in rule.assertions))]
    lets = [*pattern.lets, *(let for rule in pattern.rules for let in rule.lets)]
    asked += [let.value or "" for let in lets]
    return any(FORBIDDEN.search(text) for text in asked)


class SaxonError(Exception):
    """A stylesheet that SaxonC does not take, or that must not be run."""


@contextmanager
def _silence() -> Iterator[None]:
    """SaxonC writes warnings straight to the standard error; what matters comes as an exception too."""
    sys.stderr.flush()
    kept = os.dup(2)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


class Saxon:
    """Some patterns of a schema, ready to be run by SaxonC. Raises :class:`SaxonError`."""

    def __init__(self, schema: Schema, numbers: list[int], without: frozenset[Spot] = frozenset()) -> None:
        text = stylesheet(schema, numbers, without)
        asks = FORBIDDEN.search(text)
        if asks:
            raise SaxonError(f"it asks for {next(filter(None, asks.groups()))}, which reads more than the text")
        self._text = text
        self._made: Any = None
        self._ready()

    def _ready(self) -> tuple[Any, Any]:
        """The processor and the stylesheet; made once in a process."""
        if self._made is None:
            import saxonche  # noqa: PLC0415 - an extra, and costly to load

            processor = saxonche.PySaxonProcessor(license=False)
            processor.set_configuration_property("http://saxon.sf.net/feature/allowedProtocols", "none")
            try:
                with _silence():
                    made = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=self._text)
            except saxonche.PySaxonApiError as error:
                raise SaxonError(f"SaxonC says: {' '.join(str(error).split())[:300]}") from error
            self._made = processor, made
        return self._made  # type: ignore[no-any-return]

    def findings(self, root: Any) -> Iterator[Finding]:
        """What the patterns find in a tree. Raises :class:`SaxonError` when SaxonC gives up."""
        processor, made = self._ready()
        import saxonche  # noqa: PLC0415 - as above

        try:
            node = processor.parse_xml(xml_text=etree.tostring(root, encoding="unicode"))
            with _silence():
                said = made.transform_to_string(xdm_node=node) or ""
        except saxonche.PySaxonApiError as error:
            raise SaxonError(f"SaxonC says: {' '.join(str(error).split())[:300]}") from error
        for line in said.split("\n"):
            cells = line.split("\t")
            if len(cells) >= 6:
                pattern, rule, assertion, element = map(int, cells[1:5])
                words = tuple(cells[6:])
                yield Finding(pattern, rule, assertion, element, cells[5], words, failed=cells[0] == "failed")


def stylesheet(schema: Schema, numbers: list[int], without: frozenset[Spot] = frozenset()) -> str:
    """The stylesheet for some patterns of a schema, by their numbers; ``without`` tests and variables that are no XPath."""
    spaces = {prefix: uri for prefix, uri in schema.namespaces.items() if prefix and uri} | {"xsl": XSL}
    declared = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in spaces.items())
    calls = "".join(f'<xsl:apply-templates select="/" mode="M{n}"/>' for n in numbers)
    pieces = [
        f'<xsl:stylesheet version="{"3.0" if schema.later else "1.0"}"{declared}>',
        '<xsl:output method="text"/>',
        *schema.declarations,
        *(_variable(let) for let in schema.lets if let.spot not in without),
        f'<xsl:template match="/">{calls}</xsl:template>',
        *(_pattern(schema, n, schema.patterns[n], without) for n in numbers),
        "</xsl:stylesheet>",
    ]
    return "\n".join(pieces)


def _pattern(schema: Schema, number: int, pattern: Pattern, without: frozenset[Spot]) -> str:
    mode = f'mode="M{number}"'
    onward = f'<xsl:apply-templates select="@*|node()" {mode}/>'
    lets = "".join(_variable(let) for let in pattern.lets if let.spot not in without)
    pieces = [f'<xsl:template match="@*|node()|/" {mode} priority="-10">{onward}</xsl:template>']
    for n, rule in enumerate(pattern.rules):
        inner = lets + "".join(_variable(let) for let in rule.lets if let.spot not in without)
        tests = "".join(
            _assertion(schema, (number, n, a), test)
            for a, test in enumerate(rule.assertions)
            if test.spot not in without
        )
        pieces.append(
            f'<xsl:template match={quoteattr(rule.context)} {mode} priority="{len(pattern.rules) - n}">'
            f"{_tried(inner + tests, (number, n, -1))}{onward}</xsl:template>"
        )
    return "\n".join(pieces)


def _variable(let: Let) -> str:
    type_ = f" as={quoteattr(let.type)}" if let.type else ""
    return f"<xsl:variable name={quoteattr(let.name)} select={quoteattr(let.value or '()')}{type_}/>"


def _assertion(schema: Schema, numbers: tuple[int, int, int], assertion: Assertion) -> str:
    test = assertion.test if assertion.report else f"not({assertion.test})"
    texts = [assertion.parts, *(schema.diagnostics[d] for d in assertion.diagnostics if d in schema.diagnostics)]
    words = "".join(f"<xsl:text>{_TAB}</xsl:text>{_said(parts)}" for parts in texts)
    line = f"{_head('found', numbers)}{words}<xsl:text>{_END}</xsl:text>"
    return _tried(f"<xsl:if test={quoteattr(test)}>{line}</xsl:if>", numbers)


def _tried(body: str, numbers: tuple[int, int, int]) -> str:
    said = '<xsl:value-of select="normalize-space($err:description)"/>'
    caught = f"{_head('failed', numbers)}<xsl:text>{_TAB}</xsl:text>{said}<xsl:text>{_END}</xsl:text>"
    return (
        f'<xsl:try rollback-output="yes">{body}<xsl:catch xmlns:err="http://www.w3.org/2005/xqt-errors" errors="*">{caught}'
        "</xsl:catch></xsl:try>"
    )


def _head(kind: str, numbers: tuple[int, int, int]) -> str:
    shown = _TAB.join(map(str, numbers))
    return f"<xsl:text>{kind}{_TAB}{shown}{_TAB}</xsl:text>{_PLACE}"


def _said(parts: Parts) -> str:
    pieces = "".join(
        f"<xsl:value-of select={quoteattr(_selected(part))}/>"
        if isinstance(part, Inserted)
        else f"<xsl:text>{escape(part)}</xsl:text>"
        for part in parts
    )
    return (
        f'<xsl:variable name="said"><said>{pieces}</said></xsl:variable><xsl:value-of select="normalize-space($said)"/>'
    )


def _selected(part: Inserted) -> str:
    return part.select if part.kind == "value-of" else f"name({part.select or '.'})"
