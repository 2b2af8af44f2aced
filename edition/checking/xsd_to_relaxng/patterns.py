"""Declarations of XML Schema as they are read, and patterns of RELAX NG as they are made: both as elements of lxml."""

from __future__ import annotations

from typing import Any

from lxml import etree

from edition.checking.describing import documented
from edition.checking.namespaces import RELAX_NG
from edition.checking.wording import bare
from edition.errors import SettingsError

ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"


def pattern(kind: str, *parts: Any, **attributes: str) -> Any:
    """A pattern of its parts; one that is a string is its text."""
    made = etree.Element(f"{{{RELAX_NG}}}{kind}", attributes)
    for part in parts:
        if isinstance(part, str):
            made.text = part
        else:
            made.append(part)
    return made


def ref(name: str) -> Any:
    """A reference to a definition."""
    return pattern("ref", name=name)


def joined(kind: str, parts: list[Any]) -> Any:
    """Patterns as one: nothing is ``empty``, one is itself."""
    if not parts:
        return pattern("empty")
    return parts[0] if len(parts) == 1 else pattern(kind, *parts)


def copied(made: Any) -> Any:
    """The same pattern once more, since an element of lxml stands in one place only."""
    return etree.fromstring(etree.tostring(made))


def document(made: Any, declared: Any) -> None:
    """What is said of a declaration, written into its pattern."""
    words = documented(declared)
    if words:
        etree.SubElement(made, f"{{{ANNOTATIONS}}}documentation").text = words


def repeated(inner: list[Any], least: int, most: int | None) -> Any:
    """Patterns one after the other, from ``least`` to ``most`` times (None: any number)."""
    if most is None and least <= 1:
        return pattern("oneOrMore" if least else "zeroOrMore", *inner)
    if (least, most) == (0, 1):
        return pattern("optional", *inner)
    once = joined("group", inner)
    copies = [copied(once) for _ in range(least)]
    if most is None:
        return joined("group", [*copies, pattern("zeroOrMore", once)])
    return joined("group", [*copies, *(pattern("optional", copied(once)) for _ in range(most - least))])


# ------------------------------------------------------------------------------------------------------------- reading XSD


def children(declared: Any) -> list[Any]:
    """What a declaration consists of, beside its documentation."""
    return [child for child in declared.iterchildren(tag=etree.Element) if bare(child.tag) != "annotation"]


def only(declared: Any, *kinds: str) -> Any:
    """The one child that a declaration has, of one of these kinds."""
    found = children(declared)
    if len(found) != 1 or bare(found[0].tag) not in kinds:
        raise unknown(declared)
    return found[0]


def check(declared: Any, *known: str) -> None:
    """Refuse a declaration that has attributes which are not translated."""
    if not set(declared.attrib) <= set(known):
        raise unknown(declared)


def unknown(declared: Any) -> SettingsError:
    """The error for what is not translated."""
    written_as = " ".join([bare(declared.tag), *(f'{name}="{value}"' for name, value in declared.attrib.items())])
    message = f"<xs:{written_as}> (line {declared.sourceline}) is not translated into RELAX NG"
    return SettingsError(
        message, "say it as the other declarations of schema/ do, or extend edition.checking.xsd_to_relaxng"
    )
