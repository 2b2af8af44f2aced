"""The outside judge: a schema as a stylesheet in the standard way (a mode for each pattern, a template for each rule),
run by SaxonC, where it is installed. It reads the schema by itself and imports nothing from ``edition``."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from lxml import etree

SCH = "{http://purl.oclc.org/dsdl/schematron}"
_BODY = """<xsl:template match="@*|node()" mode="M{n}" priority="-10">
<xsl:apply-templates select="@*|node()" mode="M{n}"/></xsl:template>
<xsl:template match="/" mode="M{n}" priority="-11"><xsl:apply-templates select="node()" mode="M{n}"/></xsl:template>"""
_PLACE = """<xsl:value-of select="count(ancestor::*) + count(preceding::*)
 + (if (self::text() or self::attribute()) then -1 else 0)"/>
<xsl:text>&#9;</xsl:text><xsl:value-of select="if (self::attribute()) then name() else ''"/>"""


class Finding(NamedTuple):
    """Which assertion of the schema (from 0, in order), at which element of the document, at which of its attributes."""

    assertion: int
    element: int
    attribute: str
    message: str


def stylesheet(root: Any) -> str:
    """The stylesheet for a schema without abstract patterns, inclusions and phases."""
    spaces = {e.get("prefix"): e.get("uri") for e in root.iter(f"{SCH}ns")} | {
        "xsl": "http://www.w3.org/1999/XSL/Transform"
    }
    out = ['<xsl:stylesheet version="3.0" ' + " ".join(f"xmlns:{p}={quoteattr(u)}" for p, u in spaces.items()) + ">"]
    out.append('<xsl:output method="text"/>')
    out += [_variable(e) for e in root.iterchildren(f"{SCH}let")]
    patterns, number = list(root.iter(f"{SCH}pattern")), 0
    calls = "".join(f'<xsl:apply-templates select="/" mode="M{n}"/>' for n in range(len(patterns)))
    out.append(f'<xsl:template match="/">{calls}</xsl:template>')
    for n, pattern in enumerate(patterns):
        out.append(_BODY.format(n=n))
        for r, rule in enumerate(pattern.iterchildren(f"{SCH}rule")):
            body = ""
            for part in rule:
                if part.tag == f"{SCH}let":
                    body += _variable(part)
                elif part.tag in (f"{SCH}assert", f"{SCH}report"):
                    body += _assertion(part, number)
                    number += 1
            out.append(
                f'<xsl:template match={quoteattr(rule.get("context"))} mode="M{n}" priority="{1000 - r}">{body}'
                f'<xsl:apply-templates select="@*|node()" mode="M{n}"/></xsl:template>'
            )
    return "\n".join([*out, "</xsl:stylesheet>"])


def _variable(let: Any) -> str:
    return f"<xsl:variable name={quoteattr(let.get('name'))} select={quoteattr(let.get('value'))}/>"


def _assertion(part: Any, number: int) -> str:
    test = part.get("test") if part.tag == f"{SCH}report" else f"not({part.get('test')})"
    return (
        f"<xsl:try><xsl:if test={quoteattr(test)}><xsl:text>{number}&#9;</xsl:text>{_PLACE}<xsl:text>&#9;</xsl:text>"
        f'<xsl:variable name="said"><x>{_words(part)}</x></xsl:variable><xsl:value-of select="normalize-space($said)"/>'
        f'<xsl:text>&#10;</xsl:text></xsl:if><xsl:catch errors="*"><xsl:text>{number}&#9;</xsl:text>{_PLACE}'
        f"<xsl:text>&#9;ERROR&#10;</xsl:text></xsl:catch></xsl:try>"
    )


def _words(part: Any) -> str:
    said = f"<xsl:text>{_escaped(part.text)}</xsl:text>"
    for child in part:
        name = etree.QName(child).localname
        if name == "name":
            said += f"<xsl:value-of select={quoteattr('name(' + child.get('path', '.') + ')')}/>"
        elif name == "value-of":
            said += f"<xsl:value-of select={quoteattr(child.get('select'))}/>"
        else:
            said += _words(child)
        said += f"<xsl:text>{_escaped(child.tail)}</xsl:text>"
    return said


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Judge:
    """SaxonC with a schema. Raises ``ImportError`` where it is not installed."""

    def __init__(self, schema: Path) -> None:
        import saxonche

        self._processor = saxonche.PySaxonProcessor(license=False)
        parser = etree.XMLParser(remove_comments=True)
        text = stylesheet(etree.parse(schema, parser).getroot())
        self._run = self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=text)

    def findings(self, root: Any) -> list[Finding]:
        """What the rules say of a tree."""
        node = self._processor.parse_xml(xml_text=etree.tostring(root, encoding="unicode"))
        said = self._run.transform_to_string(xdm_node=node) or ""
        rows = [line.split("\t") for line in said.split("\n") if line.count("\t") == 3]
        return sorted(Finding(int(n), int(place), name, words) for n, place, name, words in rows)
