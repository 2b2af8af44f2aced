"""The documentation of the schema, element by element, from its annotations: what ``docs/schema.md`` consists of.

``python -m edition.checking.describing`` prints it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from edition.checking.namespaces import XML_SCHEMA
from edition.checking.wording import bare
from edition.project import shelf

XS = f"{{{XML_SCHEMA}}}"
_INTRODUCTION = """# The schema, element by element

This page is made from the annotations in `schema/` (`python -m edition.checking.describing`); a test keeps it fresh. The schema is
a proper subset of TEI P5 4.9: whatever it admits, the TEI admits as well. In the lists of what an element holds, `words` means
running text; a name in *italics* is a [group](#groups), any element of which may stand there; `?` means at most once, `+` once
or more, `*` any number of times, `|` or. Attributes that an element must have are **bold**. Every element may also have the
[attributes that all have](#attributes-that-every-element-has)."""


@dataclass(slots=True)
class Schema:
    """The declarations of all files of a schema, by name; ``files`` are the titles of files and the elements in them.

    ``roots`` are the ``xs:schema`` of the files themselves, the entry first.
    """

    elements: dict[str, Any] = field(default_factory=dict)
    groups: dict[str, Any] = field(default_factory=dict)
    attribute_groups: dict[str, Any] = field(default_factory=dict)
    types: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    files: list[tuple[str, list[str]]] = field(default_factory=list)
    roots: list[Any] = field(default_factory=list)


def read(entry: Path) -> Schema:
    """A schema with the files that it includes and imports, in their order."""
    schema = Schema()
    root = etree.parse(str(entry)).getroot()
    parts = [entry.parent / part.get("schemaLocation") for part in root.iter(f"{XS}include")]
    for path in [entry, *parts, entry.parent / "xml.xsd"]:
        _take_in(schema, etree.parse(str(path)).getroot())
    return schema


def _take_in(schema: Schema, root: Any) -> None:
    schema.roots.append(root)
    tables = {
        "element": schema.elements,
        "group": schema.groups,
        "attributeGroup": schema.attribute_groups,
        "simpleType": schema.types,
        "attribute": schema.attributes,
    }
    for declared in root:
        if isinstance(declared.tag, str) and (table := tables.get(bare(declared.tag))) is not None:
            table[declared.get("name")] = declared
    names = [element.get("name") for element in root.findall(f"{XS}element")]
    if names:
        schema.files.append((documented(root), names))


def documented(declared: Any) -> str:
    """The documentation of a declaration."""
    return " ".join((declared.findtext(f"{XS}annotation/{XS}documentation") or "").split())


def page(schema: Schema) -> str:
    """``docs/schema.md``."""
    parents = _parents(schema)
    parts = [_INTRODUCTION]
    for title, names in schema.files:
        parts.append(f"## {'The whole' if names == ['TEI'] else title.rstrip('.')}")
        parts += [_element(schema, name, parents) for name in sorted(names, key=str.casefold)]
    parts.append(_groups(schema))
    parts.append(
        "## Attributes that every element has\n\n" + "\n".join(_table(schema, schema.attribute_groups["global"]))
    )
    return "\n\n".join(parts) + "\n"


def _element(schema: Schema, name: str, parents: dict[str, set[str]]) -> str:
    declared = schema.elements[name]
    around = sorted(parents.get(name, ()), key=str.casefold)
    lines = [f"### {name}", "", documented(declared), "", f"* Holds: {_content(declared)}"]
    lines.append("* Stands in: " + (", ".join(f"`{p}`" for p in around) if around else "nothing; it is the root"))
    body = declared.find(f"{XS}complexType")
    own = _table(schema, body)
    return "\n".join([*lines, *(["", *own] if len(own) > 2 else [])])


def _table(schema: Schema, around: Any) -> list[str]:
    """The attributes below a declaration, groups written out, those of every element left out."""
    rows = [f"| {name} | {words} |" for name, words in _attributes(schema, around)]
    return ["| attribute | meaning |", "|---|---|", *rows]


def _attributes(schema: Schema, around: Any) -> Iterator[tuple[str, str]]:
    for one in around.iter(f"{XS}attribute", f"{XS}attributeGroup"):
        reference = (one.get("ref") or "").removeprefix("xml:")
        if one.tag == f"{XS}attributeGroup" and one is not around:
            if reference == "identified":
                yield "**`xml:id`**", documented(schema.attributes["id"])
            elif reference != "global":
                yield from _attributes(schema, schema.attribute_groups[reference])
        elif one.tag == f"{XS}attribute":
            name = one.get("ref") or one.get("name")
            said = documented(schema.attributes[reference] if reference else one)
            strong = "**" if one.get("use") == "required" else ""
            yield f"{strong}`{name}`{strong}", f"{said}{_values(schema, one.get('type'))}".replace("|", "\\|")


def _values(schema: Schema, type_: str | None) -> str:
    """The values of a closed list."""
    declared = schema.types.get(type_ or "")
    found = [v.get("value") for v in declared.iter(f"{XS}enumeration")] if declared is not None else []
    return f" One of: {', '.join(f'`{value}`' for value in found)}." if found else ""


_OCCURS = {("0", "1"): "?", ("1", "unbounded"): "+", ("0", "unbounded"): "*", ("2", "unbounded"): " (two or more)"}


def _content(declared: Any) -> str:
    body = declared.find(f"{XS}complexType")
    if body.find(f"{XS}simpleContent") is not None:
        return "words"
    model = next((child for child in body if bare(child.tag) in ("sequence", "choice", "group")), None)
    if model is None:
        return "nothing"
    written = re.sub(r"^\((.*)\)\*$", r"\1", _model(model))
    if body.get("mixed") and model.tag != f"{XS}choice":
        written = written.removesuffix("*")  # in mixed content everything may come again
    return f"words, and any of: {written}" if body.get("mixed") else written


def _model(particle: Any) -> str:
    kind = bare(particle.tag)
    times = _OCCURS.get((particle.get("minOccurs", "1"), particle.get("maxOccurs", "1")), "")
    if kind == "element":
        return f"`{particle.get('ref')}`{times}"
    if kind == "group":
        return f"*{particle.get('ref')}*{times}"
    parts = [_model(part) for part in particle if bare(part.tag) in ("sequence", "choice", "group", "element")]
    joined = (" | " if kind == "choice" else ", ").join(parts)
    return f"({joined}){times}" if len(parts) > 1 or times else joined


def _groups(schema: Schema) -> str:
    rows = []
    for name, declared in schema.groups.items():
        model = declared.find(f"{XS}choice")
        rows.append(f"* *{name}*: {documented(declared)} {_model(model).strip('()').replace(' | ', ', ')}")
    return "## Groups\n\n" + "\n".join(rows)


def _parents(schema: Schema) -> dict[str, set[str]]:
    """In which elements each element may stand."""
    found: dict[str, set[str]] = {}
    for parent, declared in schema.elements.items():
        for name in _names(schema, declared):
            found.setdefault(name, set()).add(parent)
    return found


def _names(schema: Schema, declared: Any) -> Iterator[str]:
    for one in declared.iter(f"{XS}element", f"{XS}group"):
        reference = one.get("ref")
        if reference and one.tag == f"{XS}element":
            yield reference
        elif reference:
            yield from _names(schema, schema.groups[reference])


def entry() -> Path:
    """The schema of the toolkit."""
    return shelf("schema")[-1] / "tei-edition.xsd"


if __name__ == "__main__":
    sys.stdout.write(page(read(entry())))
