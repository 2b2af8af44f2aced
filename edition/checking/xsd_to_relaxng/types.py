"""Simple types: forms, lists of values, lists of items, one of several."""

from __future__ import annotations

from typing import Any

from edition.checking.describing import XS
from edition.checking.wording import bare
from edition.checking.xsd_to_relaxng.patterns import children, joined, only, pattern, ref, repeated, unknown

_LENGTHS = {"length", "minLength", "maxLength"}


def simple_type(declared: Any) -> Any:
    """The pattern of values of a declared type."""
    made = only(declared, "restriction", "list", "union")
    kind = bare(made.tag)
    if kind == "list":
        return pattern("list", pattern("zeroOrMore", _item(made)))
    if kind == "union":
        members = [named_type(name) for name in (made.get("memberTypes") or "").split()]
        return joined("choice", [*members, *(simple_type(one) for one in made.findall(f"{XS}simpleType"))])
    inner = made.find(f"{XS}simpleType/{XS}list")
    return _restricted(made) if inner is None else _long_list(made, inner)


def _item(declared: Any) -> Any:
    return named_type(declared.get("itemType"))


def _long_list(restriction: Any, declared: Any) -> Any:
    """A list of which it is said how many items it has at least."""
    facets = {bare(facet.tag): facet.get("value") for facet in restriction if bare(facet.tag) != "simpleType"}
    if not facets.keys() <= _LENGTHS:
        raise unknown(restriction)
    least = facets.get("length") or facets.get("minLength") or "0"
    most = facets.get("length") or facets.get("maxLength")
    return pattern("list", repeated([_item(declared)], int(least), int(most) if most else None))


def _restricted(restriction: Any) -> Any:
    """A type of XML Schema with facets: some values, or a form."""
    base = restriction.get("base", "")
    facets = [(bare(facet.tag), facet.get("value")) for facet in children(restriction)]
    if not facets:
        return named_type(base)
    kinds = [kind for kind, _ in facets]
    if not base.startswith("xs:") or len(set(kinds)) < len(kinds) > kinds.count("enumeration"):
        raise unknown(restriction)
    if kinds.count("enumeration"):
        return joined("choice", [pattern("value", value, type=base[3:]) for _, value in facets])
    return pattern("data", *(pattern("param", value, name=kind) for kind, value in facets), type=base[3:])


def named_type(name: str) -> Any:
    """A named type: one of XML Schema, or one of ours."""
    return pattern("data", type=name[3:]) if name.startswith("xs:") else ref(f"data.{name}")
