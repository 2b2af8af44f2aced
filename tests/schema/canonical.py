"""A schema in a form that does not depend on its language: what each element holds, its attributes, the types of their values.

Two readers that have nothing in common with the generator: one of the components that the library ``xmlschema`` makes of an XML
Schema, one of a grammar of RELAX NG.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Any

from lxml import etree
from xmlschema.validators import XsdElement, XsdGroup

from tests.schema import languages
from tests.schema.languages import EMPTY, NONE, TEXTS, Pattern, after, beside, either, many, name, times

RNG = "{http://relaxng.org/ns/structure/1.0}"
XS = "{http://www.w3.org/2001/XMLSchema}"
XML = "{http://www.w3.org/XML/1998/namespace}"
Type = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """What an element holds; its attributes: name -> (whether it must be there, type); of which there may be only one."""

    content: Pattern
    attributes: dict[str, tuple[bool, Type]]
    apart: frozenset[frozenset[str]] = frozenset()


def data(base: str, facets: Iterator[tuple[str, str]] | tuple[()] = ()) -> Type:
    return ("data", base, frozenset(facets))


def one_of(types: list[Type]) -> Type:
    """A choice of types, flat."""
    found = {inner for type_ in types for inner in (type_[1] if type_[0] == "choice" else {type_})}
    return next(iter(found)) if len(found) == 1 else ("choice", frozenset(found))


def _simple(type_: Type) -> Pattern:
    """Words of a type, without elements; of any words it does not matter that they have a type."""
    return TEXTS if type_ == data("string") else name(f"#{sorted_type(type_)}")


# ------------------------------------------------------------------------------------------------- components of xmlschema


def of_xsd(schema: Any) -> dict[str, Element]:
    """All global elements."""
    return {element.local_name: _component(element) for element in schema.elements.values()}


def _component(element: Any) -> Element:
    attributes = {
        key: (attribute.use == "required", _xsd_type(attribute.type)) for key, attribute in element.attributes.items()
    }
    content = element.type.content
    if not isinstance(content, XsdGroup):
        return Element(_simple(_xsd_type(content)), attributes)
    inner = _xsd_particle(content)
    paths = [[field.path for field in limit.fields] for limit in element.identities]
    apart = frozenset(frozenset(path.replace("@", "").split("|")) for (path,) in paths)
    return Element(beside(TEXTS, inner) if element.type.mixed else inner, attributes, apart)


def _xsd_particle(particle: Any) -> Pattern:
    if isinstance(particle, XsdElement):
        inner = name(particle.local_name)
    else:
        assert isinstance(particle, XsdGroup)
        parts = [_xsd_particle(part) for part in particle]
        join = {"sequence": after, "all": beside, "choice": either}[particle.model]
        inner = reduce(join, parts) if parts else EMPTY
    return times(inner, particle.min_occurs, particle.max_occurs)


def _xsd_type(type_: Any) -> Type:
    if type_.is_list():
        item = type_ if hasattr(type_, "item_type") else type_.base_type
        return ("list", _xsd_type(item.item_type), type_.min_length or 0, type_.max_length)
    if type_.is_union():
        return one_of([_xsd_type(member) for member in type_.member_types])
    if type_.name and type_.name.startswith(XS):
        return data(type_.local_name)
    base = _xsd_type(type_.base_type)
    assert base[0] == "data"
    if type_.enumeration:
        return one_of([("value", base[1], value) for value in type_.enumeration])
    facets = {key.removeprefix(XS): facet for key, facet in type_.facets.items() if key != f"{XS}whiteSpace"}
    patterns = [p.get("value") for p in facets.pop("pattern")] if "pattern" in facets else []
    own = {(key, str(facet.elem.get("value"))) for key, facet in facets.items()}
    return ("data", base[1], base[2] | own | {("pattern", pattern) for pattern in patterns})


# ------------------------------------------------------------------------------------------------------------- RELAX NG


class RelaxNG:
    """A grammar in one file without includes, of elements that are known by their names."""

    def __init__(self, path: Path) -> None:
        root = etree.parse(str(path), etree.XMLParser(remove_comments=True)).getroot()
        self._root = root
        self._defines = {define.get("name"): define for define in root.iter(f"{RNG}define")}
        self._pattern = cache(self._read)
        self.named = {
            element.get("name"): element
            for element in root.iter(f"{RNG}element")
            if element.get("name") and element.get("ns") is None
        }

    def roots(self) -> frozenset[str]:
        """The elements with which a document may begin."""
        return languages.symbols(self._all(self._root.find(f"{RNG}start")))

    def pattern(self, element: str) -> Pattern:
        """Content and attributes of an element, as they stand."""
        return self._all(self.named[element])

    def elements(self) -> dict[str, Element]:
        """All elements, where attributes do not depend on one another."""
        return {element: _split(self.pattern(element)) for element in self.named}

    def _all(self, around: Any, join: Any = after) -> Pattern:
        return reduce(join, map(self._pattern, patterns_in(around)), EMPTY)

    def _read(self, node: Any) -> Pattern:
        kind = etree.QName(node).localname
        if kind == "ref":
            return self._all(self._defines[node.get("name")])
        if kind == "element":
            return name(node.get("name") or "#any")
        if kind == "attribute":
            return ("attribute", _attribute_name(node), self.value(node))
        if kind in ("data", "value", "list"):
            return _simple(self._type(node))
        if kind == "choice":
            return either(*map(self._pattern, patterns_in(node)))
        if kind == "interleave":
            return self._all(node, beside)
        inner = self._all(node)
        return {
            "group": lambda: inner,
            "optional": lambda: either(EMPTY, inner),
            "zeroOrMore": lambda: many(inner),
            "oneOrMore": lambda: after(inner, many(inner)),
            "mixed": lambda: beside(TEXTS, inner),
            "text": lambda: TEXTS,
            "empty": lambda: EMPTY,
            "notAllowed": lambda: NONE,
        }[kind]()

    # ------------------------------------------------------------------------------------------------------------- values

    def value(self, node: Any) -> Type:
        """The type of an attribute's value; no pattern is any text."""
        parts = patterns_in(node)
        return self._type(parts[0]) if parts else ("text",)

    def _type(self, node: Any) -> Type:
        kind = etree.QName(node).localname
        parts = patterns_in(node)
        if kind == "ref":
            (define,) = patterns_in(self._defines[node.get("name")])
            return self._type(define)
        if kind == "choice":
            return one_of([self._type(part) for part in parts])
        if kind == "list":
            return self._items(node)
        if kind == "data":
            return data(node.get("type"), ((p.get("name"), p.text or "") for p in node.iter(f"{RNG}param")))
        return ("value", node.get("type") or "token", node.text or "") if kind == "value" else (kind,)

    def _items(self, node: Any) -> Type:
        """A list of items of one type: how many at least, and at most (None: any number)."""
        kind = etree.QName(node).localname
        if kind not in ("list", "group", "optional", "zeroOrMore", "oneOrMore"):
            return ("list", self._type(node), 1, 1)
        parts = [self._items(part) for part in patterns_in(node)]
        assert len({item for _, item, _, _ in parts}) == 1
        least = 0 if kind in ("optional", "zeroOrMore") else sum(least for _, _, least, _ in parts)
        most = None if "OrMore" in kind or any(part[3] is None for part in parts) else sum(part[3] for part in parts)
        return ("list", parts[0][1], least, most)


