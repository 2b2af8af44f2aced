"""Expressions that are not known here: of XPath 2.0 and later to ``elementpath``, of 1.0 to libxml2."""

from __future__ import annotations

import datetime as dt
import os
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from edition.checking.namespaces import XML_SCHEMA
from edition.checking.schematron.xpath.functions import FUNCTIONS
from edition.checking.schematron.xpath.nodes import Node, is_element
from edition.checking.schematron.xpath.syntax import Call, Cast, Expression, XPathSyntaxError, parts
from edition.checking.schematron.xpath.values import CASTS, DynamicError, effective
from edition.checking.schematron.xpath.world import TooMuch, World
from edition.hourglass import TooLong, at_most

if TYPE_CHECKING:
    from edition.checking.schematron.xpath.evaluating import Evaluate, Truth
    from edition.checking.schematron.xpath.expressions import Language

Items = list[Any]
_SECONDS, _FARTHEST = 1, 1_000_000
"""What reading an expression may take, and how many numbers one range may have."""
_READING = re.compile(
    r"\b(document|doc|doc-available|collection|uri-collection|unparsed-text(?:-lines|-available)?|json-doc|parse-xml"
    r"|parse-xml-fragment|environment-variable|available-environment-variables|transform|load-xquery-module|function-lookup"
    r"|key|format-number|system-property|unparsed-entity-uri|unparsed-entity-public-id|element-available"
    r"|function-available|type-available|current-group|current-grouping-key|regex-group|put|trace|static-base-uri)\s*[(#]"
)
"""Functions of XSLT, or that read what is outside the document."""


_OWN = frozenset("not boolean true false exists empty position last current id root generate-id".split())
_LATER = frozenset(
    "current-date current-dateTime current-time implicit-timezone deep-equal round-half-to-even codepoints-to-string compare"
    " codepoint-equal normalize-unicode resolve-QName QName local-name-from-QName prefix-from-QName namespace-uri-from-QName"
    " namespace-uri-for-prefix in-scope-prefixes node-name nilled base-uri document-uri resolve-uri encode-for-uri iri-to-uri"
    " escape-html-uri dateTime insert-before remove unordered idref lang error contains-token innermost outermost has-children"
    " path sort analyze-string parse-xml generate-id format-date format-dateTime format-time format-integer"
    " years-from-duration months-from-duration days-from-duration hours-from-duration minutes-from-duration"
    " seconds-from-duration year-from-date month-from-date day-from-date timezone-from-date year-from-dateTime"
    " month-from-dateTime day-from-dateTime hours-from-dateTime minutes-from-dateTime seconds-from-dateTime"
    " timezone-from-dateTime hours-from-time minutes-from-time seconds-from-time timezone-from-time"
    " adjust-date-to-timezone adjust-dateTime-to-timezone adjust-time-to-timezone".split()
)
"""Functions that ``elementpath`` knows: expressions that ask for no others need not be put before it until they are run."""
_CODEPOINTS = "http://www.w3.org/2005/xpath-functions/collation/codepoint"
_TYPES = frozenset(
    "date dateTime time duration dayTimeDuration yearMonthDuration gYear gYearMonth gMonth gMonthDay gDay anyURI QName NCName"
    " Name NMTOKEN token normalizedString language ID IDREF ENTITY long int short byte nonNegativeInteger positiveInteger"
    " nonPositiveInteger negativeInteger unsignedLong unsignedInt unsignedShort unsignedByte hexBinary base64Binary"
    " dateTimeStamp".split()
)


def _is_known(tree: Expression | None) -> bool:
    """Whether an expression that was read has only functions and types that are known by name."""
    if tree is None:
        return False
    for part in parts(tree):
        prefix, _, name = part.name.rpartition(":") if isinstance(part, Call) else ("", "", "string")
        known = (
            FUNCTIONS.keys() | _LATER | _OWN
            if prefix in ("", "fn")
            else CASTS.keys() | _TYPES
            if prefix == "xs"
            else ()
        )
        if name not in known or (isinstance(part, Cast) and part.type.removeprefix("xs:") not in CASTS.keys() | _TYPES):
            return False
    return True


def compiled(
    text: str, language: Language, variables: frozenset[str], unknown: str, tree: Expression | None
) -> tuple[Evaluate, Truth]:
    """Functions for an expression. Raises ``NotRun``."""
    from edition.checking.schematron.xpath.expressions import NotRun  # noqa: PLC0415 - it imports this module

    asks = _READING.search(text)
    if asks:
        raise NotRun(f"it calls {asks[1]}(), which XSLT has and XPath has not, or which reads other files")
    items = (
        _elementpath(text, language, variables, unknown, _is_known(tree))
        if language.later
        else _libxml2(text, language, unknown)
    )
    return items, lambda node, world: effective(items(node, world))


