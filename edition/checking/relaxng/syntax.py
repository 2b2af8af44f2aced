"""The XML syntax of RELAX NG (ISO/IEC 19757-2, clause 3 and 4.1 to 4.5): what may stand where in a schema."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import NamedTuple

from edition.checking.relaxng.nodes import Node, Spot, wrong
from edition.errors import SettingsError
from edition.tei import SPACE
from edition.xml_names import is_ncname

_DEEPEST = 250
_MANY = sys.maxsize
PATTERNS = frozenset(
    "element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref parentRef empty value data"
    " notAllowed externalRef grammar text".split()
)
_NAMES = frozenset("name anyName nsName choice".split())
_COMPONENTS = frozenset("start define div include".split())
_EVERYWHERE = frozenset(("ns", "datatypeLibrary"))


class Form(NamedTuple):
    """What an element of a schema may have: attributes, those it needs, children, how many at least and at most."""

    attributes: frozenset[str] = _EVERYWHERE
    needed: tuple[str, ...] = ()
    children: frozenset[str] = frozenset()
    least: int = 0
    most: int = _MANY


def _form(attributes: str = "", children: frozenset[str] = frozenset(), least: int = 0, most: int = _MANY) -> Form:
    """A form from its attributes: those with ``!`` are needed."""
    names = attributes.split()
    needed = tuple(name[:-1] for name in names if name[-1] == "!")
    return Form(_EVERYWHERE | {name.rstrip("!") for name in names}, needed, children, least, most)


_SOME = _form("", PATTERNS, 1)
_NOTHING = _form("")
FORMS: dict[str, Form] = {
    "element": _form("name", PATTERNS | _NAMES, 1),
    "attribute": _form("name", PATTERNS | _NAMES),
    **dict.fromkeys(("group", "interleave", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"), _SOME),
    "choice": _form("", PATTERNS | _NAMES, 1),
    **dict.fromkeys(("empty", "text", "notAllowed", "name"), _NOTHING),
    **dict.fromkeys(("ref", "parentRef"), _form("name!")),
    "externalRef": _form("href!"),
    "data": _form("type!", frozenset(("param", "except"))),
    "value": _form("type"),
    "param": _form("name!"),
    "grammar": _form("", _COMPONENTS),
    "include": _form("href!", frozenset(("start", "define", "div"))),
    "start": _form("combine", PATTERNS, 1, 1),
    "define": _form("name! combine", PATTERNS, 1),
    **dict.fromkeys(("anyName", "nsName"), _form("", frozenset(("except",)), 0, 1)),
    "except": _form("", PATTERNS | _NAMES, 1),
    "div": _form("", _COMPONENTS),
}
_CALLED = frozenset(("ref", "parentRef", "define", "param"))
_LIBRARY = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?:[^#%\s]|%[0-9A-Fa-f]{2})+")


class Circular(SettingsError):
    """A definition that holds itself without an element between: wrong only where it is reached (4.19)."""


def check(root: Node, file: str) -> None:
    """Check a whole schema, node by node. Raises ``SettingsError`` at the first mistake."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise wrong(Spot(file, level[0].line), f"its elements are nested more than {_DEEPEST} deep")
        for node in level:
            _check(node, file)
        level = [child for node in level for child in node.children]


def _check(node: Node, file: str) -> None:
    form = FORMS.get(node.name)
    if form is None:
        raise wrong(Spot(file, node.line), f"RELAX NG has no <{node.name}>")
    if node.attributes:
        _check_attributes(node, form, file)
    for needed in form.needed:
        if needed not in node.attributes:
            raise wrong(Spot(file, node.line), f"<{node.name}> needs an attribute {needed}")
    for child in node.children:
        if child.name not in form.children:
            raise wrong(Spot(file, child.line), f"<{child.name}> may not stand in <{node.name}>")
    if not form.least <= len(node.children) <= form.most:
        raise wrong(Spot(file, node.line), f"<{node.name}> holds {'too much' if node.children else 'nothing'}")
    if node.name in _ORDERS:
        _ORDERS[node.name](node, file)


def _check_attributes(node: Node, form: Form, file: str) -> None:
    attributes = node.attributes
    if not attributes.keys() <= form.attributes:
        extra = min(attributes.keys() - form.attributes)
        raise wrong(Spot(file, node.line), f"<{node.name}> has no attribute {extra}")
    if node.name in _CALLED and not is_ncname(node.get("name") or "-"):
        raise wrong(Spot(file, node.line), f"“{node.get('name')}” is no name")
    for key, value in attributes.items():
        if key in _TESTS and not _TESTS[key](value):
            raise wrong(Spot(file, node.line), f"“{value}” is no {_MEANT[key]}")


_TESTS: dict[str, Callable[[str], object]] = {
    "datatypeLibrary": lambda value: not value or _LIBRARY.fullmatch(value),
    "type": lambda value: is_ncname(value.strip(SPACE)),
    "combine": lambda value: value.strip(SPACE) in ("choice", "interleave"),
    "href": lambda value: "#" not in value,
}
_MEANT = {
    "datatypeLibrary": "library of datatypes: an absolute address without # is wanted",
    "type": "name of a datatype",
    "combine": "way to combine: choice and interleave are",
    "href": "address of a schema: it has a part after #",
}


def is_named(node: Node) -> bool:
    """Whether an ``element`` or ``attribute`` has its name as an attribute, not as its first child."""
    return "name" in node.attributes


def _named_first(node: Node, file: str) -> None:
    """``element`` and ``attribute``: a name, as an attribute or as the first child, then patterns."""
    rest, spot = node.children, Spot(file, node.line)
    if not is_named(node):
        if not rest or rest[0].name not in _NAMES:
            raise wrong(spot, f"<{node.name}> needs a name")
        rest = rest[1:]
    if any(child.name in _NAMES and child.name != "choice" for child in rest):
        raise wrong(spot, f"<{node.name}> has more than one name")
    if node.name == "element" and not rest:
        raise wrong(spot, "<element> holds nothing: write <empty/>")
    if node.name == "attribute" and len(rest) > 1:
        raise wrong(spot, "<attribute> may hold one pattern only: put them into a <group>")


def _except_last(node: Node, file: str) -> None:
    if any(child.name == "except" for child in node.children[:-1]):
        raise wrong(Spot(file, node.line), "in <data>, one <except> may stand after every <param>")


_ORDERS = {"element": _named_first, "attribute": _named_first, "data": _except_last}
