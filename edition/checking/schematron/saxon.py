"""SaxonC, which runs patterns that need functions and keys of XSLT, where it is installed (extra ``xslt3``).

They are made a stylesheet (:mod:`edition.checking.schematron.stylesheets`); what it finds comes back as lines of text.
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

from lxml import etree

from edition.checking.schematron.model import Pattern, Schema, Spot

XSL = "http://www.w3.org/1999/XSL/Transform"
ALLOWED = frozenset(f"{{{XSL}}}{name}" for name in ("function", "key", "variable", "param", "decimal-format"))
"""What a schema may declare beside its patterns; it may not bring in other stylesheets."""
_NEVER = frozenset(
    f"{{{XSL}}}{name}"
    for name in "evaluate result-document source-document merge merge-source stream fork message".split()
)
"""Instructions that read or write something besides the text, or make an expression of words, which nobody has looked at."""
FORBIDDEN = re.compile(
    r"\b(document|doc|doc-available|collection|uri-collection|unparsed-text(?:-lines|-available)?|json-doc|parse-xml"
    r"|parse-xml-fragment|environment-variable|available-environment-variables|system-property|transform"
    r"|load-xquery-module|unparsed-entity-uri)\s*[(#]|\b(function-lookup)\b|(xsl:evaluate|xsl:result-document"
    r"|xsl:source-document|xsl:merge-source|xsl:stream)\b|(http://saxon\.sf\.net|java:[\w.]|http://expath\.org)"
)
"""What would read or write something besides the text, or could be told to."""


def is_allowed(declaration: Any) -> bool:
    """Whether a declaration of a schema may be run: no attribute of it is made of an expression (XSLT 3.0, section 3.8.2)."""
    return declaration.tag in ALLOWED and not any(
        e.tag in _NEVER or any(name.startswith("_") for name in e.keys())  # noqa: SIM118 - an element is no dict
        for e in declaration.iter("*")
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
        from edition.checking.schematron.stylesheets import stylesheet  # noqa: PLC0415 - few schemas ask for it

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