def _libxml2(text: str, language: Language, unknown: str) -> Evaluate:
    from edition.checking.schematron.xpath.expressions import NotRun  # noqa: PLC0415

    if re.search(r"\$|current\s*\(|\bid\s*\(", text) or not re.search(r"\blang\s*\(|namespace::", text):
        raise NotRun(f"{unknown} is not known in XPath 1.0")
    expression = etree.XPath(text, namespaces=dict(language.namespaces), smart_strings=False)

    def items(node: Node, _world: World) -> Items:
        if not is_element(node):
            raise DynamicError(f"{unknown} is asked of a node that is no element")
        value = expression(node)
        return value if isinstance(value, list) else [value]

    return items


def _elementpath(text: str, language: Language, variables: frozenset[str], unknown: str, later: bool) -> Evaluate:
    """``later``: it is put before ``elementpath`` when it is first run, since nothing can be wrong with it."""
    written, current = re.subn(r"(?<![\w:.\-])current\s*\(\s*\)", "$current--node", text)
    used = frozenset(name for name in variables if re.search(rf"\$\s*{re.escape(name)}(?![\w.\-])", text))
    token = None if later else _token(written, language, variables, unknown)

    def items(node: Node, world: World) -> Items:
        nonlocal token
        world.spend(world.whole)
        try:
            token = token or _token(written, language, variables, unknown)
            return _run(token, node, world, used, bool(current))
        except TooMuch:
            raise
        except Exception as error:  # whatever another library does with hostile input, it is a problem
            raise DynamicError(_bare(error)) from error

    return items


def _bare(error: Exception) -> str:
    """What an error says, without its code and the name of what says it."""
    return re.sub(r"^.*?\[err:\w+\]\s*", "", str(error), flags=re.DOTALL) or "it fails here"


def _token(text: str, language: Language, variables: frozenset[str], unknown: str) -> Any:
    """An expression read by ``elementpath``."""
    from elementpath import ElementPathError  # noqa: PLC0415 - a fifth of a second, seldom needed
    from elementpath.xpath3 import XPath3Parser  # noqa: PLC0415 - as above

    from edition.checking.schematron.xpath.expressions import NotRun  # noqa: PLC0415 - it imports this module

    names = {"xs": XML_SCHEMA, "fn": "http://www.w3.org/2005/xpath-functions"}
    known: dict[str, Any] = dict.fromkeys((*variables, "current--node"), "item()*")
    XPath3Parser.symbol_table["to"].evaluate = _range
    try:
        parser = XPath3Parser({**names, **language.namespaces}, variable_types=known, default_collation=_CODEPOINTS)
        return at_most(_SECONDS, lambda: parser.parse(text))  # which evaluates what it can
    except TooLong as error:
        raise NotRun("it would take too long, or too much memory", broken=True) from error
    except TooMuch as error:
        raise NotRun(f"it counts further than to {_FARTHEST:,}", broken=True) from error
    except ElementPathError as error:
        if getattr(error, "code", "") == "err:XPST0017" or "unknown function" in str(error):
            raise NotRun(f"there is no function {unknown} in XPath") from error
        raise XPathSyntaxError(_bare(error), 0) from error
    except RecursionError as error:
        raise XPathSyntaxError("it is nested too deep", 0) from error


def _range(token: Any, context: Any = None) -> list[int]:
    """``1 to 9`` of ``elementpath``, which writes out all of them. Raises ``TooMuch``."""
    start, stop = token.get_operands(context, cls=int)
    if start is None or stop is None:
        return []
    if stop - start > _FARTHEST:
        raise TooMuch
    return list(range(start, stop + 1))


def _run(token: Any, node: Node, world: World, variables: frozenset[str], current: bool) -> Items:
    from edition.checking.schematron.xpath.forest import Context, Forest, back  # noqa: PLC0415 - it imports elementpath

    forest = world.once("forest", lambda: Forest(world.root))
    values: dict[str, Any] = {name: [forest.to(i) for i in world.variable(name)] for name in variables}
    if current:
        values["current--node"] = [forest.to(world.current)]
    context = Context(world, forest.tree, item=forest.to(node), variables=values, current_dt=_now())
    found = []
    for item in token.select(context):
        world.spend(1)
        found.append(back(item))
    return found


def _now() -> dt.datetime:
    """What ``current-date()`` says: now, or ``SOURCE_DATE_EPOCH``."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stated.isdigit():
        return dt.datetime.fromtimestamp(int(stated), dt.UTC)
    return dt.datetime.now(dt.UTC)
