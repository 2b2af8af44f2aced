"""Our schema in RELAX NG: the second grammar, made from the first and never written by hand.

``python -m edition.checking.xsd_to_relaxng`` prints it; ``make schema`` writes ``schema/tei-edition.rng``. The source is XML Schema
1.0 (W3C, parts 1 and 2, second edition), the result the XML syntax of RELAX NG (ISO 19757-2) with the datatypes of XML Schema.
Element ``p`` becomes the pattern ``p``, the group ``names`` becomes ``model.names``, the group of attributes ``global`` becomes
``att.global``, the type ``word`` becomes ``data.word``: names as scholars know them from the TEI's own grammar.

What is translated is what our schema uses. Anything else (wildcards, derived complex types, identity constraints, defaults) is
refused, so that nothing is lost in silence. Three things cannot be the same in both. In XML Schema every declared element may be
a root; here those may that the entry file declares. An empty element may hold white space here, and not there. There any element
may have ``xsi:schemaLocation`` and its kin, and here none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from lxml import etree

from edition.checking.describing import XS, Schema, documented, entry, read
from edition.checking.wording import bare
from edition.checking.writing_relaxng import written
from edition.errors import SettingsError
from edition.tei import TEI

RELAXNG = "http://relaxng.org/ns/structure/1.0"
ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"
DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
_PREFIX = {"element": "", "group": "model.", "attributeGroup": "att.", "simpleType": "data.", "attribute": "att.xml."}
_MODELS = {"sequence": "group", "choice": "choice", "all": "interleave"}
_ATTRIBUTES = ("attribute", "attributeGroup", "anyAttribute")
_LENGTHS = {"length", "minLength", "maxLength"}


def grammar(schema: Schema) -> Any:
    """A ``grammar`` of RELAX NG that admits the same documents; those elements are roots that the entry file declares."""
    made = etree.Element(f"{{{RELAXNG}}}grammar", nsmap={None: RELAXNG, "a": ANNOTATIONS})
    made.set("ns", TEI)
    made.set("datatypeLibrary", DATATYPES)
    _document(made, schema.roots[0])
    roots = [_ref(declared.get("name")) for declared in schema.roots[0].findall(f"{XS}element")]
    made.append(_pattern("start", _joined("choice", roots)))
    made.extend(_defines(schema.roots[0]))
    made.extend(_division(root) for root in schema.roots[1:])
    return made


def _division(root: Any) -> Any:
    """All declarations of one file."""
    division = _pattern("div")
    _document(division, root)
    division.extend(_defines(root))
    return division


def _defines(root: Any) -> Iterator[Any]:
    for declared in _children(root):
        kind = bare(declared.tag)
        if kind in _PREFIX:
            yield _define(kind, declared)
        elif kind not in ("include", "import"):
            raise _unknown(declared)


def _define(kind: str, declared: Any) -> Any:
    define = _pattern("define", name=_PREFIX[kind] + declared.get("name"))
    if kind == "element":
        define.append(_element(declared))
    elif kind == "attribute":
        define.append(_attribute(declared))
    else:
        _document(define, declared)
        define.extend(_body(kind, declared))
    return define


def _body(kind: str, declared: Any) -> list[Any]:
    if kind == "simpleType":
        return [_simple_type(declared)]
    if kind == "attributeGroup":
        return list(_attributes(declared)) or [_pattern("empty")]
    return [_particle(_only(declared, "choice", "sequence", "all"))]


# ------------------------------------------------------------------------------------------------------ elements, attributes


def _element(declared: Any) -> Any:
    """The ``element`` of a global element with a complex type of its own."""
    _check(declared, "name")
    made = _pattern("element", name=declared.get("name"))
    _document(made, declared)
    body = _only(declared, "complexType")
    _check(body, "mixed")
    simple = body.find(f"{XS}simpleContent")
    if simple is None:
        made.extend(_content(body))
        made.extend(_attributes(body))
    else:
        extension = _only(simple, "extension")
        made.append(_type(extension.get("base")))
        made.extend(_attributes(extension))
    return made


def _content(body: Any) -> list[Any]:
    """What an element holds, one after the other; ``empty`` where that is nothing."""
    particles = [child for child in _children(body) if bare(child.tag) not in _ATTRIBUTES]
    if len(particles) > 1:
        raise _unknown(particles[1])
    inner = [_particle(particles[0])] if particles else []
    if len(inner) == 1 and bare(inner[0].tag) == "group":
        inner = list(inner[0])
    if body.get("mixed") == "true":
        return [_pattern("mixed", *inner) if inner else _pattern("text")]
    return inner or [_pattern("empty")]


def _attributes(around: Any) -> Iterator[Any]:
    for one in _children(around):
        if bare(one.tag) == "attributeGroup":
            yield _ref(f"att.{one.get('ref')}")
        elif bare(one.tag) == "attribute" and one.get("use", "optional") in ("optional", "required"):
            _check(one, "ref" if one.get("ref") else "name", "type", "use")
            made = _ref(one.get("ref").replace("xml:", "att.xml.")) if one.get("ref") else _attribute(one)
            yield made if one.get("use") == "required" else _pattern("optional", made)
        elif bare(one.tag) in _ATTRIBUTES:
            raise _unknown(one)


def _attribute(declared: Any) -> Any:
    in_xml = declared.getparent().get("targetNamespace") == "http://www.w3.org/XML/1998/namespace"
    made = _pattern("attribute", name=("xml:" if in_xml else "") + declared.get("name"))
    _document(made, declared)
    made.append(_type(declared.get("type")) if declared.get("type") else _simple_type(_only(declared, "simpleType")))
    return made


# ------------------------------------------------------------------------------------------------------------ content models


def _particle(particle: Any) -> Any:
    _check(particle, "ref", "minOccurs", "maxOccurs")
    kind = bare(particle.tag)
    least = int(particle.get("minOccurs", 1))
    most = particle.get("maxOccurs", "1")
    if kind in ("element", "group") and particle.get("ref"):
        inner = [_ref(_PREFIX[kind] + particle.get("ref"))]
    elif kind in _MODELS:
        parts = [_particle(part) for part in _children(particle)]
        inner = parts if kind == "sequence" else [_joined(_MODELS[kind], parts)]
    else:
        raise _unknown(particle)
    return _repeated(inner, least, None if most == "unbounded" else int(most))


def _repeated(inner: list[Any], least: int, most: int | None) -> Any:
    """Patterns one after the other, from ``least`` to ``most`` times (None: any number)."""
    if most is None and least <= 1:
        return _pattern("oneOrMore" if least else "zeroOrMore", *inner)
    if (least, most) == (0, 1):
        return _pattern("optional", *inner)
    once = _joined("group", inner)
    copies = [_copied(once) for _ in range(least)]
    if most is None:
        return _joined("group", [*copies, _pattern("zeroOrMore", once)])
    return _joined("group", [*copies, *(_pattern("optional", _copied(once)) for _ in range(most - least))])


# ------------------------------------------------------------------------------------------------------------- simple types


def _simple_type(declared: Any) -> Any:
    made = _only(declared, "restriction", "list", "union")
    kind = bare(made.tag)
    if kind == "list":
        return _pattern("list", _pattern("zeroOrMore", _item(made)))
    if kind == "union":
        members = [_type(name) for name in (made.get("memberTypes") or "").split()]
        return _joined("choice", [*members, *(_simple_type(one) for one in made.findall(f"{XS}simpleType"))])
    inner = made.find(f"{XS}simpleType/{XS}list")
    return _restricted(made) if inner is None else _long_list(made, inner)


def _item(declared: Any) -> Any:
    return _type(declared.get("itemType"))


def _long_list(restriction: Any, declared: Any) -> Any:
    """A list of which it is said how many items it has at least."""
    facets = {bare(facet.tag): facet.get("value") for facet in restriction if bare(facet.tag) != "simpleType"}
    if not facets.keys() <= _LENGTHS:
        raise _unknown(restriction)
    least = facets.get("length") or facets.get("minLength") or "0"
    most = facets.get("length") or facets.get("maxLength")
    return _pattern("list", _repeated([_item(declared)], int(least), int(most) if most else None))


def _restricted(restriction: Any) -> Any:
    """A type of XML Schema with facets: some values, or a form."""
    base = restriction.get("base", "")
    facets = [(bare(facet.tag), facet.get("value")) for facet in _children(restriction)]
    if not facets:
        return _type(base)
    kinds = [kind for kind, _ in facets]
    if not base.startswith("xs:") or len(set(kinds)) < len(kinds) > kinds.count("enumeration"):
        raise _unknown(restriction)
    if kinds.count("enumeration"):
        return _joined("choice", [_pattern("value", value, type=base[3:]) for _, value in facets])
    return _pattern("data", *(_pattern("param", value, name=kind) for kind, value in facets), type=base[3:])


def _type(name: str) -> Any:
    """A named type: one of XML Schema, or one of ours."""
    return _pattern("data", type=name[3:]) if name.startswith("xs:") else _ref(f"data.{name}")


# ------------------------------------------------------------------------------------------------------------ making patterns


def _pattern(kind: str, *parts: Any, **attributes: str) -> Any:
    made = etree.Element(f"{{{RELAXNG}}}{kind}", attributes)
    for part in parts:
        if isinstance(part, str):
            made.text = part
        else:
            made.append(part)
    return made


def _ref(name: str) -> Any:
    return _pattern("ref", name=name)


def _joined(kind: str, parts: list[Any]) -> Any:
    """Patterns as one: nothing is ``empty``, one is itself."""
    if not parts:
        return _pattern("empty")
    return parts[0] if len(parts) == 1 else _pattern(kind, *parts)


def _copied(pattern: Any) -> Any:
    return etree.fromstring(etree.tostring(pattern))


def _document(made: Any, declared: Any) -> None:
    words = documented(declared)
    if words:
        etree.SubElement(made, f"{{{ANNOTATIONS}}}documentation").text = words


# ------------------------------------------------------------------------------------------------------------- reading XSD


def _children(declared: Any) -> list[Any]:
    return [child for child in declared.iterchildren(tag=etree.Element) if bare(child.tag) != "annotation"]


def _only(declared: Any, *kinds: str) -> Any:
    """The one child that a declaration has, of one of these kinds."""
    children = _children(declared)
    if len(children) != 1 or bare(children[0].tag) not in kinds:
        raise _unknown(declared)
    return children[0]


def _check(declared: Any, *known: str) -> None:
    if not set(declared.attrib) <= set(known):
        raise _unknown(declared)


def _unknown(declared: Any) -> SettingsError:
    written_as = " ".join([bare(declared.tag), *(f'{name}="{value}"' for name, value in declared.attrib.items())])
    message = f"<xs:{written_as}> (line {declared.sourceline}) is not translated into RELAX NG"
    return SettingsError(
        message, "say it as the other declarations of schema/ do, or extend edition.checking.xsd_to_relaxng"
    )


if __name__ == "__main__":
    sys.stdout.write(written(grammar(read(entry()))))
