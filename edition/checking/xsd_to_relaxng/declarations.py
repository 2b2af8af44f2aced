"""Elements, groups and attributes; and the grammar that they make up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from edition.checking.describing import XS, Schema
from edition.checking.namespaces import DATATYPES, RELAX_NG
from edition.checking.wording import bare
from edition.checking.xsd_to_relaxng.patterns import (
    ANNOTATIONS,
    check,
    children,
    document,
    joined,
    only,
    pattern,
    ref,
    repeated,
    unknown,
)
from edition.checking.xsd_to_relaxng.types import named_type, simple_type
from edition.tei import TEI, XML

_PREFIX = {"element": "", "group": "model.", "attributeGroup": "att.", "simpleType": "data.", "attribute": "att.xml."}
_MODELS = {"sequence": "group", "choice": "choice", "all": "interleave"}
_ATTRIBUTES = ("attribute", "attributeGroup", "anyAttribute")
_ATTRIBUTE_NAMES = re.compile(r"@\w+(\|@\w+)+")


def grammar(schema: Schema) -> Any:
    """A ``grammar`` of RELAX NG that admits the same documents; those elements are roots that the entry file declares."""
    made = etree.Element(f"{{{RELAX_NG}}}grammar", nsmap={None: RELAX_NG, "a": ANNOTATIONS})
    made.set("ns", TEI)
    made.set("datatypeLibrary", DATATYPES)
    document(made, schema.roots[0])
    roots = [ref(declared.get("name")) for declared in schema.roots[0].findall(f"{XS}element")]
    made.append(pattern("start", joined("choice", roots)))
    made.extend(_defines(schema.roots[0]))
    made.extend(_division(root) for root in schema.roots[1:])
    return made


def _division(root: Any) -> Any:
    """All declarations of one file."""
    division = pattern("div")
    document(division, root)
    division.extend(_defines(root))
    return division


def _defines(root: Any) -> Iterator[Any]:
    for declared in children(root):
        kind = bare(declared.tag)
        if kind in _PREFIX:
            yield _define(kind, declared)
        elif kind not in ("include", "import"):
            raise unknown(declared)


def _define(kind: str, declared: Any) -> Any:
    define = pattern("define", name=_PREFIX[kind] + declared.get("name"))
    if kind == "element":
        define.append(_element(declared))
    elif kind == "attribute":
        define.append(_attribute(declared))
    else:
        document(define, declared)
        define.extend(_body(kind, declared))
    return define


def _body(kind: str, declared: Any) -> list[Any]:
    if kind == "simpleType":
        return [simple_type(declared)]
    if kind == "attributeGroup":
        return list(_attributes(declared)) or [pattern("empty")]
    return [_particle(only(declared, "choice", "sequence", "all"))]


# ------------------------------------------------------------------------------------------------------ elements, attributes


def _element(declared: Any) -> Any:
    """The ``element`` of a global element with a complex type of its own."""
    check(declared, "name")
    made = pattern("element", name=declared.get("name"))
    document(made, declared)
    body, *limits = children(declared)
    if bare(body.tag) != "complexType":
        raise unknown(body)
    check(body, "mixed")
    simple = body.find(f"{XS}simpleContent")
    if simple is None:
        made.extend(_content(body))
        made.extend(_apart(list(_attributes(body)), limits))
    else:
        extension = only(simple, "extension")
        made.append(named_type(extension.get("base")))
        made.extend(_attributes(extension))
    return made


def _content(body: Any) -> list[Any]:
    """What an element holds, one after the other; ``empty`` where that is nothing."""
    particles = [child for child in children(body) if bare(child.tag) not in _ATTRIBUTES]
    if len(particles) > 1:
        raise unknown(particles[1])
    inner = [_particle(particles[0])] if particles else []
    if len(inner) == 1 and bare(inner[0].tag) == "group":
        inner = list(inner[0])
    if body.get("mixed") == "true":
        return [pattern("mixed", *inner) if inner else pattern("text")]
    return inner or [pattern("empty")]


def _attributes(around: Any) -> Iterator[Any]:
    for one in children(around):
        if bare(one.tag) == "attributeGroup":
            yield ref(f"att.{one.get('ref')}")
        elif bare(one.tag) == "attribute" and one.get("use", "optional") in ("optional", "required"):
            check(one, "ref" if one.get("ref") else "name", "type", "use")
            made = ref(one.get("ref").replace("xml:", "att.xml.")) if one.get("ref") else _attribute(one)
            yield made if one.get("use") == "required" else pattern("optional", made)
        elif bare(one.tag) in _ATTRIBUTES:
            raise unknown(one)


def _alternatives(limit: Any) -> list[str]:
    """Attributes of which at most one may be there: ``xs:unique`` with a field that admits but one of them."""
    paths = [child.get("xpath", "") for child in children(limit)]
    if bare(limit.tag) != "unique" or len(paths) != 2 or paths[0] != "." or not _ATTRIBUTE_NAMES.fullmatch(paths[1]):
        raise unknown(limit)
    return [name.removeprefix("@") for name in paths[1].split("|")]


def _apart(attributes: list[Any], limits: list[Any]) -> list[Any]:
    """Attributes of which one excludes the other as a choice, at the place of the first."""
    for limit in limits:
        names = _alternatives(limit)
        found = [one for one in attributes if bare(one.tag) == "optional" and one[0].get("name") in names]
        if len(found) != len(names):
            raise unknown(limit)
        at = attributes.index(found[0])
        rest = [one for one in attributes if one not in found]
        attributes = [*rest[:at], pattern("choice", *found), *rest[at:]]
    return attributes


def _attribute(declared: Any) -> Any:
    in_xml = declared.getparent().get("targetNamespace") == XML
    made = pattern("attribute", name=("xml:" if in_xml else "") + declared.get("name"))
    document(made, declared)
    made.append(named_type(declared.get("type")) if declared.get("type") else simple_type(only(declared, "simpleType")))
    return made


# ------------------------------------------------------------------------------------------------------------ content models


def _particle(declared: Any) -> Any:
    check(declared, "ref", "minOccurs", "maxOccurs")
    kind = bare(declared.tag)
    least = int(declared.get("minOccurs", 1))
    most = declared.get("maxOccurs", "1")
    if kind in ("element", "group") and declared.get("ref"):
        inner = [ref(_PREFIX[kind] + declared.get("ref"))]
    elif kind in _MODELS:
        parts = [_particle(part) for part in children(declared)]
        inner = parts if kind == "sequence" else [joined(_MODELS[kind], parts)]
    else:
        raise unknown(declared)
    return repeated(inner, least, None if most == "unbounded" else int(most))
