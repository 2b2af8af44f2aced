"""Mutants of texts: one thing, or a few, done to a text that no editor would do on purpose."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
NAMES = (
    "p div head list item note q quote said persName placeName orgName date ref hi title lb pb choice sic corr app lem rdg"
    " ab seg table row cell figure graphic body text teiHeader titleStmt publicationStmt sourceDesc event person label"
    " paragraph"
).split()
ATTRIBUTES = "type when ref target n rend place who corresp notBefore wit status url rows part level x-y".split()
VALUES = [
    "",
    " ",
    "1914-07-28",
    "1914-09-31",
    "#wren",
    "#a #b",
    "true",
    "maybe",
    "en",
    "12",
    "-1",
    "a b",
    "é",
    "http://a b",
]


def mutant(root: Any, chance: random.Random) -> bytes:
    """A copy of a text with one to three changes."""
    copied = copy.deepcopy(root)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        change = chance.choice(CHANGES)
        inner = list(copied.iterdescendants("*"))
        if not inner:
            break
        change(chance.choice(inner), chance)
    source: bytes = etree.tostring(copied, encoding="utf-8")
    return source


def _delete(element: Any, _chance: random.Random) -> None:
    element.getparent().remove(element)


def _double(element: Any, _chance: random.Random) -> None:
    element.addnext(copy.deepcopy(element))


def _rename(element: Any, chance: random.Random) -> None:
    element.tag = f"{{{TEI}}}{chance.choice(NAMES)}"


def _move(element: Any, chance: random.Random) -> None:
    elements = [other for other in element.getroottree().iter("*") if element not in (other, *other.iterancestors())]
    if elements:
        chance.choice(elements).append(element)


def _swap(element: Any, _chance: random.Random) -> None:
    following = element.getnext()
    if following is not None:
        following.addnext(element)


def _wrap(element: Any, chance: random.Random) -> None:
    around = etree.Element(f"{{{TEI}}}{chance.choice(NAMES)}")
    element.addprevious(around)
    around.append(element)


def _unwrap(element: Any, _chance: random.Random) -> None:
    for child in element:
        element.addprevious(child)
    element.getparent().remove(element)


def _drop_attribute(element: Any, chance: random.Random) -> None:
    if element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]


def _rename_attribute(element: Any, chance: random.Random) -> None:
    if element.attrib:
        element.set(chance.choice(ATTRIBUTES), element.attrib.pop(chance.choice(list(element.attrib))))


def _add_attribute(element: Any, chance: random.Random) -> None:
    element.set(chance.choice(ATTRIBUTES), chance.choice(VALUES))


def _spoil_value(element: Any, chance: random.Random) -> None:
    if element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(VALUES))


def _put_words(element: Any, chance: random.Random) -> None:
    if chance.random() < 0.5:
        element.text = f"words {element.text or ''}"
    else:
        element.tail = f"words {element.tail or ''}"


def _change_namespace(element: Any, chance: random.Random) -> None:
    local = etree.QName(element).localname
    element.tag = chance.choice((local, f"{{urn:other}}{local}"))


CHANGES: tuple[Callable[[Any, random.Random], None], ...] = (
    _delete,
    _double,
    _rename,
    _move,
    _swap,
    _wrap,
    _unwrap,
    _drop_attribute,
    _rename_attribute,
    _add_attribute,
    _spoil_value,
    _put_words,
    _change_namespace,
)
