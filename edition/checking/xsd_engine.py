"""``xmlschema`` as it is used here: it fetches nothing, and its patterns are matched by our own expressions, which never hang.

What it makes of a pattern is an expression of Python, which on thirty characters may go back and forth for hours.
"""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Any

import xmlschema
from xmlschema.validators.facets import XsdPatternFacets

from edition.checking.relaxng.patterns import TooComplex
from edition.checking.relaxng.regexes import BadExpression, Expression

FAILS = (xmlschema.XMLSchemaException, TooComplex, RecursionError, ValueError, ArithmeticError)
"""What ends in it where a schema or a text is of no use: numbers and years may be too large for it."""


class _Pattern:
    """An expression as that class wants it."""

    def __init__(self, source: str) -> None:
        self._expression = Expression(source)

    def match(self, text: str) -> bool | None:
        """Whether a whole value is matched: True or None."""
        return self._expression.matches(text) or None


def _read(facet: Any, element: Any) -> Any:
    """The expression of a pattern, for ``XsdPatternFacets``."""
    try:
        return _Pattern(element.attrib.get("value", ""))
    except BadExpression as error:
        facet.parse_error(str(error), element)
        return re.compile("")


@lru_cache(maxsize=8)
def compiled(path: Path, newer: bool = False) -> Any:
    """A schema, of 1.1 where it is ``newer``. Raises one of ``FAILS``, and ``OSError``."""
    setattr(XsdPatternFacets, "_parse_value", _read)  # noqa: B010 - it is not made to be replaced
    make = xmlschema.XMLSchema11 if newer else xmlschema.XMLSchema10
    with warnings.catch_warnings(
        action="ignore"
    ):  # what the engine has against a schema is no news to who checks a text
        return make(str(path), allow="local", defuse="always")
