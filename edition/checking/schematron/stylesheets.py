"""Patterns of a schema as a stylesheet of XSLT: a mode for each pattern, a template for each rule, in the order of the schema.

What a rule finds is a line of text, with tabs between: ``found`` or ``failed``, then the numbers, the attribute and the words.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from edition.checking.schematron.model import Assertion, Inserted, Let, Parts, Pattern, Schema, Spot
from edition.checking.schematron.saxon import XSL

_TAB, _END = "&#9;", "&#10;"
_PLACE = (
    '<xsl:value-of select="count(ancestor::*) + count(preceding::*) - count((self::text(), self::attribute(),'
    ' self::comment(), self::processing-instruction()))"/><xsl:text>&#9;</xsl:text><xsl:value-of select="if (self::attribute())'
    " then name() else ''\"/>"
)


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