def sorted_type(type_: Any) -> str:
    """A type as a word, the same for equal types."""
    if isinstance(type_, frozenset):
        return "{" + ", ".join(sorted(map(sorted_type, type_))) + "}"
    return "(" + ", ".join(map(sorted_type, type_)) + ")" if isinstance(type_, tuple) else repr(type_)


def patterns_in(node: Any) -> list[Any]:
    """The patterns directly in one; names and annotations are none."""
    names = (f"{RNG}name", f"{RNG}anyName", f"{RNG}nsName", f"{RNG}param")
    return [child for child in node if child.tag.startswith(RNG) and child.tag not in names]


def _attribute_name(node: Any) -> str:
    own = node.get("name")
    return "#any" if own is None else own.replace("xml:", XML)


def _split(pattern: Pattern) -> Element:
    """Content here, attributes there: those that stand beside it, each of them optional or not."""
    if pattern[0] == "after":
        parts = [_split(part) for part in pattern[1:]]
        both = [*parts[0].attributes, *parts[1].attributes]
        assert len(both) == len(set(both)), both
        apart = parts[0].apart | parts[1].apart
        return Element(after(parts[0].content, parts[1].content), {**parts[0].attributes, **parts[1].attributes}, apart)
    if pattern[0] == "attribute":
        return Element(EMPTY, {pattern[1]: (True, pattern[2])})
    if pattern[0] == "either" and EMPTY in pattern[1]:
        rest = pattern[1] - {EMPTY}
        if all(part[0] == "attribute" for part in rest):
            names = frozenset(part[1] for part in rest)
            return Element(
                EMPTY, {part[1]: (False, part[2]) for part in rest}, frozenset({names} if len(names) > 1 else ())
            )
    return Element(pattern, {})
