"""Variables that say their type (``let/@as``, ISO/IEC 19757-3:2020, 5.4.5): values become it (XPath 3.1, section 3.1.5.2)."""

from __future__ import annotations

import re
from typing import Any

from edition.checking.schematron.xpath.evaluating import Evaluate
from edition.checking.schematron.xpath.nodes import Node, is_node
from edition.checking.schematron.xpath.values import CASTS, DynamicError, Untyped, atoms, cast
from edition.checking.schematron.xpath.world import World

_ATOMIC = re.compile(r"xs:(\w+)\s*([?*+]?)")
_NODES = re.compile(r"(?:item|node|element|attribute|text|document-node|comment)\(\s*\*?\s*\)\s*([?*+]?)")
_COUNTS = {"": (1, 1), "?": (0, 1), "*": (0, 1 << 60), "+": (1, 1 << 60)}


def is_known(type_: str) -> bool:
    """Whether values can be made of a type here; no type is one of them."""
    found = _ATOMIC.fullmatch(type_.strip())
    return not type_ or bool(_NODES.fullmatch(type_.strip())) or bool(found and found[1] in (*CASTS, "anyAtomicType"))


def typed(type_: str, items: Evaluate) -> Evaluate:
    """The value of a variable in the type that it says."""
    found = _ATOMIC.fullmatch(type_.strip()) or _NODES.fullmatch(type_.strip())
    if not type_ or found is None:
        return items
    least, most = _COUNTS[found[found.lastindex or 1]]
    name = found[1] if found.re is _ATOMIC else ""

    def make(node: Node, world: World) -> list[Any]:
        values = items(node, world)
        if not least <= len(values) <= most:
            raise DynamicError(f"a variable of the type {type_} has {len(values)} values")
        if not name:
            if not type_.startswith("item") and not all(map(is_node, values)):
                raise DynamicError(f"a variable of the type {type_} has a value that is no node")
            return values
        return [_atomic(value, name) for value in atoms(values)]

    return make


def _atomic(value: Any, name: str) -> Any:
    """Untyped values are cast, numbers promoted; other values must be of the type already."""
    if name == "anyAtomicType" or (isinstance(value, Untyped) and name == "untypedAtomic"):
        return value
    if isinstance(value, Untyped) or (name in ("double", "float", "decimal") and not isinstance(value, str | bool)):
        return cast(value, name)
    if type(value) is not type(cast(value, name)):
        raise DynamicError(f"a variable of the type xs:{name} has another value")
    return value
