"""Documents with one thing changed at random: what an editor's slip of the hand does, and much that it does not."""

from __future__ import annotations

import copy
import random
from typing import Any

from lxml import etree

from edition.tei import TEI

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
VALUES = (
    "|a|a b| a |A|#a|#a #b|a.xml#b|http://example.org/a b|http://example.org/ä|1|-1|+1|1.5|1,5|1e3|INF|NaN|1/2|1/|0.5|2|007|"
    "true|yes|no|unknown|high|I|1874|1874-05|1874-05-09|1874-13|1874-02-30|1874-5-9|--05-09|--02-30|---32|-0044|0000|09:30|"
    "09:30:00|24:00:00|25:00:00|1874-05-09T09:30:00|1874-05-09T09:30:00Z|1874-05-09+02:00|P1D|P|PT2H|1D|en|de-AT|de_AT|x-y|"
    "en-verylongsubtag|12cm|12 cm|50%|4.9|4.9.0|4.9.0.1|1,2 3,4 5,6|1,2 3,4|1,2|a\tb|\xa0|a\xa0b|é|中|a:b|a:b:c|1a|-a|"
    "css|sent|main|a,b"
).split("|")
"""Values good for some types and bad for others. (Not U+200B: to jing it is neither a control character nor a blank.)"""
AMONG = "words"
"""Words that are put where there may be only elements."""


class Mutator:
    """Changes documents; names come from all the documents that it has seen, and from ``names`` and ``attributes``."""

    def __init__(self, names: list[str], attributes: list[str], seed: int) -> None:
        self._names, self._attributes = names, attributes
        self._random = random.Random(seed)  # noqa: S311 - no secret

    def mutant(self, document: Any) -> Any:
        """A changed copy of the root of a document."""
        root = copy.deepcopy(document)
        elements = list(root.iter(etree.Element))
        change = self._random.choice(
            [
                self._remove,
                self._double,
                self._swap,
                self._rename,
                self._move,
                self._drop,
                self._give,
                self._spoil,
                self._write,
            ]
        )
        change(self._random.choice(elements), elements)
        return root

    # ------------------------------------------------------------------------------------------------------- elements

    def _remove(self, element: Any, elements: list[Any]) -> None:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)

    def _double(self, element: Any, elements: list[Any]) -> None:
        if element.getparent() is not None:
            element.addnext(_without_ids(copy.deepcopy(element)))

    def _swap(self, element: Any, elements: list[Any]) -> None:
        following = element.getnext()
        if following is not None and element.getparent() is not None:
            following.addnext(element)

    def _rename(self, element: Any, elements: list[Any]) -> None:
        if element.getparent() is not None:
            element.tag = self._name()

    def _move(self, element: Any, elements: list[Any]) -> None:
        """A copy of another element, without what is in it, into this one, or this one into a new element."""
        if self._random.random() < 0.5:
            other = self._random.choice(elements)
            copied = _without_ids(etree.Element(other.tag, dict(other.attrib)))
            element.insert(self._random.randint(0, len(element)), copied)
        elif element.getparent() is not None:
            around = etree.Element(self._name())
            element.addprevious(around)
            around.append(element)

    def _name(self) -> str:
        return f"{{{TEI}}}{self._random.choice(self._names)}"

    # ------------------------------------------------------------------------------------------------ attributes, words

    def _drop(self, element: Any, elements: list[Any]) -> None:
        having = [one for one in elements if one.attrib]
        if having:
            one = self._random.choice(having)
            del one.attrib[self._random.choice(list(one.attrib))]

    def _give(self, element: Any, elements: list[Any]) -> None:
        name = self._random.choice(self._attributes)
        if name != XML_ID:
            element.set(name, self._random.choice(VALUES))

    def _spoil(self, element: Any, elements: list[Any]) -> None:
        having = [(one, name) for one in elements for name in one.attrib if name != XML_ID]
        if having:
            one, name = self._random.choice(having)
            one.set(name, self._random.choice(VALUES))

    def _write(self, element: Any, elements: list[Any]) -> None:
        if self._random.random() < 0.3:
            element.text = None
            element[:] = []
        else:
            element.text = f"{element.text or ''}{AMONG}"


def _without_ids(element: Any) -> Any:
    for one in element.iter(etree.Element):
        one.attrib.pop(XML_ID, None)
    return element
